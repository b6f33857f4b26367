//! The interrupts of a simulated chip: the queue of edges, the alarm, and the pulses that its timer makes.

use vm::board::irq::{self, Edge, EdgeQueue};
use vm::board::pwm::{self, Step, STEPS};

use crate::part::{Nanos, US};

/// Nanoseconds of a count of the pulses' timer.
const COUNT: Nanos = US / pwm::COUNTS as Nanos;

/// The interrupts of a chip.
#[derive(Clone, Debug)]
pub(crate) struct Events {
    queue: EdgeQueue,
    /// Pins whose rising edges are noted, and pins whose falling edges are; as bits.
    rising: u32,
    falling: u32,
    /// The levels of these pins when somebody last looked, as bits.
    seen: u32,
    /// The alarm, in microseconds of the chip's clock.
    pub alarm_us: Option<u64>,
    pub pulses: Pulses,
}

impl Events {
    pub const fn new() -> Events {
        Events {
            queue: EdgeQueue::new(),
            rising: 0,
            falling: 0,
            seen: 0,
            alarm_us: None,
            pulses: Pulses::new(),
        }
    }
    /// Watches a pin, which has this level now, for edges.
    pub fn watch(&mut self, pin: u32, edges: u32, level: bool) {
        let set = |bits: u32, on: bool| bits & !(1 << pin) | u32::from(on) << pin;
        self.rising = set(self.rising, edges & irq::RISING != 0);
        self.falling = set(self.falling, edges & irq::FALLING != 0);
        self.seen = set(self.seen, level);
    }
    /// The pins that are watched, as bits.
    pub fn watched(&self) -> u32 {
        self.rising | self.falling
    }
    /// True if a program waits for anything.
    pub fn is_active(&self) -> bool {
        self.watched() != 0 || self.alarm_us.is_some()
    }
    /// A watched pin has this level: notes an edge.
    pub fn see(&mut self, pin: u32, high: bool) {
        let (bit, before) = (1 << pin, self.seen >> pin & 1 != 0);
        if high == before {
            return;
        }
        self.seen ^= bit;
        let noted = if high { self.rising } else { self.falling };
        if noted & bit != 0 {
            self.queue.push(Edge { pin, high });
        }
    }
    /// True if one of these events waits, as `vm::board::Board::has_event`.
    pub fn has(&self, of: u32, now_us: u64) -> bool {
        let rings = || self.alarm_us.is_some_and(|at| at <= now_us);
        of & irq::ALARM != 0 && rings() || self.queue.has(of & irq::PINS)
    }
    pub fn take(&self, pins: u32) -> Option<Edge> {
        self.queue.take(pins)
    }
    pub fn lost(&self) -> u32 {
        self.queue.lost()
    }
    /// Ends everything but the pulses.
    pub fn release(&mut self) {
        self.queue.clear();
        (self.rising, self.falling, self.alarm_us) = (0, 0, None);
    }
}

/// The pulses that the chip makes.
#[derive(Clone, Debug)]
pub(crate) struct Pulses {
    /// The steps of this period, and how many there are.
    steps: [Step; STEPS],
    count: usize,
    /// Those of the next period, if they are others.
    next: Option<([Step; STEPS], usize)>,
    /// The step that comes next, and when.
    index: usize,
    at: Nanos,
}

impl Pulses {
    const fn new() -> Pulses {
        Pulses {
            steps: [Step {
                counts: 0,
                levels: 0,
            }; STEPS],
            count: 0,
            next: None,
            index: 0,
            at: 0,
        }
    }
    /// Plays these steps, as `vm::board::Board::pwm_play`.
    pub fn play(&mut self, steps: &[Step], now: Nanos) {
        let mut all = [Step::default(); STEPS];
        all[..steps.len()].copy_from_slice(steps);
        let new = (all, steps.len());
        if self.count > 0 && !steps.is_empty() {
            self.next = Some(new);
            return;
        }
        ((self.steps, self.count), self.next) = (new, None);
        (self.index, self.at) = (0, now);
    }
    /// Nanoseconds until the next step.
    pub fn until(&self, now: Nanos) -> Option<Nanos> {
        (self.count > 0).then(|| self.at.saturating_sub(now))
    }
    /// The pins that become high and those that become low, if a step is due.
    pub fn due(&mut self, now: Nanos) -> Option<(u32, u32)> {
        if self.count == 0 || self.at > now {
            return None;
        }
        if self.index == 0 {
            if let Some(new) = self.next.take() {
                (self.steps, self.count) = new;
            }
        }
        let step = self.steps[self.index];
        self.index = (self.index + 1) % self.count;
        self.at += Nanos::from(step.counts) * COUNT;
        Some((step.levels >> 16, step.levels & 0xffff))
    }
}

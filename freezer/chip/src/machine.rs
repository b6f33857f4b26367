//! The whole chip: decides which block of code is next, and what happens between two of them.

use crate::core::blocks::{Block, Blocks};
use crate::core::exception::cause;
use crate::core::execute::{self, Context, Outcome};
use crate::core::registers::{ps, Pace, Registers, TIMER_LINE};
use crate::findings::{Findings, Kind};
use crate::hardware::{Hardware, Peripherals};
use crate::memory::{map, Memory, Refusal};
use crate::peripherals::reset::Cause;
use crate::profile::Profile;
use crate::record::Recorder;
use crate::tally::{Counts, Phase, Tally};
use crate::time::{Clocks, NEVER};
use crate::{Time, World};

/// The reasons for which [`Machine::run`] comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The moment has come.
    Time,
    /// The instruction at a watched address is next.
    Watched(u32),
    /// The core sleeps, and nothing inside the chip will wake it.
    Asleep,
    /// The chip is in deep sleep without an end.
    DeepSleep,
    /// The core does not have the instruction at this address, whose bytes are these.
    Unknown(u32, u32),
    /// The chip was reset, and is about to start.
    Reset(Cause),
}

/// An emulated ESP8266.
pub struct Machine {
    /// The core's registers.
    pub registers: Registers,
    /// The memories.
    pub memory: Memory,
    /// The peripherals.
    pub peripherals: Peripherals,
    /// What the chip refused.
    pub findings: Findings,
    /// Counts by phase.
    pub tally: Tally,
    /// Where instructions were executed, if somebody asks.
    pub profile: Option<Box<Profile>>,
    /// Records samples of what is executed, if somebody asks. Nothing is profiled meanwhile.
    pub recorder: Option<Box<Recorder>>,
    blocks: Blocks,
    pace: Pace,
    clocks: Clocks,
    instructions: u64,
    /// The cycle at which something has to be done.
    deadline: u64,
    /// Interrupts may be due, or the deadline another one.
    attention: bool,
    /// The core sleeps.
    waiting: bool,
    /// The watched block at the program counter has been reported.
    reported: bool,
}

impl Machine {
    /// A chip at power-on. The mask ROM is `rom`; the run comes back at each address of `watched`.
    #[must_use]
    pub fn new(rom: &[u8], peripherals: Peripherals, watched: Vec<u32>) -> Machine {
        Machine {
            registers: Registers::reset(0),
            memory: Memory::new(rom),
            peripherals,
            // Nobody has said yet where the stack is.
            findings: Findings::new(u32::MAX),
            tally: Tally::default(),
            profile: None,
            recorder: None,
            blocks: Blocks::new(watched),
            pace: Pace::new(Clocks::RESET.core),
            clocks: Clocks::RESET,
            instructions: 0,
            deadline: 0,
            attention: true,
            waiting: false,
            reported: false,
        }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Time {
        self.pace.time(self.registers.cycles)
    }
    /// The counts of the whole run.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            instructions: self.instructions,
            misses: self.memory.cache.misses,
            time: self.now(),
        }
    }
    /// True while the core sleeps.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }
    /// True if the core sleeps and no interrupt may wake it: it waits for a reset.
    #[must_use]
    pub fn is_halted(&self) -> bool {
        self.waiting && self.registers.ps & ps::INTLEVEL != 0
    }
    /// Another phase of the run begins.
    pub fn begin(&mut self, phase: Phase) {
        let counts = self.counts();
        self.tally.switch(phase, counts);
    }
    /// The word at an aligned address; `None` for what is not memory.
    #[must_use]
    pub fn peek(&self, address: u32) -> Option<u32> {
        self.memory
            .peek(address, self.peripherals.mapped(self.now()))
    }
    /// A byte arrives at UART 0, now.
    pub fn receive(&mut self, byte: u8) {
        let now = self.now();
        self.peripherals.uart0.receive(byte, now);
        self.attention = true;
    }
    /// A part drives a pin to this level from now on.
    pub fn pin_changed(&mut self, pin: u8, level: bool) {
        self.peripherals.gpio.changed(pin, level);
        self.attention = true;
    }
    /// Lets time pass until the moment `until`, after [`Stop::Asleep`] or [`Stop::DeepSleep`]: nothing happens meanwhile.
    pub fn pass(&mut self, until: Time) {
        let cycles = self.pace.cycles(until);
        self.registers.cycles = cycles.max(self.registers.cycles);
    }
    /// Resets the chip.
    pub fn reset(&mut self, cause: Cause, world: &mut dyn World) {
        self.registers = Registers::reset(self.registers.cycles);
        let now = self.now();
        self.peripherals.reset(cause, now, &mut self.memory, world);
        self.set_clocks(world);
        self.blocks.clear();
        self.memory.forget_code();
        self.findings.stack_bottom = u32::MAX;
        (self.waiting, self.attention, self.reported) = (false, true, false);
        let counts = self.counts();
        self.tally.reset(counts);
    }

    /// Runs until the moment `until`, or until something else comes first.
    pub fn run(&mut self, world: &mut dyn World, until: Time) -> Stop {
        self.attention = true;
        loop {
            if self.attention || self.registers.cycles >= self.deadline {
                if let Some(stop) = self.attend(world, until) {
                    return stop;
                }
            }
            if self.waiting {
                if let Some(stop) = self.sleep(world, until) {
                    return stop;
                }
                continue;
            }
            let pc = self.registers.pc;
            let Some(block) = self.next_block(pc) else {
                continue;
            };
            if block.watched && !self.reported {
                self.reported = true;
                return Stop::Watched(pc);
            }
            self.reported = false;
            if let Some(stop) = self.execute(world, &block) {
                return stop;
            }
        }
    }

    /// The block at `pc`. Raises an exception where there is no code.
    #[inline]
    fn next_block(&mut self, pc: u32) -> Option<Block> {
        let found = match self.blocks.find(pc) {
            Some(id) => Some(id),
            None => {
                let mapped = self.peripherals.mapped(self.now());
                self.blocks.decode(pc, &mut self.memory, mapped)
            }
        };
        if found.is_none() {
            let (cause, why) = match map::nothing(pc) {
                Some(_) => (cause::FETCH, Refusal::Unmapped),
                None => (cause::FETCH_PROHIBITED, Refusal::Prohibited),
            };
            self.findings.refused(pc, Kind::Fetch, 4, why, pc);
            self.registers.excvaddr = pc;
            self.registers.raise(cause, pc);
            self.enter(false);
        }
        found.map(|id| self.blocks.get(id))
    }

    fn execute(&mut self, world: &mut dyn World, block: &Block) -> Option<Stop> {
        let ops = self.blocks.ops(block);
        let mut bus = Hardware {
            peripherals: &mut self.peripherals,
            world,
        };
        macro_rules! context {
            ($probe:expr) => {
                Context {
                    registers: &mut self.registers,
                    memory: &mut self.memory,
                    bus: &mut bus,
                    pace: &self.pace,
                    deadline: self.deadline,
                    findings: &mut self.findings,
                    probe: $probe,
                }
            };
        }
        let (start, end) = (block.pc, block.end);
        let took = match (&mut self.profile, &mut self.recorder) {
            (None, None) => execute::block(&mut context!(&mut ()), ops, start, end),
            (_, Some(recorder)) => recorder.execute(context!(&mut ()), ops, start, end),
            (Some(profile), None) => {
                let took = execute::block(&mut context!(&mut **profile), ops, start, end);
                profile.block(start, end, &ops[..took.operations], self.instructions);
                took
            }
        };
        self.instructions += took.instructions;
        self.attention |= self.peripherals.touched;
        if took.outcome != Outcome::Next {
            self.attention = true;
            match took.outcome {
                Outcome::Unknown(bytes) => return Some(Stop::Unknown(self.registers.pc, bytes)),
                Outcome::Wait => {
                    self.waiting = true;
                    let counts = self.counts();
                    self.tally.sleep(counts);
                }
                Outcome::Raised => self.enter(false),
                Outcome::Returned => {
                    let counts = self.counts();
                    self.tally.back(counts);
                }
                Outcome::Next | Outcome::System => {}
            }
        }
        if self.memory.stale_code {
            self.blocks.clear();
            self.memory.forget_code();
        }
        None
    }

    fn enter(&mut self, interrupt: bool) {
        let counts = self.counts();
        self.tally.enter(interrupt, counts);
    }

    /// Does what is due: events of the peripherals, a reset, the timer's comparison, an interrupt. Sets the next deadline.
    fn attend(&mut self, world: &mut dyn World, until: Time) -> Option<Stop> {
        self.attention = false;
        let now = self.now();
        self.peripherals.advance(now, world);
        self.peripherals.touched = false;
        if self.peripherals.clocks() != self.clocks {
            self.set_clocks(world);
        }
        if self.peripherals.flash.take_changed() {
            self.blocks.clear();
            self.memory.forget_code();
        }
        if let Some(cause) = self.peripherals.reset_due() {
            self.reset(cause, world);
            return Some(Stop::Reset(cause));
        }
        if let Some(end) = self.peripherals.rtc.asleep_until() {
            return Some(self.deep_sleep(world, end));
        }
        let r = &mut self.registers;
        r.compare();
        r.interrupt |= self.peripherals.take_edges();
        r.set_levels(self.peripherals.levels());
        if r.due() != 0 {
            if std::mem::take(&mut self.waiting) {
                let counts = self.counts();
                self.tally.back(counts);
            }
            let pc = self.registers.pc;
            self.registers.raise(cause::INTERRUPT, pc);
            self.registers.cycles += crate::core::costs::EXCEPTION;
            self.enter(true);
        }
        if now >= until {
            self.attention = true;
            return Some(Stop::Time);
        }
        let next = self.peripherals.next().min(world.next_change(now));
        let next = self.pace.cycles(next.min(until));
        self.deadline = next
            .min(self.registers.compare_at)
            .max(self.registers.cycles + 1);
        None
    }

    /// Lets time pass until the next event, while the core sleeps.
    fn sleep(&mut self, world: &mut dyn World, until: Time) -> Option<Stop> {
        let r = &self.registers;
        let masked = r.ps & (ps::EXCM | ps::INTLEVEL) != 0;
        let enabled = if masked { 0 } else { r.intenable };
        let timer = enabled >> TIMER_LINE & 1 != 0;
        let changes = world.next_change(self.now());
        let next = self.peripherals.next_for_sleeper(enabled, changes);
        if next == NEVER && !timer {
            return Some(Stop::Asleep);
        }
        let mut cycles = self.pace.cycles(next.min(until));
        if timer {
            cycles = cycles.min(r.compare_at);
        }
        self.registers.cycles = cycles.max(self.registers.cycles);
        self.attend(world, until)
    }

    /// The chip sleeps deeply until `end`; then it is reset.
    fn deep_sleep(&mut self, world: &mut dyn World, end: Option<Time>) -> Stop {
        self.waiting = false;
        self.begin(Phase::Waiting);
        let Some(end) = end else {
            self.attention = true;
            return Stop::DeepSleep;
        };
        self.registers.cycles = self.pace.cycles(end).max(self.registers.cycles);
        let cause = match world.wakes_by_reset_pin() {
            true => Cause::External,
            false => Cause::SleepTimer,
        };
        self.reset(cause, world);
        Stop::Reset(cause)
    }

    fn set_clocks(&mut self, world: &mut dyn World) {
        let now = self.now();
        self.clocks = self.peripherals.clocks();
        self.pace.change(self.registers.cycles, self.clocks.core);
        self.peripherals.set_clocks(self.clocks, now, world);
    }
}

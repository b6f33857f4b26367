//! Interrupts on the emulated chip: no edge is lost, whatever the program does meanwhile, and pulses have their length.
//!
//!     cargo test --release --test emulator interrupts -- --ignored      60 seconds of the chip's time

use std::collections::VecDeque;

use chip::hardware::Peripherals;
use chip::peripherals::flash::Flash;
use chip::rom::ROM;
use chip::time::{MS, NEVER, SECOND, US};
use chip::{Machine, Stop, Time, World};
use freezer::firmware::{prebuilt, Firmware};
use support::chip::FIRMWARE;
use support::project;
use support::run::{program, try_freeze};

use crate::board::flash;

const MAC: [u8; 6] = [0x02, 0, 0, 0, 0, 1];
const BAUD: u32 = 115_200;

/// The encoder's two lines, the pin that starts it, and the pin that handlers drive to show when they run.
const A: u8 = 4;
const B: u8 = 5;
const GO: u8 = 0;
const SHOW: u8 = 2;
/// Time from one edge of the encoder to the next: 2,000 edges a second.
const EDGE: Time = 500 * US;

/// An encoder that turns at a steady speed once the chip drives [`GO`] high, and what the chip does at its pins.
struct Bench {
    text: String,
    /// When the encoder began, and its number of edges.
    began: Time,
    edges: u64,
    /// The moments of edges that no handler has shown yet.
    waiting: VecDeque<Time>,
    /// The longest time from an edge to its handler, and the sum of all.
    latest: Time,
    late: Time,
    shown: u64,
    /// Each change of the pin that pulses are measured at.
    pulses: Vec<(Time, bool)>,
}

impl Bench {
    fn new(edges: u64) -> Bench {
        Bench {
            text: String::new(),
            began: NEVER,
            edges,
            waiting: VecDeque::new(),
            latest: 0,
            late: 0,
            shown: 0,
            pulses: Vec::new(),
        }
    }
    /// Edges until `now`.
    fn passed(&self, now: Time) -> u64 {
        match now.checked_sub(self.began) {
            Some(time) => (time / EDGE).min(self.edges),
            None => 0,
        }
    }
}

/// The pin of the pulses.
const PULSES: u8 = 13;

impl Bench {
    /// The program has shown the oldest edge that waits, if one has come.
    fn edge_shown(&mut self, now: Time) {
        if let Some(at) = self.waiting.front().copied().filter(|at| *at <= now) {
            self.waiting.pop_front();
            self.latest = self.latest.max(now - at);
            self.late += now - at;
            self.shown += 1;
        }
    }
}

impl World for Bench {
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        match (pin, level) {
            (GO, Some(true)) => {
                self.began = now;
                self.waiting = (1..=self.edges).map(|n| now + n * EDGE).collect();
            }
            (SHOW, Some(_)) => self.edge_shown(now),
            (PULSES, Some(level)) => self.pulses.push((now, level)),
            _ => {}
        }
    }
    fn pin_level(&mut self, pin: u8, now: Time) -> Option<bool> {
        let passed = self.passed(now);
        match pin {
            A => Some(passed.div_ceil(2) % 2 == 1),
            B => Some(passed / 2 % 2 == 1),
            _ => None,
        }
    }
    fn next_change(&mut self, now: Time) -> Time {
        let passed = self.passed(now);
        if self.began == NEVER || passed == self.edges {
            return NEVER;
        }
        self.began + (passed + 1) * EDGE
    }
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, _now: Time) {
        if uart == 0 && baud.abs_diff(BAUD) < BAUD / 25 {
            self.text.push(char::from(byte));
        }
    }
}

fn firmware() -> Firmware {
    match std::env::var_os(FIRMWARE).filter(|f| !f.is_empty()) {
        Some(path) => Firmware::read(path.as_ref()).expect("the firmware can be read"),
        None => prebuilt().expect("the firmware is built in"),
    }
}

/// Runs a program until it ends, or for at most `time`. This is typed at half of that time.
fn run(name: &str, text: &str, edges: u64, time: Time, typed: &[u8]) -> Bench {
    let firmware = firmware();
    let dir = project(name, &[("main.py", text)]);
    let image = try_freeze(&program(&dir.join("main.py"))).expect("it freezes");
    let mut functions = firmware.symbols.functions();
    let ended = functions.find(|f| f.name == "program_ended");
    let ended = ended.expect("the firmware tells it").address;
    let flash = Flash::new(flash(&firmware, &image.words));
    let mut machine = Machine::new(ROM, Peripherals::new(flash, MAC), vec![ended]);
    let mut bench = Bench::new(edges);
    let mut stop = machine.run(&mut bench, time / 2);
    if stop == Stop::Time {
        typed.iter().for_each(|b| machine.receive(*b));
        stop = machine.run(&mut bench, time);
    }
    assert_eq!(stop, Stop::Watched(ended), "{}", bench.text);
    bench
}

/// Counts edges, ticks of a timer of 1 kHz, and pictures that are drawn meanwhile and sent to a screen.
const LOADED: &str = "
import framebuf, gc, machine, micropython, time
from machine import Pin, SPI, Timer

# Not the numbers with which the loop begins: a name with its first value takes no memory.
edges = ticks = drawn = before = None
show = Pin(2, Pin.OUT, value=0)


def edge(pin):
    global edges
    edges += 1
    show(edges & 1)


def tick(timer):
    global ticks
    ticks += 1


buffer = bytearray(1024)
screen = framebuf.FrameBuffer(buffer, 128, 64, framebuf.MONO_VLSB)
spi = SPI(1, baudrate=8000000)


def draw():
    global drawn
    drawn += 1
    screen.fill_rect(0, 10, 64, 8, 0)
    screen.rect(0, 0, drawn & 127, 63, 1)
    ALLOCATE
    spi.write(buffer)


a, b = Pin(4, Pin.IN), Pin(5, Pin.IN)
a.irq(edge)
b.irq(edge, Pin.IRQ_RISING | Pin.IRQ_FALLING)
timer = Timer(-1)


def loop(ms):
    timer.init(period=1, callback=tick)
    began = time.ticks_ms()
    LOCK
    while time.ticks_diff(time.ticks_ms(), began) < ms:
        draw()
    UNLOCK
    timer.deinit()


edges = ticks = drawn = 0
draw()
tick(None)
edge(a)
loop(1)
edges = ticks = drawn = before = 0
go = Pin(0, Pin.OUT, value=0)
show(0)
gc.collect()
before = gc.mem_alloc()
go(1)
loop(TIME)
gc.collect()
before = gc.mem_alloc() - before
print('kept', before, 'lost', machine.irq_overflows(), 'edges', edges)
a.irq(None)
b.irq(None)
print('ticks', ticks, 'drawn', drawn)
";

fn loaded(name: &str, seconds: u64, locked: bool) {
    let pick = |free: &'static str, lock: &'static str| if locked { lock } else { free };
    let text = LOADED
        .replace("TIME", &(seconds * 1000 + 200).to_string())
        .replace(
            "ALLOCATE",
            pick(
                "screen.text('%d %s' % (drawn, [drawn] * 2), 0, 10)",
                "screen.text('drawn', 0, 10)",
            ),
        )
        .replace("UNLOCK", pick("pass", "micropython.heap_unlock()"))
        .replace("LOCK", pick("pass", "micropython.heap_lock()"));
    let edges = seconds * SECOND / EDGE;
    let bench = run(name, &text, edges, (seconds + 10) * SECOND, b"");
    println!(
        "{name}: {}edges shown {}, latest {} us, mean {} us",
        bench.text,
        bench.shown,
        bench.latest / US,
        bench.late / US / bench.shown.max(1)
    );
    let wanted = format!("kept 0 lost 0 edges {edges}\r\n");
    let text = bench.text.replace('\n', "\r\n").replace("\r\r", "\r");
    assert!(text.contains(&wanted), "{}", bench.text);
    assert_eq!(bench.shown, edges);
}

#[test]
fn no_edge_is_lost_while_a_program_draws() {
    loaded("irq_collects", 3, false);
    loaded("irq_locked", 3, true);
}

#[test]
#[ignore = "takes minutes"]
fn no_edge_is_lost_in_a_minute() {
    loaded("irq_collects_60", 60, false);
    loaded("irq_locked_60", 60, true);
}

#[test]
fn a_servos_pulses_are_exact_while_a_timer_and_an_encoder_run() {
    let text = "
import time
from machine import PWM, Pin, Timer
seen = 0
def edge(pin):
    global seen
    seen += 1
servo = PWM(Pin(13), freq=50, duty_ns=1500000)
others = [PWM(Pin(n), duty=60 * n) for n in (12, 14, 15)]
timer = Timer(-1)
timer.init(freq=500, callback=lambda t: None)
Pin(4).irq(edge)
Pin(0, Pin.OUT, value=1)
for n in range(500):
    text = '%d' % n * 10
    servo.duty_ns(1500000)
    time.sleep_ms(2)
timer.deinit()
Pin(4).irq(None)
print(seen)
";
    let bench = run("irq_servo", text, 2000, 5 * SECOND, b"");
    assert_eq!(bench.text.trim(), "1000");
    let pulses = &bench.pulses;
    let rises: Vec<Time> = pulses.iter().filter(|p| p.1).map(|p| p.0).collect();
    assert!(rises.len() > 45, "{}", rises.len());
    let (mut wrong, mut drift) = (0, 0);
    for (up, down) in pulses.iter().zip(&pulses[1..]).filter(|(p, _)| p.1) {
        wrong = wrong.max((down.0 - up.0).abs_diff(1500 * US));
    }
    for (n, at) in (0..).zip(&rises) {
        drift = drift.max((at - rises[0]).abs_diff(n * 20 * MS));
    }
    println!(
        "servo: {} pulses, {} ns wrong, {} ns from their place",
        rises.len(),
        wrong / 1000,
        drift / 1000
    );
    assert!(wrong < 5 * US, "a hundredth of the pulse is 15 us");
    assert!(drift < 5 * US);
}

#[test]
fn handlers_run_while_a_program_waits_for_input() {
    let text = "
from machine import Pin, Timer
ticks = edges = 0
def tick(timer):
    global ticks
    ticks += 1
def edge(pin):
    global edges
    edges += 1
Pin(4).irq(edge)
timer = Timer(-1)
timer.init(period=10, callback=tick)
Pin(0, Pin.OUT, value=1)
line = input()
print(line, ticks > 90, edges)
timer.deinit()
Pin(4).irq(None)
";
    let bench = run("irq_input", text, 200, 2 * SECOND, b"typed\n");
    assert_eq!(bench.text.trim(), "typed True 100");
}

//! The Rust side of `asm/interrupts.S`, which notes edges at pins and the alarm of timer FRC2, and makes pulses with
//! timer FRC1. This file sets it up, and reads what it has noted.
//!
//! Sources of registers: ESP8266 Technical Reference, chapters 1 and 10; esp-open-rtos `timer_regs.h` and `interrupts.h`
//! (DPORT's register that lets the timers' interrupts through).

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use vm::board::irq::{Edge, EdgeQueue, ALARM, PINS};
use vm::board::pwm::{Step, STEPS};

use super::clock::{self, Clock};
use super::registers::{modify, read, write};

/// Lines of the processor's interrupts (ESP8266_RTOS_SDK `ets_sys.h`).
const LINE_GPIO: u32 = 1 << 4;
const LINE_FRC1: u32 = 1 << 9;
const LINE_FRC2: u32 = 1 << 10;

/// DPORT: bit 1 lets FRC1's edges through, bit 2 those of FRC2.
const EDGE_INTERRUPTS: u32 = 0x3ff0_0004;
const EDGE_FRC1: u32 = 1 << 1;
const EDGE_FRC2: u32 = 1 << 2;

const GPIO_STATUS_CLEAR: u32 = 0x6000_0324;
const GPIO_PIN0: u32 = 0x6000_0328;
/// The kind of edges of a pin: bit 7 rising, bit 8 falling.
const PIN_EDGES: u32 = 7;
const PIN_TYPE: u32 = 7 << PIN_EDGES;
const COUNT: u32 = 16;

const FRC1_LOAD: u32 = 0x6000_0600;
const FRC1_CTRL: u32 = 0x6000_0608;
/// Running, the bus clock divided by 16 (5 counts a microsecond), no reload, the interrupt is an edge.
/// Bit of a timer's control register: it runs. Bit 8, its status, may stay set when the timer has stopped.
const RUNS: u32 = 1 << 7;
const FRC1_ON: u32 = 1 << 7 | 1 << 2;
const FRC2_ALARM: u32 = 0x6000_0630;

/// The farthest alarm. One that is due later comes early, and is set again.
const FARTHEST_US: u64 = 100_000_000;
/// Counts after which an alarm that was set can be relied upon.
const SOON: u32 = 10;

/// The words of a step in a table, the last one followed by a step of zeros.
type Table = [[AtomicU32; 2]; STEPS + 1];

/// Counts until the first pulse, so that it does not begin late.
const FIRST: u32 = 500;

/// The state that the handlers and the program share. The layout is known to `asm/interrupts.S`.
#[repr(C)]
struct State {
    /// Registers of the interrupted code.
    saved: [AtomicU32; 6],
    /// Not 0 once the alarm's moment has come.
    alarm: AtomicU32,
    /// FRC2's count at the next step of the pulses.
    pulse_at: AtomicU32,
    /// Addresses of the next step, and of the first step of the next period.
    pulse: AtomicU32,
    next: AtomicU32,
    edges: EdgeQueue,
    tables: [Table; 2],
}

const _: () = assert!(core::mem::offset_of!(State, alarm) == 24);
const _: () = assert!(core::mem::offset_of!(State, edges) == 40);
const _: () = assert!(core::mem::size_of::<EdgeQueue>() == 268);

#[no_mangle]
static irq_state: State = State {
    saved: [const { AtomicU32::new(0) }; 6],
    alarm: AtomicU32::new(0),
    pulse_at: AtomicU32::new(0),
    pulse: AtomicU32::new(0),
    next: AtomicU32::new(0),
    edges: EdgeQueue::new(),
    tables: [const { [const { [const { AtomicU32::new(0) }; 2] }; STEPS + 1] }; 2],
};

/// Enables the interrupts `on` and disables `off`.
fn enable(on: u32, off: u32) {
    extern "C" {
        fn enable_lines(on: u32, off: u32);
    }
    // SAFETY: `_lx_interrupt` handles these lines.
    unsafe { enable_lines(on, off) };
}

/// From now on, these edges of a pin are noted, as `vm::board::Board::pin_watch`.
pub fn watch_pin(pin: u32, edges: u32) {
    modify(GPIO_PIN0 + 4 * pin, PIN_TYPE, edges << PIN_EDGES);
    write(GPIO_STATUS_CLEAR, 1 << pin);
    if edges != 0 {
        enable(LINE_GPIO, 0);
    }
}

/// True if one of these events waits, as `vm::board::Board::has_event`.
pub fn has_event(of: u32) -> bool {
    of & ALARM != 0 && irq_state.alarm.load(Relaxed) != 0 || irq_state.edges.has(of & PINS)
}

/// Takes an edge, as `vm::board::Board::take_edge`.
pub fn take_edge(pins: u32) -> Option<Edge> {
    irq_state.edges.take(pins)
}

/// Edges that were lost, as `vm::board::Board::edges_lost`.
pub fn edges_lost() -> u32 {
    irq_state.edges.lost()
}

/// Sets the alarm, as `vm::board::Board::set_alarm`.
pub fn set_alarm(clock: &mut Clock, at_us: Option<u64>) {
    enable(0, LINE_FRC2);
    irq_state.alarm.store(0, Relaxed);
    let Some(at_us) = at_us else {
        return;
    };
    let left = at_us.saturating_sub(clock.now_us()).min(FARTHEST_US) as u32;
    let count = clock.count_at(left);
    write(FRC2_ALARM, count);
    modify(EDGE_INTERRUPTS, 0, EDGE_FRC2);
    enable(LINE_FRC2, 0);
    if (count.wrapping_sub(clock::count()) as i32) < SOON as i32 {
        irq_state.alarm.store(1, Relaxed);
    }
}

/// Ends everything but the pulses, as `vm::board::Board::release_interrupts`.
pub fn release() {
    enable(0, LINE_GPIO | LINE_FRC2);
    for pin in 0..COUNT {
        modify(GPIO_PIN0 + 4 * pin, PIN_TYPE, 0);
    }
    irq_state.edges.clear();
    irq_state.alarm.store(0, Relaxed);
}

fn address(table: &Table) -> u32 {
    table.as_ptr() as u32
}

/// The table that the handler is in, by number.
fn present() -> usize {
    usize::from(irq_state.pulse.load(Relaxed) >= address(&irq_state.tables[1]))
}

/// True while pulses are made.
pub fn has_pulses() -> bool {
    read(FRC1_CTRL) & RUNS != 0
}

/// Makes pulses, as `vm::board::Board::pwm_play`.
pub fn play(steps: &[Step]) {
    if steps.is_empty() {
        enable(0, LINE_FRC1);
        write(FRC1_CTRL, 0);
        return;
    }
    let runs = has_pulses();
    let mut table = 0;
    while runs {
        // The handler stays in its table from the moment at which it has read this.
        table = present();
        irq_state
            .next
            .store(address(&irq_state.tables[table]), Relaxed);
        if table == present() {
            table ^= 1;
            break;
        }
    }
    let table = &irq_state.tables[table];
    for (words, step) in table.iter().zip(steps) {
        words[0].store(step.counts, Relaxed);
        words[1].store(step.levels, Relaxed);
    }
    table[steps.len()][0].store(0, Relaxed);
    irq_state.next.store(address(table), Relaxed);
    if !runs {
        irq_state.pulse.store(address(table), Relaxed);
        irq_state.pulse_at.store(clock::count() + FIRST, Relaxed);
        write(FRC1_CTRL, FRC1_ON);
        modify(EDGE_INTERRUPTS, 0, EDGE_FRC1);
        enable(LINE_FRC1, 0);
        write(FRC1_LOAD, SOON);
    }
}

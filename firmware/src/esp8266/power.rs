//! The cause of the chip's start, restarts and deep sleep.

use vm::board::ResetCause;

use super::clock::Clock;
use super::random::STARTS;
use super::registers::{modify, read, write};
use super::restart::{cause, mark, MARK, NO_MARK, STEPS};
use super::rom::{self, Analog};
use super::sleep;
use super::slow_clock::Period;

/// The cause of the chip's start. Erases the mark of a restart, so that a later start does not report it.
pub fn reset_cause() -> ResetCause {
    let words = MARK.map(read);
    write_mark(NO_MARK);
    cause(rom::reset_reason(), words)
}

/// Counts the starts of the chip since power-on, from a number that is chance.
pub fn count_start() -> u32 {
    let starts = read(STARTS).wrapping_add(1);
    write(STARTS, starts);
    starts
}

/// Milliseconds that a restart takes: both stages of the watchdog, see [`super::restart::STEPS`].
pub const RESTART_MS: u32 = 1678;

/// Restarts the chip by its watchdog; the next start reports `why`. This takes 1.7 seconds. If the
/// watchdog does not bite, the chip stays here.
pub fn restart(why: ResetCause) -> ! {
    xtensa_lx::interrupt::disable();
    write_mark(mark(why));
    for (register, value) in &STEPS {
        write(*register, *value);
    }
    sleep::halt()
}

fn write_mark(words: [u32; 2]) {
    write(MARK[0], words[0]);
    write(MARK[1], words[1]);
}

/// Registers of the real-time clock (ESP8266_RTOS_SDK `rtc_register.h` and librtc.a). The SDK has no names for some of
/// them.
mod rtc {
    pub const CONTROL: u32 = 0x6000_0700;
    /// The counter's value at which the chip wakes.
    pub const WAKE_AT: u32 = 0x6000_0704;
    /// Bit 20: go to sleep.
    pub const STATE1: u32 = 0x6000_0708;
    pub const TIMING: u32 = 0x6000_070c;
    pub const STATE2: u32 = 0x6000_0710;
    /// The sources of a wake. Bit 3: the counter.
    pub const WAKE_BY: u32 = 0x6000_0718;
    /// Counts the slow clock's ticks.
    pub const COUNTER: u32 = 0x6000_071c;
    pub const REGULATOR: [u32; 3] = [0x6000_0740, 0x6000_0744, 0x6000_0748];
    pub const PADS: [u32; 2] = [0x6000_079c, 0x6000_07a0];
}

/// Bit 0 lets the watchdog's interrupt through (esp-open-rtos `dport_regs.h`).
const EDGE_INTERRUPTS: u32 = 0x3ff0_0004;
const GO_TO_SLEEP: u32 = 1 << 20;
const WAKE_BY_COUNTER: u32 = 1 << 3;
/// Ticks of the short first sleep.
const FIRST_TICKS: u32 = 136;
/// Microseconds after which it is over. They are polled: the processor's own sleep has no part in this one.
const FIRST_US: u32 = 200;

/// Sleeps deeply: for `ms` milliseconds, or until the reset pin is pulled. The console is to be empty, and the
/// watchdog off. The wake is a reset by the reset pin, if that is wired to GPIO 16.
///
/// The registers, their values and their order are those of `system_deep_sleep_instant` (ESP8266_RTOS_SDK, libcore.a)
/// and of nodemcu-firmware's `rtctime_internal.h`, which agree but for the short first sleep, which is the former's.
pub fn deep_sleep(clock: &mut Clock, ms: Option<u32>) -> ! {
    let ticks = ms.map(|ms| slow_clock(clock).ticks(ms));
    xtensa_lx::interrupt::disable();
    write_mark(mark(ResetCause::DeepSleep));

    write(rtc::CONTROL, 0);
    modify(rtc::CONTROL, 0x4000, 0);
    modify(rtc::CONTROL, 0, 0x30);
    write(rtc::REGULATOR[1], 4);
    write(rtc::TIMING, 0x10010);
    modify(rtc::REGULATOR[2], 0xfe00, 0xfc00);
    modify(rtc::REGULATOR[2], 0x1ff, 0x80);

    write(rtc::STATE2, 0);
    wake_after(FIRST_TICKS);
    write(rtc::WAKE_BY, WAKE_BY_COUNTER);
    write(rtc::STATE1, GO_TO_SLEEP);
    clock.poll_us(FIRST_US, &|| false);

    set_pads();
    write(rtc::TIMING, 0x640c8);
    modify(rtc::CONTROL, 0x30, 0);
    set_pads();
    modify(EDGE_INTERRUPTS, 1, 0);
    write(rtc::REGULATOR[0], u32::MAX);
    write(rtc::REGULATOR[1], 32);

    write(rtc::STATE2, 0);
    match ticks {
        Some(ticks) => {
            wake_after(ticks);
            write(rtc::WAKE_BY, WAKE_BY_COUNTER);
        }
        None => write(rtc::WAKE_BY, 0),
    }
    sleep::power_down()
}

fn wake_after(ticks: u32) {
    write(rtc::WAKE_AT, read(rtc::COUNTER).wrapping_add(ticks));
}

/// The values that the two sources write before and after the change of the clock's timing.
fn set_pads() {
    write(rtc::PADS[0], 17);
    write(rtc::PADS[1], 3);
}

/// The measurement of the slow clock with the crystal (ESP8266_RTOS_SDK `pm_rtc_clock_cali` of libphy.a).
const MEASURE: u32 = 0x6000_036c;
const MEASURE_BEGIN: u32 = 1 << 31;
const MEASURED: u32 = 0x6000_0370;
const MEASURED_READY: u32 = 1 << 31;
/// An analog register that Sming's `pm.c` clears first.
const MEASURE_SOURCE: Analog = Analog {
    block: 106,
    host: 2,
    register: 8,
};
/// Microseconds until the measurement is given up. It takes 256 ticks, some 1.5 ms.
const MEASURE_MOST_US: u32 = 5000;

/// Measures the slow clock.
fn slow_clock(clock: &mut Clock) -> Period {
    MEASURE_SOURCE.write(0);
    write(MEASURE, 0x101);
    modify(MEASURE, 0, MEASURE_BEGIN);
    clock.poll_us(10, &|| false);
    let ready = || read(MEASURED) & MEASURED_READY != 0;
    clock.poll_us(MEASURE_MOST_US, &ready);
    match ready() {
        true => Period::measured(read(MEASURED)),
        false => Period::USUAL,
    }
}

//! The real-time clock at 0x60000700: its counter, deep sleep, and the cause of the last reset.
//!
//! Sources: RTOS rtc_register.h, librtc.a, libphy.a `pm_rtc_clock_cali`, libcore.a `system_deep_sleep_instant`; ROM
//! 0x400025e0 and 0x4000264c; nodemcu rtctime_internal.h. Assumed: writing the reset bit resets the chip at once; of all
//! settings of register 0x0c only the one that those sources use for deep sleep cuts the power, and after any other one a
//! sleep ends without the core having stopped; all registers but the scratch words start at 0.

use super::plain::Plain;
use super::reset::Cause;
use crate::time::{NEVER, SECOND, US};
use crate::Time;

const CONTROL: u32 = 0x00;
const ALARM: u32 = 0x04;
const SLEEP: u32 = 0x08;
const SLEEP_KIND: u32 = 0x0c;
const CAUSE: u32 = 0x14;
const WAKE: u32 = 0x18;
const COUNTER: u32 = 0x1c;
const INTERRUPTS: u32 = 0x20;
const CLEAR: u32 = 0x24;
const STATUS: u32 = 0x28;
const SCRATCH: core::ops::RangeInclusive<u32> = 0x30..=0x3c;

/// `CONTROL`: resets the chip.
const RESET: u32 = 1 << 31;
/// `SLEEP`: goes to sleep.
const GO: u32 = 1 << 20;
/// The value of `SLEEP_KIND` for deep sleep.
const DEEP: u32 = 0x640c8;
/// `WAKE`: the timer ends the sleep.
const WAKE_BY_TIMER: u32 = 1 << 3;
/// `WAKE`: the bits that can be written. Above them stands the wake cause.
const WAKE_MASK: u32 = 0x3f;
const WAKE_CAUSE: u32 = 8;
/// `STATUS`: the sleep is over.
const WOKE: u32 = 1 << 0;

/// Registers of the GPIO page (offsets from 0x60000300) with which the counter's clock is measured.
pub const CALIBRATE: u32 = 0x6c;
/// The measurement's result, with bit 31 when it is done.
pub const CALIBRATED: u32 = 0x70;
const CALIBRATE_GO: u32 = 1 << 31;
const CALIBRATE_DONE: u32 = 1 << 31;
/// Periods of the counter's clock that are measured.
const CALIBRATE_PERIODS: u128 = 256;
const CRYSTAL_HZ: u128 = 26_000_000;

/// The typical frequency of the counter's clock, in Hz. On a chip it is between 120 and 200 kHz, and depends on the
/// temperature.
pub const SLOW_HZ: u32 = 150_000;

/// The real-time clock.
#[derive(Clone, Debug)]
pub struct Rtc {
    plain: Plain<64>,
    slow_hz: u32,
    /// When the counter was 0.
    zero: Time,
    cause: Cause,
    /// When a sleep that does not cut the power is over.
    nap_until: Option<Time>,
    asleep_until: Option<Option<Time>>,
    calibrate: u32,
    calibrated_at: Time,
}

impl Rtc {
    /// The clock after power-on, with this frequency of its counter.
    #[must_use]
    pub fn new(slow_hz: u32) -> Rtc {
        Rtc {
            plain: Plain::default(),
            slow_hz,
            zero: 0,
            cause: Cause::Power,
            nap_until: None,
            asleep_until: None,
            calibrate: 0,
            calibrated_at: NEVER,
        }
    }
    /// Reads a register. Those of GPIO 16 are not among them.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        self.advance(now);
        match offset {
            COUNTER => self.count(now),
            CAUSE => self.cause.register(),
            WAKE => self.plain.get(WAKE) | self.cause.wake() << WAKE_CAUSE,
            _ => self.plain.get(offset),
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time) {
        self.advance(now);
        match offset {
            CAUSE | COUNTER | STATUS => {}
            CLEAR => self.plain.set(STATUS, self.plain.get(STATUS) & !value),
            WAKE => self.plain.set(WAKE, value & WAKE_MASK),
            _ => self.plain.set(offset, value),
        }
        if offset == SLEEP && value & GO != 0 {
            self.sleep(now);
        }
    }
    /// Ends a sleep that did not cut the power.
    pub fn advance(&mut self, now: Time) {
        if self.nap_until.is_some_and(|end| end <= now) {
            self.nap_until = None;
            self.plain.set(STATUS, self.plain.get(STATUS) | WOKE);
        }
    }
    /// When such a sleep ends.
    #[must_use]
    pub fn next(&self) -> Time {
        self.nap_until.unwrap_or(NEVER)
    }
    /// The chip starts again, and this is why.
    pub fn reset(&mut self, cause: Cause, now: Time) {
        let mut fresh = Rtc::new(self.slow_hz);
        if cause != Cause::Power {
            for offset in SCRATCH.step_by(4) {
                fresh.plain.set(offset, self.plain.get(offset));
            }
        }
        fresh.cause = cause;
        fresh.zero = now;
        *self = fresh;
    }

    /// True if the program has asked for a reset ([`Cause::Software`]).
    #[must_use]
    pub fn reset_requested(&self) -> bool {
        self.plain.get(CONTROL) & RESET != 0
    }
    /// In deep sleep, when the timer ends it, `Some(None)` if it never does.
    #[must_use]
    pub fn asleep_until(&self) -> Option<Option<Time>> {
        self.asleep_until
    }
    /// True while it asks for an interrupt on line 3.
    #[must_use]
    pub fn interrupt(&self) -> bool {
        self.plain.get(STATUS) & self.plain.get(INTERRUPTS) != 0
    }
    /// Reads [`CALIBRATE`] or [`CALIBRATED`]. The result is a number of the crystal's periods.
    #[must_use]
    pub fn read_calibration(&self, offset: u32, now: Time) -> u32 {
        match offset {
            CALIBRATE => self.calibrate,
            CALIBRATED if now >= self.calibrated_at => {
                let periods = CALIBRATE_PERIODS * CRYSTAL_HZ / u128::from(self.slow_hz);
                CALIBRATE_DONE | periods as u32
            }
            _ => 0,
        }
    }
    /// Writes [`CALIBRATE`]. Its bit 31, when it rises, starts a measurement.
    pub fn write_calibration(&mut self, offset: u32, value: u32, now: Time) {
        if offset != CALIBRATE {
            return;
        }
        if value & !self.calibrate & CALIBRATE_GO != 0 {
            self.calibrated_at = now + self.slow_time(CALIBRATE_PERIODS);
        }
        self.calibrate = value;
    }

    fn count(&self, now: Time) -> u32 {
        (u128::from(now - self.zero) * u128::from(self.slow_hz) / u128::from(SECOND)) as u32
    }
    fn slow_time(&self, periods: u128) -> Time {
        (periods * u128::from(SECOND) / u128::from(self.slow_hz)) as Time
    }
    fn sleep(&mut self, now: Time) {
        let ticks = self.plain.get(ALARM).wrapping_sub(self.count(now));
        let end = now + self.slow_time(u128::from(ticks)).max(US);
        if self.plain.get(SLEEP_KIND) != DEEP {
            self.nap_until = Some(end);
        } else if self.asleep_until.is_none() {
            let by_timer = self.plain.get(WAKE) & WAKE_BY_TIMER != 0;
            self.asleep_until = Some(by_timer.then_some(end));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MS;

    fn asleep(ticks: u32, wake: u32) -> Rtc {
        let mut rtc = Rtc::new(SLOW_HZ);
        let now = SECOND;
        let count = rtc.read(COUNTER, now);
        assert_eq!(count, SLOW_HZ);
        rtc.write(SLEEP_KIND, DEEP, now);
        rtc.write(ALARM, count + ticks, now);
        rtc.write(WAKE, wake, now);
        assert_eq!(rtc.asleep_until(), None);
        rtc.write(SLEEP, GO, now);
        rtc
    }

    #[test]
    fn deep_sleep_ends_at_the_alarm_or_never() {
        let mut rtc = asleep(300_000, WAKE_BY_TIMER);
        assert_eq!(rtc.asleep_until(), Some(Some(3 * SECOND)));
        rtc.write(SLEEP, GO, 2 * SECOND);
        assert_eq!(
            rtc.asleep_until(),
            Some(Some(3 * SECOND)),
            "the program writes it in a loop"
        );
        assert_eq!(asleep(300_000, 0).asleep_until(), Some(None));
    }

    #[test]
    fn the_clock_skews() {
        let mut rtc = Rtc::new(120_000);
        assert_eq!(rtc.read(COUNTER, SECOND / 2), 60_000);
        rtc.write_calibration(CALIBRATE, 0x101, 0);
        rtc.write_calibration(CALIBRATE, 0x8000_0101, 0);
        assert_eq!(rtc.read_calibration(CALIBRATED, MS), 0);
        let result = rtc.read_calibration(CALIBRATED, 3 * MS);
        assert_ne!(result & CALIBRATE_DONE, 0);
        let scale = (result & 0xf_ffff) * 16 / 26;
        let period_ns = (scale * 1000) >> 12;
        assert_eq!(period_ns, 8333, "a period of 120 kHz");
    }

    #[test]
    fn a_reset_has_a_cause_and_keeps_the_scratch_words() {
        let mut rtc = asleep(300_000, WAKE_BY_TIMER);
        rtc.write(0x30, 77, 2 * SECOND);
        rtc.reset(Cause::SleepTimer, 3 * SECOND);
        assert_eq!(rtc.asleep_until(), None);
        assert_eq!(rtc.read(CAUSE, 3 * SECOND), 5);
        assert_eq!(rtc.read(WAKE, 3 * SECOND), 8 << 8);
        assert_eq!(rtc.read(COUNTER, 4 * SECOND), SLOW_HZ);
        assert_eq!(rtc.read(0x30, 3 * SECOND), 77);
        rtc.reset(Cause::Power, 4 * SECOND);
        assert_eq!(rtc.read(0x30, 4 * SECOND), 0);
    }

    #[test]
    fn the_reset_bit_asks_for_a_reset() {
        let mut rtc = Rtc::new(SLOW_HZ);
        rtc.write(CONTROL, 0x30, 0);
        assert!(!rtc.reset_requested());
        rtc.write(CONTROL, RESET, 0);
        assert!(rtc.reset_requested());
        rtc.reset(Cause::Software, 0);
        assert!(!rtc.reset_requested());
    }

    #[test]
    fn any_other_sleep_ends_with_a_status_bit() {
        let mut rtc = Rtc::new(SLOW_HZ);
        rtc.write(SLEEP_KIND, 0x10010, 0);
        rtc.write(ALARM, 150, 0);
        rtc.write(INTERRUPTS, WOKE, 0);
        rtc.write(SLEEP, GO, 0);
        assert_eq!((rtc.asleep_until(), rtc.next()), (None, MS));
        assert_eq!(rtc.read(STATUS, MS - 1), 0);
        assert_eq!(rtc.read(STATUS, MS), WOKE);
        assert!(rtc.interrupt());
        rtc.write(CLEAR, WOKE, MS);
        assert!(!rtc.interrupt());
    }
}

//! The slow clock of deep sleep. Only arithmetic is here, so that tests on the host can run this file too.
//!
//! The slow clock is an oscillator of resistor and capacitor, 120 to 200 kHz, which runs faster when it is cold. Its
//! period is measured with the crystal before each sleep.

/// Fractional bits of a [`Period`].
const FRACTION: u32 = 12;

/// The period of the slow clock in microseconds, with 12 fractional bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period(u32);

impl Period {
    /// A period that is taken if it cannot be measured: 6 microseconds.
    pub const USUAL: Period = Period(6 << FRACTION);

    /// The period from the result of the chip's own measurement: bits 19:0 count the crystal's cycles, 26 per
    /// microsecond, during 256 periods (ESP8266_RTOS_SDK `pm_rtc_clock_cali` of libphy.a; Sming `pm.c`). A period
    /// outside of 4 to 10 microseconds is a failed measurement (nodemcu-firmware, `rtctime_internal.h`).
    pub fn measured(register: u32) -> Period {
        let period = (register & 0xf_ffff) * 16 / 26;
        match (4 << FRACTION..10 << FRACTION).contains(&period) {
            true => Period(period),
            false => Period::USUAL,
        }
    }
    /// The ticks of the slow clock that `ms` milliseconds take: at least [`LEAST`], at most [`MOST`].
    pub fn ticks(self, ms: u32) -> u32 {
        let each_second = (1_000_000 << FRACTION) / self.0;
        let seconds = (ms / 1000).saturating_mul(each_second);
        seconds
            .saturating_add(ms % 1000 * each_second / 1000)
            .clamp(LEAST, MOST)
    }
}

/// The shortest sleep in ticks. It must not end before it has begun.
pub const LEAST: u32 = 256;
/// The longest sleep in ticks, about three and a half hours.
pub const MOST: u32 = (1 << 31) - 1;

//! The converter of TOUT, in the analog page (offsets are from 0x60000d00).
//!
//! Bit 1 of 0x50, when it rises, starts a measurement of eight samples. Bits 26:24 of 0x50 are not 0 until it ends. The
//! samples stand, inverted, in eight words from 0x80 on. Sources: pvvx app/driver/adc.c; RTOS libphy.a `test_tout`,
//! `read_sar_dout`. The program's formula, from the same: of each inverted word x, l = max(0, (x & 255) - 21) and
//! v = (x & 0x700) + (l * 279 >> 8); the raw value is (the sum of the eight v + 8) >> 4, and 12 / 11 of that are 1/1023 V.
//! The time of a measurement is assumed.

use super::plain::Plain;
use crate::time::US;
use crate::{Time, World};

/// Offset of the first register.
pub const FIRST: u32 = 0x50;
/// Offset of the last register.
pub const LAST: u32 = 0x9c;

const START: u32 = 0x50;
const SAMPLES: u32 = 0x80;

/// Bits of `START`.
const GO: u32 = 1 << 1;
const STATE: u32 = 7 << 24;
const RUNNING: u32 = 1 << 24;

const MEASURING_TIME: Time = 20 * US;
const NUMBER: u32 = 8;
/// What 1 V reads.
const FULL: u64 = 1023;

/// The converter.
#[derive(Clone, Debug, Default)]
pub struct Adc {
    plain: Plain<40>,
    busy_until: Time,
}

impl Adc {
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        let value = self.plain.get(offset);
        match offset {
            START if now < self.busy_until => value & !STATE | RUNNING,
            START => value & !STATE,
            _ => value,
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        if offset == START && value & !self.plain.get(START) & GO != 0 {
            self.busy_until = now + MEASURING_TIME;
            self.measure(world.tout_uv(now));
        }
        self.plain.set(offset, value);
    }

    /// Fills the words of the samples, each so that the sum comes as near to the voltage as it can.
    fn measure(&mut self, microvolts: u32) {
        let value = (u64::from(microvolts) * FULL + 500_000) / 1_000_000;
        let raw = (value.min(FULL) * 11).div_ceil(12) as u32;
        let mut sum = 0;
        for index in 0..NUMBER {
            let wanted = (raw * 2 * (index + 1) - sum).min(0x7ff);
            let (word, sample) = sample(wanted);
            self.plain.set(SAMPLES + 4 * index, word);
            sum += sample;
        }
    }
}

/// The word for the greatest sample up to `wanted`, and that sample.
fn sample(wanted: u32) -> (u32, u32) {
    let low = wanted & 0xff;
    let code = (low << 8 | 0xff) / 279;
    let code = code.min(255 - 21);
    let high = wanted & 0x700;
    (!(high | (code + 21)), high + ((code * 279) >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Tout(u32);
    impl World for Tout {
        fn tout_uv(&mut self, _now: Time) -> u32 {
            self.0
        }
    }

    /// The documented formula.
    fn reading(adc: &mut Adc, now: Time) -> u32 {
        let sum: u32 = (0..NUMBER)
            .map(|index| {
                let x = !adc.read(SAMPLES + 4 * index, now);
                let l = (x & 255).saturating_sub(21);
                (x & 0x700) + ((l * 279) >> 8)
            })
            .sum();
        (((sum + 8) >> 4) * 12 / 11).min(1023)
    }

    #[test]
    fn the_formula_gives_the_values_back() {
        let mut adc = Adc::default();
        for value in 0..=1023 {
            let mut world = Tout((value * 1_000_000 + 511) / 1023);
            adc.write(START, 0, 0, &mut world);
            adc.write(START, GO, 0, &mut world);
            let reachable = value + u32::from(value % 12 == 11); // 12 / 11 leaves every twelfth number out
            assert_eq!(reading(&mut adc, MEASURING_TIME), reachable);
        }
    }

    #[test]
    fn a_measurement_starts_at_the_rising_bit_and_takes_time() {
        let mut adc = Adc::default();
        adc.write(START, GO | 7 << 2, 0, &mut Tout(500_000));
        assert_eq!(adc.read(START, US), GO | 7 << 2 | RUNNING);
        assert_eq!(adc.read(START, MEASURING_TIME), GO | 7 << 2);
        adc.write(START, GO, MEASURING_TIME, &mut Tout(0));
        assert_eq!(reading(&mut adc, MEASURING_TIME), 512);
    }

    #[test]
    fn more_than_a_volt_reads_as_a_volt() {
        let mut adc = Adc::default();
        adc.write(START, GO, 0, &mut Tout(3_300_000));
        assert_eq!(reading(&mut adc, MEASURING_TIME), 1023);
    }
}

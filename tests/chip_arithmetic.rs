//! Arithmetic of the firmware's board that needs no chip: random numbers, the slow clock of deep sleep, and the levels of
//! the analog pin. The tests run the firmware's own files.

#[path = "../firmware/src/esp8266/random.rs"]
mod random;
#[path = "../firmware/src/esp8266/restart.rs"]
#[allow(dead_code, reason = "tests/restart.rs tests the rest")]
mod restart;
#[path = "../firmware/src/esp8266/samples.rs"]
mod samples;
#[path = "../firmware/src/esp8266/slow_clock.rs"]
mod slow_clock;

use std::collections::HashSet;

use random::{Random, STARTS};
use samples::{level, SAMPLES};
use slow_clock::{Period, LEAST, MOST};

/// The first words after a start with these facts, if the chip's register and its cycle counter are as on a chip whose
/// radio is off: the same at each start.
fn sequence(facts: &[u32]) -> Vec<u32> {
    let mut random = Random::new(facts);
    (0..100)
        .map(|i| random.next(i * 0x0101_0101, i * 300))
        .collect()
}

#[test]
fn starts_and_chips_have_random_numbers_of_their_own() {
    let mut seen = HashSet::new();
    for start in 0..50 {
        for chip in [0, 1, 0x00c0_ffee] {
            for word in sequence(&[start, chip, 0, 0]) {
                assert!(seen.insert(word), "{word:x} of start {start} repeats");
            }
        }
    }
    assert_eq!(sequence(&[1, 2, 3, 4]), sequence(&[1, 2, 3, 4]));
}

#[test]
fn each_bit_of_a_random_number_is_a_coin() {
    // Neither the register nor the cycles change: the state alone has to do it.
    let mut random = Random::new(&[0]);
    let mut ones = [0_u32; 32];
    for _ in 0..4096 {
        let word = random.next(0, 0);
        for (bit, n) in ones.iter_mut().enumerate() {
            *n += word >> bit & 1;
        }
    }
    for (bit, n) in ones.iter().enumerate() {
        assert!((1850..2250).contains(n), "bit {bit}: {n} of 4096");
    }
}

#[test]
fn the_count_of_starts_lies_outside_of_the_marks_and_of_what_programs_have() {
    assert!(STARTS % 4 == 0 && (0x6000_1000..0x6000_1200).contains(&STARTS));
    assert!(!restart::MARK.contains(&STARTS));
}

/// What the chip measures for a slow clock with this period: cycles of the 26-MHz crystal in 256 periods.
fn measurement(us: f64) -> u32 {
    1 << 31 | (us * 256.0 * 26.0) as u32
}

#[test]
fn a_sleep_takes_the_time_that_was_asked_for() {
    for us in [5.0, 5.75, 6.5, 8.3] {
        let period = Period::measured(measurement(us));
        for ms in [3, 10, 999, 1000, 60_000, 3_600_000] {
            let slept = f64::from(period.ticks(ms)) * us / 1000.0;
            let error = (slept - f64::from(ms)).abs();
            assert!(error < 0.01 + f64::from(ms) / 5000.0, "{ms} ms: {slept}");
        }
    }
}

#[test]
fn a_sleep_is_never_too_short_to_begin_nor_too_long_for_the_counter() {
    for us in [4.0, 6.0, 9.9] {
        let period = Period::measured(measurement(us));
        assert_eq!(period.ticks(0), LEAST);
        assert_eq!(period.ticks(1), LEAST.max(period.ticks(1)));
        assert_eq!(period.ticks(u32::MAX), MOST);
        assert_eq!(period.ticks(6 * 3_600_000), MOST, "{us}");
    }
}

#[test]
fn a_measurement_that_failed_is_not_believed() {
    for us in [0.0, 3.9, 10.1, 150.0] {
        assert_eq!(Period::measured(measurement(us)), Period::USUAL, "{us}");
    }
    assert_ne!(Period::measured(measurement(6.5)), Period::USUAL);
}

#[test]
fn levels_rise_with_the_samples_from_0_to_1023() {
    let of = |sample: u32| level([!sample; SAMPLES]);
    assert_eq!(of(0), 0);
    assert_eq!(of(0x7ff), 1023);
    let levels: Vec<u32> = (0..0x800).map(of).collect();
    assert!(levels.iter().all(|l| *l <= 1023));
    // Only bits 10:0 of a word are a sample.
    assert_eq!(level([!0xffff_f812; SAMPLES]), of(0x012));
    // A sample of 11 bits counts half: eight of them are divided by 16.
    assert_eq!(of(0x400), 0x400 / 2 * 12 / 11);
    let mixed = level(core::array::from_fn(|i| !((i as u32 % 2) * 0x400)));
    assert_eq!(mixed, 0x400 / 4 * 12 / 11);
}

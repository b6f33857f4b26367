//! The level at the analog pin from the converter's samples. Only arithmetic is here, so that tests on the host can run
//! this file too.

/// Samples of one measurement.
pub const SAMPLES: usize = 8;

/// The highest level, 1 volt.
const MOST: u32 = 1023;

/// The level of the pin from 0 to 1023, as pvvx's esp8266web (`app/driver/adc.c`) computes it from the converter's
/// words, and as ESP8266_RTOS_SDK (libphy.a, `test_tout`) scales it.
pub fn level(words: [u32; SAMPLES]) -> u32 {
    let sum: u32 = words.into_iter().map(sample).sum();
    let raw = (sum + 8) >> 4;
    (raw * 12 / 11).min(MOST)
}

/// A sample of 11 bits. The converter's bits are inverted, and its lower 8 bits begin at 21 and have a scale of their
/// own.
fn sample(word: u32) -> u32 {
    let x = !word;
    let low = (x & 0xff).saturating_sub(21);
    (x & 0x700) + ((low * 279) >> 8)
}

//! The analog converter of a simulated board.

/// The reading at one volt.
const FULL: u64 = 1023;

/// The reading for a voltage in microvolts. As the chip's samples are scaled by 12 / 11 (ESP8266_RTOS_SDK, libphy.a
/// `test_tout`), each twelfth number is never read.
#[must_use]
pub fn reading(uv: u32) -> u32 {
    let value = ((u64::from(uv) * FULL + 500_000) / 1_000_000).min(FULL) as u32;
    value + u32::from(value % 12 == 11)
}

#[cfg(test)]
mod tests {
    use super::reading;

    #[test]
    fn one_volt_is_the_end_and_each_twelfth_number_is_left_out() {
        assert_eq!(
            [0, 500_000, 1_000_000, 3_300_000].map(reading),
            [0, 512, 1023, 1023]
        );
        assert_eq!([10_264, 10_753, 11_730].map(reading), [12, 12, 12]);
    }
}

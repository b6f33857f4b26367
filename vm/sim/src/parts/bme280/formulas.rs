//! The formulas by which drivers compute quantities from raw data (*BME280*, 4.2.3), and raw data from quantities.

/// Coefficients of the temperature.
const T: [i64; 3] = [27_504, 26_435, -1_000];
/// Coefficients of the pressure.
const P: [i64; 9] = [
    36_477, -10_685, 3_024, 2_855, 140, -7, 15_500, -14_600, 6_000,
];
/// Coefficients of the humidity.
const H: [i64; 6] = [75, 366, 0, 313, 50, 30];

/// Registers 0x88 to 0xa1 (*BME280*, table 16).
pub(super) const COEFFICIENTS_LOW: [u8; 26] = {
    let mut bytes = [0; 26];
    let mut i = 0;
    while i < 12 {
        let value = if i < 3 { T[i] } else { P[i - 3] };
        [bytes[2 * i], bytes[2 * i + 1]] = (value as u16).to_le_bytes();
        i += 1;
    }
    bytes[25] = H[0] as u8;
    bytes
};

/// Registers 0xe1 to 0xe7. Two coefficients of twelve bits share a byte.
pub(super) const COEFFICIENTS_HIGH: [u8; 7] = [
    H[1] as u8,
    (H[1] >> 8) as u8,
    H[2] as u8,
    (H[3] >> 4) as u8,
    (H[3] & 15 | (H[4] & 15) << 4) as u8,
    (H[4] >> 4) as u8,
    H[5] as u8,
];

/// The fine temperature, of which all formulas make use, from the raw one.
pub(super) fn fine_temperature(raw: u32) -> i64 {
    let raw = i64::from(raw);
    let a = (((raw >> 3) - (T[0] << 1)) * T[1]) >> 11;
    let b = (raw >> 4) - T[0];
    a + ((((b * b) >> 12) * T[2]) >> 14)
}

/// Hundredths of a degree.
fn temperature(raw: u32) -> i64 {
    (fine_temperature(raw) * 5 + 128) >> 8
}

/// 256ths of a pascal.
fn pressure(raw: u32, fine: i64) -> i64 {
    let a = fine - 128_000;
    let b = a * a * P[5] + ((a * P[4]) << 17) + (P[3] << 35);
    let a = ((a * a * P[2]) >> 8) + ((a * P[1]) << 12);
    let a = (((1 << 47) + a) * P[0]) >> 33;
    let p = 1_048_576 - i64::from(raw);
    let p = ((p << 31) - b) * 3125 / a;
    let c = (P[8] * (p >> 13) * (p >> 13)) >> 25;
    let d = (P[7] * p) >> 19;
    ((p + c + d) >> 8) + (P[6] << 4)
}

/// 1024ths of a per cent.
fn humidity(raw: u32, fine: i64) -> i64 {
    let v = fine - 76_800;
    let left = (((i64::from(raw) << 14) - (H[3] << 20) - H[4] * v) + 16_384) >> 15;
    let inner = (((v * H[5]) >> 10) * (((v * H[2]) >> 11) + 32_768)) >> 10;
    let right = ((inner + 2_097_152) * H[1] + 8_192) >> 14;
    let v = left * right;
    let v = v - (((((v >> 15) * (v >> 15)) >> 7) * H[0]) >> 4);
    v.clamp(0, 419_430_400) >> 12
}

/// The raw value in `0..=most` whose quantity is nearest to `wanted`; the quantity rises with it.
fn nearest(most: u32, wanted: i64, quantity: impl Fn(u32) -> i64) -> u32 {
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low) / 2;
        match quantity(middle) < wanted {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    let distance = |raw: u32| (quantity(raw) - wanted).abs();
    match low.checked_sub(1) {
        Some(before) if distance(before) < distance(low) => before,
        _ => low,
    }
}

/// The raw temperature for thousandths of a degree.
pub(super) fn raw_temperature(milli_c: i64) -> u32 {
    nearest(0xf_ffff, milli_c.div_euclid(10), temperature)
}

/// The raw pressure for thousandths of a hectopascal.
pub(super) fn raw_pressure(milli_hpa: i64, fine: i64) -> u32 {
    // The raw value falls when the pressure rises.
    let from_end = |n: u32| pressure(0xf_ffff - n, fine);
    0xf_ffff - nearest(0xf_ffff, milli_hpa * 256 / 10, from_end)
}

/// The raw humidity for thousandths of a per cent.
pub(super) fn raw_humidity(milli_percent: i64, fine: i64) -> u32 {
    nearest(0xffff, milli_percent * 1024 / 1000, |raw| {
        humidity(raw, fine)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_sheets_example_comes_out() {
        // BMP280 (BST-BMP280-DS001), 3.12: the same coefficients and formulas.
        assert_eq!(fine_temperature(519_888), 128_422);
        assert_eq!(temperature(519_888), 2_508);
        assert_eq!(pressure(415_148, 128_422), 25_767_233);
    }

    #[test]
    fn raw_data_give_their_quantities_back() {
        for milli in [-40_000, -5_120, 0, 21_500, 36_610, 85_000] {
            let raw = raw_temperature(milli);
            assert!((temperature(raw) - milli / 10).abs() <= 1, "{milli}");
            let fine = fine_temperature(raw);
            for hpa in [300_000, 987_650, 1_013_250, 1_100_000] {
                let found = pressure(raw_pressure(hpa, fine), fine);
                assert!((found - hpa * 256 / 10).abs() < 256, "{milli} {hpa}");
            }
            for percent in [10_000, 45_500, 90_000] {
                let found = humidity(raw_humidity(percent, fine), fine);
                assert!(
                    (found - percent * 1024 / 1000).abs() < 20,
                    "{milli} {percent}"
                );
            }
        }
    }
}

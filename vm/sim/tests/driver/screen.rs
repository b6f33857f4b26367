//! A driver of the ST7920.

use sim::St7920;

/// The two serial bytes of a byte.
pub fn nibbles(byte: u8) -> [u8; 2] {
    [byte & 0xf0, byte << 4]
}

/// Instructions, as serial bytes with one header.
pub fn instructions(codes: &[u8]) -> Vec<u8> {
    std::iter::once(0xf8)
        .chain(codes.iter().copied().flat_map(nibbles))
        .collect()
}

/// Data, as serial bytes with one header.
pub fn data(bytes: &[u8]) -> Vec<u8> {
    std::iter::once(0xfa)
        .chain(bytes.iter().copied().flat_map(nibbles))
        .collect()
}

/// Sends within one selection.
pub fn send(screen: &mut St7920, bytes: &[u8]) {
    screen.select(true);
    for &byte in bytes {
        screen.byte(byte);
    }
    screen.select(false);
}

/// Sends instructions, each in a selection of its own.
pub fn command(screen: &mut St7920, codes: &[u8]) {
    for &code in codes {
        send(screen, &instructions(&[code]));
    }
}

/// What drivers send first: basic set, display on, extended set, graphics on.
pub const INIT: [u8; 6] = [0x30, 0x30, 0x0c, 0x34, 0x34, 0x36];

/// The serial strings of a whole picture: for each row, address and 16 bytes.
pub fn picture(pixel: impl Fn(u32, u32) -> bool) -> Vec<Vec<u8>> {
    let mut strings = Vec::new();
    for y in 0..64 {
        let (row, word) = (y % 32, y / 32 * 8);
        strings.push(instructions(&[0x80 | row as u8, 0x80 | word as u8]));
        let bytes: Vec<u8> = (0..16)
            .map(|i| (0..8).fold(0, |byte, bit| byte << 1 | u8::from(pixel(i * 8 + bit, y))))
            .collect();
        strings.push(data(&bytes));
    }
    strings
}

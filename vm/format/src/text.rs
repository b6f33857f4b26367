//! UTF-8.

/// Bytes of the character whose first byte is `b`.
#[inline]
pub const fn utf8_width(b: u8) -> u32 {
    match b {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}

/// Encodes a code point; returns how many bytes of `buf` it takes.
pub fn encode_utf8(c: u32, buf: &mut [u8; 4]) -> usize {
    let tail = |shift: u32| (0x80 | c >> shift & 0x3f) as u8;
    match c {
        0..=0x7f => {
            buf[0] = c as u8;
            1
        }
        0x80..=0x7ff => {
            *buf = [(0xc0 | c >> 6) as u8, tail(0), 0, 0];
            2
        }
        0x800..=0xffff => {
            *buf = [(0xe0 | c >> 12) as u8, tail(6), tail(0), 0];
            3
        }
        _ => {
            *buf = [(0xf0 | c >> 18 & 7) as u8, tail(12), tail(6), tail(0)];
            4
        }
    }
}

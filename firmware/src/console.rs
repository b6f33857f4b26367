//! Writes the firmware's own texts, which lie in flash, and numbers to the console.

use vm::flash;

/// Writes a text in pieces of 32 bytes that lie in DRAM, because `write` may read single bytes.
pub fn text(write: &mut dyn FnMut(&[u8]), s: &str) {
    let mut piece = [0; 32];
    let mut n = 0;
    for b in flash::bytes(s.as_bytes()) {
        piece[n] = b;
        n += 1;
        if n == piece.len() {
            write(&piece);
            n = 0;
        }
    }
    write(&piece[..n]);
}

/// Writes a number in decimal.
pub fn decimal(write: &mut dyn FnMut(&[u8]), n: u32) {
    let mut digits = [0; 10];
    let mut at = digits.len();
    let mut left = n;
    loop {
        at -= 1;
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
        if left == 0 {
            break;
        }
    }
    write(&digits[at..]);
}

/// Writes a word as eight hexadecimal digits.
pub fn hex(write: &mut dyn FnMut(&[u8]), n: u32) {
    let mut digits = [0; 8];
    for (i, d) in digits.iter_mut().enumerate() {
        let x = (n >> (28 - 4 * i as u32) & 15) as u8;
        *d = x + if x < 10 { b'0' } else { b'a' - 10 };
    }
    write(&digits);
}

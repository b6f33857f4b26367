//! Type codes of the items of arrays and memoryviews. Sizes are those of the ESP8266: `l` and `L` have four bytes.

/// Bytes of an item; 1 for a byte that is not a type code.
pub fn item_size(code: u8) -> u32 {
    match code {
        b'h' | b'H' => 2,
        b'i' | b'I' | b'l' | b'L' | b'O' | b'P' | b'f' => 4,
        b'q' | b'Q' | b'd' => 8,
        _ => 1,
    }
}

/// The set of some type codes in either case, one bit each.
const fn codes(letters: &[u8]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < letters.len() {
        bits |= 1 << (letters[i] & 31);
        i += 1;
    }
    bits
}

/// Type codes of items of two or eight bytes.
const ODD: u32 = codes(b"HQd");
/// Type codes of items of four or eight bytes.
const LARGE: u32 = codes(b"ILOPfQd");
/// Type codes of numbers of one, two or four bytes.
const QUICK: u32 = codes(b"BHILf");

/// Log2 of the size of an item in bytes, for a type code.
#[inline(always)]
pub const fn item_shift(code: u8) -> u32 {
    (ODD >> (code & 31) & 1) + 2 * (LARGE >> (code & 31) & 1)
}

/// True if the items of this type code are numbers of one, two or four bytes.
#[inline(always)]
pub const fn is_quick(code: u8) -> bool {
    QUICK >> (code & 31) & 1 != 0
}

/// True for the type codes of arrays.
pub fn is_code(code: u8) -> bool {
    matches!(
        code,
        b'b' | b'B'
            | b'h'
            | b'H'
            | b'i'
            | b'I'
            | b'l'
            | b'L'
            | b'O'
            | b'P'
            | b'q'
            | b'Q'
            | b'f'
            | b'd'
    )
}

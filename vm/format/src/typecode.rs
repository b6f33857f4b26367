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

//! Formats of the pixels of a `FrameBuffer`.

/// One bit for a pixel, eight rows to a byte, the top one in the lowest bit.
pub const MVLSB: u32 = 0;
/// 16 bits for a pixel.
pub const RGB565: u32 = 1;
/// 4 bits for a pixel, the left one in the high bits.
pub const GS4_HMSB: u32 = 2;
/// One bit for a pixel, the leftmost one in the highest bit.
pub const MHLSB: u32 = 3;
/// One bit for a pixel, the leftmost one in the lowest bit.
pub const MHMSB: u32 = 4;
/// 2 bits for a pixel, the left one in the low bits.
pub const GS2_HMSB: u32 = 5;
/// A byte for a pixel.
pub const GS8: u32 = 6;

/// Bits of a pixel, or `None` for a number that no format has.
pub fn depth(format: u32) -> Option<u32> {
    Some(match format {
        MVLSB | MHLSB | MHMSB => 1,
        GS2_HMSB => 2,
        GS4_HMSB => 4,
        GS8 => 8,
        RGB565 => 16,
        _ => return None,
    })
}

/// Largest width, height and stride.
pub const MOST: i32 = 0xffff;
/// True if these may be width, height, stride and format of a FrameBuffer.
pub fn is_shape([width, height, stride, format]: [u32; 4]) -> bool {
    let most = MOST as u32;
    let pixels = u64::from(stride) * u64::from(height);
    width <= stride
        && height <= most
        && stride <= most + 8
        && pixels < 1 << 27
        && depth(format).is_some()
}

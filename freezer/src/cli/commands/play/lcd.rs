//! Pictures of a screen: text of half blocks, and PNG files.

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use sim::st7920::TEXT_ROWS;
use sim::{Picture, St7920};

use crate::cli::support::files;

/// The width of a screen's pixel in pixels of the picture. The last one is the gap to the next pixel.
const SCALE: u32 = 4;
/// Width of the glass around the screen's pixels, in pixels of the picture.
const RIM: u32 = 14;
/// Width of the case around the glass, in pixels of the picture.
const CASE: u32 = 10;
/// The colours of a picture: case, glass, a pixel that is off, a pixel that is on; and the gaps beside pixels.
pub type Palette = [[u8; 3]; 6];
/// Dark pixels on a bright ground.
pub const LCD: Palette = [
    [0x20, 0x24, 0x28],
    [0x9f, 0xb8, 0x2c],
    [0xa6, 0xbf, 0x33],
    [0x16, 0x24, 0x36],
    [0x9f, 0xb8, 0x2c],
    [0x3c, 0x4c, 0x36],
];
/// Bright pixels on a dark ground.
pub const OLED: Palette = [
    [0x18, 0x28, 0x50],
    [0x06, 0x06, 0x0a],
    [0x0c, 0x0c, 0x12],
    [0xd4, 0xec, 0xff],
    [0x06, 0x06, 0x0a],
    [0x30, 0x40, 0x58],
];

/// The screen as rows of characters, each for two rows of pixels.
pub fn half_blocks(screen: &dyn Picture) -> Vec<String> {
    let (width, height) = screen.size();
    let row = |y: u32| {
        let cell = |x| match (screen.pixel(x, y), screen.pixel(x, y + 1)) {
            (false, false) => ' ',
            (true, false) => '▀',
            (false, true) => '▄',
            (true, true) => '█',
        };
        (0..width).map(cell).collect()
    };
    (0..height).step_by(2).map(row).collect()
}

/// The screen for narrow terminals: a character for two by two pixels.
pub fn quadrants(screen: &dyn Picture) -> Vec<String> {
    let (width, height) = screen.size();
    const CELLS: [char; 16] = [
        ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
    ];
    let row = |y: u32| {
        let cell = |x: u32| {
            let bit = |i: u32| usize::from(screen.pixel(x + i % 2, y + i / 2)) << i;
            CELLS[(0..4).map(bit).sum::<usize>()]
        };
        (0..width).step_by(2).map(cell).collect()
    };
    (0..height).step_by(2).map(row).collect()
}

/// The text that the screen shows in its own font. Pictures do not have it.
pub fn text(screen: &St7920) -> String {
    let rows = (0..TEXT_ROWS).map(|row| {
        let row = screen.text(row);
        String::from_utf8_lossy(&row).trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n").trim_end().to_owned()
}

/// Writes the picture as a PNG file.
///
/// # Errors
/// The file cannot be written.
pub fn write_png(screen: &dyn Picture, palette: &Palette, path: &Path) -> Result<(), Failure> {
    let failed =
        |e: png::EncodingError| Diagnostic::new(format!("no picture can be made: {e}")).file(path);
    let (width, height) = screen.size();
    let (width, height) = (side(width), side(height));
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.as_flattened());
    let points: Vec<u8> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .map(|(x, y)| colour(screen, x, y))
        .collect();
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(&points).map_err(failed)?;
    writer.finish().map_err(failed)?;
    files::write_all(&[(path, &file)])
}

fn side(pixels: u32) -> u32 {
    pixels * SCALE + 2 * (RIM + CASE)
}

/// The colour of a point of the picture.
fn colour(screen: &dyn Picture, x: u32, y: u32) -> u8 {
    let (width, height) = screen.size();
    let on_glass = |at: u32, pixels: u32| (CASE..side(pixels) - CASE).contains(&at);
    if !on_glass(x, width) || !on_glass(y, height) {
        return 0;
    }
    let place = |at: u32| at.checked_sub(CASE + RIM);
    let (Some(x), Some(y)) = (place(x), place(y)) else {
        return 1;
    };
    if x >= width * SCALE || y >= height * SCALE {
        return 1;
    }
    let gap = x % SCALE == SCALE - 1 || y % SCALE == SCALE - 1;
    match (screen.pixel(x / SCALE, y / SCALE), gap) {
        (false, false) => 2,
        (true, false) => 3,
        (false, true) => 4,
        (true, true) => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A screen with one dark pixel, at 1, 1.
    fn screen() -> St7920 {
        let mut s = St7920::with_select(true);
        let mut send = |start: u8, byte: u8| {
            for b in [start, byte & 0xf0, byte << 4] {
                s.byte(b);
            }
        };
        for code in [0x0c, 0x34, 0x36, 0x80 | 1, 0x80] {
            send(0xf8, code);
        }
        send(0xfa, 0x40);
        send(0xfa, 0);
        s
    }

    #[test]
    fn a_pixel_is_half_a_block() {
        let rows = half_blocks(&screen());
        assert_eq!((rows.len(), rows[0].chars().count()), (32, 128));
        assert_eq!(rows[0].trim_end(), " ▄");
        assert!(rows[1..].iter().all(|r| r.trim().is_empty()));
    }

    #[test]
    fn or_a_quarter() {
        let rows = quadrants(&screen());
        assert_eq!((rows.len(), rows[0].chars().count()), (32, 64));
        assert_eq!(rows[0].trim_end(), "▗");
    }

    #[test]
    fn in_the_picture_it_has_a_gap() {
        let s = screen();
        let at = CASE + RIM + SCALE;
        assert_eq!(colour(&s, at, at), 3);
        assert_eq!(colour(&s, at + SCALE - 1, at), 5);
        assert_eq!(colour(&s, at + SCALE, at), 2);
        assert_eq!((colour(&s, 0, 0), colour(&s, CASE, CASE)), (0, 1));
    }
}

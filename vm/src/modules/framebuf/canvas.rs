//! Pixels in a buffer, and the drawing of lines, ellipses and letters.

use core::num::Wrapping;

use super::glyphs;
use crate::vm::Vm;
use format::flash;
use format::value::Value;

pub use format::pixels::{depth, GS2_HMSB, GS4_HMSB, GS8, MHLSB, MHMSB, MVLSB, RGB565};

/// A place, x and y in pixels. It may lie outside of the canvas: nothing is drawn there.
pub type Point = (i32, i32);

/// The pixels of a buffer: where they are, and how they are laid out. Valid until objects move.
#[derive(Clone, Copy)]
pub struct Canvas {
    /// The object that holds the bytes.
    pub owner: Value,
    /// First byte of the canvas in the owner.
    pub offset: u32,
    /// Bytes of the canvas.
    pub len: u32,
    /// Pixels of a row.
    pub width: i32,
    /// Number of rows.
    pub height: i32,
    /// Pixels from the start of a row to that of the next one.
    pub stride: i32,
    /// Number of the format, as in Python: [`MVLSB`] and the others.
    pub format: u32,
}

impl Canvas {
    /// Byte, shift and mask of a pixel; `None` if it is outside of the canvas.
    fn place(&self, (x, y): Point) -> Option<(u32, u32, u32)> {
        if x < 0 || y < 0 || x >= self.width || y >= self.height {
            return None;
        }
        let depth = depth(self.format)?;
        let (byte, shift) = if self.format == MVLSB {
            ((y >> 3) * self.stride + x, y & 7)
        } else {
            let bit = (y * self.stride + x) * depth as i32;
            let shift = match self.format {
                MHLSB => 7 - (bit & 7),
                GS4_HMSB => 4 - (bit & 7),
                _ => bit & 7,
            };
            (bit >> 3, shift)
        };
        let byte = byte as u32;
        let last = byte + depth / 16;
        (last < self.len).then_some((self.offset + byte, shift as u32, (1 << depth) - 1))
    }

    /// The colour of a pixel; `None` if it is outside of the canvas.
    pub fn get(&self, vm: &Vm<'_>, at: Point) -> Option<i32> {
        let (byte, shift, mask) = self.place(at)?;
        let mut bits = u32::from(vm.mem.byte(self.owner, byte));
        if self.format == RGB565 {
            bits |= u32::from(vm.mem.byte(self.owner, byte + 1)) << 8;
        }
        Some((bits >> shift & mask) as i32)
    }

    /// Colour number `n` of a palette: pixel `n` of its first row, or of what follows that row in the buffer.
    pub fn colour(mut self, vm: &Vm<'_>, n: i32) -> i32 {
        self.width = i32::MAX;
        self.get(vm, (n, 0)).unwrap_or(0)
    }

    /// Sets a pixel. On a canvas of single bits, every colour but 0 is 1.
    #[inline(never)]
    pub fn set(&self, vm: &mut Vm<'_>, at: Point, colour: i32) {
        let Some((byte, shift, mask)) = self.place(at) else {
            return;
        };
        let colour = if mask == 1 {
            u32::from(colour != 0)
        } else {
            colour as u32 & mask
        };
        let old = u32::from(vm.mem.byte(self.owner, byte));
        let new = old & !(mask << shift) | colour << shift;
        vm.mem.set_byte(self.owner, byte, new as u8);
        if self.format == RGB565 {
            vm.mem.set_byte(self.owner, byte + 1, (colour >> 8) as u8);
        }
    }

    /// Draws a filled rectangle from its upper left corner on, `width` by `height` pixels.
    #[inline(never)]
    pub fn fill(&self, vm: &mut Vm<'_>, (x, y): Point, (width, height): Point, colour: i32) {
        let right = x.saturating_add(width).min(self.width);
        let bottom = y.saturating_add(height).min(self.height);
        for y in y.max(0)..bottom {
            for x in x.max(0)..right {
                self.set(vm, (x, y), colour);
            }
        }
    }

    /// Draws a line, both ends included.
    pub fn line(&self, vm: &mut Vm<'_>, from: Point, to: Point, colour: i32) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let steep = dy.abs() > dx.abs();
        let swap = |p: Point| if steep { (p.1, p.0) } else { p };
        // `long` advances with each pixel, `short` when the error says so.
        let ((mut long, mut short), (dl, ds)) = (swap(from), swap((dx, dy)));
        let (length, rise) = (dl.abs(), ds.abs());
        // Starts at the first pixel on the canvas, so that a long line outside of it takes no time.
        let (size, _) = swap((self.width, self.height));
        let (before, behind) = match dl < 0 {
            true => (long - (size - 1), long + 1),
            false => (-long, size - long),
        };
        let first = before.clamp(0, length);
        let mut error = 2 * rise - length;
        if first > 0 {
            let (n, rise, first) = (i64::from(length), i64::from(rise), i64::from(first));
            let risen = (2 * rise * first + n) / (2 * n);
            error = (2 * rise * (first + 1) - n - 2 * n * risen) as i32;
            short += ds.signum() * risen as i32;
            long += dl.signum() * first as i32;
        }
        for _ in first..length.min(behind) {
            self.set(vm, swap((long, short)), colour);
            while error >= 0 {
                short += ds.signum();
                error -= 2 * length;
            }
            long += dl.signum();
            error += 2 * rise;
        }
        self.set(vm, to, colour);
    }

    /// Draws a letter; `letters` is its byte, and the point its upper left corner.
    pub fn text(&self, vm: &mut Vm<'_>, letters: u8, (x, y): Point, colour: i32) {
        let n = usize::from(letters.wrapping_sub(glyphs::FIRST));
        // A byte without a glyph is drawn as a box.
        let rows = glyphs::GLYPHS
            .get(n)
            .map_or([0x4141_7f00, 0x007f_4141], |g| {
                [flash::word(&g[0]), flash::word(&g[1])]
            });
        for row in 0..glyphs::CELL {
            let bits = rows[row as usize / 4] >> (row % 4 * 8);
            for column in 0..glyphs::CELL {
                if bits >> column & 1 != 0 {
                    self.set(vm, (x + column, y + row), colour);
                }
            }
        }
    }
}

/// An ellipse to draw, but for its radii.
pub struct Ellipse {
    pub canvas: Canvas,
    pub centre: Point,
    pub colour: i32,
    pub filled: bool,
    /// A bit for each quarter to draw, from bit 0 on: upper right, upper left, lower left, lower right.
    pub quarters: i32,
}

impl Ellipse {
    /// Draws the ellipse with the radii `a` (horizontal) and `b` (vertical), in pixels.
    pub fn draw(&self, vm: &mut Vm<'_>, a: i32, b: i32) {
        if a == 0 && b == 0 {
            if self.quarters & 15 != 0 {
                self.canvas.set(vm, self.centre, self.colour);
            }
            return;
        }
        // A quarter is drawn from both of its ends up to the point where its slope is one. `u` advances
        // by a pixel each time, and `v` follows.
        for upright in [true, false] {
            let (p, q) = if upright { (a, b) } else { (b, a) };
            let (p2, q2) = (Wrapping(p) * Wrapping(p), Wrapping(q) * Wrapping(q));
            let two = Wrapping(2);
            let (mut v, mut u) = (p, 0);
            let mut step_v = q2 * (Wrapping(1) - two * Wrapping(p));
            let mut step_u = p2;
            let mut error = Wrapping(0);
            let mut near = two * q2 * Wrapping(p);
            let mut far = Wrapping(0);
            while near >= far {
                let (x, y) = if upright { (v, u) } else { (u, v) };
                self.points(vm, x, y);
                u += 1;
                far += two * p2;
                error += step_u;
                step_u += two * p2;
                if two * error + step_v > Wrapping(0) {
                    v -= 1;
                    near -= two * q2;
                    error += step_v;
                    step_v += two * q2;
                }
            }
        }
    }

    /// Draws the pixels at distance `x`, `y` from the centre, or the lines up to them if the ellipse is filled.
    fn points(&self, vm: &mut Vm<'_>, x: i32, y: i32) {
        let (cx, cy) = self.centre;
        for quarter in 0..4 {
            if self.quarters >> quarter & 1 == 0 {
                continue;
            }
            let right = quarter == 0 || quarter == 3;
            let row = if quarter < 2 { cy - y } else { cy + y };
            let edge = if right { cx + x } else { cx - x };
            let (left, n) = if self.filled {
                (edge.min(cx), x + 1)
            } else {
                (edge, 1)
            };
            self.canvas.fill(vm, (left, row), (n, 1), self.colour);
        }
    }
}

//! The picture that an observer sees of the memory.

use super::{Ssd1306, WIDTH};
use crate::part::Picture;

impl Ssd1306 {
    /// The COM output that drives a row of the panel; row 0 is the upper one. A panel with 64 rows is wired for outputs
    /// that alternate between the sides, one with 32 rows for outputs in sequence (*SSD1306*, table 10-3).
    fn output(&self, y: u32) -> u32 {
        let row = self.height - 1 - y;
        let (left, right) = (row / 2, 32 + row / 2);
        match (self.height == 64, self.settings.alternate) {
            (true, true) | (false, false) => row,
            (true, false) if row % 2 == 0 => left,
            (true, false) => right,
            (false, true) => 2 * row,
        }
    }
    /// The row of the memory that a row of the panel shows; `None` if it is not driven.
    fn row(&self, y: u32) -> Option<u32> {
        let s = &self.settings;
        let (rows, offset) = (u32::from(s.rows), u32::from(s.offset));
        let output = self.output(y);
        if output >= rows {
            return None;
        }
        let place = if s.reversed {
            rows - 1 - output
        } else {
            output
        };
        let line = (place + offset) % 64;
        (line < rows).then(|| self.scroll.row((line + u32::from(s.start_line)) % 64, line))
    }
}

impl Picture for Ssd1306 {
    fn size(&self) -> (u32, u32) {
        (WIDTH as u32, self.height)
    }
    fn pixel(&self, x: u32, y: u32) -> bool {
        let Some(row) = self.row(y).filter(|_| self.is_on() && x < WIDTH as u32) else {
            return false;
        };
        let byte = self.memory[row as usize / 8][WIDTH - 1 - x as usize];
        let set = byte >> (row % 8) & 1 != 0;
        self.settings.all_on || set != self.settings.inverted
    }
}

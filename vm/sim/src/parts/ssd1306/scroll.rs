//! Scrolling (*SSD1306*, 9.1 and 10.2): pages move by a column, and rows of an area by an offset, at each step.

use super::{Ssd1306, PAGES};
use crate::part::{Nanos, MS};

/// The time of a frame with the settings after a reset: 370 kHz / (54 clocks * 64 rows).
const FRAME: Nanos = 9_340 * MS / 1000;
/// Frames of a step, by the code in a command.
const FRAMES: [Nanos; 8] = [5, 64, 128, 256, 3, 4, 25, 2];

/// The scroller.
#[derive(Clone, Debug)]
pub(super) struct Scroll {
    /// The pages that move, and whether they move to the left.
    pages: (usize, usize),
    left: bool,
    /// Rows by which the area moves at each step.
    rows: u8,
    step: Nanos,
    /// The first row of the area, and the number of its rows.
    area: (u8, u8),
    /// Rows by which the area has moved.
    moved: u32,
    next: Option<Nanos>,
}

impl Default for Scroll {
    fn default() -> Scroll {
        Scroll {
            pages: (0, 0),
            left: false,
            rows: 0,
            step: FRAMES[0] * FRAME,
            area: (0, 64),
            moved: 0,
            next: None,
        }
    }
}

impl Scroll {
    pub(super) fn set_up(&mut self, command: &[u8; 8]) {
        let [code, _, first, speed, last, rows, ..] = *command;
        self.pages = (usize::from(first & 7), usize::from(last & 7));
        // 27 and 2A move to the left.
        self.left = matches!(code, 0x27 | 0x2a);
        self.rows = if code >= 0x29 { rows & 0x3f } else { 0 };
        self.step = FRAMES[usize::from(speed & 7)] * FRAME;
    }
    pub(super) fn set_area(&mut self, top: u8, rows: u8) {
        self.area = (top & 0x3f, rows & 0x7f);
    }
    pub(super) fn start(&mut self, now: Nanos) {
        self.next = Some(now + self.step);
    }
    pub(super) fn stop(&mut self) {
        (self.next, self.moved) = (None, 0);
    }
    pub(super) fn next(&self) -> Option<Nanos> {
        self.next
    }
    /// The row of the memory in place of `row`, which is shown at this line of the panel.
    pub(super) fn row(&self, row: u32, line: u32) -> u32 {
        let (top, rows) = (u32::from(self.area.0), u32::from(self.area.1));
        if self.moved == 0 || !(top..top + rows).contains(&line) {
            return row;
        }
        (top + (line - top + self.moved) % rows) % 64
    }
}

impl Ssd1306 {
    /// Makes the step that is due.
    pub(super) fn scroll_until(&mut self, now: Nanos) {
        let scroll = &mut self.scroll;
        while let Some(next) = scroll.next.filter(|next| *next <= now) {
            scroll.next = Some(next + scroll.step);
            let (first, last) = scroll.pages;
            for page in &mut self.memory[first..=last.max(first).min(PAGES - 1)] {
                // Segments count from the right side of the panel.
                match scroll.left {
                    true => page.rotate_right(1),
                    false => page.rotate_left(1),
                }
            }
            let rows = u32::from(scroll.area.1).max(1);
            scroll.moved = (scroll.moved + u32::from(scroll.rows)) % rows;
        }
    }
}

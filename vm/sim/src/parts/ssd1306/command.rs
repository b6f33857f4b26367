//! Commands (*SSD1306*, tables 9-1 and 10-1 ff.).

use super::{Addressing, Ssd1306, PAGES, WIDTH};
use crate::part::Nanos;

/// The number of bytes that follow the first byte of a command.
const fn arguments(code: u8) -> usize {
    match code {
        0x20 | 0x81 | 0x8d | 0xa8 | 0xd3 | 0xd5 | 0xd9 | 0xda | 0xdb => 1,
        0x21 | 0x22 | 0xa3 => 2,
        0x29 | 0x2a => 5,
        0x26 | 0x27 => 6,
        _ => 0,
    }
}

impl Ssd1306 {
    /// A byte of a command.
    pub fn command(&mut self, byte: u8, now: Nanos) {
        self.received += 1;
        self.command[self.length] = byte;
        self.length += 1;
        if self.length > arguments(self.command[0]) {
            self.length = 0;
            self.obey(now);
        }
    }

    fn obey(&mut self, now: Nanos) {
        let [code, a, b, ..] = self.command;
        let s = &mut self.settings;
        match code {
            // In page addressing: the halves of the column, and the page.
            0x00..=0x0f => self.column = self.column & 0x70 | code & 0x0f,
            0x10..=0x1f => self.column = self.column & 0x0f | (code & 0x07) << 4,
            0xb0..=0xb7 => self.page = code & 7,
            0x20 => {
                self.addressing = match a & 3 {
                    0 => Addressing::Horizontal,
                    1 => Addressing::Vertical,
                    _ => Addressing::Page,
                }
            }
            // A window, whose first address is the present one from then on.
            0x21 => {
                self.columns = (a % WIDTH as u8, b % WIDTH as u8);
                self.column = self.columns.0;
            }
            0x22 => {
                self.pages = (a % PAGES as u8, b % PAGES as u8);
                self.page = self.pages.0;
            }
            0x26 | 0x27 | 0x29 | 0x2a => self.scroll.set_up(&self.command),
            0x2e => self.scroll.stop(),
            0x2f => self.scroll.start(now),
            0xa3 => self.scroll.set_area(a, b),
            0x40..=0x7f => s.start_line = code & 0x3f,
            0x81 => s.contrast = a,
            0x8d => s.charge_pump = a & 0x04 != 0,
            0xa0 | 0xa1 => s.remapped = code & 1 != 0,
            0xa4 | 0xa5 => s.all_on = code & 1 != 0,
            0xa6 | 0xa7 => s.inverted = code & 1 != 0,
            // Fewer than 16 rows are not possible.
            0xa8 if a & 0x3f >= 15 => s.rows = (a & 0x3f) + 1,
            0xae | 0xaf => s.on = code & 1 != 0,
            0xc0..=0xcf => s.reversed = code & 8 != 0,
            0xd3 => s.offset = a & 0x3f,
            0xda => s.alternate = a & 0x10 != 0,
            // The oscillator, precharge and VCOMH change nothing that is to be seen; E3 is no operation.
            _ => {}
        }
    }
}

//! The two sets of instructions (ST7920, *Instructions*, tables 1 and 2). The highest bit that is set says which
//! instruction it is, and RE says of which set.

use super::St7920;

impl St7920 {
    /// Executes an instruction.
    pub(super) fn instruction(&mut self, code: u8) {
        self.counters.instructions = self.counters.instructions.wrapping_add(1);
        self.standby = false;
        let row_was_set = core::mem::take(&mut self.row_is_set);
        let known = if self.extended {
            self.extended(code, row_was_set)
        } else {
            self.basic(code)
        };
        if !known {
            self.count_error();
        }
    }

    /// Writes a byte of data where the last address instruction points.
    pub(super) fn data(&mut self, byte: u8) {
        self.counters.data = self.counters.data.wrapping_add(1);
        self.row_is_set = false;
        if self.memory.write(byte) && self.shift_on_write {
            self.shift_text(self.memory.counts_up());
        }
    }

    /// Function set: `0 0 1 DL X RE G 0`. One instruction cannot change RE and G together: when RE
    /// changes, G stays, so a driver that wants graphics sends it twice.
    fn function_set(&mut self, code: u8) {
        let extended = code & 4 != 0;
        if extended != self.extended {
            self.extended = extended;
        } else if extended {
            self.graphic = code & 2 != 0;
        }
    }

    fn basic(&mut self, code: u8) -> bool {
        match code {
            0x00 => return false,
            0x01 => {
                self.shift = 0;
                self.memory.clear_text();
            }
            0x02..=0x03 => {
                self.shift = 0;
                self.memory.set_text(0);
            }
            0x04..=0x07 => {
                self.memory.count_up(code & 2 != 0);
                self.shift_on_write = code & 1 != 0;
            }
            0x08..=0x0f => {
                self.display = code & 4 != 0;
                self.cursor = code & 2 != 0;
            }
            0x10..=0x1f => {
                let right = code & 4 != 0;
                if code & 8 != 0 {
                    self.shift_text(!right);
                } else {
                    self.memory.step(right);
                }
            }
            0x20..=0x3f => self.function_set(code),
            0x40..=0x7f => {
                if self.scrolling {
                    return false;
                }
                self.memory.set_character(u32::from(code & 0x3f));
            }
            0x80..=0xff => self.memory.set_text(u32::from(code & 0x7f)),
        }
        true
    }

    fn extended(&mut self, code: u8, row_was_set: bool) -> bool {
        match code {
            0x01 => self.standby = true,
            0x02..=0x03 => self.scrolling = code & 1 != 0,
            // The second time, the line is shown normally again.
            0x04..=0x07 => self.reversed ^= 1 << (code & 3),
            0x20..=0x3f => self.function_set(code),
            0x40..=0x7f => {
                if !self.scrolling {
                    return false;
                }
                self.scroll = u32::from(code & 0x3f);
            }
            // First the row, then the word in it.
            0x80..=0xff if row_was_set => self.memory.set_graphic_word(u32::from(code & 0x0f)),
            0x80..=0xff => {
                self.memory.set_graphic_row(u32::from(code & 0x3f));
                self.row_is_set = true;
            }
            _ => return false,
        }
        true
    }

    /// Shifts the text by one word of 16 pixels. The words go around their line of 16 words.
    fn shift_text(&mut self, left: bool) {
        let by = if left { 1 } else { u32::MAX };
        self.shift = self.shift.wrapping_add(by) % 16;
    }
}

//! The ST7920, a controller of LCDs, on a module of 128x64 pixels, in its serial mode.
//!
//! Not modelled: the time that an instruction takes (ST7920, *Instructions*: 72 us, 1.6 ms
//! for "clear"), during which the real part loses what arrives, and the fonts.

mod instruction;
mod memory;
mod serial;

use crate::part::Picture;
use memory::Memory;
use serial::{Serial, Unit};

/// Pixels in a row.
pub const WIDTH: u32 = 128;
/// Rows of pixels.
pub const HEIGHT: u32 = 64;
/// Rows of text, of 16x16 pixels a word.
pub const TEXT_ROWS: u32 = 4;
/// Half-width characters in a row of text.
pub const TEXT_COLUMNS: usize = 16;

/// Counters of the screen's traffic since it was made. They wrap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Serial bytes taken, synchronising bytes included.
    pub bytes: u32,
    /// Instructions executed.
    pub instructions: u32,
    /// Bytes written to one of the memories.
    pub data: u32,
    /// Mistakes of the driver: a byte before the synchronising one, a request to read (impossible in serial mode), a
    /// nibble in the wrong place, half a byte when the select line falls, an instruction that does not exist.
    pub errors: u32,
}

/// A screen.
#[derive(Clone, Debug)]
pub struct St7920 {
    serial: Serial,
    memory: Memory,
    /// True if the extended instructions are on (RE).
    extended: bool,
    /// True if the graphics are shown (G).
    graphic: bool,
    /// True if the display is on (D).
    display: bool,
    /// True if the cursor is shown (C).
    cursor: bool,
    /// True in stand-by: nothing is shown until the next instruction.
    standby: bool,
    /// True if the scroll address may be set, and the CGRAM's may not (SR).
    scrolling: bool,
    /// The row of memory that is shown first.
    scroll: u32,
    /// A bit for each of the four lines of the DDRAM: shown inverted.
    reversed: u32,
    /// Words by which the text is shifted to the left.
    shift: u32,
    /// True if each write shifts the text (S).
    shift_on_write: bool,
    /// The first byte of a GDRAM address, the row, has arrived.
    row_is_set: bool,
    /// True while the reset line is low.
    in_reset: bool,
    counters: Counters,
}

impl Default for St7920 {
    fn default() -> Self {
        St7920::new()
    }
}

impl St7920 {
    /// A screen after power-on, not selected. The graphic memory is clear; that of the real part is random.
    #[must_use]
    pub const fn new() -> St7920 {
        St7920::with_select(false)
    }

    /// A screen after power-on whose select line has this level.
    #[must_use]
    pub const fn with_select(level: bool) -> St7920 {
        St7920 {
            serial: Serial::new(level),
            memory: Memory::new(),
            extended: false,
            graphic: false,
            display: false,
            cursor: false,
            standby: false,
            scrolling: false,
            scroll: 0,
            reversed: 0,
            shift: 0,
            shift_on_write: false,
            row_is_set: false,
            in_reset: false,
            counters: Counters {
                bytes: 0,
                instructions: 0,
                data: 0,
                errors: 0,
            },
        }
    }

    /// Sets the reset line (XRESET). While it is `active`, that is low, the screen ignores its input. The registers get
    /// their first values and the text is cleared; the graphics stay.
    pub fn reset(&mut self, active: bool) {
        self.in_reset = active;
        if !active {
            return;
        }
        self.extended = false;
        self.graphic = false;
        self.display = false;
        self.cursor = false;
        self.standby = false;
        self.scrolling = false;
        self.scroll = 0;
        self.reversed = 0;
        self.shift = 0;
        self.shift_on_write = false;
        self.row_is_set = false;
        self.memory.clear_text();
        self.serial.begin();
    }

    /// Sets the select line (CS): high selects. Each change restarts the serial protocol.
    pub fn select(&mut self, level: bool) {
        if self.serial.select(level) {
            self.count_error();
        }
    }

    /// Takes a whole byte from a hardware SPI, highest bit first. It is ignored while not selected.
    pub fn byte(&mut self, byte: u8) {
        if !self.listens() {
            return;
        }
        if self.serial.may_skip_bits(byte) {
            self.take(byte);
        } else {
            for i in (0..8).rev() {
                self.bit(byte >> i & 1 != 0);
            }
        }
    }

    /// Takes an edge of the clock (SCLK) with the level of the data line (SID). Data is taken at the rising edge.
    pub fn clock_edge(&mut self, rising: bool, data: bool) {
        if rising && self.listens() {
            self.bit(data);
        }
    }

    /// The counters of the screen's traffic.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.counters
    }

    /// True if the graphics are shown.
    #[must_use]
    pub fn shows_graphics(&self) -> bool {
        self.is_on() && self.graphic
    }

    /// True if the display is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.display && !self.standby && !self.in_reset
    }

    /// True if the pixel is dark, as one sees it. Pixels outside the screen are not.
    ///
    /// The graphics, inverted where their line of text is reversed: text and graphics
    /// are combined by exclusive or. The characters themselves are not drawn; see
    /// [`St7920::text`].
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> bool {
        if x >= WIDTH || y >= HEIGHT || !self.is_on() {
            return false;
        }
        // The controller drives 256x32 pixels; the module puts the right half below.
        let row = y % 32 + self.scroll;
        let column = y / 32 * WIDTH + x;
        let lit = self.graphic && self.memory.graphic(row % 64, column);
        let reversed = self.reversed >> (row / 16 % 4) & 1 != 0;
        lit != reversed
    }

    /// The characters of a text row, 0 to 3, as codes of the built-in 8x16 font. They are blanks when the display is
    /// off or there is no such row.
    #[must_use]
    pub fn text(&self, row: u32) -> [u8; TEXT_COLUMNS] {
        let mut text = [b' '; TEXT_COLUMNS];
        if row < TEXT_ROWS && self.is_on() {
            for (i, pair) in text.chunks_exact_mut(2).enumerate() {
                let word = self.memory.text(self.text_address(row, i as u32));
                pair[0] = (word >> 8) as u8;
                pair[1] = word as u8;
            }
        }
        text
    }

    /// The place of the cursor, as (column of a 16-pixel word, text row), if it is shown.
    #[must_use]
    pub fn cursor(&self) -> Option<(u32, u32)> {
        let at = self.memory.text_cursor()?;
        if !self.cursor || !self.is_on() {
            return None;
        }
        (0..TEXT_ROWS * 8)
            .map(|i| (i % 8, i / 8))
            .find(|&(column, row)| self.text_address(row, column) == at)
    }

    /// A row, 0 to 15, of one of the four characters of 16x16 pixels that a program can define.
    #[must_use]
    pub fn own_character(&self, character: u32, row: u32) -> u16 {
        self.memory.own_character(character % 4 * 16 + row % 16)
    }

    /// The word of the DDRAM that is shown in a column of a text row. Text rows 0 and 2 are the halves
    /// of the first line of the memory, 1 and 3 of the second.
    fn text_address(&self, row: u32, column: u32) -> u32 {
        let line = (row % 2 + self.scroll / 16) % 4;
        let column = (row / 2 * 8 + column + self.shift) % 16;
        line * 16 + column
    }

    fn listens(&self) -> bool {
        self.serial.selected() && !self.in_reset
    }

    fn count_error(&mut self) {
        self.counters.errors = self.counters.errors.wrapping_add(1);
    }

    fn bit(&mut self, bit: bool) {
        let (byte, lost) = self.serial.bit(bit);
        if lost {
            self.count_error();
        }
        if let Some(byte) = byte {
            self.take(byte);
        }
    }

    /// Takes a serial byte.
    fn take(&mut self, byte: u8) {
        self.counters.bytes = self.counters.bytes.wrapping_add(1);
        let (unit, wrong) = self.serial.byte(byte);
        if wrong {
            self.count_error();
        }
        match unit {
            None => {}
            Some(Unit::Instruction(code)) => self.instruction(code),
            Some(Unit::Data(byte)) => self.data(byte),
        }
    }
}

impl Picture for St7920 {
    fn size(&self) -> (u32, u32) {
        (WIDTH, HEIGHT)
    }
    fn pixel(&self, x: u32, y: u32) -> bool {
        St7920::pixel(self, x, y)
    }
}

//! The three memories and the one address counter (ST7920, *DDRAM*, *CGRAM*, *GDRAM*). All are
//! written in words of 16 bits, the high byte first.

/// Rows of the GDRAM.
const ROWS: usize = 64;
/// Words in a row of the GDRAM.
const ROW_WORDS: usize = 16;
/// Words of the DDRAM, which holds the text: four lines of 16.
const TEXT_WORDS: usize = 64;
/// Words of the CGRAM: four characters of 16 rows.
const CHARACTER_WORDS: usize = 64;
/// Two blanks.
const BLANKS: u16 = 0x2020;

/// The memory that the address counter points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Text,
    Characters,
    Graphic,
}

/// The memories.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    graphic: [u16; ROWS * ROW_WORDS],
    text: [u16; TEXT_WORDS],
    characters: [u16; CHARACTER_WORDS],
    target: Target,
    /// The address counter: a word in text or characters, a word within the row in graphics.
    address: u32,
    /// The row, in graphics.
    row: u32,
    /// True if the address counts up (I/D). In graphics it always does.
    up: bool,
    /// The first byte of a word.
    high: Option<u8>,
}

impl Memory {
    pub(super) const fn new() -> Memory {
        Memory {
            graphic: [0; ROWS * ROW_WORDS],
            text: [BLANKS; TEXT_WORDS],
            characters: [0; CHARACTER_WORDS],
            target: Target::Text,
            address: 0,
            row: 0,
            up: true,
            high: None,
        }
    }

    /// One of the 256x64 pixels that are stored.
    pub(super) fn graphic(&self, row: u32, column: u32) -> bool {
        let word = self.graphic[row as usize % ROWS * ROW_WORDS + column as usize / 16 % ROW_WORDS];
        word >> (15 - column % 16) & 1 != 0
    }

    pub(super) fn text(&self, address: u32) -> u16 {
        self.text[address as usize % TEXT_WORDS]
    }

    pub(super) fn own_character(&self, address: u32) -> u16 {
        self.characters[address as usize % CHARACTER_WORDS]
    }

    /// The address of the next character, if the next write goes to the text.
    pub(super) fn text_cursor(&self) -> Option<u32> {
        (self.target == Target::Text).then_some(self.address)
    }

    pub(super) fn clear_text(&mut self) {
        self.text = [BLANKS; TEXT_WORDS];
        self.up = true;
        self.set_text(0);
    }

    pub(super) fn count_up(&mut self, up: bool) {
        self.up = up;
    }

    pub(super) fn counts_up(&self) -> bool {
        self.up
    }

    pub(super) fn set_text(&mut self, address: u32) {
        self.point(Target::Text, address % TEXT_WORDS as u32);
    }

    pub(super) fn set_character(&mut self, address: u32) {
        self.point(Target::Characters, address % CHARACTER_WORDS as u32);
    }

    pub(super) fn set_graphic_row(&mut self, row: u32) {
        self.row = row % ROWS as u32;
        self.high = None;
    }

    pub(super) fn set_graphic_word(&mut self, word: u32) {
        self.point(Target::Graphic, word % ROW_WORDS as u32);
    }

    /// Moves the address counter by one.
    pub(super) fn step(&mut self, up: bool) {
        self.high = None;
        let by = if up { 1 } else { u32::MAX };
        let words = match self.target {
            Target::Text => TEXT_WORDS,
            Target::Characters => CHARACTER_WORDS,
            Target::Graphic => ROW_WORDS,
        };
        self.address = self.address.wrapping_add(by) % words as u32;
    }

    /// Writes a byte where the address counter points. True if that completed a word of text.
    pub(super) fn write(&mut self, byte: u8) -> bool {
        let Some(high) = self.high.take() else {
            self.high = Some(byte);
            return false;
        };
        let word = u16::from(high) << 8 | u16::from(byte);
        let at = self.address as usize;
        match self.target {
            Target::Text => self.text[at % TEXT_WORDS] = word,
            Target::Characters => self.characters[at % CHARACTER_WORDS] = word,
            Target::Graphic => {
                let row = self.row as usize % ROWS;
                self.graphic[row * ROW_WORDS + at % ROW_WORDS] = word;
            }
        }
        self.step(self.up || self.target == Target::Graphic);
        self.target == Target::Text
    }

    fn point(&mut self, target: Target, address: u32) {
        self.target = target;
        self.address = address;
        self.high = None;
    }
}

//! The serial protocol (ST7920, *Serial interface*): five ones in a row synchronise, then come RW, RS
//! and a zero; each byte that follows comes as two, its high nibble and its low
//! nibble, both in the upper half.

/// A byte that was put together, and what it is by the bit RS.
pub(super) enum Unit {
    Instruction(u8),
    Data(u8),
}

/// State of the receiver.
#[derive(Clone, Debug)]
pub(super) struct Serial {
    selected: bool,
    /// Bits of the byte that is arriving, and how many they are.
    bits: u8,
    count: u32,
    /// Ones in a row, up to now.
    ones: u32,
    /// The byte that is arriving began with five ones.
    header: bool,
    /// A header has arrived, and it asks for something that can be done.
    synchronised: bool,
    /// RS: bytes are data.
    data: bool,
    /// The high nibble, in its place, when it has arrived.
    high: Option<u8>,
}

impl Serial {
    pub(super) const fn new(selected: bool) -> Serial {
        Serial {
            selected,
            bits: 0,
            count: 0,
            ones: 0,
            header: false,
            synchronised: false,
            data: false,
            high: None,
        }
    }

    pub(super) fn selected(&self) -> bool {
        self.selected
    }

    /// Forgets all that has arrived.
    pub(super) fn begin(&mut self) {
        *self = Serial::new(self.selected);
    }

    /// Sets the select line; tells whether that cut something in two.
    pub(super) fn select(&mut self, level: bool) -> bool {
        if level == self.selected {
            return false;
        }
        let cut = self.selected && (self.count != 0 || self.high.is_some());
        self.selected = level;
        self.begin();
        cut
    }

    /// May [`Serial::byte`] take this byte at once, since looking at each bit would give the same? So it
    /// is between two bytes, if there is no row of five ones but at the byte's start.
    /// Notes whether the byte is a header.
    pub(super) fn may_skip_bits(&mut self, byte: u8) -> bool {
        if self.count != 0 || self.ones != 0 {
            return false;
        }
        self.header = byte & 0xf9 == 0xf8;
        self.header || byte & 0x0f == 0
    }

    /// Takes a bit. Gives a byte when it was its last bit, and tells whether bits
    /// were lost because the five ones came in the middle of a byte.
    pub(super) fn bit(&mut self, bit: bool) -> (Option<u8>, bool) {
        if self.count == 0 {
            self.header = false;
        }
        self.bits = self.bits << 1 | u8::from(bit);
        self.count += 1;
        self.ones = if bit { self.ones + 1 } else { 0 };
        let mut lost = false;
        if self.ones == 5 && !self.header {
            lost = self.count != 5;
            self.header = true;
            self.count = 5;
        }
        if self.count < 8 {
            return (None, lost);
        }
        self.count = 0;
        if self.header {
            // A header that ends with a one is none: the next five ones count again.
            self.ones = 0;
        }
        (Some(self.bits), lost)
    }

    /// Takes a serial byte whose kind `header` tells. Gives what is complete now, and tells
    /// whether something was wrong.
    pub(super) fn byte(&mut self, byte: u8) -> (Option<Unit>, bool) {
        if self.header {
            let cut = self.high.take().is_some();
            self.data = byte & 2 != 0;
            // RW asks to read, which needs the parallel interface; the last bit is a zero.
            self.synchronised = byte & 5 == 0;
            return (None, cut || !self.synchronised);
        }
        if !self.synchronised {
            return (None, true);
        }
        let wrong = byte & 0x0f != 0;
        match self.high.take() {
            None => {
                self.high = Some(byte & 0xf0);
                (None, wrong)
            }
            Some(high) => {
                let value = high | byte >> 4;
                let unit = if self.data {
                    Unit::Data(value)
                } else {
                    Unit::Instruction(value)
                };
                (Some(unit), wrong)
            }
        }
    }
}

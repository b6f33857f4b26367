//! The serial protocol (ST7920, *Serial interface*): five ones in a row synchronise, then RW, RS and a zero
//! follow. Each byte after that is sent as two: its high nibble and its low nibble, both in the upper half.

/// A byte that was put together, and its kind by the bit RS.
pub(super) enum Unit {
    Instruction(u8),
    Data(u8),
}

/// State of the receiver.
#[derive(Clone, Debug)]
pub(super) struct Serial {
    selected: bool,
    /// The bits of the byte that is arriving, and their number.
    bits: u8,
    count: u32,
    /// The number of ones in a row so far.
    ones: u32,
    /// True if the byte that is arriving began with five ones.
    header: bool,
    /// True if a header has arrived that asks for a possible operation.
    synchronised: bool,
    /// True if bytes are data (RS).
    data: bool,
    /// The high nibble, in its place, once it has arrived.
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

    /// Forgets everything that has arrived.
    pub(super) fn begin(&mut self) {
        *self = Serial::new(self.selected);
    }

    /// Sets the select line. True if that cut a byte in two.
    pub(super) fn select(&mut self, level: bool) -> bool {
        if level == self.selected {
            return false;
        }
        let cut = self.selected && (self.count != 0 || self.high.is_some());
        self.selected = level;
        self.begin();
        cut
    }

    /// True if [`Serial::byte`] may take this byte at once, because bit by bit the result would be the same: between
    /// two bytes, if five ones in a row are only at the byte's start. Notes whether the byte is a header.
    pub(super) fn may_skip_bits(&mut self, byte: u8) -> bool {
        if self.count != 0 || self.ones != 0 {
            return false;
        }
        self.header = byte & 0xf9 == 0xf8;
        self.header || byte & 0x0f == 0
    }

    /// Takes a bit. Returns a byte with the byte's last bit, and whether bits were lost because five ones arrived in
    /// the middle of a byte.
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
            // A header that ends with a one is not a header: the next five ones count again.
            self.ones = 0;
        }
        (Some(self.bits), lost)
    }

    /// Takes a serial byte; `header` says whether it is a header. Returns the byte that is complete now, and whether
    /// something was wrong.
    pub(super) fn byte(&mut self, byte: u8) -> (Option<Unit>, bool) {
        if self.header {
            let cut = self.high.take().is_some();
            self.data = byte & 2 != 0;
            // RW asks to read, which needs the parallel interface. The last bit has to be a zero.
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

//! The bits of a transaction, in the order in which they are on the wire.

/// Bits in the order of time, the first one highest in its byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Wire {
    bytes: Vec<u8>,
    bits: usize,
}

impl Wire {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.bits = 0;
    }
    /// The number of bits.
    pub(super) const fn bits(&self) -> usize {
        self.bits
    }
    /// The bytes that hold the bits. The last one is filled up with zeros.
    pub(super) fn bytes(&mut self) -> &mut [u8] {
        &mut self.bytes
    }
    /// Appends `length` bits: those of `bytes`, then zeros. `low_first`: the lowest bit of a byte comes first.
    pub(super) fn push(
        &mut self,
        bytes: impl IntoIterator<Item = u8>,
        length: usize,
        low_first: bool,
    ) {
        let mut bytes = bytes.into_iter();
        for start in (0..length).step_by(8) {
            let byte = bytes.next().unwrap_or(0);
            let byte = if low_first { byte.reverse_bits() } else { byte };
            self.push_highest(byte, (length - start).min(8));
        }
    }
    /// The `count` bits (1 to 8) from bit `start` on, highest first, followed by zeros.
    pub(super) fn take(&self, start: usize, count: usize) -> u8 {
        let at = |i: usize| u16::from(self.bytes.get(i).copied().unwrap_or(0));
        let both = at(start / 8) << 8 | at(start / 8 + 1);
        let byte = (both << (start % 8) >> 8) as u8;
        byte & 0xff << (8 - count)
    }
    /// Appends the highest `count` bits (1 to 8) of a byte.
    fn push_highest(&mut self, byte: u8, count: usize) {
        let byte = byte & 0xff << (8 - count);
        let used = self.bits % 8;
        if used == 0 {
            self.bytes.push(byte);
        } else {
            *self.bytes.last_mut().expect("a byte is begun") |= byte >> used;
            if used + count > 8 {
                self.bytes.push(byte << (8 - used));
            }
        }
        self.bits += count;
    }
}

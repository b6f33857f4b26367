//! Numbers that stand for objects: `id()`, and the addresses of `uctypes`.
//!
//! Objects move, so no number is a place in memory. A table has a slot for each object whose number was asked for. It
//! is weak: the collector clears the slot of an object that has gone, and the slot is then used again.
//!
//! An address is the slot and a place among the object's bytes, in a window of the processor's map that has no memory
//! (ESP8266 Technical Reference, memory map). So an address never means an object and a register at the same time.

use crate::error::R;
use crate::vm::Vm;
use format::layout::memview::{CODE, OFFSET, OWNER};
use format::object::Kind;
use format::typecode::item_size;
use format::types::TypeId;
use format::value::Value;

/// The first address of the window, 0x20000000. An address is a small int, so it costs no heap.
const WINDOW: u32 = 0x2000_0000;
/// Bits of an address that tell the byte; no object in RAM has more bytes.
const PLACE_BITS: u32 = 17;
/// Slots that have addresses: the window ends at 0x3fe00000.
const SLOTS: u32 = (0x3fe0_0000 - WINDOW) >> PLACE_BITS;

impl Vm<'_> {
    /// `id(v)`. An object in RAM gets a number when it is first asked for, and keeps it; the id of any other
    /// value is its word.
    ///
    /// # Errors
    /// `Suspend` at freeze time for an object in RAM, since its number is another one on the device.
    pub fn id_of(&mut self, v: Value) -> R<u32> {
        if !v.is_ram() {
            return Ok(v.bits());
        }
        let at = self.id_slot(v)?;
        Ok(self.mem.item(self.ids.table, at + 1).as_len())
    }

    /// Where the object stands in the table of ids; it is entered there if it is new.
    fn id_slot(&mut self, v: Value) -> R<u32> {
        self.observe_address()?;
        let n = self.id_words();
        let mut free = None;
        for i in (0..n).step_by(2) {
            let o = self.mem.item(self.ids.table, i);
            if o == v {
                return Ok(i);
            }
            if o.is_undef() {
                free = Some(i);
            }
        }
        let at = free.unwrap_or(n);
        if at == n {
            let table = self.alloc(Kind::Vec, n + 2, 0)?;
            for i in 0..n {
                let x = self.mem.item(self.ids.table, i);
                self.mem.set_item(table, i, x);
            }
            self.ids.table = table;
        }
        self.mem.set_item(self.ids.table, at, v);
        let id = Value::len(self.ids.next);
        self.mem.set_item(self.ids.table, at + 1, id);
        self.ids.next += 8;
        Ok(at)
    }

    fn id_words(&self) -> u32 {
        match self.ids.table.is_ram() {
            true => self.mem.size(self.ids.table),
            false => 0,
        }
    }

    /// The address of the first byte of an object with bytes. A part of an object has an address in the whole.
    ///
    /// # Errors
    /// TypeError if the object has no bytes; MemoryError if too many objects have addresses; see also [`Vm::id_of`].
    pub(crate) fn address_of(&mut self, v: Value) -> R<u32> {
        self.bytes_arg(v)?;
        let v = self.native_base(v);
        let v = self.pixels_of(v).unwrap_or(v);
        let (owner, place) = match self.mem.is(v, Kind::MemView) {
            true => {
                let size = item_size(self.mem.byte(self.mem.get(v, CODE), 0));
                let items = self.mem.get(v, OFFSET).as_len();
                (self.mem.get(v, OWNER), items * size)
            }
            false => (v, 0),
        };
        let slot = self.id_slot(owner)? / 2;
        if slot >= SLOTS {
            return self.raise_bare(TypeId::MemoryError);
        }
        Ok(WINDOW + (slot << PLACE_BITS) + place)
    }

    /// The object with this address, and the place among its bytes; `None` if the address lies outside of the
    /// window. UNDEF stands for an object that has gone.
    pub(crate) fn object_with(&self, address: u32) -> Option<(Value, u32)> {
        let at = address.wrapping_sub(WINDOW);
        let slot = at >> PLACE_BITS;
        if slot >= SLOTS {
            return None;
        }
        let owner = match slot * 2 < self.id_words() {
            true => self.mem.item(self.ids.table, slot * 2),
            false => Value::UNDEF,
        };
        Some((owner, at & ((1 << PLACE_BITS) - 1)))
    }
}

//! Hash tables: shape, entries, index.

use super::check::{Check, Verifier};
use crate::object::{self, Kind};
use crate::table::{self, Table, DESC, HASH_MASK, META, SMALL};
use crate::value::Value;

impl Verifier<'_, '_> {
    pub(super) fn table(&self, v: Value, size: u32) -> Check {
        let at = v.rom_off();
        let t = Table::of(&self.mem, v);
        self.need(size >= 1 && self.at(at + META).is_int(), at)?;
        if size > 1 + SMALL * table::stride(t.kind) {
            self.need(
                t.cap > SMALL && self.at(at + DESC) == table::descriptor(t.cap),
                at + DESC,
            )?;
        }
        self.need(size == table::words(t.kind, t.cap), at)?;
        let (used, dead) = object::unpack(self.at(at + META));
        self.need(used <= t.cap && dead <= used, at + META)?;
        let mut live = 0;
        for i in 0..t.cap {
            let key = t.key(&self.mem, i);
            let value = t.value(&self.mem, i);
            let has_values = matches!(t.kind, Kind::Table2 | Kind::Table3);
            if i >= used || key.is_undef() {
                self.need(key.is_undef() && (value.is_undef() || !has_values), at)?;
                continue;
            }
            live += 1;
            self.need(value.is_def(), at)?;
            self.key(&t, i, key)?;
        }
        self.need(live == used - dead, at + META)?;
        // A look-up ends at an empty slot: each entry has one slot at most, and there are more slots than entries.
        let (n, most) = t.places(&self.mem);
        self.need(n <= used && most <= used, at)
    }

    /// Checks that a look-up at run time finds the key.
    fn key(&self, t: &Table, i: u32, key: Value) -> Check {
        let at = t.at.rom_off();
        if table::is_hashed(t.kind) {
            let word = at + t.hash_at(i);
            self.need(self.at(word).is_int(), word)?;
            self.need(!key.is_interned() || t.has_names(&self.mem), at)?;
            if key.is_int() || key.is_interned() {
                self.need(
                    t.hash(&self.mem, i) == table::plain_hash(key) & HASH_MASK,
                    word,
                )?;
            }
        } else {
            self.need(!key.is_float() && !key.is_bool(), at)?;
        }
        if !key.is_int() && !key.is_interned() {
            let h = t.hash(&self.mem, i);
            return self.need(t.probe(&self.mem, h, |_, e| e == i).is_some(), at);
        }
        self.need(t.find_word(&self.mem, key) == Some(i), at)
    }
}

//! An object that cannot be written must not be part of itself: natives that go
//! down into tuples, bound methods and the like rely on it.

use super::check::{Check, Verifier};
use crate::object::Kind;
use crate::table;
use crate::value::Value;

impl Verifier<'_, '_> {
    /// Marks objects that are known not to be part of themselves, inner ones first, until
    /// all are marked. Most objects lie before their parts, so one walk from the end marks
    /// nearly all.
    pub(super) fn cycles(&mut self) -> Check {
        loop {
            let (mut found, mut left) = (false, None);
            let mut at = self.image.len;
            while let Some(o) = self.starts.last_before(at) {
                if o < self.image.objects {
                    break;
                }
                at = o;
                if self.instrs.has(o) {
                    continue;
                }
                if self.parts_are_known(o) {
                    self.instrs.add(o);
                    found = true;
                } else {
                    left = Some(o);
                }
            }
            match left {
                None => return Ok(()),
                Some(o) if !found => return self.need(false, o),
                Some(_) => {}
            }
        }
    }

    fn parts_are_known(&self, at: u32) -> bool {
        let v = Value::rom(at);
        if !self.kind(v).is_some_and(is_nested) {
            return true;
        }
        let (first, end) = table::value_words(self.mem.header(v), |i| self.mem.get(v, i));
        (first..end).all(|i| {
            let part = self.mem.get(v, i);
            !self.kind(part).is_some_and(is_nested) || self.instrs.has(part.rom_off())
        })
    }
}

fn is_nested(k: Kind) -> bool {
    matches!(
        k,
        Kind::Tuple
            | Kind::NamedTuple
            | Kind::FrozenSet
            | Kind::Keys1
            | Kind::Keys2
            | Kind::Bound
            | Kind::BoundNative
            | Kind::StaticMethod
            | Kind::ClassMethod
            | Kind::Property
            | Kind::Super
            | Kind::Slice
            | Kind::Range
            | Kind::MemView
    )
}

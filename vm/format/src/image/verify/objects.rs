//! The objects: a walk that marks where each begins, then what the fields of each have to be, by the rows of
//! [`crate::layout`]. How fields fit one another is checked in `fields` and `records`.

use super::check::{is_typ, Check, Verifier};
use crate::layout::{self, Role};
use crate::object::{self, FirstWrite, Kind, FLAG, FROZEN, MARK};
use crate::table;

impl Verifier<'_, '_> {
    /// Walks the objects: headers and sizes. Marks objects and instructions.
    pub(super) fn walk(&mut self) -> Check {
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            let kind = object::kind(h)
                .filter(|k| k.first_write() != FirstWrite::NotFreezable && *k != Kind::Str);
            let Some(kind) = kind else {
                return self.need(false, at);
            };
            let flags = match kind {
                Kind::BigInt | Kind::Dict | Kind::Code | Kind::Table3 | Kind::Keys2 => h & FLAG,
                _ => 0,
            };
            self.need(h & (FLAG | FROZEN | MARK) == flags | FROZEN, at)?;
            self.need(object::total_words(h) <= self.image.len - at, at)?;
            self.need(layout::is_size(kind, object::size(h)), at)?;
            self.starts.add(at);
            if kind == Kind::Code {
                self.mark_instructions(at)?;
            }
            at += object::total_words(h);
        }
        Ok(())
    }

    /// Checks every object. All have been marked.
    pub(super) fn objects(&self) -> Check {
        let mut at = self.image.objects;
        while at < self.image.len {
            let h = self.mem.rom(at);
            if let Some(kind) = object::kind(h) {
                self.words(at, h, kind)?;
                self.object(at, object::size(h), kind)?;
            }
            at += object::total_words(h);
        }
        Ok(())
    }

    /// Checks that every word is what the row of its kind says.
    fn words(&self, at: u32, h: u32, kind: Kind) -> Check {
        let (first, end) = table::value_words(h, |i| self.at(at + i));
        let rules = layout::rules(kind);
        let mut i = first;
        while i < end {
            let role = rules.at(i).role();
            if rules.is_last(i) {
                return (i..end).try_for_each(|i| self.role(at + i, role));
            }
            self.role(at + i, role)?;
            i += 1;
        }
        Ok(())
    }

    /// Checks that the word `at` may stand in a field of this role.
    fn role(&self, at: u32, role: Role) -> Check {
        let v = self.at(at);
        let good = match role {
            Role::Value => self.is_value(v),
            Role::Count => v.is_int() && v.as_int() >= 0,
            Role::Int => v.is_int(),
            Role::Name => self.is_str(v),
            Role::Type => self.is_type(v),
            Role::Builtin => is_typ(v),
            Role::Namespace => self.is_namespace(v),
            Role::Is(k) => self.is(v, k),
            Role::Maybe(k) => self.is_or_undef(v, k),
            Role::Part(a, b) => self.is_or_undef(v, a) || self.is(v, b),
            Role::Owned => self.is_value(v) || self.kind(v).is_some(),
            Role::Bytes => self.is_value(v) || self.is(v, Kind::Raw),
            // The values of a table; its other words are checked in `tables`.
            Role::Raw => self.is_value(v),
        };
        self.need(good, at)
    }
}

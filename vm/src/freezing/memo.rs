//! The tuples of a memo: what a body has read, and what it changes.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::vm::freezing::{Imported, Place, Record};
use crate::vm::Vm;
use format::image::delta::{Change, Mark};
use format::image::reads::Read;
use format::layout::{list, namespace_table, tuple, vec};
use format::object::Kind;
use format::seeded_bugs::planted;
use format::table::{Entries, Table};
use format::value::Value;

/// A row of a memo's tuple.
type Row = [Value; 4];

impl Vm<'_> {
    /// The tuples of the reads and of the changes of a body that has ended; UNDEF for an empty one.
    pub(super) fn memo_of(&mut self, record: &mut Record) -> R<(Value, Value)> {
        let reads = self.read_rows(record)?;
        let changes = self.change_rows(record)?;
        Ok((self.rows(&reads)?, self.rows(&changes)?))
    }

    fn rows(&mut self, rows: &[Row]) -> R<Value> {
        if rows.is_empty() {
            return Ok(Value::UNDEF);
        }
        self.tuple_of_values(&rows.concat())
    }

    fn tuple_of_values(&mut self, values: &[Value]) -> R<Value> {
        let t = self.alloc(Kind::Tuple, values.len() as u32, 0)?;
        for (i, v) in (0..).zip(values) {
            self.mem.set(t, tuple::ITEMS + i, *v);
        }
        Ok(t)
    }

    fn read_rows(&mut self, record: &Record) -> R<Vec<Row>> {
        let mut rows = Vec::new();
        // The keys of each namespace whose entries are as they are in the image.
        let mut kept: BTreeMap<u32, Vec<Value>> = BTreeMap::new();
        let mut order = Vec::new();
        for (place, value) in &record.reads {
            match *place {
                Place::Entry(ns, _) if record.read_at.contains_key(&Place::Whole(ns)) => {}
                Place::Entry(ns, key) => {
                    let (object, key) = (Value::from_bits(ns), Value::from_bits(key));
                    if self.entry_in_image(object, key) == *value {
                        if !kept.contains_key(&ns) {
                            order.push(ns);
                        }
                        kept.entry(ns).or_default().push(key);
                    } else {
                        rows.push([Value::len(Read::Entry as u32), object, key, *value]);
                    }
                }
                Place::Whole(bits)
                    if planted(19)
                        && record.copies.contains_key(&bits)
                        && self.mem.is(Value::from_bits(bits), Kind::List) => {}
                Place::Whole(object) => rows.push(self.whole_row(record, object)?),
                Place::Module(n) => rows.push(row(Read::Module, Value::len(n), *value)),
                Place::Bound(n) => rows.push(row(Read::Bound, Value::len(n), *value)),
                Place::Root(i) => rows.push(row(Read::Root, Value::len(i), *value)),
                Place::Unlisted(_) => {
                    let what = Value::len(Read::Unlisted as u32);
                    rows.push([what, Value::NONE, *value, Value::NONE]);
                }
            }
        }
        for ns in order {
            let keys = kept.remove(&ns).unwrap_or_default();
            let keys = self.tuple_of_values(&keys)?;
            let what = Value::len(Read::Entries as u32);
            rows.push([what, Value::from_bits(ns), keys, Value::NONE]);
        }
        Ok(rows)
    }

    /// The row of a namespace or container that was read as a whole.
    fn whole_row(&mut self, record: &Record, bits: u32) -> R<Row> {
        let object = Value::from_bits(bits);
        if self.is_namespace(object) {
            let entries = match record.entries_before.get(&bits) {
                Some(before) => before.clone(),
                None => self.entries_of(object),
            };
            if entries == self.entries_in_image(object) {
                return Ok(row(Read::Untouched, object, Value::NONE));
            }
            let words: Vec<Value> = entries.into_iter().flat_map(|(k, v)| [k, v]).collect();
            let state = self.tuple_of_values(&words)?;
            return Ok(row(Read::Whole, object, state));
        }
        let state = match record.copies.get(&bits) {
            Some(copy) => *copy,
            None => self.state_of(object),
        };
        if self.same_state(state, object) {
            return Ok(row(Read::Untouched, object, Value::NONE));
        }
        let state = self.copy_container(state)?;
        Ok(row(Read::Whole, object, state))
    }

    /// The value of the entry `key` of the sealed namespace `ns`, without later changes; UNDEF if there is none.
    fn entry_in_image(&self, ns: Value, key: Value) -> Value {
        let Some(word) = self.mem.kind(ns).and_then(namespace_table) else {
            return Value::UNDEF;
        };
        let own = Table::of(&self.mem, self.mem.get(ns, word));
        match own.find_word(&self.mem, key) {
            Some(i) => own.value(&self.mem, i),
            None => Value::UNDEF,
        }
    }

    /// The entries of the sealed namespace `ns`, without later changes.
    fn entries_in_image(&self, ns: Value) -> Vec<(Value, Value)> {
        let Some(word) = self.mem.kind(ns).and_then(namespace_table) else {
            return Vec::new();
        };
        let entries = Entries::of(&self.mem, self.mem.get(ns, word));
        let mut cursor = 0;
        core::iter::from_fn(|| entries.next(&mut cursor)).collect()
    }

    fn change_rows(&mut self, record: &mut Record) -> R<Vec<Row>> {
        let mut rows = Vec::new();
        let mark_row = |what: Change, n: u32, mark: Mark| {
            [
                Value::len(what as u32),
                Value::len(n),
                Value::len(mark as u32),
                Value::NONE,
            ]
        };
        let there = |vm: &Self, n| match vm.is_in_its_package(n) {
            true if vm.is_bound(n) => Mark::Bound,
            true => Mark::Entered,
            false => Mark::There,
        };
        for (n, how) in &record.imports {
            let (what, mark) = match how {
                Imported::Joined => (Change::Import, there(self, *n)),
                Imported::Done => (Change::Module, there(self, *n)),
                Imported::Failed => (Change::Module, Mark::Failed),
            };
            rows.push(mark_row(what, *n, mark));
        }
        for n in &record.unbound {
            rows.push(mark_row(Change::Module, *n, Mark::Unbound));
        }
        for (setting, value) in self.settings_of(record) {
            rows.push([
                Value::len(Change::Setting as u32),
                Value::len(setting),
                Value::int(value),
                Value::NONE,
            ]);
        }
        for (i, store) in record.stores.iter().enumerate() {
            if self.is_as_before(record, i) {
                continue;
            }
            rows.push([
                Value::len(Change::Entry as u32),
                store.ns,
                store.key,
                store.value,
            ]);
        }
        for (bits, before) in &record.copies {
            let object = Value::from_bits(*bits);
            let read = record.read_at.contains_key(&Place::Whole(*bits));
            if let Some(change) = self.container_change(object, *before, read)? {
                rows.push(change);
            }
        }
        Ok(rows)
    }

    /// True if store number `i` leaves the entry as the body has read it, and is the only one to that entry.
    fn is_as_before(&self, record: &Record, i: usize) -> bool {
        let store = record.stores[i];
        let at = (store.ns.bits(), store.key.bits());
        let others = record
            .stores
            .iter()
            .filter(|s| (s.ns.bits(), s.key.bits()) == at)
            .count();
        if others != 1 || store.value.is_undef() {
            return false;
        }
        if let Some(i) = record.read_at.get(&Place::Entry(at.0, at.1)) {
            return record.reads[*i].1 == store.value;
        }
        record.read_at.contains_key(&Place::Whole(at.0))
            && record
                .entries_before
                .get(&at.0)
                .is_some_and(|b| b.contains(&(store.key, store.value)))
    }

    /// The change of the container `object` since its copy `before` was made; `None` if it is as it was. `read` tells whether
    /// the body has read it; if not, it has only appended to it.
    fn container_change(&mut self, object: Value, before: Value, read: bool) -> R<Option<Row>> {
        let now = self.state_of(object);
        if self.mem.is(now, Kind::List) {
            let len = |vm: &Self, v| vm.mem.get(v, list::LEN).as_len();
            let item = |vm: &Self, v, i| vm.mem.get(vm.mem.get(v, list::VEC), vec::ITEMS + i);
            let (n, m) = (len(self, before), len(self, now));
            let grown = n <= m && (0..n).all(|i| item(self, before, i) == item(self, now, i));
            if grown && n == m {
                return Ok(None);
            }
            if grown || !read {
                let items: Vec<Value> = (n..m).map(|i| item(self, now, i)).collect();
                let items = self.tuple_of_values(&items)?;
                let what = Value::len(Change::Append as u32);
                return Ok(Some([what, object, items, Value::NONE]));
            }
        } else if self.same_state(before, now) {
            return Ok(None);
        }
        let state = self.copy_container(now)?;
        let what = Value::len(Change::Whole as u32);
        Ok(Some([what, object, state, Value::NONE]))
    }
}

/// A row of a read that has no key.
fn row(what: Read, object: Value, value: Value) -> Row {
    [Value::len(what as u32), object, Value::NONE, value]
}

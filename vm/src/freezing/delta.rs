//! The import delta of a body: those of its changes that are still there at its end.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::alloc;
use crate::error::R;
use crate::vm::freezing::{Body, Delta, Settings};
use crate::vm::Vm;
use format::image::delta::{Change, Setting};
use format::layout::tuple;
use format::object::{self, Kind};
use format::value::Value;

impl Vm<'_> {
    /// The import delta of a body that has ended.
    pub(super) fn net_changes(&mut self, body: &Body) -> R<Vec<Delta>> {
        let mut delta = Vec::new();
        for n in &body.imports {
            let object = Value::len(*n);
            delta.push(Delta {
                change: Change::Import,
                object,
                key: Value::NONE,
                value: Value::NONE,
            });
        }
        for (setting, before) in Setting::ALL.into_iter().zip(body.settings) {
            let now = *self.setting(setting);
            if now != before {
                let (object, key) = (Value::len(setting as u32), Value::int(now));
                delta.push(Delta {
                    change: Change::Setting,
                    object,
                    key,
                    value: Value::NONE,
                });
            }
        }
        let mut ordered = BTreeSet::new();
        for (object, key, old) in &body.entries {
            if let Some(before) = body.orders.get(&object.bits()) {
                if ordered.insert(object.bits()) {
                    self.net_entries(*object, before, &mut delta);
                }
                continue;
            }
            let now = self.entry_now(*object, *key)?;
            if now != *old {
                delta.push(Delta::entry(*object, *key, now));
            }
        }
        for (object, before) in &body.wholes {
            if let Some(d) = self.net_whole(*object, *before)? {
                delta.push(d);
            }
        }
        Ok(delta)
    }

    /// The current value of each setting.
    pub(super) fn settings(&mut self) -> Settings {
        Setting::ALL.map(|setting| *self.setting(setting))
    }

    /// The current value of the entry `key` of the namespace `ns`; UNDEF if there is none.
    fn entry_now(&mut self, ns: Value, key: Value) -> R<Value> {
        if self.mem.is(ns, Kind::Dict) {
            return Ok(self.dict_get(ns, key)?.get().unwrap_or(Value::UNDEF));
        }
        Ok(self.ns_get(ns, key).unwrap_or(Value::UNDEF))
    }

    /// The change of the container `object` since its copy `before` was made; `None` if it is as it was.
    fn net_whole(&mut self, object: Value, before: Value) -> R<Option<Delta>> {
        let now = self.resolve(object);
        let whole = |change, key| {
            Some(Delta {
                change,
                object,
                key,
                value: Value::NONE,
            })
        };
        if self.mem.is(now, Kind::List) {
            let (n, m) = (self.list_len(before), self.list_len(now));
            let prefix =
                n <= m && (0..n).all(|i| self.list_get(before, i) == self.list_get(now, i));
            if prefix && n == m {
                return Ok(None);
            }
            if prefix {
                let items = self.alloc(Kind::Tuple, m - n, 0)?;
                for i in n..m {
                    let v = self.list_get(now, i);
                    self.mem.set(items, tuple::ITEMS + i - n, v);
                }
                return Ok(whole(Change::Append, items));
            }
        } else if self.same_words(before, now) {
            return Ok(None);
        }
        let state = self.copy_container(now)?;
        Ok(whole(Change::Whole, state))
    }

    /// True if two containers of one kind have the same words, storage included.
    fn same_words(&self, a: Value, b: Value) -> bool {
        let n = object::total_words(self.mem.header(a));
        if n != object::total_words(self.mem.header(b)) {
            return false;
        }
        (1..n).all(|i| {
            let (x, y) = (self.mem.get(a, i), self.mem.get(b, i));
            let part = |v: Value| {
                self.mem
                    .kind(v)
                    .is_some_and(|k| k.first_write() == object::FirstWrite::Part)
            };
            x == y || part(x) && part(y) && self.same_part(x, y)
        })
    }

    /// True if two parts of containers have the same words.
    fn same_part(&self, a: Value, b: Value) -> bool {
        let n = object::total_words(self.mem.header(a));
        n == object::total_words(self.mem.header(b))
            && (1..n).all(|i| self.mem.word(a, i) == self.mem.word(b, i))
    }
}

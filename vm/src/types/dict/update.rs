//! Filling dicts from mappings, pairs and keyword arguments.

use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::Args;
use crate::vm::Vm;
use format::layout::dict::TABLE;
use format::mem::Words;
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table::{FIRST, FIRST_SMALL, META, SMALL};
use format::value::Value;

impl Vm<'_> {
    /// `d.update(v)`, where `v` is a mapping or an iterable of pairs. **Moves objects.**
    pub fn dict_update(&mut self, d: Value, v: Value) -> R<()> {
        let mark = self.hold_mark();
        let (d, v) = (self.hold(d)?, self.hold(v)?);
        from_any(self, d, v)?;
        self.unwind_holds(mark);
        Ok(())
    }
}

/// Updates the held dict from at most one positional and any keyword arguments.
pub fn from_args(vm: &mut Vm<'_>, d: Hold, args: Args) -> R<()> {
    if let Some(v) = args.opt(vm, 0) {
        let v = vm.hold(v)?;
        from_any(vm, d, v)?;
    }
    // The names of a call with `**` are a tuple in RAM.
    let names = vm.hold(args.names)?;
    for k in 0..args.kw_len(vm) {
        vm.firmly(|vm| {
            let mut args = args;
            args.names = vm.held(names);
            let (name, x) = args.kw_at(vm, k);
            vm.dict_set(vm.held(d), name, x)
        })?;
    }
    Ok(())
}

fn from_any(vm: &mut Vm<'_>, d: Hold, v: Hold) -> R<()> {
    let source = vm.held(v);
    if vm.special(source, name!("keys")).is_some()
        && vm.special(source, name!("__getitem__")).is_some()
    {
        return from_mapping(vm, d, v);
    }
    let inner = vm.native_base(source);
    if vm.is_dict(inner) {
        let inner = vm.hold(inner)?;
        return from_dict(vm, d, inner);
    }
    let (key, value) = (vm.hold(Value::UNDEF)?, vm.hold(Value::UNDEF)?);
    vm.each(source, &mut |vm, item| {
        read_pair(vm, item, key, value)?;
        vm.firmly(|vm| vm.dict_set(vm.held(d), vm.held(key), vm.held(value)))?;
        Ok(true)
    })
}

/// Updates the held dict `d` from the held dict `from`. The hashes stored in `from` are used again.
pub fn from_dict(vm: &mut Vm<'_>, d: Hold, from: Hold) -> R<()> {
    if vm.held(d) == vm.held(from) {
        return Ok(());
    }
    let (key, value) = (vm.hold(Value::UNDEF)?, vm.hold(Value::UNDEF)?);
    let mut cursor = 0;
    while let Some((k, v, word)) = vm.dict_next(vm.held(from), &mut cursor) {
        vm.set_held(key, k);
        vm.set_held(value, v);
        vm.firmly(|vm| {
            let (k, x) = (vm.held(key), vm.held(value));
            if vm.dict_set_simple(vm.held(d), k, x)? {
                return Ok(());
            }
            vm.learn_place(d, key);
            let (t, p) = vm.dict_place(d, key, word)?;
            vm.ns_put(vm.held(d), &t, p, vm.held(key), vm.held(value), word)
        })?;
    }
    Ok(())
}

/// Updates the held dict `d` from the held instance `v`, which has `keys` and `__getitem__`.
fn from_mapping(vm: &mut Vm<'_>, d: Hold, v: Hold) -> R<()> {
    let keys = vm.call_method(vm.held(v), name!("keys"), &[])?;
    vm.each(keys, &mut |vm, key| {
        vm.firmly(|vm| {
            let x = vm.get_item(vm.held(v), vm.held(key))?;
            vm.dict_set(vm.held(d), vm.held(key), x)
        })?;
        Ok(true)
    })
}

/// Reads the two items of the held `pair` into the holds `key` and `value`.
fn read_pair(vm: &mut Vm<'_>, pair: Hold, key: Hold, value: Hold) -> R<()> {
    let p = vm.native_base(vm.held(pair));
    if vm.is_seq(p) {
        if vm.seq_len(p) == 2 {
            vm.set_held(key, vm.seq_get(p, 0));
            vm.set_held(value, vm.seq_get(p, 1));
            return Ok(());
        }
        return wrong_length(vm);
    }
    let mut n = 0;
    vm.each(vm.held(pair), &mut |vm, x| {
        let x = vm.held(x);
        match n {
            0 => vm.set_held(key, x),
            1 => vm.set_held(value, x),
            _ => return wrong_length(vm),
        }
        n += 1;
        Ok(true)
    })?;
    if n == 2 {
        Ok(())
    } else {
        wrong_length(vm)
    }
}

fn wrong_length<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.value_error("dict update sequence has wrong length")
}

impl<'a> Vm<'a> {
    /// The keyword arguments `**v` as a dict: `v` itself, if it is a dict whose keys are all interned
    /// strings, else a new dict. **May move objects.**
    ///
    /// # Errors
    /// TypeError if `v` is not a mapping, or if a key is not a string.
    pub(crate) fn as_keywords(&mut self, v: Value) -> R<Value> {
        if self.mem.is(v, Kind::Dict) {
            let names = match self.entries_in_ram(v) {
                Some(entries) => entries.have_names(),
                None => {
                    let (mut cursor, mut names) = (0, true);
                    while let Some((key, _)) = self.ns_next(v, &mut cursor) {
                        names &= key.is_interned();
                    }
                    names
                }
            };
            if names {
                return Ok(v);
            }
        }
        let mark = self.hold_mark();
        let v = self.hold(v)?;
        let d = self.new_dict()?;
        let d = self.hold(d)?;
        self.dict_merge(self.held(d), self.held(v), true)?;
        let d = self.held(d);
        self.unwind_holds(mark);
        Ok(d)
    }

    /// The entries of the dict `d`, if it is not frozen, and its table is one of plain keys and values.
    #[inline(always)]
    pub(crate) fn entries_in_ram(&self, d: Value) -> Option<PlainEntries<'a>> {
        let words = self.mem.object_at(d);
        if words.header() & FROZEN != 0 {
            return None;
        }
        let t = words.get(TABLE);
        if t.is_undef() {
            return Some(PlainEntries {
                first: words,
                used: 0,
                live: 0,
            });
        }
        let table = self.mem.object_at(t);
        let h = table.header();
        if !object::is(h, Kind::Table2) {
            return None;
        }
        let (used, deleted) = object::unpack(table.get(META));
        let small = object::size(h) <= 1 + SMALL * 2;
        Some(PlainEntries {
            first: table.skip(if small { FIRST_SMALL } else { FIRST }),
            used,
            live: used - deleted,
        })
    }
}

/// The entries of a table of plain keys and values: two words each, UNDEF where one was deleted.
pub(crate) struct PlainEntries<'a> {
    /// The first entry.
    pub first: Words<'a>,
    /// Number of entries, with those that were deleted.
    pub used: u32,
    /// Number of entries.
    pub live: u32,
}

impl PlainEntries<'_> {
    /// True if each key is an interned string.
    pub fn have_names(&self) -> bool {
        let (mut entry, mut left) = (self.first, self.used);
        while left > 0 {
            let key = entry.get(0);
            if !key.is_interned() && key.is_def() {
                return false;
            }
            entry = entry.skip(2);
            left -= 1;
        }
        true
    }
}

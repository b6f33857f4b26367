//! `set` and `frozenset`: a table of keys. Sets keep insertion order.

mod algebra;
mod methods;

use core::cmp::Ordering;

use crate::error::{Maybe, R};
use crate::memory::heap::Hold;
use crate::memory::keys::UNSURE;
use crate::native::Args;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::isa::BinOp;
use format::layout::frozen_set;
use format::layout::set::{TABLE, WORDS};
use format::object::{header, Kind, FROZEN};
use format::table::lookup::append;
use format::table::{self, Entries, Table, HASH_MASK};
use format::types::TypeId;
use format::value::Value;

pub use methods::{FROZEN_METHODS, METHODS};

const _: () = assert!(frozen_set::TABLE == TABLE && frozen_set::WORDS == WORDS);

impl Vm<'_> {
    /// A new, empty set.
    pub fn new_set(&mut self) -> R<Value> {
        self.alloc(Kind::Set, WORDS, 0)
    }

    /// A new, empty set with room for `n` items.
    pub fn new_set_cap(&mut self, n: u32) -> R<Value> {
        self.new_set_of(Kind::Keys1, n)
    }

    /// A new, empty set whose table is of kind `kind` and has room for `n` items.
    pub(crate) fn new_set_of(&mut self, kind: Kind, n: u32) -> R<Value> {
        let s = self.new_set()?;
        if n > 0 {
            let t = self.table_new(kind, n)?;
            self.mem.set(s, TABLE, t.at);
        }
        Ok(s)
    }

    /// Gives up the room that the small set `s`, which is new, has for more items.
    pub(crate) fn trim_set(&mut self, s: Value) {
        let t = Table::of(&self.mem, self.mem.get(s, TABLE));
        let n = t.used(&self.mem);
        if n < t.cap && t.cap <= table::SMALL {
            self.shrink(t.at, table::words(t.kind, n));
        }
    }

    /// The table of a set.
    #[inline]
    pub(crate) fn set_table(&self, s: Value) -> Table {
        Table::of(&self.mem, self.mem.get(self.resolve(s), TABLE))
    }

    /// Adds the item `v`. **Moves objects** if it is not a plain key.
    pub fn set_add(&mut self, s: Value, v: Value) -> R<()> {
        match self.set_place(s, v) {
            (UNSURE, _) => {}
            (0, word) => return self.set_append(s, v, word),
            _ => return Ok(()),
        }
        let mark = self.hold_mark();
        let (s, k) = (self.hold(s)?, self.hold(v)?);
        let word = self.key_word(v)?;
        self.set_add_word(s, k, word)?;
        self.unwind_holds(mark);
        Ok(())
    }

    /// Adds the held item `k`, whose hash word is `word`; true if the set did not have it.
    pub(crate) fn set_add_word(&mut self, s: Hold, k: Hold, word: u32) -> R<bool> {
        if self.set_find(s, k, word)?.is_some() {
            return Ok(false);
        }
        self.set_append(self.held(s), self.held(k), word)?;
        Ok(true)
    }

    /// The number of the entry of the held item `k`, whose hash word is `word`.
    pub(crate) fn set_find(&mut self, s: Hold, k: Hold, word: u32) -> R<Option<u32>> {
        let set = self.held(s);
        match self.set_place(set, self.held(k)).0 {
            UNSURE => self.find_key(&|vm| vm.set_table(vm.held(s)), k, word),
            0 => Ok(None),
            e => Ok(Some(self.set_table(set).number(e))),
        }
    }

    /// Adds the item `k`, which the set does not have. `word` is its hash word.
    pub(crate) fn set_append(&mut self, s: Value, k: Value, word: u32) -> R<()> {
        let s = if self.mem.object_at(s).header() & FROZEN == 0 {
            s
        } else {
            self.resolve_mut(s)?
        };
        let table = self.mem.slots(s).get(TABLE);
        if word == 0 && append(&self.mem, table, k, Value::NONE) {
            return Ok(());
        }
        let t = Table::of(&self.mem, table);
        let kind = match () {
            _ if word != 0 || t.cap > 0 && table::is_hashed(t.kind) => Kind::Keys2,
            _ => Kind::Keys1,
        };
        let new = self.table_room(t, kind)?;
        self.mem.set(s, TABLE, new.at);
        let hash = if word != 0 {
            word
        } else {
            table::word_hash(kind, k)
        };
        new.push(&mut self.mem, k, Value::NONE, hash & HASH_MASK);
        Ok(())
    }

    /// Place and hash word of the item `v`, as [`Vm::place_of`] gives them.
    #[inline]
    pub(crate) fn set_place(&self, s: Value, v: Value) -> (u32, u32) {
        let mut state = self.mem.object_at(s);
        if state.header() & FROZEN != 0 {
            state = self.mem.object_at(self.resolve(s));
        }
        self.place_of(state.get(TABLE), v)
    }

    /// True if `v` is in the set. **Moves objects** if it is not a plain key.
    pub fn set_has(&mut self, s: Value, v: Value) -> R<bool> {
        match self.set_place(s, v).0 {
            UNSURE => {}
            e => return Ok(e != 0),
        }
        let mark = self.hold_mark();
        let (s, k) = (self.hold(s)?, self.hold(v)?);
        let word = self.key_word(v)?;
        let found = self.set_find(s, k, word)?.is_some();
        self.unwind_holds(mark);
        Ok(found)
    }

    /// Removes the item `v`; false if the set does not have it. **Moves objects** if it is not a plain key.
    pub fn set_discard(&mut self, s: Value, v: Value) -> R<bool> {
        match self.set_place(s, v).0 {
            0 => return Ok(false),
            UNSURE => {}
            e => {
                self.set_delete_place(s, e)?;
                return Ok(true);
            }
        }
        let mark = self.hold_mark();
        let (s, k) = (self.hold(s)?, self.hold(v)?);
        let word = self.key_word(v)?;
        let found = self.set_discard_word(s, k, word)?;
        self.unwind_holds(mark);
        Ok(found)
    }

    /// Removes the held item `k`, whose hash word is `word`; false if the set does not have it.
    pub(crate) fn set_discard_word(&mut self, s: Hold, k: Hold, word: u32) -> R<bool> {
        let Some(i) = self.set_find(s, k, word)? else {
            return Ok(false);
        };
        self.set_delete(self.held(s), i)?;
        Ok(true)
    }

    /// Removes entry `i`.
    pub(crate) fn set_delete(&mut self, s: Value, i: u32) -> R<()> {
        let e = self.set_table(s).place(i);
        self.set_delete_place(s, e)
    }

    /// Removes the entry at place `e`, in words from the table's header.
    fn set_delete_place(&mut self, s: Value, e: u32) -> R<()> {
        let s = self.resolve_mut(s)?;
        let t = Table::of(&self.mem, self.mem.get(s, TABLE));
        t.delete_place(&mut self.mem, e);
        if self.tidy(&t) {
            self.mem.set(s, TABLE, Value::UNDEF);
        }
        Ok(())
    }

    /// Gives the set `s` the items of the new set `from`.
    pub(crate) fn set_replace(&mut self, s: Value, from: Value) -> R<()> {
        let s = self.resolve_mut(s)?;
        let table = self.mem.get(from, TABLE);
        self.mem.set(s, TABLE, table);
        Ok(())
    }

    /// Removes all items.
    pub(crate) fn set_clear(&mut self, s: Value) -> R<()> {
        let s = self.resolve_mut(s)?;
        self.mem.set(s, TABLE, Value::UNDEF);
        Ok(())
    }

    /// The first item at or after entry `cursor`, and its hash word. Moves `cursor` behind it.
    pub(crate) fn set_next(&self, s: Value, cursor: &mut u32) -> Option<(Value, u32)> {
        let table = self.mem.get(self.resolve(s), TABLE);
        let k = Entries::of(&self.mem, table).next_key(cursor)?;
        if k.is_int() || k.is_interned() {
            return Some((k, 0));
        }
        let t = Table::of(&self.mem, table);
        Some((k, self.stored_word(&t, *cursor - 1, k)))
    }

    /// Adds the items of `v`, which is anything iterable. **Moves objects.**
    pub fn set_update(&mut self, s: Value, v: Value) -> R<()> {
        if self.mem.is(v, Kind::Tuple) && self.mem.is(s, Kind::Set) && !self.is_frozen(s) {
            return self.set_add_tuple(s, v);
        }
        let mark = self.hold_mark();
        let (s, v) = (self.hold(s)?, self.hold(v)?);
        algebra::add_all(self, s, v)?;
        self.unwind_holds(mark);
        Ok(())
    }

    /// Adds the items of the tuple `v` to the set `s` in RAM. **Moves objects** if they are not plain keys.
    fn set_add_tuple(&mut self, s: Value, v: Value) -> R<()> {
        let mark = self.hold_mark();
        let (s, v) = (self.hold(s)?, self.hold(v)?);
        let n = self.mem.size(self.held(v));
        let is_new = self.mem.get(self.held(s), TABLE).is_undef();
        if is_new && 0 < n && n < table::SMALL {
            let t = self.table_new(Kind::Keys1, table::grown_to(n))?;
            self.mem.set(self.held(s), TABLE, t.at);
        }
        self.work(n)?;
        let mut i = 0;
        while i < n {
            let k = self.mem.item(self.held(v), i);
            let table = self.mem.get(self.held(s), TABLE);
            let added = match self.place_of(table, k) {
                (0, 0) => append(&self.mem, table, k, Value::NONE),
                (e, _) => e != 0 && e != UNSURE,
            };
            if !added {
                self.firmly(|vm| {
                    let k = vm.mem.item(vm.held(v), i);
                    vm.set_add(vm.held(s), k)
                })?;
            }
            i += 1;
        }
        if is_new {
            self.trim_set(self.held(s));
        }
        self.unwind_holds(mark);
        Ok(())
    }

    /// A copy of a set or frozenset; `kind` says which of the two the copy is.
    pub(crate) fn set_copy(&mut self, s: Value, kind: Kind) -> R<Value> {
        let new = self.alloc(kind, WORDS, 0)?;
        let t = self.set_table(s);
        let n = t.live(&self.mem);
        if n > 0 {
            let copy = self.table_copy(t, t.kind, n)?;
            self.mem.set(new, TABLE, copy.at);
        }
        Ok(new)
    }

    /// A new set of the items of anything iterable. **Moves objects.**
    pub(crate) fn set_from(&mut self, v: Value) -> R<Value> {
        let v = self.native_if_plain(v);
        if is_set(self, v) {
            return self.set_copy(v, Kind::Set);
        }
        let mark = self.hold_mark();
        let n = self.len_hint(v).min(table::SMALL);
        let v = self.hold(v)?;
        let s = self.new_set_cap(n)?;
        let s = self.hold(s)?;
        algebra::add_all(self, s, v)?;
        let s = self.held(s);
        self.unwind_holds(mark);
        Ok(s)
    }

    /// Turns the set `s` into a frozenset. It is new, and nothing else refers to it.
    pub(crate) fn set_freeze(&mut self, s: Value) {
        self.mem.set_header(s, header(Kind::FrozenSet, WORDS, 0));
    }
}

/// True for a set or frozenset.
pub(crate) fn is_set(vm: &Vm<'_>, v: Value) -> bool {
    matches!(vm.mem.kind(v), Some(Kind::Set | Kind::FrozenSet))
}

/// Constructor of `set` and `frozenset`: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let frozen = vm.is_subclass(vm.calls.callee_type, Value::typ(TypeId::FrozenSet));
    let s = match args.opt(vm, 0) {
        None => vm.new_set()?,
        Some(v) if frozen && vm.mem.is(v, Kind::FrozenSet) => return Ok(v),
        Some(v) => vm.set_from(v)?,
    };
    if frozen {
        vm.set_freeze(s);
    }
    Ok(s)
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (a, b) = (vm.native_base(a), vm.native_base(b));
    if !is_set(vm, a) || !is_set(vm, b) {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let frozen = vm.mem.is(a, Kind::FrozenSet);
    let b = vm.hold(b)?;
    let new = match op {
        BinOp::And => {
            let a = vm.hold(a)?;
            algebra::intersection(vm, a, b)?
        }
        BinOp::Or | BinOp::Sub | BinOp::Xor => {
            let new = vm.set_copy(a, Kind::Set)?;
            let new = vm.hold(new)?;
            change(vm, op, new, b)?;
            vm.held(new)
        }
        _ => return Ok(Maybe::NONE),
    };
    vm.unwind_holds(mark);
    if frozen {
        vm.set_freeze(new);
    }
    Ok(Maybe(new))
}

/// `s op= other` for two held sets, in place.
fn change(vm: &mut Vm<'_>, op: BinOp, s: Hold, other: Hold) -> R<()> {
    match op {
        BinOp::Or => algebra::add_all(vm, s, other),
        BinOp::Sub => algebra::remove_all(vm, s, other),
        _ => algebra::toggle_all(vm, s, other),
    }
}

/// `a op= b` in place; `None` if the plain operator is to be used.
pub fn inplace(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (s, b) = (vm.native_base(a), vm.native_base(b));
    if !vm.mem.is(s, Kind::Set) || !is_set(vm, b) {
        return Ok(Maybe::NONE);
    }
    let mark = vm.hold_mark();
    let (a, s, b) = (vm.hold(a)?, vm.hold(s)?, vm.hold(b)?);
    match op {
        BinOp::And => algebra::keep_only(vm, s, b)?,
        BinOp::Or | BinOp::Sub | BinOp::Xor => change(vm, op, s, b)?,
        _ => return Ok(Maybe::NONE),
    }
    let a = vm.held(a);
    vm.unwind_holds(mark);
    Ok(Maybe(a))
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let frozen = vm.mem.is(v, Kind::FrozenSet);
    if len(vm, v) == 0 {
        return vm.put_lit(out, if frozen { "frozenset()" } else { "set()" });
    }
    vm.put_lit(out, if frozen { "frozenset({" } else { "{" })?;
    let mark = vm.hold_mark();
    let s = vm.hold(v)?;
    let (mut cursor, mut first) = (0, true);
    while let Some((k, _)) = vm.set_next(vm.held(s), &mut cursor) {
        if !core::mem::replace(&mut first, false) {
            vm.put_lit(out, ", ")?;
        }
        vm.repr(out, k)?;
    }
    vm.unwind_holds(mark);
    vm.put_lit(out, if frozen { "})" } else { "}" })
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    vm.set_has(v, x)
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    vm.set_table(v).live(&vm.mem)
}

/// `a == b` for two sets or frozensets.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    if len(vm, a) != len(vm, b) {
        return Ok(false);
    }
    subset(vm, a, b)
}

/// True if each item of `a` is in `b`.
fn subset(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let mark = vm.hold_mark();
    let (a, b) = (vm.hold(a)?, vm.hold(b)?);
    let r = algebra::is_subset(vm, a, b)?;
    vm.unwind_holds(mark);
    Ok(r)
}

/// Order of two sets: a subset is less. `None` if neither contains the other.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    let order = len(vm, a).cmp(&len(vm, b));
    let inside = if order == Ordering::Greater {
        subset(vm, b, a)?
    } else {
        subset(vm, a, b)?
    };
    Ok(if inside { Some(order) } else { None })
}

/// `hash(v)` of a frozenset.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    let t = vm.set_table(v);
    let mut h = 0x1f2e_3d4c_u32.wrapping_mul(t.live(&vm.mem) + 1);
    let mut cursor = 0;
    while let Some((k, word)) = vm.set_next(v, &mut cursor) {
        // An item must count the same in a table that stores hashes and in one that does not.
        let item = if table::bound_hash(&vm.mem, k).is_some() {
            table::IDENTITY_HASH
        } else if word != 0 {
            word & HASH_MASK
        } else if vm.is_str(k) {
            vm.hash_of_bytes(k) & HASH_MASK
        } else {
            table::word_hash(Kind::Keys2, k)
        };
        h ^= (item ^ item << 16 ^ 89_869_747).wrapping_mul(3_644_798_167);
    }
    Ok(h & HASH_MASK)
}

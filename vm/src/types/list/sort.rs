//! Sorting: a stable merge sort. While it runs the list is empty, so that no
//! key function or comparison can change the items that are being sorted.

use super::sort_ints::Ints;
use super::{LEN, VEC};
use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::Args;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::value::Value;

/// Runs of at most this many items are sorted by insertion.
const RUN: u32 = 6;

/// `list.sort(*, key=None, reverse=False)`.
pub fn method(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mark = vm.hold_mark();
    let key = args.kw(vm, name!("key")).unwrap_or(Value::NONE);
    let reverse = args.kw(vm, name!("reverse")).unwrap_or(Value::FALSE);
    args.check_kw(vm, &[name!("key"), name!("reverse")])?;
    let key = vm.hold(key)?;
    let reverse = vm.truth(reverse)?;
    let l = vm.native_base(args.get(vm, 0));
    let l = vm.hold(l)?;
    sort_list(vm, l, key, reverse)?;
    vm.unwind_holds(mark);
    Ok(Value::NONE)
}

/// Sorts the held list. `key` holds the key function, or None. **Moves objects.**
pub fn sort_list(vm: &mut Vm<'_>, l: Hold, key: Hold, reverse: bool) -> R<()> {
    let mark = vm.hold_mark();
    let by_key = !vm.held(key).is_none();
    let n = vm.list_len(vm.held(l));
    if n < 2 && !by_key || n == 0 {
        return Ok(());
    }
    // Everything that the sort needs is allocated before anything is called or changed.
    let state = vm.resolve_mut(vm.held(l))?;
    let items = vm.hold(vm.mem.get(state, VEC))?;
    let spare = vm.alloc(Kind::Vec, n / 2, 0)?;
    let spare = vm.hold(spare)?;
    let (keys, spare_keys) = if by_key {
        let keys = vm.alloc(Kind::Vec, n, 0)?;
        let keys = vm.hold(keys)?;
        let spare = vm.alloc(Kind::Vec, n / 2, 0)?;
        (keys, vm.hold(spare)?)
    } else {
        (items, spare)
    };
    vm.mem.set(state, LEN, Value::int(0));
    vm.mem.set(state, VEC, Value::UNDEF);

    let mut s = Sort {
        items,
        keys,
        spare,
        spare_keys,
        by_key,
        reverse,
    };
    let sorted = match s.fill_keys(vm, key, n) {
        Ok(()) => match s.ints(vm, n) {
            Some(ints) => ints.sort(vm, 0, n),
            None => s.sort(vm, 0, n),
        },
        Err(e) => Err(e),
    };

    let (state, items) = (vm.resolve(vm.held(l)), vm.held(items));
    vm.mem.set(state, VEC, items);
    vm.mem.set(state, LEN, Value::len(n));
    if sorted.is_ok() {
        vm.unwind_holds(mark);
    }
    sorted
}

/// The items, their keys, and room to merge. Without a key function the keys are the items themselves.
struct Sort {
    items: Hold,
    keys: Hold,
    spare: Hold,
    spare_keys: Hold,
    by_key: bool,
    reverse: bool,
}

impl Sort {
    fn fill_keys(&mut self, vm: &mut Vm<'_>, key: Hold, n: u32) -> R<()> {
        if !self.by_key {
            return Ok(());
        }
        for i in 0..n {
            let k = vm.firmly(|vm| {
                let x = vm.mem.item(vm.held(self.items), i);
                vm.call(vm.held(key), &[x])
            })?;
            let keys = vm.held(self.keys);
            vm.mem.set_item(keys, i, k);
        }
        Ok(())
    }

    /// The same state, for keys that are all small ints.
    fn ints<'a>(&self, vm: &Vm<'a>, n: u32) -> Option<Ints<'a>> {
        let keys = vm.item_slots(vm.held(self.keys), 0);
        let mut key = keys;
        let mut left = n;
        while left > 0 {
            if !key.get(0).is_int() {
                return None;
            }
            key = key.skip(1);
            left -= 1;
        }
        Some(Ints {
            keys,
            items: self.by_key.then(|| vm.item_slots(vm.held(self.items), 0)),
            spare_keys: vm.item_slots(vm.held(self.spare_keys), 0),
            spare: vm.item_slots(vm.held(self.spare), 0),
            flip: if self.reverse { u32::MAX } else { 0 },
        })
    }

    /// True if key `i` of the held `a` has to come before key `j` of the held `b`.
    fn before(&self, vm: &mut Vm<'_>, a: Hold, i: u32, b: Hold, j: u32) -> R<bool> {
        let read = |vm: &Vm<'_>| (vm.mem.item(vm.held(a), i), vm.mem.item(vm.held(b), j));
        let (x, y) = read(vm);
        vm.tick()?;
        if x.is_int() && y.is_int() {
            return Ok(if self.reverse {
                y.as_int() < x.as_int()
            } else {
                x.as_int() < y.as_int()
            });
        }
        vm.firmly(|vm| {
            let (x, y) = read(vm);
            // This comparison fails. In this order its message names the item that comes first in the list first.
            if vm.is_str(x) != vm.is_str(y)
                && !vm.mem.is(x, Kind::Instance)
                && !vm.mem.is(y, Kind::Instance)
            {
                return vm.less(y, x);
            }
            if self.reverse {
                vm.less(y, x)
            } else {
                vm.less(x, y)
            }
        })
    }

    /// Copies item and key `i` of `from` to place `j` of `to`.
    fn copy(&self, vm: &mut Vm<'_>, from: (Hold, Hold), i: u32, to: (Hold, Hold), j: u32) {
        let x = vm.mem.item(vm.held(from.0), i);
        let target = vm.held(to.0);
        vm.mem.set_item(target, j, x);
        if self.by_key {
            let k = vm.mem.item(vm.held(from.1), i);
            let target = vm.held(to.1);
            vm.mem.set_item(target, j, k);
        }
    }

    fn sort(&self, vm: &mut Vm<'_>, from: u32, end: u32) -> R<()> {
        if end - from <= RUN {
            return self.insertion(vm, from, end);
        }
        let mid = from + (end - from) / 2;
        self.sort(vm, from, mid)?;
        self.sort(vm, mid, end)?;
        if !self.before(vm, self.keys, mid, self.keys, mid - 1)? {
            return Ok(());
        }
        self.merge(vm, from, mid, end)
    }

    fn insertion(&self, vm: &mut Vm<'_>, from: u32, end: u32) -> R<()> {
        for i in from + 1..end {
            let mut j = i;
            while j > from && self.before(vm, self.keys, j, self.keys, j - 1)? {
                self.swap(vm, self.items, j);
                if self.by_key {
                    self.swap(vm, self.keys, j);
                }
                j -= 1;
            }
        }
        Ok(())
    }

    /// Exchanges places `j - 1` and `j`.
    fn swap(&self, vm: &mut Vm<'_>, h: Hold, j: u32) {
        let vec = vm.held(h);
        let (x, y) = (vm.mem.item(vec, j - 1), vm.mem.item(vec, j));
        vm.mem.set_item(vec, j - 1, y);
        vm.mem.set_item(vec, j, x);
    }

    /// Merges two sorted neighbours; the left half waits in the spare room.
    fn merge(&self, vm: &mut Vm<'_>, from: u32, mid: u32, end: u32) -> R<()> {
        let (own, spare) = ((self.items, self.keys), (self.spare, self.spare_keys));
        let left = mid - from;
        for i in 0..left {
            self.copy(vm, own, from + i, spare, i);
        }
        let (mut l, mut r, mut to) = (0, mid, from);
        let mut result = Ok(());
        while l < left && r < end {
            match self.before(vm, self.keys, r, self.spare_keys, l) {
                Ok(true) => {
                    self.copy(vm, own, r, own, to);
                    r += 1;
                }
                Ok(false) => {
                    self.copy(vm, spare, l, own, to);
                    l += 1;
                }
                Err(e) => {
                    result = Err(e);
                    break;
                }
            }
            to += 1;
        }
        // Copies the rest of the left half. After an error too, so that no item is lost.
        while l < left {
            self.copy(vm, spare, l, own, to);
            l += 1;
            to += 1;
        }
        result
    }
}

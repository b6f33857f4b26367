//! The storage of bytearrays and arrays, which can grow.

use crate::error::R;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::layout::{array, byte_array};
use format::names;
use format::object::Kind;
use format::typecode::item_shift;
use format::value::Value;

/// The storage of a bytearray or array: a word with its length in items, and next to it the word
/// that refers to the raw bytes. Valid until the object is moved.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    obj: Value,
    len_at: u32,
    /// Size of an item in bytes.
    pub item: u32,
    /// Log2 of that size. The chip has no instruction that divides.
    shift: u32,
}

/// Words from the length to the reference to the raw bytes.
const RAW_FROM_LEN: u32 = byte_array::RAW - byte_array::LEN;
const _: () = assert!(array::RAW - array::LEN == RAW_FROM_LEN);
/// Spare items that `append` makes room for, besides an eighth of the size.
const SPARE: u32 = 8;

impl Store {
    fn of(vm: &Vm<'_>, obj: Value) -> Store {
        if vm.mem.is(obj, Kind::Array) {
            let shift = item_shift(names::ascii_of(vm.mem.get(obj, array::CODE)));
            Store {
                obj,
                len_at: array::LEN,
                item: 1 << shift,
                shift,
            }
        } else {
            Store {
                obj,
                len_at: byte_array::LEN,
                item: 1,
                shift: 0,
            }
        }
    }
    /// The storage of the bytearray or array `v`, for reading.
    pub fn read(vm: &Vm<'_>, v: Value) -> Store {
        Store::of(vm, vm.resolve(v))
    }
    /// The storage of the bytearray or array `v`, for writing; a frozen object is copied first.
    pub fn write(vm: &mut Vm<'_>, v: Value) -> R<Store> {
        let obj = vm.resolve_mut(v)?;
        Ok(Store::of(vm, obj))
    }
    /// Number of items.
    pub fn len(self, vm: &Vm<'_>) -> u32 {
        vm.mem.get(self.obj, self.len_at).as_len()
    }
    /// The raw bytes; UNDEF if nothing has been stored yet.
    pub fn raw(self, vm: &Vm<'_>) -> Value {
        vm.mem.get(self.obj, self.len_at + RAW_FROM_LEN)
    }

    /// Replaces `remove` items, beginning at item `at`, by `insert` new ones, which the caller has to
    /// write.
    pub fn splice(self, vm: &mut Vm<'_>, at: u32, remove: u32, insert: u32) -> R<()> {
        let len = self.len(vm);
        let at = at.min(len);
        let remove = remove.min(len - at);
        let new_len = (len - remove).saturating_add(insert);
        let need = new_len.saturating_mul(self.item);
        let mut raw = self.raw(vm);
        if need > vm.mem.storage_size(raw) {
            let spare = if insert == 1 && remove == 0 {
                SPARE * self.item + need / 8
            } else {
                0
            };
            let want = need.saturating_add(spare);
            if raw.is_undef() || !vm.grow_in_place(raw, want) {
                let new = vm.alloc(Kind::Raw, want, 0)?;
                vm.mem.copy_bytes(raw, 0, new, 0, len * self.item);
                vm.mem.set(self.obj, self.len_at + RAW_FROM_LEN, new);
                raw = new;
            }
        }
        let tail = (len - at - remove) * self.item;
        if remove != insert && tail > 0 {
            vm.mem.copy_bytes(
                raw,
                (at + remove) * self.item,
                raw,
                (at + insert) * self.item,
                tail,
            );
        }
        vm.mem.set(self.obj, self.len_at, Value::len(new_len));
        Ok(())
    }

    /// Appends the bytes of `t`, as far as they are whole items.
    pub fn append(self, vm: &mut Vm<'_>, t: Text) -> R<()> {
        let (len, n) = (self.len(vm), t.len >> self.shift);
        self.splice(vm, len, 0, n)?;
        let raw = self.raw(vm);
        vm.text_copy(t.part(0, n * self.item), raw, len * self.item);
        Ok(())
    }

    /// `self[slice] = t`, where `t` holds whole items.
    pub fn assign(self, vm: &mut Vm<'_>, slice: Value, t: Text) -> R<()> {
        let (start, _, step, count) = vm.slice_bounds(slice, self.len(vm))?;
        // `t` may be a part of this object, whose bytes are going to move.
        let t = if t.obj == self.raw(vm) {
            Text {
                obj: vm.new_bytes_from(t.obj, t.at, t.len)?,
                at: 0,
                len: t.len,
                form: Form::Bytes,
            }
        } else {
            t
        };
        let n = t.len >> self.shift;
        if step == 1 {
            let start = start.max(0) as u32;
            self.splice(vm, start, count, n)?;
            let raw = self.raw(vm);
            vm.text_copy(t, raw, start * self.item);
            return Ok(());
        }
        if n != count {
            return vm.value_error("attempt to assign sequence of wrong size to extended slice");
        }
        let raw = self.raw(vm);
        for i in 0..n {
            let at = start.wrapping_add(step.wrapping_mul(i as i32)) as u32;
            vm.text_copy(t.part(i * self.item, self.item), raw, at * self.item);
        }
        Ok(())
    }

    /// `del self[slice]`.
    pub fn delete(self, vm: &mut Vm<'_>, slice: Value) -> R<()> {
        let len = self.len(vm);
        let (start, _, step, count) = vm.slice_bounds(slice, len)?;
        if count == 0 {
            return Ok(());
        }
        let last = start.wrapping_add(step.wrapping_mul(count as i32 - 1));
        let (first, by) = (start.min(last) as u32, step.unsigned_abs());
        let raw = self.raw(vm);
        // The items between two deleted ones move down by the number of items deleted before them.
        for i in 0..count {
            let from = first + i * by + 1;
            let to = if i + 1 < count { from + by - 1 } else { len };
            let n = (to - from) * self.item;
            vm.mem
                .copy_bytes(raw, from * self.item, raw, (from - i - 1) * self.item, n);
        }
        vm.mem.set(self.obj, self.len_at, Value::len(len - count));
        Ok(())
    }
}

impl Vm<'_> {
    /// A bytearray whose bytes are the first `n` of `raw`, a new raw object.
    pub(crate) fn new_bytearray_of(&mut self, raw: Value, n: u32) -> R<Value> {
        let raw = if n == 0 { Value::UNDEF } else { raw };
        self.alloc_words(Kind::ByteArray, 0, &[Value::len(n), raw])
    }

    /// A bytearray of the `n` bytes of the byte object `src` that begin at byte `from`.
    pub fn new_bytearray_from(&mut self, src: Value, from: u32, n: u32) -> R<Value> {
        if n == 0 {
            return self.new_bytearray_of(Value::UNDEF, 0);
        }
        let raw = self.alloc(Kind::Raw, n, 0)?;
        self.mem.copy_bytes(src, from, raw, 0, n);
        self.new_bytearray_of(raw, n)
    }
}

//! The common ground of `str`, `bytes` and `bytearray`: a view on their bytes,
//! the conversion of arguments, and results of the same type as `self`.

use crate::error::R;
use crate::native::Args;
use crate::vm::Vm;
use format::mem::Words;
use format::name;
use format::object::{Kind, BODY};
use format::types::TypeId;
use format::value::Value;

/// The type of a text. The results of a method have the type of `self`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Form {
    /// `str`: positions count characters.
    Str,
    /// `bytes`.
    Bytes,
    /// `bytearray`: each result is a new object, even if nothing changes.
    ByteArray,
}

/// A run of bytes of a string or byte object. Like any value it is valid until
/// the next call that may move objects.
#[derive(Clone, Copy)]
pub(crate) struct Text {
    /// The string or byte object that holds the bytes.
    pub obj: Value,
    /// The first byte of the run, counted from the first byte of the object.
    pub at: u32,
    /// Number of bytes.
    pub len: u32,
    /// Type of the text.
    pub form: Form,
}

/// Byte `i` of the words of a body.
#[inline(always)]
pub(crate) fn byte_of(body: Words<'_>, i: u32) -> u8 {
    (body.word(i >> 2) >> ((i & 3) * 8)) as u8
}

impl Text {
    /// Byte `i` of the text.
    #[inline]
    pub fn byte(self, vm: &Vm<'_>, i: u32) -> u8 {
        vm.mem.byte(self.obj, self.at + i)
    }
    /// The part of `n` bytes that begins at byte `from`.
    pub fn part(self, from: u32, n: u32) -> Text {
        Text {
            at: self.at + from,
            len: n,
            ..self
        }
    }
    /// True if each byte is a character of its own.
    pub fn is_flat(self, vm: &Vm<'_>) -> bool {
        self.form != Form::Str || vm.is_ascii(self.obj)
    }
    /// Number of characters in the bytes `from..to`.
    pub fn chars(self, vm: &Vm<'_>, from: u32, to: u32) -> u32 {
        if self.is_flat(vm) {
            return to.saturating_sub(from);
        }
        (from..to)
            .filter(|&i| self.byte(vm, i) & 0xc0 != 0x80)
            .count() as u32
    }
    /// The character at byte `i` and its width in bytes.
    pub fn char(self, vm: &Vm<'_>, i: u32) -> (u32, u32) {
        if self.form == Form::Str {
            vm.char_at(self.obj, self.at + i)
        } else {
            (self.byte(vm, i).into(), 1)
        }
    }
    /// Number of bytes of the character at byte `i`.
    pub fn width(self, vm: &Vm<'_>, i: u32) -> u32 {
        if self.form == Form::Str {
            format::text::utf8_width(self.byte(vm, i))
        } else {
            1
        }
    }
    /// First byte of the character that ends before byte `i`, which is not 0.
    pub fn before(self, vm: &Vm<'_>, i: u32) -> u32 {
        let mut at = i.saturating_sub(1);
        while self.form == Form::Str && at > 0 && self.byte(vm, at) & 0xc0 == 0x80 {
            at -= 1;
        }
        at
    }
    /// Byte position of character `index`; the end if there are fewer.
    pub fn byte_pos(self, vm: &Vm<'_>, index: u32) -> u32 {
        if self.is_flat(vm) {
            return index.min(self.len);
        }
        let mut at = 0;
        for _ in 0..index {
            if at >= self.len {
                break;
            }
            at += self.width(vm, at);
        }
        at.min(self.len)
    }
    /// How many bytes from byte `i` on equal the first bytes of `other`. `other` must not be longer than the
    /// rest of the text.
    pub fn same(self, vm: &Vm<'_>, i: u32, other: Text) -> u32 {
        if other.len == 0 {
            return 0;
        }
        let (mine, its) = (
            vm.mem.at(self.obj).skip(BODY),
            vm.mem.at(other.obj).skip(BODY),
        );
        let (from, to) = (self.at + i, other.at);
        let mut k = 0;
        while k < other.len && byte_of(mine, from + k) == byte_of(its, to + k) {
            k += 1;
        }
        k
    }
    /// True if the bytes from byte `i` on begin with those of `other`.
    pub fn matches(self, vm: &Vm<'_>, i: u32, other: Text) -> bool {
        i + other.len <= self.len && self.same(vm, i, other) == other.len
    }
}

impl Vm<'_> {
    /// The text of a string, bytes or bytearray; `None` for any other object.
    pub(crate) fn text(&self, v: Value) -> Option<Text> {
        let v = self.native_base(v);
        let whole = |form| Text {
            obj: v,
            at: 0,
            len: self.byte_len(v),
            form,
        };
        if self.is_str(v) {
            return Some(whole(Form::Str));
        }
        if self.mem.is(v, Kind::Bytes) {
            return Some(whole(Form::Bytes));
        }
        if self.mem.is(v, Kind::ByteArray) {
            let b = self.buffer_of(v)?;
            return Some(Text {
                obj: b.owner,
                at: b.offset,
                len: b.len,
                form: Form::ByteArray,
            });
        }
        None
    }

    /// The text that a method is called on, which is its first argument.
    ///
    /// # Errors
    /// TypeError if it is not a text.
    pub(crate) fn text_self(&mut self, args: Args) -> R<Text> {
        match self.text(args.get(self, 0)) {
            Some(t) => Ok(t),
            None => self.type_error("argument has wrong type"),
        }
    }

    /// The text of an argument that can be combined with a text of type `form`: a string for `str`, else
    /// anything with bytes.
    ///
    /// # Errors
    /// TypeError for any other argument.
    pub(crate) fn text_arg(&mut self, form: Form, v: Value) -> R<Text> {
        match self.text_like(form, v) {
            Some(t) => Ok(t),
            None => self.not_text(form, v),
        }
    }

    /// The text of an argument that can be combined with a text of type `form`, as with [`Vm::text_arg`];
    /// `None` for any other argument.
    pub(crate) fn text_like(&self, form: Form, v: Value) -> Option<Text> {
        let base = self.native_base(v);
        if (form == Form::Str) != self.is_str(base) {
            return None;
        }
        if form == Form::Str {
            return Some(Text {
                obj: base,
                at: 0,
                len: self.byte_len(base),
                form,
            });
        }
        let b = self.buffer_of(base)?;
        Some(Text {
            obj: b.owner,
            at: b.offset,
            len: b.len,
            form: Form::Bytes,
        })
    }

    /// Raises TypeError for `v`, which is not a text of type `form`.
    pub(crate) fn not_text<T>(&mut self, form: Form, v: Value) -> R<T> {
        let to = if form == Form::Str {
            "can't convert '%t' object to str implicitly"
        } else {
            "can't convert '%t' object to bytes implicitly"
        };
        self.raise_text(TypeId::TypeError, to, &[v])
    }

    /// A text as a value of its type.
    pub(crate) fn text_value(&mut self, t: Text) -> R<Value> {
        match t.form {
            Form::Str => self.new_str_from(t.obj, t.at, t.len),
            Form::Bytes
                if t.at == 0
                    && self.mem.is(t.obj, Kind::Bytes)
                    && t.len == self.byte_len(t.obj) =>
            {
                Ok(t.obj)
            }
            Form::Bytes => self.new_bytes_from(t.obj, t.at, t.len),
            Form::ByteArray => self.new_bytearray_from(t.obj, t.at, t.len),
        }
    }

    /// The `n` bytes of `t` that begin at byte `from`, as a value of its type.
    pub(crate) fn text_part(&mut self, t: Text, from: u32, n: u32) -> R<Value> {
        self.text_value(t.part(from, n))
    }

    /// A raw object for a result of `n` bytes. The caller fills it and passes it to [`Vm::text_done`].
    pub(crate) fn text_room(&mut self, n: u32) -> R<Value> {
        self.alloc(Kind::Raw, n, 0)
    }

    /// Turns the first `n` bytes of `raw` into a value of type `form`.
    pub(crate) fn text_done(&mut self, form: Form, raw: Value, n: u32) -> R<Value> {
        match form {
            Form::Str => self.raw_into_str(raw, n),
            Form::Bytes => Ok(self.raw_into_bytes(raw, n)),
            Form::ByteArray => self.new_bytearray_of(raw, n),
        }
    }

    /// Copies the bytes of `t` into `raw`, from its byte `at` on.
    pub(crate) fn text_copy(&mut self, t: Text, raw: Value, at: u32) {
        self.mem.copy_bytes(t.obj, t.at, raw, at, t.len);
    }

    /// The optional arguments `start` and `end`, of which `start` is argument `first`, as byte positions;
    /// `None` if `start` lies behind `end`.
    pub(crate) fn text_range(&mut self, t: Text, args: Args, first: u32) -> R<Option<(u32, u32)>> {
        let (mut from, mut to) = (0, t.len);
        if args.n > first {
            let n = t.chars(self, 0, t.len) as i32;
            let start = self.bound_arg(args.opt(self, first), 0, n)?;
            let end = self.bound_arg(args.opt(self, first + 1), n, n)?.min(n);
            if start > end {
                return Ok(None);
            }
            from = t.byte_pos(self, start as u32);
            to = t.byte_pos(self, end as u32);
        }
        Ok(Some((from, to)))
    }

    fn bound_arg(&mut self, v: Option<Value>, default: i32, len: i32) -> R<i32> {
        match v {
            None | Some(Value::NONE) => Ok(default),
            Some(v) => {
                let i = self.to_i32(v)?;
                Ok(if i < 0 {
                    i.saturating_add(len).max(0)
                } else {
                    i
                })
            }
        }
    }

    /// The value of an optional count argument; `u32::MAX` if it is absent or negative.
    pub(crate) fn count_arg(&mut self, v: Option<Value>) -> R<u32> {
        match v {
            None => Ok(u32::MAX),
            Some(v) => {
                let n = self.to_i32(v)?;
                Ok(u32::try_from(n).unwrap_or(u32::MAX))
            }
        }
    }

    /// Raises TypeError for a subscript that is not an integer. `what` names the sequence's type.
    #[cold]
    pub(crate) fn no_index<T>(&mut self, what: Value, index: Value) -> R<T> {
        if self.special(index, name!("__int__")).is_some() {
            return self.no_number(index, name!("__int__"));
        }
        if what == name!("str") {
            return self.raise_text(
                TypeId::TypeError,
                "string indices must be integers, not %t",
                &[index],
            );
        }
        self.raise_text(
            TypeId::TypeError,
            "%v indices must be integers, not %t",
            &[what, index],
        )
    }

    /// The position below `len` that the subscript `index` stands for. `what` names the sequence's type.
    ///
    /// # Errors
    /// TypeError if the subscript is not an int, IndexError if it is out of range.
    pub(crate) fn item_index(&mut self, index: Value, len: u32, what: Value) -> R<u32> {
        let i = self.native_base(index);
        if !self.is_integer(i) {
            return self.no_index(what, index);
        }
        let at = if i.is_int() || i.is_bool() {
            self.to_i32(i)?
        } else {
            i32::MAX
        };
        let at = if at < 0 {
            at.wrapping_add(len as i32)
        } else {
            at
        };
        if at < 0 || at as u32 >= len {
            if what == name!("str") {
                return self.index_error("string index out of range");
            }
            return self.out_of_range(what);
        }
        Ok(at as u32)
    }
}

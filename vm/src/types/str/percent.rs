//! `format % values`.

use super::spec::{is_float_kind, number, Spec};
use super::text::{Form, Text};
use crate::error::{Maybe, R};
use crate::memory::heap::Hold;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// The state of one formatting. Values are held, because `str` of an object may run Python code.
struct Percent {
    format: Hold,
    values: Hold,
    /// Number of values; 1 unless the values are a tuple.
    n: u32,
    is_tuple: bool,
    /// Values used so far.
    used: u32,
    /// The byte of the format that is read next.
    at: u32,
    form: Form,
}

/// `format % values` for a string or bytes.
pub(super) fn percent(vm: &mut Vm<'_>, form: Form, format: Value, values: Value) -> R<Value> {
    let mark = vm.hold_mark();
    let base = vm.native_base(values);
    let is_tuple = matches!(vm.mem.kind(base), Some(Kind::Tuple | Kind::NamedTuple));
    let n = if is_tuple { vm.seq_len(base) } else { 1 };
    let values = if is_tuple { base } else { values };
    let format = vm.hold(format)?;
    let values = vm.hold(values)?;
    let mut p = Percent {
        format,
        values,
        n,
        is_tuple,
        used: 0,
        at: 0,
        form,
    };
    let mut out = vm.out_buffer()?;
    while p.literal(vm, &mut out)? {
        p.field(vm, &mut out)?;
    }
    if p.used < p.n && !p.has_mapping(vm) {
        return vm.type_error("format string didn't convert all arguments");
    }
    let result = match form {
        Form::Str => vm.out_str(out)?,
        _ => vm.out_bytes(out),
    };
    vm.unwind_holds(mark);
    Ok(result)
}

impl Percent {
    fn text(&self, vm: &Vm<'_>) -> Text {
        let obj = vm.held(self.format);
        Text {
            obj,
            at: 0,
            len: vm.byte_len(obj),
            form: self.form,
        }
    }

    /// Writes the text up to the next `%` and goes behind it; false if there is no other `%`.
    fn literal(&mut self, vm: &mut Vm<'_>, out: &mut Out) -> R<bool> {
        let t = self.text(vm);
        let from = self.at;
        let end = (from..t.len)
            .find(|&i| t.byte(vm, i) == b'%')
            .unwrap_or(t.len);
        vm.put_slice_of(out, t.obj, t.at + from, end - from)?;
        self.at = end + 1;
        Ok(end < t.len)
    }

    /// The byte of the format that is read next.
    fn peek(&self, vm: &mut Vm<'_>) -> R<u8> {
        let t = self.text(vm);
        if self.at < t.len {
            Ok(t.byte(vm, self.at))
        } else {
            vm.value_error("incomplete format")
        }
    }

    fn next_value(&mut self, vm: &mut Vm<'_>) -> R<Value> {
        if self.used >= self.n {
            return vm.type_error("format string needs more arguments");
        }
        let i = self.used;
        self.used += 1;
        let values = vm.held(self.values);
        Ok(if self.is_tuple {
            vm.seq_get(values, i)
        } else {
            values
        })
    }

    /// True if the values are a mapping.
    fn has_mapping(&self, vm: &Vm<'_>) -> bool {
        let v = vm.held(self.values);
        let is_dict = vm.mem.is(vm.native_base(v), Kind::Dict);
        !self.is_tuple && (is_dict || vm.special(v, name!("__getitem__")).is_some())
    }

    /// Reads `(key)` and looks the key up in the values; `None` if the field has no key.
    fn keyed_value(&mut self, vm: &mut Vm<'_>) -> R<Maybe> {
        if self.peek(vm)? != b'(' {
            return Ok(Maybe::NONE);
        }
        if !self.has_mapping(vm) {
            return vm.type_error("format needs a dict");
        }
        let t = self.text(vm);
        let from = self.at + 1;
        let Some(end) = (from..t.len).find(|&i| t.byte(vm, i) == b')') else {
            return vm.value_error("incomplete format key");
        };
        self.at = end + 1;
        let key = vm.text_part(t, from, end - from)?;
        // The values are a mapping, so no value is left for a field without a key.
        self.used = self.n;
        let values = vm.held(self.values);
        let v = if vm.special(values, name!("__getitem__")).is_some() {
            vm.get_item(values, key)?
        } else {
            match vm.dict_get(vm.native_base(values), key)?.get() {
                Some(v) => v,
                None => return vm.raise(TypeId::KeyError, key),
            }
        };
        Ok(Maybe(v))
    }

    /// Reads a width or precision: a number, or `*` for the next value. `None` if there is neither.
    fn width(&mut self, vm: &mut Vm<'_>, out: &Out) -> R<Option<i32>> {
        if self.peek(vm)? == b'*' {
            self.at += 1;
            let v = self.next_value(vm)?;
            let v = by_method(vm, out, v, name!("__int__"))?;
            return vm.to_i32(v).map(Some);
        }
        let t = self.text(vm);
        let n = number(vm, t, &mut self.at);
        Ok(n.map(|n| i32::try_from(n).unwrap_or(i32::MAX)))
    }

    /// Writes the field that is only the letter `kind`, if its value is a small int or, for `s`, a string.
    fn plain_field(&mut self, vm: &mut Vm<'_>, out: &mut Out, kind: u8) -> R<bool> {
        if !matches!(kind, b'd' | b's') || self.used >= self.n {
            return Ok(false);
        }
        let mut v = vm.held(self.values);
        if self.is_tuple {
            v = vm.seq_get(v, self.used);
        }
        if v.is_int() {
            vm.put_int(out, v.as_int())?;
        } else if kind == b's' && self.form == Form::Str && vm.is_str(v) {
            vm.put_bytes_of(out, v)?;
        } else {
            return Ok(false);
        }
        self.used += 1;
        self.at += 1;
        Ok(true)
    }

    fn field(&mut self, vm: &mut Vm<'_>, out: &mut Out) -> R<()> {
        let kind = self.peek(vm)?;
        if kind == b'%' {
            self.at += 1;
            return vm.put(out, b'%');
        }
        if self.plain_field(vm, out, kind)? {
            return Ok(());
        }
        let mark = vm.hold_mark();
        let keyed = match self.keyed_value(vm)?.get() {
            Some(v) => Some(vm.hold(v)?),
            None => None,
        };
        let mut spec = Spec::PLAIN;
        self.flags(vm, &mut spec)?;
        if let Some(w) = self.width(vm, out)? {
            if w < 0 {
                spec.align = b'<';
            }
            spec.width = w.unsigned_abs();
        }
        if self.peek(vm)? == b'.' {
            self.at += 1;
            let n = self.width(vm, out)?.unwrap_or(0);
            spec.prec = Some(u32::try_from(n).unwrap_or(0));
        }
        while matches!(self.peek(vm)?, b'l' | b'h' | b'L') {
            self.at += 1;
        }
        spec.kind = self.peek(vm)?;
        let v = match keyed {
            Some(h) => vm.held(h),
            None => self.next_value(vm)?,
        };
        self.value(vm, out, v, spec)?;
        self.at += 1;
        vm.unwind_holds(mark);
        Ok(())
    }

    fn flags(&mut self, vm: &mut Vm<'_>, spec: &mut Spec) -> R<()> {
        loop {
            match self.peek(vm)? {
                b'-' => spec.align = b'<',
                b'+' => spec.sign = b'+',
                b' ' if spec.sign == 0 => spec.sign = b' ',
                b' ' => {}
                b'#' => spec.alt = true,
                b'0' => spec.zero = true,
                _ => return Ok(()),
            }
            self.at += 1;
        }
    }

    /// Writes `v`; the kind of the spec is the letter of the field.
    fn value(&self, vm: &mut Vm<'_>, out: &mut Out, v: Value, spec: Spec) -> R<()> {
        // Only numbers that are not aligned left are padded with zeros.
        let numeric = if spec.zero && spec.align == 0 {
            Spec {
                fill: u32::from(b'0'),
                ..spec
            }
        } else {
            spec
        };
        match spec.kind {
            b'd' | b'i' | b'u' => {
                let n = by_method(vm, out, v, name!("__int__"))?;
                let i = int_value(vm, n)?;
                vm.put_integer(
                    out,
                    i,
                    Spec {
                        kind: b'd',
                        ..numeric
                    },
                    spec.prec.unwrap_or(0),
                )
            }
            b'x' | b'X' | b'o' => {
                let n = by_method(vm, out, v, name!("__int__"))?;
                let base = vm.native_base(n);
                if !vm.is_integer(base) {
                    vm.to_i32(n)?;
                }
                vm.put_integer(out, base, numeric, spec.prec.unwrap_or(0))
            }
            kind if is_float_kind(kind) && kind != b'%' => {
                let v = by_method(vm, out, v, name!("__float__"))?;
                let f = vm.to_f32(v)?;
                vm.put_float(out, f, numeric)
            }
            b'c' => self.character(vm, out, v, spec),
            b's' | b'r' => self.object(vm, out, v, spec),
            _ => self.unsupported(vm, spec.kind),
        }
    }

    fn unsupported(&self, vm: &mut Vm<'_>, kind: u8) -> R<()> {
        let mark = vm.hold_mark();
        let mut code = vm.out_buffer()?;
        vm.put_hex(&mut code, u32::from(kind))?;
        let code = vm.out_str(code)?;
        let r = vm.raise_text(
            TypeId::ValueError,
            "unsupported format character '%v' (0x%v) at index %n",
            &[format::names::ascii(kind), code, Value::int(self.at as i32)],
        );
        vm.unwind_holds(mark);
        r
    }

    fn character(&self, vm: &mut Vm<'_>, out: &mut Out, v: Value, spec: Spec) -> R<()> {
        let base = vm.native_base(v);
        let spec = Spec { prec: None, ..spec };
        if vm.is_integer(base) {
            let c = vm.to_i32(base)?;
            if self.form != Form::Str {
                // In bytes, `%c` writes one byte with any value.
                let b = vm.new_bytes(&[c as u8])?;
                return vm.put_text(
                    out,
                    Text {
                        obj: b,
                        at: 0,
                        len: 1,
                        form: Form::Bytes,
                    },
                    spec,
                    b'>',
                );
            }
            let s = vm.char_of(c)?;
            let t = Text {
                obj: s,
                at: 0,
                len: vm.byte_len(s),
                form: Form::Str,
            };
            return vm.put_text(out, t, spec, b'>');
        }
        match vm.text(base) {
            Some(t)
                if (t.form == Form::Str || self.form != Form::Str)
                    && t.chars(vm, 0, t.len) == 1 =>
            {
                vm.put_text(out, t, spec, b'>')
            }
            _ => vm.type_error("%%c needs int or char"),
        }
    }

    fn object(&self, vm: &mut Vm<'_>, out: &mut Out, v: Value, spec: Spec) -> R<()> {
        let base = vm.native_base(v);
        if self.form != Form::Str && spec.kind == b's' {
            if let Some(b) = vm.buffer_of(base) {
                let t = Text {
                    obj: b.owner,
                    at: b.offset,
                    len: b.len,
                    form: Form::Bytes,
                };
                return vm.put_text(out, t, spec, b'>');
            }
        }
        if spec.width == 0 && spec.prec.is_none() {
            if spec.kind == b's' {
                vm.str_of(out, v)?;
            } else {
                vm.repr(out, v)?;
            }
        } else {
            let s = if spec.kind == b's' {
                vm.to_str(v)?
            } else {
                vm.to_repr(v)?
            };
            let t = vm.text_arg(Form::Str, s)?;
            vm.put_text(out, t, spec, b'>')?;
        }
        vm.room_after_call(base, out)
    }
}

impl Vm<'_> {
    /// Makes room for the rest of the output after `v` may have run Python code, so that the code is not run
    /// again because memory runs out later. **Moves objects.**
    pub(super) fn room_after_call(&mut self, v: Value, out: &Out) -> R<()> {
        if self.is_str(v) || !v.is_object() {
            return Ok(());
        }
        self.reserve(out.len() / 2 + 64)
    }
}

/// The number that `method` of the instance `v` returns, with room made for the rest of the output. Any other
/// value is returned as it is. **Moves objects.**
fn by_method(vm: &mut Vm<'_>, out: &Out, v: Value, method: Value) -> R<Value> {
    if !vm.mem.is(v, Kind::Instance) {
        return Ok(v);
    }
    let n = vm.as_number(v, method)?;
    let n = vm.hold(n)?;
    vm.reserve(out.len() / 2 + 64)?;
    Ok(vm.held(n))
}

/// The int that `%d` writes for `v`.
fn int_value(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    let base = vm.native_base(v);
    if vm.is_integer(base) {
        return Ok(base);
    }
    if base.is_float() {
        return vm.call(Value::typ(TypeId::Int), &[base]);
    }
    vm.to_i32(v).map(Value::int)
}

//! `str.format`: replacement fields, their names, conversions and nested specs.

use super::text::{Form, Text};
use crate::error::R;
use crate::native::Args;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::types::TypeId;
use format::value::Value;

/// How deep fields may be nested in specs.
const DEPTH_MAX: u32 = 2;

/// The arguments of `format`, and the state of the automatic numbering. The template is the
/// first argument. It is read again after each call that may move objects.
struct Template {
    args: Args,
    /// The number of the next `{}`.
    next: u32,
    /// True if the template numbers its fields itself, as in `{0}`.
    manual: bool,
}

/// `template.format(...)`.
pub(crate) fn format(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = vm.text_self(args)?;
    let form = if t.form == Form::Str {
        Form::Str
    } else {
        Form::Bytes
    };
    let mut template = Template {
        args,
        next: 0,
        manual: false,
    };
    let mut out = vm.out_buffer()?;
    template.run(vm, &mut out, 0, t.len, 0)?;
    match form {
        Form::Str => vm.out_str(out),
        _ => Ok(vm.out_bytes(out)),
    }
}

impl Template {
    fn text(&self, vm: &mut Vm<'_>) -> R<Text> {
        vm.text_self(self.args)
    }

    /// Writes the bytes `from..to` of the template with their fields filled in.
    fn run(&mut self, vm: &mut Vm<'_>, out: &mut Out, from: u32, to: u32, depth: u32) -> R<()> {
        let mut i = from;
        while i < to {
            let t = self.text(vm)?;
            let end = (i..to)
                .find(|&k| matches!(t.byte(vm, k), b'{' | b'}'))
                .unwrap_or(to);
            vm.put_slice_of(out, t.obj, t.at + i, end - i)?;
            if end == to {
                return Ok(());
            }
            let b = t.byte(vm, end);
            if end + 1 < to && t.byte(vm, end + 1) == b {
                vm.put(out, b)?;
                i = end + 2;
            } else if b == b'}' {
                return vm.value_error("single '}' encountered in format string");
            } else {
                i = self.field(vm, out, end + 1, to, depth)?;
            }
        }
        Ok(())
    }

    /// Writes the field that begins at `from`, behind its brace; returns the place
    /// behind its end.
    fn field(&mut self, vm: &mut Vm<'_>, out: &mut Out, from: u32, to: u32, depth: u32) -> R<u32> {
        if depth > DEPTH_MAX {
            return vm.value_error("max string recursion exceeded");
        }
        let mark = vm.hold_mark();
        let t = self.text(vm)?;
        let name_end = name_end(vm, t, from, to);
        let mut i = name_end;
        let byte = |vm: &Vm<'_>, i: u32| if i < to { t.byte(vm, i) } else { 0 };
        let mut conversion = 0;
        if byte(vm, i) == b'!' {
            conversion = byte(vm, i + 1);
            if i + 1 >= to {
                return vm.value_error("end of format while looking for conversion specifier");
            }
            i += 2;
            if i < to && !matches!(byte(vm, i), b':' | b'}') {
                return vm.value_error("expected ':' after format specifier");
            }
        }
        let spec_from = if byte(vm, i) == b':' { i + 1 } else { i };
        let Some(spec_to) = closing_brace(vm, t, spec_from, to) else {
            return vm.value_error("unmatched '{' in format");
        };
        let v = self.lookup(vm, from, name_end)?;
        let v = vm.hold(v)?;
        match conversion {
            0 => {}
            b's' => {
                let s = vm.to_str(vm.held(v))?;
                vm.set_held(v, s);
            }
            b'r' | b'a' => {
                let s = vm.to_repr(vm.held(v))?;
                vm.set_held(v, s);
            }
            c => {
                return vm.raise_text(
                    TypeId::ValueError,
                    "unknown conversion specifier %v",
                    &[format::names::ascii(c)],
                );
            }
        }
        self.put_field(vm, out, v, spec_from, spec_to, depth)?;
        let v = vm.held(v);
        vm.unwind_holds(mark);
        vm.room_after_call(vm.native_base(v), out)?;
        Ok(spec_to + 1)
    }

    /// Writes the held value `v` as the spec at `from..to` says, which may contain fields.
    fn put_field(
        &mut self,
        vm: &mut Vm<'_>,
        out: &mut Out,
        v: crate::memory::heap::Hold,
        from: u32,
        to: u32,
        depth: u32,
    ) -> R<()> {
        let t = self.text(vm)?;
        if (from..to).any(|i| t.byte(vm, i) == b'{') {
            let mut spec = vm.out_buffer()?;
            self.run(vm, &mut spec, from, to, depth + 1)?;
            let spec = vm.out_str(spec)?;
            return vm.format_value(out, vm.held(v), spec);
        }
        let spec = Text {
            form: Form::Str,
            ..t.part(from, to - from)
        };
        vm.format_by(out, vm.held(v), spec)
    }

    /// The value that the field name at `from..to` stands for.
    fn lookup(&mut self, vm: &mut Vm<'_>, from: u32, to: u32) -> R<Value> {
        let t = self.text(vm)?;
        let first = (from..to)
            .find(|&i| matches!(t.byte(vm, i), b'.' | b'['))
            .unwrap_or(to);
        let v = self.argument(vm, t.part(from, first - from))?;
        if first == to {
            return Ok(v);
        }
        let mark = vm.hold_mark();
        let held = vm.hold(v)?;
        let mut i = first;
        while i < to {
            let t = self.text(vm)?;
            let v = vm.held(held);
            let found = if t.byte(vm, i) == b'[' {
                let end = (i + 1..to).find(|&k| t.byte(vm, k) == b']');
                let Some(end) = end.filter(|&e| e > i + 1) else {
                    return vm.value_error("bad format string");
                };
                let key = t.part(i + 1, end - i - 1);
                i = end + 1;
                let key = match decimal(vm, key) {
                    Some(n) => vm.new_uint(n)?,
                    None => vm.new_str_from(key.obj, key.at, key.len)?,
                };
                vm.get_item(v, key)?
            } else {
                let end = (i + 1..to)
                    .find(|&k| matches!(t.byte(vm, k), b'.' | b'['))
                    .unwrap_or(to);
                if t.byte(vm, i) != b'.' || end == i + 1 {
                    return vm.value_error("bad format string");
                }
                let name = vm.new_str_from(t.obj, t.at + i + 1, end - i - 1)?;
                i = end;
                vm.get_attr(v, name)?
            };
            vm.set_held(held, found);
        }
        let v = vm.held(held);
        vm.unwind_holds(mark);
        Ok(v)
    }

    /// The argument with the given name or number, or the next one if `name` is empty.
    fn argument(&mut self, vm: &mut Vm<'_>, name: Text) -> R<Value> {
        if name.len == 0 {
            if self.manual {
                return vm.value_error(
                    "can't switch from manual field specification to automatic field numbering",
                );
            }
            self.next += 1;
            return self.positional(vm, self.next);
        }
        if let Some(n) = decimal(vm, name) {
            if self.next > 0 {
                return vm.value_error(
                    "can't switch from automatic field numbering to manual field specification",
                );
            }
            self.manual = true;
            return self.positional(vm, n.saturating_add(1));
        }
        for k in 0..self.args.kw_len(vm) {
            let (key, v) = self.args.kw_at(vm, k);
            if vm.byte_len(key) == name.len
                && name.matches(
                    vm,
                    0,
                    Text {
                        obj: key,
                        at: 0,
                        ..name
                    },
                )
            {
                return Ok(v);
            }
        }
        let key = vm.new_str_from(name.obj, name.at, name.len)?;
        vm.raise(TypeId::KeyError, key)
    }

    fn positional(&self, vm: &mut Vm<'_>, i: u32) -> R<Value> {
        match self.args.opt(vm, i) {
            Some(v) => Ok(v),
            None => vm.index_error("tuple index out of range"),
        }
    }
}

/// End of the field name that begins at `from`.
fn name_end(vm: &Vm<'_>, t: Text, from: u32, to: u32) -> u32 {
    let mut in_brackets = false;
    for i in from..to {
        match t.byte(vm, i) {
            b'[' => in_brackets = true,
            b']' => in_brackets = false,
            b'!' | b':' | b'}' if !in_brackets => return i,
            _ => {}
        }
    }
    to
}

/// The position of the brace that closes the field whose spec begins at `from`.
fn closing_brace(vm: &Vm<'_>, t: Text, from: u32, to: u32) -> Option<u32> {
    let mut open = 0;
    for i in from..to {
        match t.byte(vm, i) {
            b'{' => open += 1,
            b'}' if open == 0 => return Some(i),
            b'}' => open -= 1,
            _ => {}
        }
    }
    None
}

/// The decimal number in `t`; `None` if `t` contains anything else.
fn decimal(vm: &Vm<'_>, t: Text) -> Option<u32> {
    let mut i = 0;
    let n = super::spec::number(vm, t, &mut i)?;
    if i == t.len {
        Some(n)
    } else {
        None
    }
}

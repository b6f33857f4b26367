//! Writing JSON: one loop that keeps the open containers in a list. Values that JSON does
//! not know are written by `repr`, as MicroPython does.

use crate::error::R;
use crate::memory::heap::Hold;
use crate::protocol::out::Out;
use crate::types::str::is_utf8;
use crate::types::str::text::Text;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// How many containers may be open. Deeper nesting is refused: most likely it has no end.
const DEPTH: u32 = 100;

/// Writes `v` as JSON to `out`. `separators` stand between items, and between key and value.
///
/// # Errors
/// RuntimeError for containers nested more than [`DEPTH`] deep, UnicodeError for bytes that are not UTF-8.
pub fn print(vm: &mut Vm<'_>, out: &mut Out, v: Value, separators: [Hold; 2]) -> R<()> {
    let mark = vm.hold_mark();
    let mut w = Writer {
        item: vm.hold(v)?,
        top: vm.hold(Value::UNDEF)?,
        outer: vm.hold(Value::UNDEF)?,
        cursor: 0,
        depth: 0,
        separators,
    };
    w.run(vm, out)?;
    vm.unwind_holds(mark);
    Ok(())
}

struct Writer {
    /// The value to write next.
    item: Hold,
    /// The container that is being written.
    top: Hold,
    /// List of the containers around `top`, each followed by its cursor.
    outer: Hold,
    /// Position in `top` after the last item that was written.
    cursor: u32,
    /// How many containers are open.
    depth: u32,
    separators: [Hold; 2],
}

impl Writer {
    fn run(&mut self, vm: &mut Vm<'_>, out: &mut Out) -> R<()> {
        loop {
            let mut first = false;
            let v = plain_base(vm, vm.held(self.item));
            if matches!(vm.mem.kind(v), Some(Kind::List | Kind::Tuple | Kind::Dict)) {
                self.open(vm, v)?;
                vm.put(out, if vm.mem.is(v, Kind::Dict) { b'{' } else { b'[' })?;
                first = true;
            } else {
                scalar(vm, out, v)?;
            }
            loop {
                if self.depth == 0 {
                    return Ok(());
                }
                if self.next(vm, out, first)? {
                    break;
                }
                let dict = vm.mem.is(vm.held(self.top), Kind::Dict);
                vm.put(out, if dict { b'}' } else { b']' })?;
                self.close(vm);
                first = false;
            }
        }
    }

    fn open(&mut self, vm: &mut Vm<'_>, v: Value) -> R<()> {
        if self.depth >= DEPTH {
            return vm.too_deep();
        }
        if self.depth > 0 {
            if vm.held(self.outer).is_undef() {
                let list = vm.new_list(&[])?;
                vm.set_held(self.outer, list);
            }
            let (list, at) = (vm.held(self.outer), 2 * (self.depth - 1));
            for (i, x) in [(at, vm.held(self.top)), (at + 1, Value::len(self.cursor))] {
                if i < vm.list_len(list) {
                    vm.list_set(list, i, x)?;
                } else {
                    vm.list_push(list, x)?;
                }
            }
        }
        self.depth += 1;
        vm.set_held(self.top, v);
        self.cursor = 0;
        Ok(())
    }

    fn close(&mut self, vm: &mut Vm<'_>) {
        self.depth -= 1;
        if self.depth > 0 {
            let (list, at) = (vm.held(self.outer), 2 * (self.depth - 1));
            let top = vm.list_get(list, at);
            self.cursor = vm.list_get(list, at + 1).as_len();
            vm.set_held(self.top, top);
        }
    }

    /// Makes the next value of `top` the item, and writes the separator and key before it. False at the end.
    fn next(&mut self, vm: &mut Vm<'_>, out: &mut Out, first: bool) -> R<bool> {
        vm.tick()?;
        let top = vm.held(self.top);
        let dict = vm.mem.is(top, Kind::Dict);
        let (key, value) = if dict {
            match vm.ns_next(top, &mut self.cursor) {
                Some(entry) => entry,
                None => return Ok(false),
            }
        } else {
            let n = if vm.mem.is(top, Kind::List) {
                vm.list_len(top)
            } else {
                vm.seq_len(top)
            };
            if self.cursor >= n {
                return Ok(false);
            }
            self.cursor += 1;
            (Value::UNDEF, vm.seq_get(top, self.cursor - 1))
        };
        vm.set_held(self.item, value);
        if !first {
            let separator = vm.held(self.separators[0]);
            vm.put_bytes_of(out, separator)?;
        }
        if dict {
            self.key(vm, out, key)?;
            let separator = vm.held(self.separators[1]);
            vm.put_bytes_of(out, separator)?;
        }
        Ok(true)
    }

    /// Writes a key. JSON's keys are strings, so other values are written between quotes.
    fn key(&mut self, vm: &mut Vm<'_>, out: &mut Out, key: Value) -> R<()> {
        if vm.is_str(key) || vm.mem.is(key, Kind::Bytes) {
            return scalar(vm, out, key);
        }
        vm.put(out, b'"')?;
        if vm.mem.is(key, Kind::Tuple) {
            // Only tuples hold tuples that are keys; each level goes deeper here.
            let separators = self.separators;
            vm.nested(|vm| print(vm, out, key, separators))?;
        } else {
            scalar(vm, out, key)?;
        }
        vm.put(out, b'"')
    }
}

/// The built-in object inside an instance, unless its class has a `__repr__`.
fn plain_base(vm: &Vm<'_>, v: Value) -> Value {
    if vm.special(v, name!("__repr__")).is_some() {
        v
    } else {
        vm.native_base(v)
    }
}

/// Writes a value that is not a container.
fn scalar(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    if v.is_none() {
        return vm.put_lit(out, "null");
    }
    if v.is_bool() {
        return vm.put_lit(out, if v == Value::TRUE { "true" } else { "false" });
    }
    if vm.is_str(v) || vm.mem.is(v, Kind::Bytes) {
        return match vm.text(v) {
            Some(t) => string(vm, out, t),
            None => Ok(()),
        };
    }
    vm.repr(out, v)
}

fn string(vm: &mut Vm<'_>, out: &mut Out, t: Text) -> R<()> {
    if !is_utf8(vm, t) {
        return vm.raise_bare(TypeId::UnicodeError);
    }
    vm.put(out, b'"')?;
    let mut from = 0;
    for i in 0..t.len {
        let b = t.byte(vm, i);
        if b >= 32 && b != b'"' && b != b'\\' {
            continue;
        }
        vm.put_slice_of(out, t.obj, t.at + from, i - from)?;
        from = i + 1;
        match b {
            b'"' | b'\\' => {
                vm.put(out, b'\\')?;
                vm.put(out, b)?;
            }
            b'\n' => vm.put_lit(out, "\\n")?,
            b'\r' => vm.put_lit(out, "\\r")?,
            b'\t' => vm.put_lit(out, "\\t")?,
            _ => {
                vm.put_lit(out, if b < 16 { "\\u000" } else { "\\u00" })?;
                vm.put_hex(out, u32::from(b))?;
            }
        }
    }
    vm.put_slice_of(out, t.obj, t.at + from, t.len - from)?;
    vm.put(out, b'"')
}

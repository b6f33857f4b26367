//! `io.StringIO` and `io.BytesIO`: files in memory.
//!
//! The fields `len` and `position` count bytes. The storage `raw`
//! may be the string or bytes object that the stream was made from. Then the first write
//! replaces it by a [`Kind::Raw`] of its own.

use crate::error::R;
use crate::modules::{console, errno};
use crate::native::{pure, Args, Entry, Group};
use crate::types::iter;
use crate::types::str::codec::Codec;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::name;
use format::object::{Kind, SIZE_MAX};
use format::types::TypeId;
use format::value::Value;

pub use format::layout::stream::{LEN, POSITION, RAW, WHAT};
pub use format::layout::stream_of::{BYTES, CLOSED, TEXT};

const ENTRIES: &[Entry] = &[
    pure(name!("read"), read, 1, 2),
    pure(name!("readline"), readline, 1, 2),
    pure(name!("readlines"), readlines, 1, 2),
    pure(name!("__next__"), iter::next_method, 1, 1),
    pure(name!("readinto"), readinto, 2, 3),
    pure(name!("write"), write, 2, 4),
    pure(name!("seek"), seek, 2, 3),
    pure(name!("tell"), tell, 1, 1),
    pure(name!("getvalue"), getvalue, 1, 1),
    pure(name!("flush"), flush, 1, 1),
    pure(name!("close"), close, 1, 1),
    pure(name!("__enter__"), enter, 1, 1),
    pure(name!("__exit__"), close, 1, 4),
];

/// Attributes of `StringIO` and `BytesIO`.
pub static METHODS: Group = Group {
    name: name!("StringIO"),
    entries: ENTRIES,
};

/// Constructor of `StringIO` and `BytesIO`: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let text = !vm.is_subclass(vm.calls.callee_type, Value::typ(TypeId::BytesIO));
    let what = Value::int(if text { TEXT } else { BYTES });
    let (mut raw, mut len) = (Value::UNDEF, 0);
    match args.opt(vm, 0) {
        // A number reserves that many bytes, so that writing them does not allocate.
        Some(v) if v.is_int() => raw = vm.alloc(Kind::Raw, v.as_int().max(0) as u32, 0)?,
        Some(v) if !v.is_none() => {
            let t = vm.bytes_arg(v)?;
            let shared = vm.is_str(t.obj) || vm.mem.is(t.obj, Kind::Bytes);
            raw = t.obj;
            len = t.len;
            if !shared || t.at != 0 {
                raw = vm.alloc(Kind::Raw, len, 0)?;
                vm.mem.copy_bytes(t.obj, t.at, raw, 0, len);
            }
        }
        _ => {}
    }
    vm.alloc_words(
        Kind::Stream,
        0,
        &[what, raw, Value::len(len), Value::len(0)],
    )
}

/// The state of an open stream, for reading.
#[derive(Clone, Copy)]
struct State {
    text: bool,
    raw: Value,
    len: u32,
    position: u32,
}

impl State {
    /// The bytes from the position to the end.
    fn rest(self) -> Text {
        let at = self.position.min(self.len);
        Text {
            obj: self.raw,
            at,
            len: self.len - at,
            form: Form::Bytes,
        }
    }
}

fn object(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    let v = vm.native_base(v);
    if vm.mem.is(v, Kind::Stream) {
        return Ok(v);
    }
    vm.type_error("argument has wrong type")
}

fn state(vm: &mut Vm<'_>, v: Value) -> R<State> {
    let v = object(vm, v)?;
    let v = vm.resolve(v);
    let what = vm.mem.get(v, WHAT).as_int();
    if what & CLOSED != 0 {
        return vm.value_error("I/O operation on closed file");
    }
    Ok(State {
        text: what & BYTES == 0,
        raw: vm.mem.get(v, RAW),
        len: vm.mem.get(v, LEN).as_len(),
        position: vm.mem.get(v, POSITION).as_len(),
    })
}

fn set_position(vm: &mut Vm<'_>, v: Value, position: u32) -> R<()> {
    let v = object(vm, v)?;
    if vm.mem.get(vm.resolve(v), POSITION) != Value::len(position) {
        let v = vm.resolve_mut(v)?;
        vm.mem.set(v, POSITION, Value::len(position));
    }
    Ok(())
}

/// The bytes that have not been read yet; for `json.load`.
pub(crate) fn rest(vm: &mut Vm<'_>, v: Value) -> R<Text> {
    Ok(state(vm, v)?.rest())
}

/// Sets the position to the end; for `json.load`.
pub(crate) fn skip_rest(vm: &mut Vm<'_>, v: Value) -> R<()> {
    let s = state(vm, v)?;
    set_position(vm, v, s.position.max(s.len))
}

/// `t` as a value of the stream's type.
fn value(vm: &mut Vm<'_>, text: bool, t: Text) -> R<Value> {
    if text {
        vm.decode_text(t, Codec::Utf8, None)
    } else {
        vm.new_bytes_from(t.obj, t.at, t.len)
    }
}

/// Reads the next `n` bytes of the stream `v`, as a value of the stream's type.
fn take(vm: &mut Vm<'_>, v: Value, n: u32) -> R<Value> {
    let s = state(vm, v)?;
    let piece = value(vm, s.text, s.rest().part(0, n))?;
    set_position(vm, v, s.position + n)?;
    Ok(piece)
}

fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state(vm, v)?;
    let want = console::want(vm, args.skip(1))?;
    let rest = s.rest();
    let mut n = rest.len.min(want);
    if s.text {
        let (mut at, mut chars) = (0, 0);
        while at < rest.len && chars < want {
            at += format::text::utf8_width(rest.byte(vm, at));
            chars += 1;
        }
        n = at.min(rest.len);
    }
    take(vm, v, n)
}

/// Number of bytes of the line that begins at byte `from` of `t`, with its line break.
fn line_len(vm: &Vm<'_>, t: Text, from: u32) -> u32 {
    let mut i = from;
    while i < t.len {
        i += 1;
        if t.byte(vm, i - 1) == b'\n' {
            break;
        }
    }
    i - from
}

fn readline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state(vm, v)?;
    let n = console::want(vm, args.skip(1))?.min(line_len(vm, s.rest(), 0));
    take(vm, v, n)
}

fn readlines(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state(vm, v)?;
    let rest = s.rest();
    let lines = vm.new_list(&[])?;
    let mut at = 0;
    while at < rest.len {
        let n = line_len(vm, rest, at);
        let line = value(vm, s.text, rest.part(at, n))?;
        vm.list_push(lines, line)?;
        at += n;
    }
    set_position(vm, v, s.position.max(s.len))?;
    Ok(lines)
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (v, into) = (args.get(vm, 0), args.get(vm, 1));
    let Some(b) = vm.buffer_mut(into)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let s = state(vm, v)?;
    let rest = s.rest();
    let n = console::want(vm, args.skip(2))?.min(b.len).min(rest.len);
    set_position(vm, v, s.position + n)?;
    vm.mem.copy_bytes(rest.obj, rest.at, b.owner, b.offset, n);
    Ok(Value::len(n))
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    state(vm, v)?;
    let t = written(vm, args)?;
    write_bytes(vm, v, t)?;
    Ok(Value::len(t.len))
}

/// The bytes that a stream's `write(data)`, `write(data, count)` or `write(data, from, count)` is to write.
pub(crate) fn written(vm: &mut Vm<'_>, args: Args) -> R<Text> {
    let data = args.get(vm, 1);
    let t = vm.bytes_arg(data)?;
    let from = if args.n > 3 {
        console::want(vm, args.skip(2))?.min(t.len)
    } else {
        0
    };
    let count = if args.n > 2 {
        console::want(vm, args.skip(args.n - 1))?
    } else {
        t.len
    };
    Ok(t.part(from, count.min(t.len - from)))
}

/// Writes the string `s` to the stream `v`.
pub(crate) fn write_str(vm: &mut Vm<'_>, v: Value, s: Value) -> R<()> {
    let t = vm.bytes_arg(s)?;
    write_bytes(vm, v, t)
}

fn write_bytes(vm: &mut Vm<'_>, v: Value, t: Text) -> R<()> {
    state(vm, v)?;
    if t.len == 0 {
        return Ok(());
    }
    let v = object(vm, v)?;
    let v = vm.resolve_mut(v)?;
    let (position, len) = (
        vm.mem.get(v, POSITION).as_len(),
        vm.mem.get(v, LEN).as_len(),
    );
    let end = position.saturating_add(t.len);
    // `t` may lie in the storage that `room` replaces. The old storage still holds its bytes.
    let raw = room(vm, v, end)?;
    vm.mem.copy_bytes(t.obj, t.at, raw, position, t.len);
    vm.mem.set(v, LEN, Value::len(len.max(end)));
    vm.mem.set(v, POSITION, Value::len(end));
    Ok(())
}

/// The storage of the stream `v`, which lies in RAM: made its own if it is not, and with room for `end` bytes.
/// Bytes past `len` are zero.
fn room(vm: &mut Vm<'_>, v: Value, end: u32) -> R<Value> {
    let (raw, len) = (vm.mem.get(v, RAW), vm.mem.get(v, LEN).as_len());
    let own = vm.mem.is(raw, Kind::Raw) && !vm.is_frozen(raw);
    let have = if own { vm.mem.size(raw) } else { 0 };
    if own && end <= have {
        return Ok(raw);
    }
    let want = end.max(len).max(have + have / 2).max(16);
    if own && vm.grow_in_place(raw, want) {
        return Ok(raw);
    }
    let new = vm.alloc(Kind::Raw, want, 0)?;
    vm.mem.copy_bytes(raw, 0, new, 0, len);
    vm.mem.set(v, RAW, new);
    Ok(new)
}

fn seek(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state(vm, v)?;
    let offset = args.get(vm, 1);
    let offset = vm.to_i32(offset)?;
    let whence = match args.opt(vm, 2) {
        Some(w) => vm.to_i32(w)?,
        None => 0,
    };
    let base = match whence {
        0 if offset >= 0 => 0,
        1 => s.position,
        2 => s.len,
        _ => return vm.os_error(errno::EINVAL),
    };
    let position = (base as i32)
        .saturating_add(offset)
        .clamp(0, SIZE_MAX as i32) as u32;
    set_position(vm, v, position)?;
    Ok(Value::len(position))
}

fn tell(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    Ok(Value::len(state(vm, v)?.position))
}

fn getvalue(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = State {
        position: 0,
        ..state(vm, v)?
    };
    value(vm, s.text, s.rest())
}

fn flush(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    object(vm, v)?;
    Ok(Value::NONE)
}

fn enter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    state(vm, v)?;
    Ok(v)
}

fn close(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let v = object(vm, v)?;
    let what = vm.mem.get(vm.resolve(v), WHAT).as_int();
    if what & CLOSED == 0 {
        let v = vm.resolve_mut(v)?;
        vm.mem.set(v, WHAT, Value::int(what | CLOSED));
        vm.mem.set(v, RAW, Value::UNDEF);
        vm.mem.set(v, LEN, Value::len(0));
    }
    Ok(Value::NONE)
}

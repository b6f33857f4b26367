//! Streams: `io.StringIO` and `io.BytesIO`, which are files in memory, and the files that `open` makes.
//!
//! A file of the image is a stream over a frozen bytes object. Those of the store have their content in the flash, see
//! [`file`].
//!
//! The fields `len` and `position` count bytes. The storage `raw`
//! may be the string or bytes object that the stream was made from. Then the first write
//! replaces it by a [`Kind::Raw`] of its own.

pub mod file;

use crate::error::R;
use crate::modules::{console, errno};
use crate::native::{pure, Args, Entry, Group};
use crate::types::iter;
use crate::types::str::codec::Codec;
use crate::types::str::is_utf8;
use crate::types::str::text::{Form, Text};
use crate::vm::Vm;
use format::name;
use format::object::{Kind, SIZE_MAX};
use format::types::TypeId;
use format::value::Value;

pub use format::layout::stream::{LEN, POSITION, RAW, WHAT};
pub use format::layout::stream_of::{BYTES, CLOSED, FILE, READ, STORED, TEXT, WRITE};

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

/// Attributes of `StringIO`, `BytesIO` and files.
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
pub struct State {
    what: i32,
    raw: Value,
    len: u32,
    position: u32,
}

impl State {
    fn is_text(self) -> bool {
        self.what & BYTES == 0
    }
    /// Number of bytes from the position to the end.
    fn rest_len(self) -> u32 {
        self.len.saturating_sub(self.position)
    }
    /// The `n` bytes from the position on, at most those up to the end.
    fn piece(self, vm: &mut Vm<'_>, n: u32) -> R<Text> {
        let n = n.min(self.rest_len());
        if self.what & STORED != 0 {
            return file::load(vm, &self, n);
        }
        Ok(Text {
            obj: self.raw,
            at: self.position.min(self.len),
            len: n,
            form: Form::Bytes,
        })
    }
    /// A piece as a value of the stream's type.
    fn value(self, vm: &mut Vm<'_>, t: Text) -> R<Value> {
        if self.what & STORED == 0 || self.is_text() && !is_utf8(vm, t) {
            return value(vm, self.is_text(), t);
        }
        // The piece lies in storage of its own.
        match self.is_text() {
            true => vm.raw_into_str(t.obj, t.len),
            false => Ok(vm.raw_into_bytes(t.obj, t.len)),
        }
    }
    /// The line at the position, at most `want` bytes of it, with its line break.
    fn line(self, vm: &mut Vm<'_>, want: u32) -> R<Text> {
        let mut most = if self.what & STORED != 0 { LINE } else { want };
        loop {
            let t = self.piece(vm, most.min(want))?;
            let end = (0..t.len).find(|i| t.byte(vm, *i) == b'\n');
            if end.is_some() || t.len < most || most >= want {
                return Ok(t.part(0, end.map_or(t.len, |i| i + 1)));
            }
            vm.release(t.obj);
            most *= 4;
        }
    }
}

/// Bytes of a file of the store in which a line's end is looked for, at first.
const LINE: u32 = 64;

fn object(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    let v = vm.native_base(v);
    if vm.mem.is(v, Kind::Stream) {
        return Ok(v);
    }
    vm.type_error("argument has wrong type")
}

/// The state of a stream that is open, and can be read if `reads`.
fn state_for(vm: &mut Vm<'_>, v: Value, reads: bool) -> R<State> {
    let v = object(vm, v)?;
    let v = vm.resolve(v);
    let what = vm.mem.get(v, WHAT).as_int();
    if what & CLOSED != 0 {
        return vm.value_error("I/O operation on closed file");
    }
    if reads && what & (FILE | READ) == FILE {
        return vm.os_error(errno::EBADF);
    }
    let raw = vm.mem.get(v, RAW);
    let mut len = vm.mem.get(v, LEN).as_len();
    if what & STORED != 0 {
        len = file::len(vm, raw);
    }
    Ok(State {
        what,
        raw,
        len,
        position: vm.mem.get(v, POSITION).as_len(),
    })
}

/// The state of a stream that is open.
fn state(vm: &mut Vm<'_>, v: Value) -> R<State> {
    state_for(vm, v, false)
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
    state_for(vm, v, true)?.piece(vm, u32::MAX)
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

fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state_for(vm, v, true)?;
    let want = console::want(vm, args.skip(1))?;
    if !s.is_text() || want == u32::MAX {
        let t = s.piece(vm, want)?;
        return take(vm, v, s, t);
    }
    // No character has more than four bytes.
    let t = s.piece(vm, want.saturating_mul(4))?;
    let (mut at, mut chars) = (0, 0);
    while at < t.len && chars < want {
        at += format::text::utf8_width(t.byte(vm, at));
        chars += 1;
    }
    take(vm, v, s, t.part(0, at.min(t.len)))
}

/// A piece at the position as a value. The position moves behind it.
fn take(vm: &mut Vm<'_>, v: Value, s: State, t: Text) -> R<Value> {
    let piece = s.value(vm, t)?;
    set_position(vm, v, s.position + t.len)?;
    Ok(piece)
}

fn readline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let s = state_for(vm, v, true)?;
    let want = console::want(vm, args.skip(1))?;
    let t = s.line(vm, want)?;
    take(vm, v, s, t)
}

fn readlines(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let mut s = state_for(vm, v, true)?;
    let lines = vm.new_list(&[])?;
    while s.rest_len() > 0 {
        let t = s.line(vm, u32::MAX)?;
        let line = s.value(vm, t)?;
        vm.list_push(lines, line)?;
        s.position += t.len;
    }
    set_position(vm, v, s.position)?;
    Ok(lines)
}

/// Most bytes that `readinto` reads at a time from a file of the store.
const PIECE: u32 = 128;

fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (v, into) = (args.get(vm, 0), args.get(vm, 1));
    let Some(b) = vm.buffer_mut(into)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let mut s = state_for(vm, v, true)?;
    let n = console::want(vm, args.skip(2))?
        .min(b.len)
        .min(s.rest_len());
    let mut done = 0;
    while done < n {
        let most = if s.what & STORED != 0 { PIECE } else { n };
        let t = s.piece(vm, most.min(n - done))?;
        vm.mem
            .copy_bytes(t.obj, t.at, b.owner, b.offset + done, t.len);
        if s.what & STORED != 0 {
            vm.release(t.obj);
        }
        done += t.len;
        s.position += t.len;
    }
    set_position(vm, v, s.position)?;
    Ok(Value::len(n))
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    writable(vm, v)?;
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

/// The object of a stream, and what it is.
///
/// # Errors
/// ValueError if it is closed, OSError if it cannot be written.
fn writable(vm: &mut Vm<'_>, v: Value) -> R<(Value, i32)> {
    let v = object(vm, v)?;
    let what = vm.mem.get(vm.resolve(v), WHAT).as_int();
    if what & CLOSED != 0 {
        return vm.value_error("I/O operation on closed file");
    }
    if what & (FILE | WRITE) == FILE {
        return vm.os_error(errno::EBADF);
    }
    Ok((v, what))
}

fn write_bytes(vm: &mut Vm<'_>, v: Value, t: Text) -> R<()> {
    let (v, what) = writable(vm, v)?;
    if what & STORED != 0 {
        return file::write(vm, v, t);
    }
    if t.len == 0 {
        return Ok(());
    }
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
        ..state_for(vm, v, true)?
    };
    let t = s.piece(vm, u32::MAX)?;
    s.value(vm, t)
}

fn flush(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let v = object(vm, v)?;
    if vm.mem.get(vm.resolve(v), WHAT).as_int() & (STORED | CLOSED) == STORED {
        file::keep(vm, vm.mem.get(v, RAW))?;
    }
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
    if what & CLOSED != 0 {
        return Ok(Value::NONE);
    }
    let v = vm.resolve_mut(v)?;
    let raw = vm.mem.get(v, RAW);
    let mut kept = Ok(());
    if what & STORED != 0 {
        kept = file::keep(vm, raw);
        file::end(vm, raw);
    }
    vm.mem.set(v, WHAT, Value::int(what | CLOSED));
    vm.mem.set(v, RAW, Value::UNDEF);
    vm.mem.set(v, LEN, Value::len(0));
    kept?;
    Ok(Value::NONE)
}

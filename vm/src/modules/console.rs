//! The console's streams: `sys.stdin`, `sys.stdout` and `sys.stderr`, and the `buffer` of each.
//!
//! [`crate::native::stream`] says which values they are.

use crate::error::R;
use crate::memory::heap::Hold;
use crate::modules::{errno, machine, pending};
use crate::native::stream::{buffer, is_output, is_text};
use crate::native::{getter, impure, pure, Args, Group};
use crate::types::str::is_utf8;
use crate::types::str::text::{Form, Text};
use crate::types::{iter, stream};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of the console's streams, of text and of bytes alike.
pub static METHODS: Group = Group {
    name: name!("TextIOWrapper"),
    entries: &[
        impure(name!("read"), read, 1, 2),
        impure(name!("readline"), readline, 1, 2),
        impure(name!("readlines"), readlines, 1, 2),
        impure(name!("readinto"), readinto, 2, 3),
        impure(name!("__next__"), iter::next_method, 1, 1),
        impure(name!("write"), write, 2, 4),
        impure(name!("flush"), done, 1, 1),
        impure(name!("close"), done, 1, 1),
        getter(name!("buffer"), get_buffer),
        pure(name!("__enter__"), enter, 1, 1),
        pure(name!("__exit__"), done, 1, 4),
    ],
};

/// Milliseconds between two polls of the board while a method waits for input.
const POLL_MS: u32 = 20;

fn get_buffer(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(buffer(args.get(vm, 0)))
}

fn enter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(args.get(vm, 0))
}

/// `flush()`, `close()` and `__exit__()` do nothing: the console is never closed.
fn done(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

/// The stream that a method is called on.
///
/// # Errors
/// OSError if it is an output and the method reads, or an input and the method writes.
fn direction(vm: &mut Vm<'_>, args: Args, writes: bool) -> R<Value> {
    let v = args.get(vm, 0);
    if is_output(v) == writes {
        return Ok(v);
    }
    vm.os_error(errno::EPERM)
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    direction(vm, args, true)?;
    let t = stream::written(vm, args)?;
    put(vm, t)?;
    Ok(Value::len(t.len))
}

/// Writes a text to the console.
pub(crate) fn put(vm: &mut Vm<'_>, t: Text) -> R<()> {
    let mut out = vm.out_console();
    vm.put_slice_of(&mut out, t.obj, t.at, t.len)?;
    vm.out_flush(&mut out);
    Ok(())
}

pub(super) fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    read_piece(vm, args, false)
}

pub(super) fn readline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    read_piece(vm, args, true)
}

fn read_piece(vm: &mut Vm<'_>, args: Args, line: bool) -> R<Value> {
    let v = direction(vm, args, false)?;
    let want = want(vm, args.skip(1))?;
    let waits = machine::timeouts(vm, v)?;
    let chars = waits.is_none() && is_text(v);
    let (raw, n) = gather(vm, want, (chars, line), waits)?;
    if chars {
        return text_of(vm, (raw, n));
    }
    if waits.is_some() && n == 0 && want > 0 {
        return Ok(Value::NONE);
    }
    Ok(vm.raw_into_bytes(vm.held(raw), n))
}

fn readlines(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = direction(vm, args, false)?;
    vm.list_from(v)
}

pub(super) fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = direction(vm, args, false)?;
    let waits = machine::timeouts(vm, v)?;
    let into = args.get(vm, 1);
    if vm.buffer_mut(into)?.is_none() {
        return vm.type_error("object with buffer protocol required");
    }
    let want = want(vm, args.skip(2))?;
    let mut n = 0;
    while n < want {
        // A handler that runs while the console is read may move the buffer, or change its length.
        let room = |vm: &mut Vm<'_>| {
            let into = args.get(vm, 1);
            vm.buffer_mut(into)
        };
        if room(vm)?.is_none_or(|b| n >= b.len) {
            break;
        }
        let Some(byte) = next_byte(vm, waits, n)? else {
            break;
        };
        if let Some(b) = room(vm)?.filter(|b| n < b.len) {
            vm.mem.set_byte(b.owner, b.offset + n, byte);
            n += 1;
        }
    }
    if waits.is_some() && n == 0 {
        return Ok(Value::NONE);
    }
    Ok(Value::len(n))
}

/// Byte `n` of the input, counted from the first that a method reads. With `waits`, which are milliseconds for the first
/// byte and for each further one, `None` if it does not come in time. **May move objects.**
fn next_byte(vm: &mut Vm<'_>, waits: Option<[u32; 2]>, n: u32) -> R<Option<u8>> {
    if let Some([first, further]) = waits {
        if !wait_input(vm, if n == 0 { first } else { further })? {
            return Ok(None);
        }
    }
    vm.console_byte()
}

/// Waits for input of the console, at most so many milliseconds, and runs handlers meanwhile. True if a byte can be read
/// at once. **May move objects.**
///
/// # Errors
/// KeyboardInterrupt and `Reset`, but never `NoMem`.
pub(super) fn wait_input(vm: &mut Vm<'_>, ms: u32) -> R<bool> {
    let start = vm.board.ticks_ms();
    while !vm.board.input_waits() {
        let passed = vm.board.ticks_ms().wrapping_sub(start);
        if passed >= ms {
            return Ok(false);
        }
        vm.doze((ms - passed).min(POLL_MS) * 1000);
        vm.firmly(|vm| {
            vm.poll()?;
            pending::run(vm)
        })?;
    }
    Ok(true)
}

/// How much to read: the first argument. `u32::MAX` means all: there is no argument, or it is None or negative.
pub(crate) fn want(vm: &mut Vm<'_>, args: Args) -> R<u32> {
    match args.opt(vm, 0) {
        None => Ok(u32::MAX),
        Some(v) if v.is_none() => Ok(u32::MAX),
        Some(v) => Ok(u32::try_from(vm.to_i32(v)?).unwrap_or(u32::MAX)),
    }
}

/// Reads at most `want` bytes from the console, or characters if `chars`; if `line`, no further than the
/// line's end. Returns the raw block that holds them, and the number of bytes. A retry loses nothing that
/// was read: the block is held, and has room for a byte before that byte is read.
///
/// With `waits`, the bytes are those that come in time: see [`next_byte`].
pub(crate) fn gather(
    vm: &mut Vm<'_>,
    want: u32,
    (chars, line): (bool, bool),
    waits: Option<[u32; 2]>,
) -> R<(Hold, u32)> {
    let raw = vm.alloc(Kind::Raw, 32, 0)?;
    let raw = vm.hold(raw)?;
    let (mut n, mut taken, mut rest) = (0, 0, 0);
    while taken < want || rest > 0 {
        room_for_one(vm, raw, n)?;
        let Some(byte) = next_byte(vm, waits, n)? else {
            break;
        };
        let at = vm.held(raw);
        vm.mem.set_byte(at, n, byte);
        n += 1;
        if !chars {
            taken += 1;
        } else if byte & 0xc0 != 0x80 {
            taken += 1;
            rest = format::text::utf8_width(byte) - 1;
        } else {
            rest = u32::saturating_sub(rest, 1);
        }
        if line && byte == b'\n' {
            break;
        }
    }
    Ok((raw, n))
}

fn room_for_one(vm: &mut Vm<'_>, raw: Hold, n: u32) -> R<()> {
    let have = vm.mem.size(vm.held(raw));
    if n < have {
        return Ok(());
    }
    let size = have + have / 2;
    if vm.grow_in_place(vm.held(raw), size) {
        return Ok(());
    }
    let new = vm.firmly(|vm| vm.alloc(Kind::Raw, size, 0))?;
    vm.mem.copy_bytes(vm.held(raw), 0, new, 0, n);
    vm.set_held(raw, new);
    Ok(())
}

/// The bytes that [`gather`] read, as a string.
///
/// # Errors
/// UnicodeError if they are not UTF-8.
pub(crate) fn text_of(vm: &mut Vm<'_>, (raw, n): (Hold, u32)) -> R<Value> {
    let raw = vm.held(raw);
    let t = Text {
        obj: raw,
        at: 0,
        len: n,
        form: Form::Bytes,
    };
    if !is_utf8(vm, t) {
        return vm.raise_bare(TypeId::UnicodeError);
    }
    vm.raw_into_str(raw, n)
}

//! The console's streams: `sys.stdin`, `sys.stdout`, `sys.stderr`.
//!
//! Each is a native module without a name that could be imported, and so an
//! object that costs no RAM.

use crate::error::R;
use crate::heap::Hold;
use crate::name;
use crate::native::{getter, impure, Args, Entry, Group};
use crate::object::Kind;
use crate::registry;
use crate::types::str::is_utf8;
use crate::types::str::text::{Form, Text};
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

const INPUT: &[Entry] = &[
    impure(name!("read"), read, 0, 1),
    impure(name!("readline"), readline, 0, 1),
    impure(name!("readinto"), readinto, 1, 2),
    getter(name!("buffer"), stdin_buffer),
];
const INPUT_BYTES: &[Entry] = &[
    impure(name!("read"), read_bytes, 0, 1),
    impure(name!("readline"), readline_bytes, 0, 1),
    impure(name!("readinto"), readinto, 1, 2),
];
const OUTPUT: &[Entry] = &[
    impure(name!("write"), write, 1, 1),
    impure(name!("flush"), flush, 0, 0),
    getter(name!("buffer"), stdout_buffer),
];

/// `sys.stdin`.
pub static STDIN: Group = Group {
    name: name!("<stdin>"),
    entries: INPUT,
};
/// `sys.stdin.buffer`.
pub static STDIN_BUFFER: Group = Group {
    name: name!("<stdin.buffer>"),
    entries: INPUT_BYTES,
};
/// `sys.stdout`, and its `buffer`.
pub static STDOUT: Group = Group {
    name: name!("<stdout>"),
    entries: OUTPUT,
};
/// `sys.stderr`: the same console.
pub static STDERR: Group = Group {
    name: name!("<stderr>"),
    entries: OUTPUT,
};

/// The stream of a group's name.
pub fn stream(name: Value) -> Value {
    registry::find_module(name, None).unwrap_or(Value::NONE)
}

/// True if `v` is a stream that writes to the console.
pub fn is_output(v: Value) -> bool {
    registry::module_group(v).is_some_and(|(_, g)| g.name == STDOUT.name || g.name == STDERR.name)
}

/// True if `v` is a stream that reads from the console. It is its own iterator.
pub fn is_input(v: Value) -> bool {
    registry::module_group(v)
        .is_some_and(|(_, g)| g.name == STDIN.name || g.name == STDIN_BUFFER.name)
}

fn stdin_buffer(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(stream(STDIN_BUFFER.name))
}

fn stdout_buffer(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(stream(STDOUT.name))
}

fn write(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    let t = vm.bytes_arg(v)?;
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

fn flush(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

fn read(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = want(vm, args)?;
    let line = gather(vm, want, true, false)?;
    text_of(vm, line)
}

fn readline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = want(vm, args)?;
    let line = gather(vm, want, true, true)?;
    text_of(vm, line)
}

fn read_bytes(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = want(vm, args)?;
    let (raw, n) = gather(vm, want, false, false)?;
    let raw = vm.held(raw);
    Ok(vm.raw_into_bytes(raw, n))
}

fn readline_bytes(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let want = want(vm, args)?;
    let (raw, n) = gather(vm, want, false, true)?;
    let raw = vm.held(raw);
    Ok(vm.raw_into_bytes(raw, n))
}

fn readinto(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let into = args.get(vm, 0);
    let Some(b) = vm.buffer_mut(into)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let want = want(vm, args.skip(1))?.min(b.len);
    let mut n = 0;
    while n < want {
        let Some(byte) = vm.console_byte()? else {
            break;
        };
        vm.mem.set_byte(b.owner, b.offset + n, byte);
        n += 1;
    }
    Ok(Value::len(n))
}

/// How much to read: the first argument; without one, or if it is negative, all.
pub(crate) fn want(vm: &mut Vm<'_>, args: Args) -> R<u32> {
    match args.opt(vm, 0) {
        None => Ok(u32::MAX),
        Some(v) if v.is_none() => Ok(u32::MAX),
        Some(v) => Ok(u32::try_from(vm.to_i32(v)?).unwrap_or(u32::MAX)),
    }
}

/// Reads at most `want` bytes or characters from the console, up to a line's end
/// if `line`. What was read is held, and cannot be lost by a retry: memory for it
/// is there before each byte is read.
pub(crate) fn gather(vm: &mut Vm<'_>, want: u32, chars: bool, line: bool) -> R<(Hold, u32)> {
    let raw = vm.alloc(Kind::Raw, 32, 0)?;
    let raw = vm.hold(raw)?;
    let (mut n, mut taken, mut rest) = (0, 0, 0);
    while taken < want || rest > 0 {
        room_for_one(vm, raw, n)?;
        let Some(byte) = vm.console_byte()? else {
            break;
        };
        let at = vm.held(raw);
        vm.mem.set_byte(at, n, byte);
        n += 1;
        if !chars {
            taken += 1;
        } else if byte & 0xc0 != 0x80 {
            taken += 1;
            rest = crate::utf8_width(byte) - 1;
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

/// What was gathered, as a string.
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

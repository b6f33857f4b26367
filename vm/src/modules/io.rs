//! `io`, and where `print` and others write to.

use super::errno;
use crate::error::R;
use crate::native::stream::is_output;
use crate::native::{constant, impure_kw, Args, Entry, Group, MANY};
use crate::types::stream;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// `open`, a built-in function too.
pub const OPEN: Entry = impure_kw(name!("open"), open, 1, MANY);

const ENTRIES: &[Entry] = &[
    constant(name!("StringIO"), Value::typ(TypeId::StringIO)),
    constant(name!("BytesIO"), Value::typ(TypeId::BytesIO)),
    // What a class derives from that wants to be a stream. Here any object with the methods is one.
    constant(name!("IOBase"), Value::typ(TypeId::IoBase)),
    OPEN,
    constant(name!("SEEK_SET"), Value::int(0)),
    constant(name!("SEEK_CUR"), Value::int(1)),
    constant(name!("SEEK_END"), Value::int(2)),
];

/// Its attributes.
pub static MODULE: Group = Group {
    name: name!("io"),
    entries: ENTRIES,
};

/// The board has no file system, so no file is there.
fn open(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.os_error(errno::ENOENT)
}

/// What an object that text is written to is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The console.
    Console,
    /// A StringIO or BytesIO.
    Stream,
    /// An object with a method `write`.
    Object,
}

/// What `file` is: UNDEF means the console.
pub(crate) fn target_of(vm: &mut Vm<'_>, file: Value) -> R<Target> {
    if file.is_undef() || is_output(file) {
        return Ok(Target::Console);
    }
    if vm.mem.is(vm.native_base(file), Kind::Stream) {
        return Ok(Target::Stream);
    }
    need_method(vm, file, name!("write"))?;
    Ok(Target::Object)
}

/// OSError if `file`, which has to be a stream, has no method `name`. What says that it is a
/// stream, and has none, gets the AttributeError.
pub(crate) fn need_method(vm: &mut Vm<'_>, file: Value, name: Value) -> R<()> {
    if vm.is_a(file, TypeId::IoBase) {
        return vm.get_attr(file, name).map(|_| ());
    }
    match vm.get_attr_opt(file, name)?.get() {
        Some(_) => Ok(()),
        None => vm.raise(TypeId::OSError, name!("stream operation not supported")),
    }
}

/// What a method of a stream that is written in Python gave: how many bytes it moved, of `most`.
/// `None` says that it cannot now.
///
/// # Errors
/// OSError: a negative number is the error's; there are no more than `most`.
pub(crate) fn moved(vm: &mut Vm<'_>, given: Value, most: u32) -> R<Option<u32>> {
    if given.is_none() {
        return Ok(None);
    }
    let n = vm.to_i32(given)?;
    if n < 0 {
        return vm.os_error(n.saturating_neg());
    }
    if n as u32 > most {
        return vm.os_error(errno::EINVAL);
    }
    Ok(Some(n as u32))
}

/// Writes the string `text` to `file`. **May move objects.**
pub(crate) fn write_text(vm: &mut Vm<'_>, file: Value, text: Value) -> R<()> {
    if file.is_undef() || is_output(file) {
        let mut out = vm.out_console();
        vm.put_bytes_of(&mut out, text)?;
        vm.out_flush(&mut out);
        return Ok(());
    }
    if vm.mem.is(vm.native_base(file), Kind::Stream) {
        let mark = vm.hold_mark();
        let (file, text) = (vm.hold(file)?, vm.hold(text)?);
        vm.firmly(|vm| stream::write_str(vm, vm.held(file), vm.held(text)))?;
        vm.unwind_holds(mark);
        return Ok(());
    }
    // Like MicroPython, and unlike CPython, it gives bytes to a stream that is written in Python.
    let mark = vm.hold_mark();
    let file = vm.hold(file)?;
    let mut left = vm.byte_len(text);
    let text = vm.hold(text)?;
    while left > 0 {
        let given = vm.firmly(|vm| {
            let from = vm.byte_len(vm.held(text)) - left;
            let bytes = vm.new_bytearray_from(vm.held(text), from, left)?;
            vm.call_method(vm.held(file), name!("write"), &[bytes])
        })?;
        match moved(vm, given, left)? {
            None | Some(0) => break,
            Some(n) => left -= n,
        }
    }
    vm.unwind_holds(mark);
    Ok(())
}

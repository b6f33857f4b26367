//! `io`, and the objects that `print` and others write text to.

use super::{errno, files};
use crate::error::R;
use crate::native::stream::is_output;
use crate::native::{constant, impure_kw, Entry, Group, MANY};
use crate::types::stream;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// `open`, which is also a built-in function.
pub const OPEN: Entry = impure_kw(name!("open"), files::open, 1, MANY);

const ENTRIES: &[Entry] = &[
    constant(name!("StringIO"), Value::typ(TypeId::StringIO)),
    constant(name!("BytesIO"), Value::typ(TypeId::BytesIO)),
    // The base of stream classes. Here any object with the methods is a stream, derived or not.
    constant(name!("IOBase"), Value::typ(TypeId::IoBase)),
    OPEN,
    constant(name!("SEEK_SET"), Value::int(0)),
    constant(name!("SEEK_CUR"), Value::int(1)),
    constant(name!("SEEK_END"), Value::int(2)),
];

/// Attributes of the module `io`.
pub static MODULE: Group = Group {
    name: name!("io"),
    entries: ENTRIES,
};

/// The kinds of objects that text can be written to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The console.
    Console,
    /// A StringIO, BytesIO or file.
    Stream,
    /// An object with a method `write`.
    Object,
}

/// The kind of `file`. UNDEF means the console.
///
/// # Errors
/// The errors of [`need_method`], if `file` is not a stream of the VM and has no `write`.
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

/// Checks that `file`, which has to be a stream, has the method `name`.
///
/// # Errors
/// OSError if it has no such method, or AttributeError if its class derives from `IOBase`.
pub(crate) fn need_method(vm: &mut Vm<'_>, file: Value, name: Value) -> R<()> {
    if vm.is_a(file, TypeId::IoBase) {
        return vm.get_attr(file, name).map(|_| ());
    }
    match vm.get_attr_opt(file, name)?.get() {
        Some(_) => Ok(()),
        None => vm.raise(TypeId::OSError, name!("stream operation not supported")),
    }
}

/// How many bytes, at most `most`, a stream written in Python moved: `given` is what its `write` or
/// `readinto` returned. `None` means that it cannot move any now.
///
/// # Errors
/// OSError: a negative `given` is an errno negated; more than `most` is EINVAL.
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

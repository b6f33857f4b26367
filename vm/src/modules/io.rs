//! `io`, and where `print` and others write to.

use super::{console, errno};
use crate::error::R;
use crate::name;
use crate::native::{constant, impure_kw, Args, Entry, Group, MANY};
use crate::object::Kind;
use crate::types::{stream, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// `open`, a built-in function too.
pub const OPEN: Entry = impure_kw(name!("open"), open, 1, MANY);

const ENTRIES: &[Entry] = &[
    constant(name!("StringIO"), Value::typ(TypeId::StringIO)),
    constant(name!("BytesIO"), Value::typ(TypeId::BytesIO)),
    // What a class derives from that wants to be a stream. Here any object with the methods is one.
    constant(name!("IOBase"), Value::typ(TypeId::Object)),
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
    if file.is_undef() || console::is_output(file) {
        return Ok(Target::Console);
    }
    if vm.mem.is(vm.native_base(file), Kind::Stream) {
        return Ok(Target::Stream);
    }
    let mark = vm.hold_mark();
    vm.hold(file)?;
    let write = vm.get_attr_opt(file, name!("write"))?.get();
    vm.unwind_holds(mark);
    if write.is_none() {
        return vm.raise(TypeId::OSError, name!("stream operation not supported"));
    }
    Ok(Target::Object)
}

/// Writes the string `text` to `file`. **May move objects.**
pub(crate) fn write_text(vm: &mut Vm<'_>, file: Value, text: Value) -> R<()> {
    if file.is_undef() || console::is_output(file) {
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
    let n = vm.byte_len(text);
    let text = vm.hold(text)?;
    let bytes = vm.firmly(|vm| vm.new_bytearray_from(vm.held(text), 0, n))?;
    let file = vm.held(file);
    vm.unwind_holds(mark);
    vm.call_method(file, name!("write"), &[bytes])?;
    Ok(())
}

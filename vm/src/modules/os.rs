//! `os`, on a board without a file system: there is only a root directory, and it is empty.

use super::attr_tuple;
use super::errno::{ENODEV, ENOENT};
use crate::error::R;
use crate::native::{constant, impure, pure, Args, Entry, Group, MANY};
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure(name!("uname"), uname, 0, 0),
    impure(name!("urandom"), urandom, 1, 1),
    pure(name!("getcwd"), getcwd, 0, 0),
    impure(name!("listdir"), listdir, 0, 1),
    impure(name!("ilistdir"), ilistdir, 0, 1),
    impure(name!("stat"), stat, 1, 1),
    impure(name!("chdir"), chdir, 1, 1),
    impure(name!("remove"), missing, 1, 1),
    impure(name!("unlink"), missing, 1, 1),
    impure(name!("rename"), missing, 2, 2),
    impure(name!("rmdir"), missing, 1, 1),
    impure(name!("mkdir"), no_device, 1, 1),
    impure(name!("statvfs"), no_device, 1, 1),
    impure(name!("mount"), no_device, 0, MANY),
    impure(name!("umount"), no_device, 1, 1),
    impure(name!("sync"), sync, 0, 0),
    constant(name!("sep"), name!("/")),
];

/// Attributes of the module `os`.
pub static MODULE: Group = Group {
    name: name!("os"),
    entries: ENTRIES,
};

fn uname(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let fields = [
        name!("sysname"),
        name!("nodename"),
        name!("release"),
        name!("version"),
        name!("machine"),
    ];
    let (release, version) = (name!("1.27.0"), name!("v1.27.0"));
    attr_tuple(
        vm,
        &fields,
        &[
            name!("esp8266"),
            name!("esp8266"),
            release,
            version,
            super::sys::MACHINE,
        ],
    )
}

fn urandom(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = args.get(vm, 0);
    let n = vm.to_i32(n)?;
    if n < 0 {
        return vm.value_error("");
    }
    let v = vm.alloc(Kind::Bytes, n as u32, 0)?;
    let mut word = 0;
    for i in 0..n as u32 {
        if i % 4 == 0 {
            word = vm.board.random();
        }
        vm.mem.set_byte(v, i, (word >> (8 * (i % 4))) as u8);
    }
    Ok(v)
}

fn getcwd(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(name!("/"))
}

/// True if `path` names the root directory.
fn is_root(path: Value) -> bool {
    path == name!("/") || path == name!("") || path == name!(".")
}

fn listdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match args.opt(vm, 0) {
        Some(path) if !is_root(path) => vm.os_error(ENOENT),
        _ => vm.new_list(&[]),
    }
}

fn ilistdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let none = listdir(vm, args)?;
    vm.iter(none)
}

fn stat(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = args.get(vm, 0);
    if !is_root(path) {
        return vm.os_error(ENOENT);
    }
    let mut items = [Value::int(0); 10];
    items[0] = Value::int(0x4000);
    vm.new_tuple(&items)
}

fn chdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = args.get(vm, 0);
    if is_root(path) {
        return Ok(Value::NONE);
    }
    vm.os_error(ENOENT)
}

fn missing(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.os_error(ENOENT)
}

fn no_device(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.os_error(ENODEV)
}

fn sync(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

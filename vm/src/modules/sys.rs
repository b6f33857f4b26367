//! `sys`: version, console streams, `exit`, and the few attributes that a program may store.

use super::attr_tuple;
use super::io::{target_of, write_text, Target};
use crate::error::R;
use crate::native::stream;
use crate::native::{constant, getter, impure, pure, Args, Entry, Group};
use crate::vm::{Keep, Vm};
use format::name;
use format::types::TypeId;
use format::value::Value;

/// The board's name: `sys.implementation._machine` and `os.uname().machine`.
pub const MACHINE: Value = name!("ESP module with ESP8266");

const ENTRIES: &[Entry] = &[
    getter(name!("implementation"), implementation),
    constant(
        name!("version"),
        name!("3.4.0; MicroPython v1.27.0 (Permafrost)"),
    ),
    getter(name!("version_info"), version_info),
    constant(name!("platform"), name!("esp8266")),
    constant(name!("byteorder"), name!("little")),
    getter(name!("maxsize"), maxsize),
    getter(name!("modules"), modules),
    getter(name!("path"), path),
    getter(name!("argv"), argv),
    getter(name!("ps1"), ps1),
    getter(name!("ps2"), ps2),
    pure(name!("exit"), exit, 0, 1),
    impure(name!("print_exception"), print_exception, 1, 2),
    constant(name!("stdin"), stream::STDIN),
    constant(name!("stdout"), stream::STDOUT),
    constant(name!("stderr"), stream::STDERR),
];

/// Attributes of the module `sys`.
pub static MODULE: Group = Group {
    name: name!("sys"),
    entries: ENTRIES,
};

fn implementation(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let version = vm.new_tuple(&[Value::int(1), Value::int(27), Value::int(0), name!("")])?;
    attr_tuple(
        vm,
        &[name!("name"), name!("version"), name!("_machine")],
        &[name!("micropython"), version, MACHINE],
    )
}

fn version_info(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.new_tuple(&[Value::int(3), Value::int(4), Value::int(0)])
}

fn maxsize(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.new_int(i32::MAX)
}

fn modules(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.modules_dict()
}

/// The list in attribute `name`, made at the first access. It exists only on the board: freezing stops here.
fn kept(vm: &mut Vm<'_>, name: Value, items: &[Value]) -> R<Value> {
    vm.stop_freezing(name)?;
    if let Some(v) = stored(vm, name) {
        return Ok(v);
    }
    let list = vm.new_list(items)?;
    store(vm, name, list)?;
    Ok(list)
}

fn stored(vm: &Vm<'_>, name: Value) -> Option<Value> {
    vm.learn_root(Keep::Sys);
    vm.ns_get(vm.persistent[Keep::Sys as usize], name)
}

fn store(vm: &mut Vm<'_>, name: Value, v: Value) -> R<()> {
    if vm.persistent[Keep::Sys as usize].is_undef() {
        vm.persistent[Keep::Sys as usize] = vm.new_dict()?;
    }
    vm.ns_set(vm.persistent[Keep::Sys as usize], name, v)
}

impl Vm<'_> {
    /// Stores `sys.name = v`. False if `name` is not an attribute that may be stored.
    pub(crate) fn set_sys_attr(&mut self, name: Value, v: Value) -> R<bool> {
        if name != name!("path") && name != name!("ps1") && name != name!("ps2") {
            return Ok(false);
        }
        self.stop_freezing(name)?;
        store(self, name, v)?;
        Ok(true)
    }
}

fn path(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    kept(vm, name!("path"), &[name!("")])
}

fn argv(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    kept(vm, name!("argv"), &[])
}

fn ps1(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(stored(vm, name!("ps1")).unwrap_or(name!(">>> ")))
}

fn ps2(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(stored(vm, name!("ps2")).unwrap_or(name!("... ")))
}

fn exit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match args.opt(vm, 0) {
        Some(v) => vm.raise(TypeId::SystemExit, v),
        None => vm.raise_bare(TypeId::SystemExit),
    }
}

fn print_exception(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let file = args.opt(vm, 1).unwrap_or(Value::UNDEF);
    if target_of(vm, file)? == Target::Console {
        let mut out = vm.out_console();
        let r = print_to(vm, &mut out, args);
        vm.out_flush(&mut out);
        return r.map(|()| Value::NONE);
    }
    let mut out = vm.out_buffer()?;
    print_to(vm, &mut out, args)?;
    let text = vm.out_str(out)?;
    let text = vm.hold(text)?;
    let file = args.get(vm, 1);
    let text = vm.held(text);
    write_text(vm, file, text)?;
    Ok(Value::NONE)
}

/// Prints the first argument: an exception with its traceback, any other object as `str` has it.
fn print_to(vm: &mut Vm<'_>, out: &mut crate::protocol::out::Out, args: Args) -> R<()> {
    let e = args.get(vm, 0);
    if vm.is_exception(e) {
        return vm.print_exception(out, e);
    }
    vm.str_of(out, e)?;
    vm.put(out, b'\n')
}

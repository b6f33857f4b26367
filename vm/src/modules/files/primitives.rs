//! `_os`: what `os` of the library cannot do itself. Paths are strings that `_path` has made.

use super::{Path, What};
use crate::error::R;
use crate::modules::{attr_tuple, errno, sys};
use crate::native::{constant, impure, pure, Args, Entry, Group};
use crate::store::{Content, Kind as EntryKind, Store, ENTRIES as STORED, PATH_MAX};
use crate::vm::{Keep, Vm};
use format::name;
use format::object::Kind;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure(name!("uname"), uname, 0, 0),
    impure(name!("urandom"), urandom, 1, 1),
    impure(name!("getcwd"), getcwd, 0, 0),
    impure(name!("_path"), path, 1, 1),
    impure(name!("_chdir"), chdir, 1, 1),
    impure(name!("_stat"), stat, 1, 1),
    impure(name!("_entries"), entries, 1, 1),
    impure(name!("_set"), set, 3, 3),
    impure(name!("_blocks"), blocks, 0, 0),
    constant(name!("sep"), name!("/")),
];

/// Attributes of the module `_os`.
pub static MODULE: Group = Group {
    name: name!("_os"),
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
            sys::MACHINE,
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

fn getcwd(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    match vm.persistent[Keep::Directory as usize] {
        Value::UNDEF => Ok(name!("/")),
        current => Ok(current),
    }
}

fn path_of(vm: &mut Vm<'_>, args: Args) -> R<Path> {
    let v = args.get(vm, 0);
    vm.path_arg(v)
}

/// `_path(path)`: the path from the root directory on, which begins with `/`, without `.` and `..`.
fn path(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path_of(vm, args)?;
    vm.new_str(path.text())
}

/// `_chdir(path)`: makes it the current directory.
fn chdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.persistent[Keep::Directory as usize] = args.get(vm, 0);
    Ok(Value::NONE)
}

/// `_stat(path)`: mode, size, time, and whether the entry lies in the store.
fn stat(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path_of(vm, args)?;
    let found = vm.find_file(path.bytes());
    if found.what == What::Nothing {
        return vm.os_error(errno::ENOENT);
    }
    let time = vm.new_uint(found.time)?;
    let mode = Value::len(found.what as u32);
    let size = Value::len(found.size(vm));
    vm.new_tuple(&[mode, size, time, Value::bool(found.is_stored)])
}

/// `_entries(path)`: a list of what lies below a directory, first that of the store: for each, its path from there on, mode,
/// size, and whether it lies in the store.
fn entries(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path_of(vm, args)?;
    let list = vm.new_list(&[])?;
    let mut store = Store::closed();
    if store.open(vm.board).is_ok() {
        for id in 1..STORED as u32 {
            if store.entry(vm.board, id) {
                let r = &store.found;
                let mode = match r.kind() {
                    EntryKind::Directory => What::Directory,
                    _ => What::File,
                };
                let (len, size) = (r.path_len(), r.content().size);
                let mut bytes = [0; PATH_MAX];
                for (i, b) in bytes[..len].iter_mut().enumerate() {
                    *b = r.path_byte(i);
                }
                let name = vm.new_str(&bytes[..len])?;
                add_entry(vm, list, &path, (name, mode, size, true))?;
            }
        }
    }
    let mut i = 0;
    while let Some((name, content)) = vm.baked_file(i) {
        let size = vm.mem.size(content);
        add_entry(vm, list, &path, (name, What::File, size, false))?;
        i += 1;
    }
    Ok(list)
}

fn add_entry(
    vm: &mut Vm<'_>,
    list: Value,
    directory: &Path,
    (name, what, size, is_stored): (Value, What, u32, bool),
) -> R<()> {
    let len = vm.byte_len(name);
    let Some(from) = vm.below(name, directory.bytes()).filter(|at| *at < len) else {
        vm.release(name);
        return Ok(());
    };
    let name = vm.new_str_from(name, from, len - from)?;
    let (mode, size) = (Value::len(what as u32), Value::len(size));
    let entry = vm.new_tuple(&[name, mode, size, Value::bool(is_stored)])?;
    vm.list_push(list, entry)
}

/// `_set(path, mode, old)`: adds an entry to the store or changes one. The mode 0 ends it, a directory has the mode of one, and
/// a file gets the content of the file of the store at the path `old`.
fn set(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mode = args.get(vm, 1);
    let mode = vm.to_i32(mode)? as u32;
    let mut what = (EntryKind::Nothing, Content::EMPTY, 0);
    if mode == What::Directory as u32 {
        what.0 = EntryKind::Directory;
    } else if mode == What::File as u32 {
        let old = path_of(vm, args.skip(2))?;
        let found = vm.find_file(old.bytes());
        what = (EntryKind::File, found.content, found.time);
    }
    let path = path_of(vm, args)?;
    let mut store = Store::closed();
    let r = store
        .open(vm.board)
        .and_then(|()| store.set(vm.board, path.bytes(), what));
    vm.stored(r)?;
    Ok(Value::NONE)
}

/// `_blocks()`: how many blocks the store has.
fn blocks(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let mut store = Store::closed();
    let r = store.open(vm.board);
    vm.stored(r)?;
    Ok(Value::len(store.sectors()))
}

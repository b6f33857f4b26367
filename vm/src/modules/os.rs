//! `os`: the system's name, random bytes, and files and directories.

use super::errno::{EEXIST, EINVAL, ENODEV, ENOTDIR, ENOTEMPTY, EROFS};
use super::files::{Found, Path};
use super::{attr_tuple, errno};
use crate::board::flash::SECTOR;
use crate::error::R;
use crate::native::{constant, impure, pure, Args, Entry, Group, MANY};
use crate::store::{Kind as EntryKind, Record, Store, NAME_MAX, ROOT};
use crate::types::list::sort;
use crate::vm::{Keep, Vm};
use format::name;
use format::object::Kind;
use format::value::Value;

/// Mode of a directory, in `os.stat` and `os.ilistdir`.
const DIRECTORY: i32 = 0x4000;
/// Mode of a file.
const FILE: i32 = 0x8000;

const ENTRIES: &[Entry] = &[
    pure(name!("uname"), uname, 0, 0),
    impure(name!("urandom"), urandom, 1, 1),
    impure(name!("getcwd"), getcwd, 0, 0),
    impure(name!("listdir"), listdir, 0, 1),
    impure(name!("ilistdir"), ilistdir, 0, 1),
    impure(name!("stat"), stat, 1, 1),
    impure(name!("chdir"), chdir, 1, 1),
    impure(name!("remove"), remove, 1, 1),
    impure(name!("unlink"), remove, 1, 1),
    impure(name!("rename"), rename, 2, 2),
    impure(name!("rmdir"), remove, 1, 1),
    impure(name!("mkdir"), mkdir, 1, 1),
    impure(name!("statvfs"), statvfs, 1, 1),
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

/// The path that the first argument names; the current directory if there is none.
fn path(vm: &mut Vm<'_>, args: Args) -> R<Path> {
    let v = args.opt(vm, 0);
    vm.path_arg(v)
}

fn getcwd(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let current = vm.persistent[Keep::Directory as usize];
    if current.is_undef() {
        return Ok(name!("/"));
    }
    Ok(current)
}

fn chdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path(vm, args)?;
    if !vm.need_file(&path)?.is_directory() {
        return vm.os_error(ENOTDIR);
    }
    let mut text = [b'/'; 1 + format::image::data::PATH_MAX as usize];
    let bytes = path.bytes();
    text[1..=bytes.len()].copy_from_slice(bytes);
    let current = match bytes.len() {
        0 => Value::UNDEF,
        n => vm.new_str(&text[..=n])?,
    };
    vm.persistent[Keep::Directory as usize] = current;
    Ok(Value::NONE)
}

/// Names, modes and sizes of the entries of a directory: a list of tuples, sorted by the names.
fn entries(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path(vm, args)?;
    let found = vm.need_file(&path)?;
    if !found.is_directory() {
        return vm.os_error(ENOTDIR);
    }
    let list = vm.new_list(&[])?;
    let mut store = Store::open(vm.board).ok();
    if let (Some(store), Some(directory)) = (&mut store, &found.entry) {
        let mut id = 0;
        while let Some(r) = store.next(vm.board, directory.id(), id) {
            id = r.id();
            let mut name = [0; NAME_MAX];
            for (i, b) in name[..r.name_len()].iter_mut().enumerate() {
                *b = r.name_byte(i);
            }
            let name = vm.new_str(&name[..r.name_len()])?;
            add_entry(
                vm,
                list,
                name,
                r.kind() == EntryKind::Directory,
                r.content().size,
            )?;
        }
    }
    let mut i = 0;
    while let Some((file, from, len, content)) = vm.baked_entry(path.bytes(), i) {
        i += 1;
        if len == 0 {
            continue;
        }
        let name = vm.new_str_from(file, from, len)?;
        if let (Some(store), Some(directory)) = (&mut store, &found.entry) {
            if is_entry(vm, store, directory, name) {
                continue;
            }
        }
        let size = if content.is_undef() {
            0
        } else {
            vm.mem.size(content)
        };
        add_entry(vm, list, name, content.is_undef(), size)?;
    }
    let held = vm.hold(list)?;
    let key = vm.hold(Value::NONE)?;
    sort::sort_list(vm, held, key, false)?;
    Ok(vm.held(held))
}

/// True if the store has an entry of this name in the directory.
fn is_entry(vm: &mut Vm<'_>, store: &mut Store, directory: &Record, name: Value) -> bool {
    let mut bytes = [0; NAME_MAX];
    let len = vm.byte_len(name) as usize;
    for (i, b) in (0..).zip(&mut bytes[..len]) {
        *b = vm.mem.byte(name, i);
    }
    store
        .find(vm.board, directory.id(), &bytes[..len])
        .is_some()
}

fn add_entry(vm: &mut Vm<'_>, list: Value, name: Value, directory: bool, size: u32) -> R<()> {
    let mode = if directory { DIRECTORY } else { FILE };
    let items = [name, Value::int(mode), Value::int(0), Value::len(size)];
    let entry = vm.new_tuple(&items)?;
    vm.list_push(list, entry)
}

fn listdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let list = entries(vm, args)?;
    for i in 0..vm.list_len(list) {
        let name = vm.mem.item(vm.list_get(list, i), 0);
        vm.list_set(list, i, name)?;
    }
    Ok(list)
}

fn ilistdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let list = entries(vm, args)?;
    vm.iter(list)
}

fn stat(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path(vm, args)?;
    let found = vm.need_file(&path)?;
    let mode = if found.is_directory() {
        DIRECTORY
    } else {
        FILE
    };
    let (mut size, mut time) = (0, 0);
    if let Some(r) = &found.entry {
        (size, time) = (r.content().size, r.time());
    } else if let Some(content) = found.baked_content() {
        size = vm.mem.size(content);
    }
    let time = vm.new_uint(time)?;
    let mut items = [Value::int(0); 10];
    items[0] = Value::int(mode);
    items[6] = Value::len(size);
    items[7..].fill(time);
    vm.new_tuple(&items)
}

fn mkdir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path(vm, args)?;
    if !vm.find_file(&path)?.is_nothing() {
        return vm.os_error(EEXIST);
    }
    let mut store = vm.file_store()?;
    let (directory, name) = path.split();
    let parent = vm.directory(&mut store, directory, true)?;
    let made = store.make_directory(vm.board, parent, name);
    vm.stored(made)?;
    Ok(Value::NONE)
}

/// The store, and the entry of the store at the path, which is to change.
///
/// # Errors
/// OSError if nothing is there, or only a file or directory of the image.
fn changing(vm: &mut Vm<'_>, path: &Path) -> R<(Store, Record, Found)> {
    let mut found = vm.need_file(path)?;
    let store = vm.file_store()?;
    match found.entry.take() {
        Some(r) if r.id() != ROOT => Ok((store, r, found)),
        _ => vm.os_error(EROFS),
    }
}

/// Removes a file or an empty directory, as all of `remove`, `unlink` and `rmdir` do on MicroPython.
fn remove(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = path(vm, args)?;
    let (mut store, r, _) = changing(vm, &path)?;
    if !is_empty(vm, &mut store, &r) {
        return vm.os_error(ENOTEMPTY);
    }
    let removed = store.remove(vm.board, &r);
    vm.stored(removed)?;
    Ok(Value::NONE)
}

/// False for a directory with entries in the store.
fn is_empty(vm: &mut Vm<'_>, store: &mut Store, r: &Record) -> bool {
    r.kind() != EntryKind::Directory || store.next(vm.board, r.id(), 0).is_none()
}

fn rename(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (from, to) = (path(vm, args)?, path(vm, args.skip(1))?);
    let (mut store, r, _) = changing(vm, &from)?;
    let (directory, name) = to.split();
    let mut above = vm.directory(&mut store, directory, true)?;
    let parent = above;
    if name.is_empty() {
        return vm.os_error(EINVAL);
    }
    // A directory cannot lie in itself.
    while above != ROOT {
        if above == r.id() {
            return vm.os_error(EINVAL);
        }
        above = store.entry(vm.board, above).map_or(ROOT, |r| r.parent());
    }
    let there = vm.find_file(&to)?;
    if !there.is_nothing() && there.is_directory() != (r.kind() == EntryKind::Directory) {
        return vm.os_error(if there.is_directory() {
            errno::EISDIR
        } else {
            ENOTDIR
        });
    }
    if let Some(other) = &there.entry {
        if other.id() != r.id() && !is_empty(vm, &mut store, other) {
            return vm.os_error(ENOTEMPTY);
        }
    }
    let renamed = store.rename(vm.board, &r, parent, name);
    vm.stored(renamed)?;
    Ok(Value::NONE)
}

fn statvfs(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let mut store = vm.file_store()?;
    let mut used = [0; 128];
    store.mark_used(vm.board, &mut used);
    let blocks = store.bytes() / SECTOR;
    let free = blocks - used.iter().map(|w: &u32| w.count_ones()).sum::<u32>();
    let (size, blocks, free) = (Value::len(SECTOR), Value::len(blocks), Value::len(free));
    let none = Value::int(0);
    let name = Value::len(NAME_MAX as u32);
    vm.new_tuple(&[size, size, blocks, free, free, none, none, none, none, name])
}

fn no_device(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    vm.os_error(ENODEV)
}

fn sync(_vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(Value::NONE)
}

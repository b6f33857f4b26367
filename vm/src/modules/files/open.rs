//! `open`.

use super::{Found, Path};
use crate::error::R;
use crate::modules::errno;
use crate::native::Args;
use crate::store::{Content, Draft};
use crate::types::stream::file;
use crate::vm::Vm;
use format::layout::stream_of::{APPEND, BYTES, FILE, READ, STORED, WRITE};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// A mode, read.
struct Mode {
    /// The bits of a stream.
    what: i32,
    /// The file begins with no content.
    anew: bool,
    /// The file may be made.
    makes: bool,
    /// The file must not exist.
    exclusive: bool,
}

impl Mode {
    /// Reads the characters of a mode, as MicroPython does: it ignores those that it does not know.
    fn of(vm: &mut Vm<'_>, v: Value) -> R<Mode> {
        let mut mode = Mode {
            what: FILE,
            anew: false,
            makes: false,
            exclusive: false,
        };
        let text = vm.bytes_arg(v)?;
        for i in 0..text.len {
            let c = text.byte(vm, i);
            let access = match c {
                b'r' => READ,
                b'w' | b'x' => WRITE,
                b'a' => WRITE | APPEND,
                _ => 0,
            };
            if access != 0 {
                if mode.what & (READ | WRITE) != 0 {
                    return vm.raise_bare(TypeId::ValueError);
                }
                mode.makes = c != b'r';
                mode.anew = mode.makes && c != b'a';
                mode.exclusive = c == b'x';
            }
            mode.what |= match c {
                b'+' => READ | WRITE,
                b'b' => BYTES,
                _ => access,
            };
        }
        if mode.what & (READ | WRITE) == 0 {
            mode.what |= READ;
        }
        Ok(mode)
    }
}

/// `open(file, mode="r", buffering, encoding)`.
pub fn open(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = args.get(vm, 0);
    let path = vm.path_arg(Some(path))?;
    let mode = args.opt_or_kw(vm, 1, name!("mode"));
    let mode = Mode::of(vm, mode.unwrap_or(name!("r")))?;
    let found = vm.find_file(&path)?;
    if found.is_directory() {
        return vm.os_error(errno::EISDIR);
    }
    if mode.exclusive && !found.is_nothing() {
        return vm.os_error(errno::EEXIST);
    }
    if !mode.makes && found.is_nothing() {
        return vm.os_error(errno::ENOENT);
    }
    if mode.what & WRITE != 0 {
        return open_to_write(vm, &path, &mode, &found);
    }
    if let Some(content) = found.baked_content() {
        let len = Value::len(vm.mem.size(content));
        return stream(vm, mode.what, content, len);
    }
    let content = found.entry.map_or(Content::EMPTY, |r| r.content());
    let raw = file::reader(vm, content)?;
    stream(vm, mode.what | STORED, raw, Value::len(0))
}

fn stream(vm: &mut Vm<'_>, what: i32, raw: Value, len: Value) -> R<Value> {
    let body = [Value::int(what), raw, len, Value::len(0)];
    vm.alloc_words(Kind::Stream, 0, &body)
}

fn open_to_write(vm: &mut Vm<'_>, path: &Path, mode: &Mode, found: &Found) -> R<Value> {
    let mut store = vm.file_store()?;
    vm.directory(&mut store, path.split().0, false)?;
    let base = found.entry.as_ref().map_or(Content::EMPTY, |r| r.content());
    let now = if mode.anew { Content::EMPTY } else { base };
    let changes = mode.anew || found.entry.is_none();
    let raw = file::writer(vm, Draft { base, now }, changes, path.bytes())?;
    let v = stream(vm, mode.what | STORED, raw, Value::len(0))?;
    file::begin(vm, &mut store)?;
    if let Some(content) = found.baked_content().filter(|_| !mode.anew) {
        file::copy(vm, v, content)?;
    }
    Ok(v)
}

//! `open`.

use super::What;
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
    let path = vm.path_arg(path)?;
    let mode = args.opt_or_kw(vm, 1, name!("mode"));
    let mode = Mode::of(vm, mode.unwrap_or(name!("r")))?;
    let found = vm.find_file(path.bytes());
    let refused = match found.what {
        What::Directory => errno::EISDIR,
        What::File if mode.exclusive => errno::EEXIST,
        What::Nothing if !mode.makes => errno::ENOENT,
        _ if mode.what & WRITE != 0 => match vm.find_file(path.directory()).what {
            What::Directory => 0,
            What::File => errno::ENOTDIR,
            What::Nothing => errno::ENOENT,
        },
        _ => 0,
    };
    if refused != 0 {
        return vm.os_error(refused);
    }
    let mut what = mode.what;
    let mut raw = found.baked;
    let mut len = 0;
    if what & WRITE == 0 && raw.is_def() {
        len = vm.mem.size(raw);
    } else {
        what |= STORED;
        let now = if mode.anew {
            Content::EMPTY
        } else {
            found.content
        };
        let draft = Draft {
            base: found.content,
            now,
        };
        let path = if what & WRITE != 0 { path.bytes() } else { b"" };
        let changes = mode.anew || !found.is_stored;
        raw = file::new(vm, draft, changes, path)?;
    }
    let body = [Value::int(what), raw, Value::len(len), Value::len(0)];
    let v = vm.alloc_words(Kind::Stream, 0, &body)?;
    if what & WRITE != 0 {
        let copied = if mode.anew { Value::UNDEF } else { found.baked };
        file::begin(vm, v, copied)?;
    }
    Ok(v)
}

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

/// Bit of a mode, beside those of a stream: the file begins with no content.
const ANEW: i32 = 1 << 8;
/// Bit of a mode: the file may be made.
const MAKES: i32 = 1 << 9;
/// Bit of a mode: the file must not exist.
const EXCLUSIVE: i32 = 1 << 10;
/// The bits of a stream.
const STREAM: i32 = ANEW - 1;

/// The bits of a mode. Unknown characters are ignored, as on MicroPython.
fn mode_bits(vm: &mut Vm<'_>, mode: Value) -> R<i32> {
    let text = vm.bytes_arg(mode)?;
    let mut bits = FILE;
    for i in 0..text.len {
        let access = match text.byte(vm, i) {
            b'r' => READ,
            b'w' => WRITE | MAKES | ANEW,
            b'x' => WRITE | MAKES | ANEW | EXCLUSIVE,
            b'a' => WRITE | MAKES | APPEND,
            b'+' => {
                bits |= READ | WRITE;
                continue;
            }
            b'b' => {
                bits |= BYTES;
                continue;
            }
            _ => continue,
        };
        if bits & (READ | WRITE) != 0 {
            return vm.raise_bare(TypeId::ValueError);
        }
        bits |= access;
    }
    match bits & (READ | WRITE) {
        0 => Ok(bits | READ),
        _ => Ok(bits),
    }
}

/// `open(file, mode="r", buffering, encoding)`.
pub fn open(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let path = args.get(vm, 0);
    let path = vm.path_arg(path)?;
    let mode = args.opt_or_kw(vm, 1, name!("mode"));
    let mode = mode_bits(vm, mode.unwrap_or(name!("r")))?;
    let found = vm.find_file(path.bytes());
    let refused = match found.what {
        What::Directory => errno::EISDIR,
        What::File if mode & EXCLUSIVE != 0 => errno::EEXIST,
        What::Nothing if mode & MAKES == 0 => errno::ENOENT,
        _ if mode & WRITE != 0 => match vm.find_file(path.directory()).what {
            What::Directory => 0,
            What::File => errno::ENOTDIR,
            What::Nothing => errno::ENOENT,
        },
        _ => 0,
    };
    if refused != 0 {
        return vm.os_error(refused);
    }
    let mut what = mode & STREAM;
    let mut raw = found.baked;
    let mut len = 0;
    if what & WRITE == 0 && raw.is_def() {
        len = vm.mem.size(raw);
    } else {
        what |= STORED;
        let now = if mode & ANEW != 0 {
            Content::EMPTY
        } else {
            found.content
        };
        let draft = Draft {
            base: found.content,
            now,
        };
        let path = if what & WRITE != 0 { path.bytes() } else { b"" };
        let changes = mode & ANEW != 0 || !found.is_stored;
        raw = file::new(vm, draft, changes, path)?;
    }
    let body = [Value::int(what), raw, Value::len(len), Value::len(0)];
    let v = vm.alloc_words(Kind::Stream, 0, &body)?;
    if what & WRITE != 0 {
        let copied = if mode & ANEW != 0 {
            Value::UNDEF
        } else {
            found.baked
        };
        file::begin(vm, v, copied)?;
    }
    Ok(v)
}

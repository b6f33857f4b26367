//! Streams of the store's files: what their raw storage holds, and how it is read and written.
//!
//! Written bytes go through a buffer of 128 bytes. The file's record changes at `flush()` and `close()` only. While files are
//! open for writing, the place `Keep::Sectors` has their number, and the set of the sectors in use.

use super::State;
use crate::error::{Raise, R};
use crate::store::{Content, Draft, Store};
use crate::types::str::text::{Form, Text};
use crate::vm::{Keep, Vm};
use format::layout::file::{
    AT, BASE_ROOT, BASE_SIZE, BUFFER, BUFFER_BYTES, COUNT, DIRTY, FAILED, PATH, READ_WORDS, ROOT,
    SIZE, STATE,
};
use format::layout::stream_of::APPEND;
use format::object::{Kind, BODY};
use format::value::Value;

use super::{POSITION, RAW, WHAT};

const SECTORS: usize = Keep::Sectors as usize;

/// The raw storage of a file that is open for reading.
pub fn reader(vm: &mut Vm<'_>, content: Content) -> R<Value> {
    let raw = vm.alloc(Kind::Raw, 4 * READ_WORDS, 0)?;
    set_content(vm, raw, ROOT, content);
    Ok(raw)
}

/// The raw storage of a file that is open for writing. `changes` says that its record is to change in any case.
pub fn writer(vm: &mut Vm<'_>, d: Draft, changes: bool, path: &[u8]) -> R<Value> {
    let raw = vm.alloc(Kind::Raw, 4 * PATH + path.len() as u32, 0)?;
    set_draft(vm, raw, d);
    vm.mem.set_body_word(raw, STATE, u32::from(changes) * DIRTY);
    for (i, b) in (4 * PATH..).zip(path) {
        vm.mem.set_byte(raw, i, *b);
    }
    Ok(raw)
}

fn content(vm: &Vm<'_>, raw: Value, at: u32) -> Content {
    Content {
        root: vm.mem.body_word(raw, at),
        size: vm.mem.body_word(raw, at + 1),
    }
}
fn set_content(vm: &mut Vm<'_>, raw: Value, at: u32, c: Content) {
    vm.mem.set_body_word(raw, at, c.root);
    vm.mem.set_body_word(raw, at + 1, c.size);
}
fn draft(vm: &Vm<'_>, raw: Value) -> Draft {
    Draft {
        base: content(vm, raw, BASE_ROOT),
        now: content(vm, raw, ROOT),
    }
}
fn set_draft(vm: &mut Vm<'_>, raw: Value, d: Draft) {
    set_content(vm, raw, BASE_ROOT, d.base);
    set_content(vm, raw, ROOT, d.now);
}
const _: () = assert!(SIZE == ROOT + 1 && BASE_SIZE == BASE_ROOT + 1);

/// Counts a file that is open for writing. The first one finds the sectors in use.
pub fn begin(vm: &mut Vm<'_>, store: &mut Store) -> R<()> {
    if vm.persistent[SECTORS].is_undef() {
        let words = 1 + store.used_words() as u32;
        let set = vm.alloc(Kind::Raw, 4 * words, 0)?;
        vm.persistent[SECTORS] = set;
        with_used(vm, |board, used| store.mark_used(board, used));
    }
    count(vm, 1);
    Ok(())
}

/// Changes the number of files that are open for writing. Without one the set is not kept.
fn count(vm: &mut Vm<'_>, by: i32) {
    let set = vm.persistent[SECTORS];
    let files = vm.mem.body_word(set, 0).wrapping_add_signed(by);
    vm.mem.set_body_word(set, 0, files);
    if files == 0 {
        vm.release(set);
        vm.persistent[SECTORS] = Value::UNDEF;
    }
}

/// Calls `f` with the board and the set of the sectors in use.
fn with_used<T>(
    vm: &mut Vm<'_>,
    f: impl FnOnce(&mut dyn crate::board::Board, &mut [u32]) -> T,
) -> T {
    let set = vm.persistent[SECTORS];
    let from = set.ram_off() + BODY + 1;
    let to = from - 1 + vm.mem.size(set) / 4;
    f(vm.board, vm.mem.ram_windows(from, to).1)
}

/// Bytes of the file.
pub fn len(vm: &Vm<'_>, raw: Value) -> u32 {
    vm.mem.body_word(raw, SIZE)
}

/// The `n` bytes from the position on, in raw storage of their own.
pub fn load(vm: &mut Vm<'_>, s: &State, n: u32) -> R<Text> {
    let skip = s.position % 4;
    let words = (skip + n).div_ceil(4);
    let to = vm.alloc(Kind::Raw, 4 * words, 0)?;
    let from = to.ram_off() + BODY;
    let c = content(vm, s.raw, ROOT);
    let into = vm.mem.ram_windows(from, from + words).1;
    let r = Store::contents(vm.board)
        .and_then(|mut store| store.read(vm.board, c, s.position - skip, into));
    vm.stored(r)?;
    vm.mem.copy_bytes(to, skip, to, 0, n);
    Ok(Text {
        obj: to,
        at: 0,
        len: n,
        form: Form::Bytes,
    })
}

/// Number of bytes of the line at the position, at most `want`, with its line break.
pub fn line_len(vm: &mut Vm<'_>, s: &State, want: u32) -> R<u32> {
    let c = content(vm, s.raw, ROOT);
    let end = s.position + s.rest_len().min(want);
    let mut at = s.position;
    while at < end {
        let mut piece = [0; 16];
        let r = Store::contents(vm.board)
            .and_then(|mut store| store.read(vm.board, c, at & !3, &mut piece));
        vm.stored(r)?;
        loop {
            let b = (piece[(at % 64 / 4) as usize] >> (at % 4 * 8)) as u8;
            at += 1;
            if b == b'\n' || at == end {
                return Ok(at - s.position);
            }
            if at % 64 == 0 {
                break;
            }
        }
    }
    Ok(0)
}

/// Writes a text to the file `v` of the store.
pub fn write(vm: &mut Vm<'_>, v: Value, t: Text) -> R<()> {
    let raw = vm.mem.get(v, RAW);
    let mut position = vm.mem.get(v, POSITION).as_len();
    if vm.mem.get(v, WHAT).as_int() & APPEND != 0 {
        position = end(vm, raw);
    }
    let mut done = 0;
    while done < t.len {
        let (mut at, mut n) = (vm.mem.body_word(raw, AT), vm.mem.body_word(raw, COUNT));
        if n == BUFFER_BYTES || at + n != position {
            drain(vm, raw)?;
            (at, n) = (position, 0);
        }
        let m = (BUFFER_BYTES - n).min(t.len - done);
        vm.mem
            .copy_bytes(t.obj, t.at + done, raw, 4 * BUFFER + n, m);
        vm.mem.set_body_word(raw, AT, at);
        vm.mem.set_body_word(raw, COUNT, n + m);
        done += m;
        position += m;
        vm.mem.set(v, POSITION, Value::len(position));
    }
    Ok(())
}

/// Where the file ends, with what is in the buffer.
fn end(vm: &Vm<'_>, raw: Value) -> u32 {
    let buffered = match vm.mem.body_word(raw, COUNT) {
        0 => 0,
        n => vm.mem.body_word(raw, AT) + n,
    };
    len(vm, raw).max(buffered)
}

/// Writes the buffer to the flash. A failure makes all changes since the last record void.
pub fn drain(vm: &mut Vm<'_>, raw: Value) -> R<()> {
    if vm.mem.size(raw) <= 4 * READ_WORDS {
        return Ok(());
    }
    let n = vm.mem.body_word(raw, COUNT);
    if n == 0 {
        return Ok(());
    }
    let mut bytes = [0; BUFFER_BYTES as usize];
    for (i, b) in (4 * BUFFER..4 * BUFFER + n).zip(&mut bytes) {
        *b = vm.mem.byte(raw, i);
    }
    let at = vm.mem.body_word(raw, AT);
    vm.mem.set_body_word(raw, COUNT, 0);
    let mut d = draft(vm, raw);
    let r = Store::contents(vm.board).and_then(|mut store| {
        with_used(vm, |board, used| {
            store.write(board, used, &mut d, at, &bytes[..n as usize])
        })
    });
    set_draft(vm, raw, d);
    let state = vm.mem.body_word(raw, STATE) | if r.is_ok() { DIRTY } else { FAILED };
    vm.mem.set_body_word(raw, STATE, state);
    vm.stored(r)
}

/// Makes what was written the file's content.
pub fn keep(vm: &mut Vm<'_>, raw: Value) -> R<()> {
    drain(vm, raw)?;
    if vm.mem.size(raw) <= 4 * READ_WORDS || vm.mem.body_word(raw, STATE) != DIRTY {
        return Ok(());
    }
    let mut path = [0; format::image::data::PATH_MAX as usize];
    let n = vm.mem.size(raw) - 4 * PATH;
    for (i, b) in (4 * PATH..4 * PATH + n).zip(&mut path) {
        *b = vm.mem.byte(raw, i);
    }
    let (directory, name) = crate::modules::files::split(&path[..n as usize]);
    let mut store = vm.file_store()?;
    let parent = vm.directory(&mut store, directory, true)?;
    let mut d = draft(vm, raw);
    let r = with_used(vm, |board, used| {
        store.keep(board, used, &mut d, (parent, name))
    });
    set_draft(vm, raw, d);
    vm.mem
        .set_body_word(raw, STATE, u32::from(r.is_err()) * DIRTY);
    vm.stored(r)
}

/// Ends the use of a file that is open for writing.
pub fn end_of_use(vm: &mut Vm<'_>, raw: Value) {
    if vm.mem.size(raw) <= 4 * READ_WORDS {
        return;
    }
    let d = draft(vm, raw);
    // Nothing but what the record says stays.
    if let Ok(mut store) = Store::contents(vm.board) {
        with_used(vm, |board, used| {
            store.mark(board, used, d.now, d.base, false)
        });
    }
    count(vm, -1);
}

/// Writes a content of the image to the file `v`, before anything else.
pub fn copy(vm: &mut Vm<'_>, v: Value, content: Value) -> R<()> {
    let t = Text {
        obj: content,
        at: 0,
        len: vm.mem.size(content),
        form: Form::Bytes,
    };
    let r = write(vm, v, t);
    vm.mem.set(v, POSITION, Value::len(0));
    if r == Err(Raise::Exc) {
        let raw = vm.mem.get(v, RAW);
        end_of_use(vm, raw);
    }
    r
}

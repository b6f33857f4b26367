//! Streams of the store's files: what their raw storage holds, and how it is read and written.
//!
//! Bytes are written at once, to sectors that no record refers to. The file's record changes at `flush()` and `close()`. While
//! files are open for writing, the place `Keep::Sectors` has their number, and the set of the sectors in use.

use super::{State, POSITION, RAW, WHAT};
use crate::error::R;
use crate::store::{self, Content, Draft, Sectors, Store};
use crate::types::str::text::{Form, Text};
use crate::vm::{Keep, Vm};
use format::layout::file::{BASE_ROOT, BASE_SIZE, DIRTY, FAILED, PATH, ROOT, SIZE, STATE};
use format::layout::stream_of::APPEND;
use format::object::{Kind, BODY};
use format::value::Value;

const SECTORS: usize = Keep::Sectors as usize;
const _: () = assert!(SIZE == ROOT + 1 && BASE_SIZE == BASE_ROOT + 1);

/// The raw storage of a file. `changes` says that its record is to change in any case; the path is empty unless the file is
/// open for writing.
pub fn new(vm: &mut Vm<'_>, d: Draft, changes: bool, path: &[u8]) -> R<Value> {
    let raw = vm.alloc(Kind::Raw, 4 * PATH + path.len() as u32, 0)?;
    set_draft(vm, raw, d);
    vm.mem.set_body_word(raw, STATE, u32::from(changes) * DIRTY);
    for (i, b) in (4 * PATH..).zip(path) {
        vm.mem.set_byte(raw, i, *b);
    }
    Ok(raw)
}

/// True for a file that is open for writing.
fn is_written(vm: &Vm<'_>, raw: Value) -> bool {
    vm.mem.size(raw) > 4 * PATH
}

fn content(vm: &Vm<'_>, raw: Value, at: u32) -> Content {
    Content {
        root: vm.mem.body_word(raw, at),
        size: vm.mem.body_word(raw, at + 1),
    }
}
fn draft(vm: &Vm<'_>, raw: Value) -> Draft {
    Draft {
        base: content(vm, raw, BASE_ROOT),
        now: content(vm, raw, ROOT),
    }
}
fn set_draft(vm: &mut Vm<'_>, raw: Value, d: Draft) {
    for (at, c) in [(BASE_ROOT, d.base), (ROOT, d.now)] {
        vm.mem.set_body_word(raw, at, c.root);
        vm.mem.set_body_word(raw, at + 1, c.size);
    }
}

/// Counts the stream `v`, which is open for writing, and gives it the content of a file of the image, unless that is UNDEF.
pub fn begin(vm: &mut Vm<'_>, v: Value, baked: Value) -> R<()> {
    if vm.persistent[SECTORS].is_undef() {
        let words = set_words(vm)?;
        vm.persistent[SECTORS] = vm.alloc(Kind::Raw, 4 * words, 0)?;
        find_used(vm, Content::EMPTY);
    }
    count(vm, 1);
    if baked.is_undef() {
        return Ok(());
    }
    let t = Text {
        obj: baked,
        at: 0,
        len: vm.mem.size(baked),
        form: Form::Bytes,
    };
    let copied = write(vm, v, t);
    vm.mem.set(v, POSITION, Value::len(0));
    if copied.is_err() {
        end(vm, vm.mem.get(v, RAW));
    }
    copied
}

/// Words of the set of sectors in use, with the number of files.
#[inline(never)]
fn set_words(vm: &mut Vm<'_>) -> R<u32> {
    let mut store = Store::closed();
    let r = store.open(vm.board);
    vm.stored(r)?;
    Ok(1 + store.used_words() as u32)
}

/// Finds the sectors in use: those of all files, and of a draft.
#[inline(never)]
fn find_used(vm: &mut Vm<'_>, draft: Content) {
    let mut store = Store::closed();
    if store.open(vm.board).is_ok() {
        let mut sectors = sectors(vm);
        store.mark_used(sectors.board, sectors.used);
        sectors.mark(draft);
    }
}

/// The number of files that are open for writing.
fn writers(vm: &Vm<'_>) -> u32 {
    vm.mem.body_word(vm.persistent[SECTORS], 0)
}

/// Changes the number of files that are open for writing. Without one the set is not kept.
fn count(vm: &mut Vm<'_>, by: i32) {
    let set = vm.persistent[SECTORS];
    let files = writers(vm).wrapping_add_signed(by);
    vm.mem.set_body_word(set, 0, files);
    if files == 0 {
        vm.release(set);
        vm.persistent[SECTORS] = Value::UNDEF;
    }
}

/// The sectors, with the set of those in use.
fn sectors<'b>(vm: &'b mut Vm<'_>) -> Sectors<'b> {
    let set = vm.persistent[SECTORS];
    let from = set.ram_off() + BODY + 1;
    let to = from - 1 + vm.mem.size(set) / 4;
    Sectors {
        board: &mut *vm.board,
        used: vm.mem.ram_windows(from, to).1,
    }
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
    let mut sectors = Sectors {
        board: &mut *vm.board,
        used: &mut [],
    };
    let r = sectors.read(c, s.position - skip, into);
    vm.stored(r)?;
    vm.mem.copy_bytes(to, skip, to, 0, n);
    Ok(Text {
        obj: to,
        at: 0,
        len: n,
        form: Form::Bytes,
    })
}

/// Bytes that are written at a time.
const PIECE: u32 = 128;

/// Writes a text to the stream `v`. After a failure, the file keeps the content that its record has.
pub fn write(vm: &mut Vm<'_>, v: Value, t: Text) -> R<()> {
    let raw = vm.mem.get(v, RAW);
    let mut d = draft(vm, raw);
    let mut position = vm.mem.get(v, POSITION).as_len();
    if vm.mem.get(v, WHAT).as_int() & APPEND != 0 {
        position = d.now.size;
    }
    let mut written: store::Result<()> = Ok(());
    let mut done = 0;
    while done < t.len && written.is_ok() {
        let n = PIECE.min(t.len - done);
        let mut bytes = [0; PIECE as usize];
        for (i, b) in (done..done + n).zip(&mut bytes) {
            *b = t.byte(vm, i);
        }
        let bytes = &bytes[..n as usize];
        written = sectors(vm).write(&mut d, position, bytes);
        if written == Err(store::errno::ENOSPC) && writers(vm) == 1 {
            // The set has sectors that were in use before.
            find_used(vm, d.now);
            written = sectors(vm).write(&mut d, position, bytes);
        }
        done += n;
        position += n;
    }
    set_draft(vm, raw, d);
    let state = vm.mem.body_word(raw, STATE);
    let and = if written.is_ok() { DIRTY } else { FAILED };
    vm.mem.set_body_word(raw, STATE, state | and);
    vm.mem.set(v, POSITION, Value::len(position));
    vm.stored(written)
}

/// Makes what was written the file's content.
pub fn keep(vm: &mut Vm<'_>, raw: Value) -> R<()> {
    if !is_written(vm, raw) || vm.mem.body_word(raw, STATE) != DIRTY {
        return Ok(());
    }
    let mut path = [0; store::PATH_MAX];
    let n = vm.mem.size(raw) - 4 * PATH;
    for (i, b) in (4 * PATH..4 * PATH + n).zip(&mut path) {
        *b = vm.mem.byte(raw, i);
    }
    let now = content(vm, raw, ROOT);
    let mut store = Store::closed();
    let r = store.open(vm.board).and_then(|()| {
        let what = (store::Kind::File, now, vm.board.seconds());
        store.set(vm.board, &path[..n as usize], what)
    });
    if r.is_ok() {
        set_draft(vm, raw, Draft { base: now, now });
        vm.mem.set_body_word(raw, STATE, 0);
    }
    vm.stored(r)
}

/// Ends the use of a file. What its record does not say is lost.
pub fn end(vm: &mut Vm<'_>, raw: Value) {
    if is_written(vm, raw) {
        count(vm, -1);
    }
}

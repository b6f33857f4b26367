//! Guarantees 12 and 13: violations in the state in which the program begins, and in memos.

use format::frame;
use format::image::delta::{Change, Mark, Setting, CHANGE_WORDS};
use format::image::reads::{Read, READ_WORDS};
use format::image::{header, module, more, start as fields};
use format::layout::tuple::ITEMS;
use format::layout::{dict, list, vec};
use format::object::{Kind, BODY};
use format::value::Value;

use super::guarantees::Cases;

/// A module number that no image has.
const NO_MODULE: Value = Value::len(1 << 20);

/// The state in which the program begins.
pub fn start(c: &mut Cases) {
    let at = c.image.value(header::START).rom_off();
    let (list, full) = (full_list(c), full_tuple(c));
    let dict = Value::rom(c.image.first(Kind::Dict));
    c.value(
        12,
        "a program that begins nowhere",
        header::START,
        Value::UNDEF,
    );
    c.value(12, "a list as a start", header::START, list);
    c.value(12, "a start of another size", header::START, full);
    c.word(12, "a start of no program", header::MAIN, u32::MAX);
    for (field, what) in [(fields::FRAMES, "frames"), (fields::BODIES, "bodies")] {
        c.value(12, &format!("a list of {what}"), at + field, list);
        c.value(12, &format!("no {what}"), at + field, Value::UNDEF);
        c.value(12, &format!("a tuple of no {what}"), at + field, full);
    }
    c.value(12, "a tuple as an exception", at + fields::RAISED, full);
    c.value(12, "no stages", at + fields::STAGES, Value::UNDEF);
    c.value(12, "a tuple of stages", at + fields::STAGES, full);
    let stages = c.image.size(c.image.value(at + fields::STAGES).rom_off());
    let other = c.image.find(Kind::Bytes, |b| c.image.size(b) != stages);
    let other = Value::rom(other);
    c.value(12, "stages of other modules", at + fields::STAGES, other);
    for i in 0..Setting::ALL.len() as u32 {
        c.value(12, "no setting", at + fields::SETTINGS + i, Value::NONE);
    }
    for (i, kind) in (0..).zip(fields::ROOTS) {
        let wrong = if kind == Kind::Dict { list } else { dict };
        c.value(12, "a root of another kind", at + fields::ROOT + i, wrong);
    }
    let objects = at + fields::ROOT + fields::MODULE_OBJECTS as u32;
    let named = c
        .image
        .find(Kind::Dict, |d| c.image.value(d + dict::TABLE).is_def());
    let named = Value::rom(named);
    c.value(12, "module objects of no number", objects, named);

    let frames = c.image.value(at + fields::FRAMES).rom_off();
    let outer = BODY + c.image.value(frames + ITEMS).rom_off();
    c.value(
        11,
        "a program's frame of no function",
        outer + frame::FUNC,
        full,
    );
    let pc = c.image.value(outer + frame::PC).as_len();
    c.value(
        11,
        "a program that stopped elsewhere",
        outer + frame::PC,
        Value::len(pc - 1),
    );
}

/// What memos change.
pub fn changes(c: &mut Cases) {
    let at = memo(c, module::DELTA, CHANGE_WORDS);
    let (list, full) = (full_list(c), full_tuple(c));
    let dict = Value::rom(c.image.first(Kind::Dict));
    let name = Value::NONE;
    for (what, change, object, key) in [
        ("an entry of a list", Change::Entry, list, name),
        ("an entry of nothing", Change::Entry, Value::NONE, name),
        ("an entry without a key", Change::Entry, dict, Value::UNDEF),
        ("the state of a tuple", Change::Whole, full, full),
        ("the state of a dict", Change::Whole, dict, dict),
        ("a state of another kind", Change::Whole, list, full),
        ("no state", Change::Whole, list, Value::UNDEF),
        ("items appended to a tuple", Change::Append, full, full),
        ("a list of items appended", Change::Append, list, list),
        (
            "an import of no module",
            Change::Import,
            NO_MODULE,
            Value::len(0),
        ),
        ("an import of a list", Change::Import, list, Value::len(0)),
        (
            "an import of no mark",
            Change::Import,
            Value::len(0),
            unknown_mark(),
        ),
        (
            "a mark of no module",
            Change::Module,
            NO_MODULE,
            Value::len(0),
        ),
        (
            "an unknown mark",
            Change::Module,
            Value::len(0),
            unknown_mark(),
        ),
        (
            "a negative module",
            Change::Module,
            Value::int(-1),
            Value::len(0),
        ),
        (
            "an unknown setting",
            Change::Setting,
            unknown_setting(),
            Value::int(1),
        ),
        (
            "a setting of no number",
            Change::Setting,
            Value::len(0),
            Value::NONE,
        ),
    ] {
        record(
            c,
            what,
            at,
            [Value::len(change as u32), object, key, Value::NONE],
        );
    }
    c.value(13, "an unknown change", at, Value::len(99));
    c.value(13, "a change of no number", at, Value::NONE);
    memo_field(c, more::DELTA, "changes");
}

/// What memos have read.
pub fn reads(c: &mut Cases) {
    let at = memo(c, module::READS, READ_WORDS);
    let (list, full) = (full_list(c), full_tuple(c));
    let dict = Value::rom(c.image.first(Kind::Dict));
    let odd = c.image.find(Kind::Tuple, |t| c.image.size(t) % 2 == 1);
    let (odd, none) = (Value::rom(odd), Value::NONE);
    for (what, read, object, key, value) in [
        (
            "a tuple that is untouched",
            Read::Untouched,
            full,
            none,
            none,
        ),
        (
            "nothing that is untouched",
            Read::Untouched,
            none,
            none,
            none,
        ),
        ("entries of a list", Read::Entries, list, full, none),
        ("a list of keys", Read::Entries, dict, list, none),
        ("an entry of a list", Read::Entry, list, none, none),
        (
            "an entry without a key",
            Read::Entry,
            dict,
            Value::UNDEF,
            none,
        ),
        ("a dict's state of a list", Read::Whole, dict, none, list),
        ("a key without a value", Read::Whole, dict, none, odd),
        ("a list's state of a tuple", Read::Whole, list, none, full),
        ("the state of a tuple", Read::Whole, full, none, full),
        ("no module", Read::Module, NO_MODULE, none, none),
        (
            "a list as a module's number",
            Read::Module,
            list,
            none,
            none,
        ),
        (
            "no module that is bound",
            Read::Bound,
            NO_MODULE,
            none,
            none,
        ),
        (
            "an unknown root",
            Read::Root,
            Value::len(fields::ROOTS.len() as u32),
            none,
            none,
        ),
        ("a name of no text", Read::Unlisted, none, list, none),
    ] {
        record(c, what, at, [Value::len(read as u32), object, key, value]);
    }
    c.value(13, "an unknown read", at, Value::len(99));
    c.value(13, "a read of no number", at, Value::NONE);
    memo_field(c, more::READS, "reads");
}

fn unknown_mark() -> Value {
    Value::len(Mark::Entered as u32 + 1)
}

fn unknown_setting() -> Value {
    Value::len(Setting::ALL.len() as u32)
}

/// A list with storage.
fn full_list(c: &Cases) -> Value {
    let stored = |at: u32| c.image.value(at + list::VEC).is_rom();
    let at = c.image.find(Kind::List, |at| {
        stored(at) && c.image.size(c.image.value(at + list::VEC).rom_off()) > vec::ITEMS
    });
    Value::rom(at)
}

/// A tuple of two numbers.
fn full_tuple(c: &Cases) -> Value {
    let number = |at: u32| c.image.value(at).is_int();
    let at = c.image.find(Kind::Tuple, |at| {
        c.image.size(at) == 2 && number(at + ITEMS) && number(at + ITEMS + 1)
    });
    Value::rom(at)
}

/// Place of the first record of the first memo that has records in this field.
fn memo(c: &Cases, field: u32, words: u32) -> u32 {
    (0..c.image.word(header::MODULE_COUNT))
        .map(|n| c.image.module(n, field))
        .find(|t| t.is_rom() && c.image.size(t.rom_off()) >= words)
        .expect("a memo")
        .rom_off()
        + ITEMS
}

/// Puts this record in the place of the one at `at`.
fn record(c: &mut Cases, what: &str, at: u32, record: [Value; 4]) {
    let words: Vec<(u32, u32)> = (at..).zip(record.map(Value::bits)).collect();
    c.bad(13, what, &words);
}

/// Puts other objects in the place of a tuple of records.
fn memo_field(c: &mut Cases, field: u32, what: &str) {
    let first = c.image.word(header::OBJECTS);
    let info = (0..c.image.word(header::MODULE_COUNT))
        .map(|n| c.image.value(first + n * module::WORDS + module::INFO))
        .find(|info| info.is_rom() && c.image.value(info.rom_off() + field).is_rom());
    let at = info.expect("a memo").rom_off() + field;
    let (list, pair) = (full_list(c), full_tuple(c));
    c.value(13, &format!("a list of {what}"), at, list);
    c.value(13, &format!("half of one of the {what}"), at, pair);
}

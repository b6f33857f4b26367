//! Violations of what verification guarantees: an image whose words are changed so that one guarantee does not
//! hold has to be refused. The numbers are those of the list in `vm/format/src/image/verify.rs`.

use format::frame;
use format::image::code::{ARG_NAMES, INFO, INSTRS};
use format::image::{header, module, more, ImageError, Info, State};
use format::isa::{self, Op};
use format::layout::tuple::ITEMS;
use format::layout::{
    bound, byte_array, class, deque, dict, exception, function, generator, instance, iterate,
    iterator, list, memview, range, stream, view,
};
use format::object::{self, pack, unpack, Kind, BODY};
use format::table;
use format::value::Value;

use super::lookup::Image;
use super::memos;
use super::rich;

/// Runs the cases on an image. `accepted` collects those that verification accepts, `count` counts all.
pub struct Cases {
    /// The image.
    pub image: Image,
    accepted: Vec<String>,
    count: u32,
}

impl Cases {
    /// Changes words such that guarantee `number` does not hold; `what` says what is wrong.
    pub fn bad(&mut self, number: u32, what: &str, changes: &[(u32, u32)]) {
        self.count += 1;
        match self.image.with(changes) {
            Err(ImageError::Malformed(_)) => {}
            other => self.accepted.push(format!("{number}: {what}: {other:?}")),
        }
    }
    /// Changes one word.
    pub fn word(&mut self, number: u32, what: &str, at: u32, word: u32) {
        self.bad(number, what, &[(at, word)]);
    }
    pub fn value(&mut self, number: u32, what: &str, at: u32, v: Value) {
        self.word(number, what, at, v.bits());
    }
    /// The header of the object at `at` with another size.
    pub fn resized(&self, at: u32, size: u32) -> u32 {
        self.image.word(at) & 0xfff | size << 12
    }
}

#[test]
fn each_guarantee_is_kept() {
    let mut c = Cases {
        image: Image(rich().words),
        accepted: Vec::new(),
        count: 0,
    };
    assert_eq!(c.image.with(&[]), Ok(()));
    sections_and_strings(&mut c);
    objects(&mut c);
    tables(&mut c);
    code(&mut c);
    functions_and_classes(&mut c);
    frames(&mut c);
    modules(&mut c);
    memos::start(&mut c);
    memos::changes(&mut c);
    memos::reads(&mut c);
    fields(&mut c);
    println!("{} violations", c.count);
    assert!(
        c.accepted.is_empty(),
        "accepted:\n{}",
        c.accepted.join("\n")
    );
}

fn sections_and_strings(c: &mut Cases) {
    let field = |c: &Cases, f: u32| c.image.word(f);
    for f in [header::STRING_INDEX, header::FILTER, header::STRINGS] {
        c.word(1, "a section begins elsewhere", f, field(c, f) + 1);
    }
    c.word(1, "an index of no power of two", header::STRING_BUCKETS, 3);
    c.word(1, "more modules than words", header::MODULE_COUNT, 1 << 28);
    let strings = field(c, header::STRINGS);
    c.word(2, "a text of no UTF-8", strings + BODY, 0xff);
    let long = c.resized(strings, object::SIZE_MAX);
    c.word(2, "a string longer than the section", strings, long);
    let (filter, bits) = (field(c, header::FILTER), field(c, header::FILTER_BITS));
    let empty: Vec<_> = (filter..filter + bits / 32).map(|at| (at, 0)).collect();
    c.bad(2, "a filter that knows no string", &empty);
    let index = field(c, header::STRING_INDEX);
    c.word(
        2,
        "a bucket that begins elsewhere",
        index,
        field(c, index) ^ 2,
    );
}

fn objects(c: &mut Cases) {
    let first = c.image.word(header::OBJECTS);
    let tuple = c.image.find(Kind::Tuple, |at| c.image.size(at) > 1);
    c.word(3, "a word that is not a header", first, 0);
    let delta = object::header(Kind::Delta, 4, object::FROZEN);
    c.word(3, "a kind that lives in RAM", first, delta);
    let long = c.resized(tuple, object::SIZE_MAX);
    c.word(3, "an object longer than the image", tuple, long);
    c.word(
        3,
        "an object that is not frozen",
        tuple,
        c.image.word(tuple) & !object::FROZEN,
    );
    let end = c.image.word(header::LEN);
    let vec = c.image.first(Kind::Vec);
    for (what, v) in [
        ("a reference into RAM", Value::ram(64)),
        ("the inside of an object", Value::rom(tuple + 1)),
        ("a place after the image", Value::rom(end)),
        ("storage", Value::rom(vec)),
        (
            "a reference to a string that is not one",
            Value::rom_str(first),
        ),
        ("the inside of a name of the VM", Value::core_str(1)),
        ("a slot mark", Value::slot(1)),
        ("a pin", Value::pin(1)),
        ("an unknown native", Value::native(255, 255)),
        (
            "an unknown type",
            Value::from_bits(Value::NONE.bits() | 3 << 5 | 0xff << 8),
        ),
        (
            "a word without a meaning",
            Value::from_bits(Value::NOT_IMPLEMENTED.bits() + (1 << 8)),
        ),
    ] {
        c.value(4, what, tuple + ITEMS, v);
    }
    let list = c
        .image
        .find(Kind::List, |at| c.image.value(at + list::LEN).as_len() > 0);
    c.value(
        5,
        "a list longer than its storage",
        list + list::LEN,
        Value::len(1000),
    );
    c.value(
        5,
        "a list of negative length",
        list + list::LEN,
        Value::int(-1),
    );
    c.value(
        5,
        "a list shorter than its items",
        list + list::LEN,
        Value::int(0),
    );
    c.value(5, "a list without storage", list + list::VEC, Value::UNDEF);
    c.value(
        5,
        "a tuple as a list's storage",
        list + list::VEC,
        Value::rom(tuple),
    );
    let dict = c
        .image
        .find(Kind::Dict, |at| c.image.value(at + dict::TABLE).is_def());
    c.value(
        5,
        "a list's storage as a dict's table",
        dict + dict::TABLE,
        Value::rom(vec),
    );
    let array = c.image.first(Kind::ByteArray);
    c.value(
        5,
        "a bytearray longer than its storage",
        array + byte_array::LEN,
        Value::len(1000),
    );
}

fn tables(c: &mut Cases) {
    let sized = |c: &Cases, kind, sizes: std::ops::RangeInclusive<u32>| {
        c.image.find(kind, |at| sizes.contains(&c.image.size(at)))
    };
    let largest = table::words(Kind::Table2, table::SMALL);
    let large = sized(c, Kind::Table2, largest + 1..=500);
    let small = sized(c, Kind::Table2, 3..=largest);
    let (cap, slots) = unpack(c.image.value(large + table::DESC));
    let (used, dead) = unpack(c.image.value(large + table::META));
    c.value(
        6,
        "more entries than there is room",
        large + table::META,
        pack(cap + 1, dead),
    );
    c.value(
        6,
        "more deleted entries than entries",
        large + table::META,
        pack(used, used + 1),
    );
    c.value(
        6,
        "another capacity",
        large + table::DESC,
        pack(cap + 1, slots),
    );
    c.value(
        6,
        "another number of slots",
        large + table::DESC,
        pack(cap, slots + 1),
    );
    c.value(
        6,
        "a small table with more entries than words",
        small + table::META,
        pack(100, 0),
    );
    c.value(
        6,
        "an entry without a key",
        small + table::FIRST_SMALL,
        Value::UNDEF,
    );
    let index = large + table::FIRST + cap * table::stride(Kind::Table2);
    let words = 1 << (slots - 2);
    assert!(cap < 255, "its slots are bytes");
    let full: Vec<_> = (index..index + words)
        .map(|at| {
            (
                at,
                c.image.word(at) | 0x0101_0101 & zero_bytes(c.image.word(at)),
            )
        })
        .collect();
    c.bad(
        6,
        "an index without an empty slot: a look-up has no end",
        &full,
    );
    let (at, word) = (index..index + words)
        .map(|at| (at, c.image.word(at)))
        .find(|(_, w)| zero_bytes(*w) & 0xff != 0)
        .expect("a slot is empty");
    c.word(
        6,
        "a slot that names an entry after the last",
        at,
        word | 0xfe,
    );
    let hashed = sized(
        c,
        Kind::Table3,
        4..=table::words(Kind::Table3, table::SMALL),
    );
    c.value(
        6,
        "a hash that is not a number",
        hashed + table::FIRST_SMALL + table::stride(Kind::Table3) - 1,
        Value::NONE,
    );
}

/// A word whose bytes are all ones where those of `w` are zero, and else zero.
fn zero_bytes(w: u32) -> u32 {
    u32::from_le_bytes(w.to_le_bytes().map(|b| if b == 0 { 0xff } else { 0 }))
}

fn code(c: &mut Cases) {
    let func = c
        .image
        .find(Kind::Code, |at| c.image.value(at + ARG_NAMES).is_rom());
    let info = c.image.value(func + INFO).as_len();
    c.value(
        7,
        "more arguments than registers",
        func + INFO,
        Value::len(info & !0xff),
    );
    c.value(
        7,
        "an unknown flag",
        func + INFO,
        Value::len(info | 1 << 29),
    );
    c.value(7, "no names for arguments", func + ARG_NAMES, Value::UNDEF);
    let (pc, of) = c
        .image
        .instruction(|pc| c.image.word(pc) & 0xff == Op::Move as u32);
    let w = c.image.word(pc);
    c.word(7, "an unknown instruction", pc, w | 0xff);
    c.word(7, "a register after the frame", pc, w | 0xff << 8);
    c.word(7, "a register after the frame, read", pc, w | 0xff << 16);
    c.word(
        7,
        "a yield where there is no generator",
        pc,
        isa::encode(Op::Yield, 0, 0, 0),
    );
    let last = *c.image.instructions(of).last().expect("an instruction");
    c.word(
        7,
        "code without an end",
        last,
        isa::encode(Op::LoadNone, 0, 0, 0),
    );
    let jump = c.image.op(Op::JumpIfNot);
    c.value(7, "a jump after the code", jump + 1, Value::int(60_000));
    c.value(7, "a jump into an instruction", jump + 1, Value::int(1));
    let attr = c.image.op(Op::GetAttr);
    c.value(7, "a name that is not a string", attr + 1, Value::int(1));
    let make = c
        .image
        .instruction(|pc| Op::of(c.image.word(pc)) == Op::MakeFunc && isa::c(c.image.word(pc)) > 0);
    let w = c.image.word(make.0);
    c.word(
        7,
        "a function without the cells that its code uses",
        make.0,
        w & 0x00ff_ffff,
    );
    let kw = c.image.op(Op::CallKw);
    c.value(7, "keywords that are not a tuple", kw + 1, Value::NONE);
    let in_place = c
        .image
        .instruction(|pc| Op::of(c.image.word(pc)) == Op::InPlace)
        .0;
    c.value(7, "an unknown operator", in_place + 1, Value::len(99));
    let guarded = c.image.find(Kind::Code, |at| {
        format::image::code::parts(|i| c.image.word(at + i)).handlers > 0
    });
    let parts = format::image::code::parts(|i| c.image.word(guarded + i));
    let handler = guarded + INSTRS + parts.len;
    c.word(
        8,
        "a handler inside of an instruction",
        handler + 1,
        c.image.word(handler + 1) + 1,
    );
    c.word(8, "a handler before what it guards", handler + 1, 0);
    c.word(8, "a handler that guards nothing", handler, 0);
}

fn functions_and_classes(c: &mut Cases) {
    let f = c.image.first(Kind::Func);
    let tuple = c.image.first(Kind::Tuple);
    c.value(
        9,
        "a function of no code",
        f + function::CODE,
        Value::rom(tuple),
    );
    c.value(
        9,
        "a function of no module",
        f + function::MODULE,
        Value::rom(tuple),
    );
    let full = c
        .image
        .find(Kind::Func, |at| c.image.size(at) >= function::KWDEFAULTS);
    let list = c.image.first(Kind::List);
    c.value(
        9,
        "defaults that are a list",
        full + function::DEFAULTS,
        Value::rom(list),
    );
    c.value(
        9,
        "too few keyword defaults",
        full + function::KWDEFAULTS,
        Value::rom(list),
    );
    let closure = c
        .image
        .find(Kind::Func, |at| c.image.size(at) >= function::CELLS);
    c.value(
        9,
        "a tuple as a cell",
        closure + function::CELLS,
        Value::rom(tuple),
    );
    let fewer = c.resized(closure, function::MODULE);
    c.word(9, "a function without its cells", closure, fewer);

    let cl = c.image.first(Kind::Class);
    let empty = c.image.find(Kind::Tuple, |at| c.image.size(at) == 0);
    c.value(10, "a class without a name", cl + class::NAME, Value::NONE);
    c.value(
        10,
        "bases that are a list",
        cl + class::BASES,
        Value::rom(list),
    );
    c.value(
        10,
        "an empty order of resolution",
        cl + class::MRO,
        Value::rom(empty),
    );
    c.value(
        10,
        "an order that begins elsewhere",
        cl + class::MRO,
        Value::rom(tuple),
    );
    c.value(
        10,
        "a base that is not a type",
        cl + class::NATIVE,
        Value::NONE,
    );
    c.value(10, "flags that are none", cl + class::FLAGS, Value::len(64));
    c.word(10, "a class that is cut off", cl, c.resized(cl, 2));
    let i = c.image.first(Kind::Instance);
    c.value(
        10,
        "an instance of no class",
        i + instance::CLASS,
        Value::rom(tuple),
    );
    let inner = c
        .image
        .find(Kind::Instance, |at| c.image.size(at) >= instance::NATIVE);
    c.value(
        10,
        "an instance in an instance",
        inner + instance::NATIVE,
        Value::rom(i),
    );
    let e = c.image.first(Kind::Exc);
    c.value(
        10,
        "an exception of no type",
        e + exception::TYPE,
        Value::NONE,
    );
    c.value(
        10,
        "arguments that are a list",
        e + exception::ARGS,
        Value::rom(list),
    );
    c.value(
        10,
        "a traceback of no code",
        e + exception::TRACE,
        Value::rom(tuple),
    );
}

fn frames(c: &mut Cases) {
    let body = |at: u32| at + BODY;
    let flags = |c: &Cases, at: u32| unpack(c.image.value(body(at) + frame::INFO)).1;
    let g = c
        .image
        .find(Kind::Gen, |at| flags(c, at) == frame::GENERATOR);
    let at = body(g);
    let (regs, _) = unpack(c.image.value(at + frame::INFO));
    let pc = c.image.value(at + frame::PC).as_len();
    let tuple = c.image.first(Kind::Tuple);
    c.value(
        11,
        "a frame of no function",
        at + frame::FUNC,
        Value::rom(tuple),
    );
    c.value(
        11,
        "a frame inside of an instruction",
        at + frame::PC,
        Value::len(pc + 1),
    );
    c.value(
        11,
        "a frame that waits elsewhere",
        at + frame::PC,
        Value::len(first_place(c, g)),
    );
    c.value(
        11,
        "a frame with a caller",
        at + frame::CALLER,
        Value::len(5),
    );
    c.value(
        11,
        "other registers",
        at + frame::INFO,
        pack(regs + 1, frame::GENERATOR),
    );
    c.value(11, "not a generator", at + frame::INFO, pack(regs, 0));
    c.word(11, "a frame that is cut off", g, c.resized(g, 2));

    let modules = c.image.word(header::MODULE_COUNT);
    let suspended = (0..modules)
        .map(|n| c.image.module(n, module::FRAMES))
        .find(|f| f.is_rom() && c.image.size(f.rom_off()) > 0 && is_frame(c, *f))
        .expect("a body that was stopped");
    let outer = c.image.value(suspended.rom_off() + ITEMS).rom_off();
    let at = body(outer);
    let other = c.image.find(Kind::Func, |f| {
        Value::rom(f) != c.image.value(at + frame::FUNC)
    });
    c.value(
        11,
        "the frame of another function",
        at + frame::FUNC,
        Value::rom(other),
    );
    let f = c.image.value(at + frame::FUNC).rom_off();
    let code = c.image.value(f + function::CODE).rom_off();
    let long = |pc: &u32| Op::of(c.image.word(*pc)).len() > 1;
    let long = c.image.instructions(code).into_iter().find(long);
    let inside = Value::len(long.expect("an operand") + 1);
    c.value(11, "a stopped frame elsewhere", at + frame::PC, inside);
}

fn is_frame(c: &Cases, frames: Value) -> bool {
    let first = c.image.value(frames.rom_off() + ITEMS);
    first.is_rom() && object::is(c.image.word(first.rom_off()), Kind::Tuple)
}

/// Place of the first instruction of the generator at `g`.
fn first_place(c: &Cases, g: u32) -> u32 {
    let f = c.image.value(g + generator::FUNC).rom_off();
    c.image.value(f + function::CODE).rom_off() + INSTRS
}

fn modules(c: &mut Cases) {
    let first = c.image.word(header::OBJECTS);
    let last = c.image.word(header::MODULE_COUNT) - 1;
    c.word(12, "an unknown program", header::MAIN, 1 << 20);
    let second = first + module::WORDS;
    let (one, two) = (first + module::NAME, second + module::NAME);
    let names = (c.image.word(one), c.image.word(two));
    c.bad(
        12,
        "a directory that is not sorted",
        &[(one, names.1), (two, names.0)],
    );
    c.value(12, "a module without a name", one, Value::NONE);
    let info = first + last * module::WORDS + module::INFO;
    c.value(
        12,
        "a module in a package that comes after it",
        info,
        Value::len(1 << 20),
    );
    c.value(
        12,
        "a module that says nothing",
        first + module::INFO,
        Value::NONE,
    );
    let stopped = (0..=last).find(|n| c.image.module(*n, module::FRAMES).is_rom());
    let at = first + stopped.expect("a stopped body") * module::WORDS + module::INFO;
    let tuple = c.image.value(at).rom_off();
    let list = c.image.first(Kind::List);
    c.value(
        12,
        "a body that is not a function",
        tuple + more::BODY,
        Value::rom(list),
    );
    c.value(
        12,
        "frames that are none",
        tuple + more::FRAMES,
        Value::UNDEF,
    );
    let packed = c.image.value(tuple + more::INFO);
    let info = Info::unpack(packed);
    for (state, what) in [
        (State::Frozen, "frames of a body that has ended"),
        (State::Runs, "frames of a body that runs"),
        (State::Raises, "a frame as an exception"),
    ] {
        let state = state as u32;
        c.value(12, what, tuple + more::INFO, Info { state, ..info }.pack());
    }
}

fn fields(c: &mut Cases) {
    let list = Value::rom(c.image.first(Kind::List));
    let i = c.image.find(Kind::Iter, |at| {
        c.image.value(at + iterator::WHAT).as_len() & 0xff == iterate::LIST
    });
    c.value(
        15,
        "an iterator over another kind",
        i + iterator::SOURCE,
        Value::NONE,
    );
    c.value(
        15,
        "an iterator at a negative item",
        i + iterator::POSITION,
        Value::int(-1),
    );
    c.value(
        15,
        "an iterator of no kind",
        i + iterator::WHAT,
        Value::len(0xff),
    );
    let s = c.image.find(Kind::Iter, |at| {
        c.image.value(at + iterator::WHAT).as_len() & 0xff == iterate::STR
    });
    c.value(
        15,
        "an iterator inside of a character",
        s + iterator::POSITION,
        Value::len(2),
    );
    let r = c.image.first(Kind::Range);
    c.value(
        15,
        "a range that goes nowhere",
        r + range::STEP,
        Value::int(0),
    );
    let v = c.image.first(Kind::View);
    c.value(15, "a view of a list", v + view::OF, list);
    let m = c.image.first(Kind::MemView);
    c.value(
        15,
        "a view of the bytes of a list",
        m + memview::OWNER,
        list,
    );
    c.value(15, "items of no type", m + memview::CODE, Value::NONE);
    c.value(15, "a negative offset", m + memview::OFFSET, Value::int(-1));
    let d = c.image.first(Kind::Deque);
    c.value(
        15,
        "a deque that begins after its storage",
        d + deque::FIRST,
        Value::len(1000),
    );
    c.value(
        15,
        "a deque longer than its storage",
        d + deque::LEN,
        Value::len(1000),
    );
    let s = c.image.find(Kind::Stream, |at| {
        c.image.value(at + stream::WHAT) == Value::int(0)
    });
    c.value(
        15,
        "a stream longer than its storage",
        s + stream::LEN,
        Value::len(5000),
    );
    let raw = c.image.value(s + stream::RAW).rom_off();
    c.word(
        15,
        "a stream of text that is not UTF-8",
        raw + BODY,
        0xffff_ffff,
    );
    let b = c.image.first(Kind::BigInt);
    let n = c.image.size(b) / 4;
    c.word(15, "a big int with a zero limb", b + n, 0);
    let t = c.image.find(Kind::Tuple, |at| c.image.size(at) > 1);
    c.value(16, "a tuple in itself", t + ITEMS, Value::rom(t));
    let m = c.image.first(Kind::Bound);
    c.value(
        16,
        "a bound method of itself",
        m + bound::FUNCTION,
        Value::rom(m),
    );
}

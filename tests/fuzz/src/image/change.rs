//! What is done to an image: each change writes a few words, and knows what they are for.

use vm::image::code::Info;
use vm::image::header;
use vm::interp::frame;
use vm::isa::{encode, Field, Op, Word};
use vm::object::{self, Kind, FLAG, FROZEN, MARK};
use vm::types::function;
use vm::value::Value;

use super::map::{is_register, Role, Site, Unit};
use super::operands::Hand;

/// Words that change: their places, and what is written there.
pub type Writes = Vec<(u32, u32)>;

macro_rules! changes {
    ($($(#[doc = $doc:literal])* $change:ident = $weight:literal,)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Change { $($(#[doc = $doc])* $change,)* }

        impl Change {
            /// Every kind of change, in order.
            pub const ALL: &'static [Change] = &[$(Change::$change,)*];
            /// How often each is chosen.
            const WEIGHTS: &'static [usize] = &[$($weight,)*];
        }
    };
}

changes! {
    /// A register of an instruction.
    Register = 12,
    /// Two registers of an instruction change places.
    Exchange = 4,
    /// A number in an instruction.
    Number = 4,
    /// Another opcode of the same shape.
    Opcode = 8,
    /// Another instruction of the same length, with registers and operands of its own.
    Instruction = 16,
    /// An instruction that needs an object of a certain kind, with registers that are used around it.
    Typed = 12,
    /// The instruction of another place, as it is.
    Copied = 4,
    /// Another interned string as operand.
    Name = 5,
    /// Another constant.
    Constant = 10,
    /// Another code object.
    Unit = 2,
    /// Another target.
    Jump = 4,
    /// Another operand number.
    Count = 2,
    /// A handler guards something else, or lies elsewhere.
    Handler = 3,
    /// A code object's registers, arguments and flags.
    Info = 3,
    /// Its names, names of its arguments, its debug information.
    Names = 2,
    /// Two references of an object or of two change places.
    Swap = 6,
    /// A reference leads to another object of the same kind.
    Alike = 8,
    /// Any other value in the place of one.
    Other = 12,
    /// A number of an object.
    Small = 8,
    /// An object's kind.
    Kind = 2,
    /// An object's size.
    Size = 2,
    /// An object's or string's flags.
    Flags = 1,
    /// Raw bytes.
    Bytes = 3,
    /// A string's text.
    Text = 1,
    /// A table's counts or shape.
    Table = 2,
    /// A key of a table.
    Key = 3,
    /// A value of a table.
    Entry = 6,
    /// A hash of a table.
    Hash = 2,
    /// A slot of a table's index.
    Slot = 2,
    /// Where a frame stands.
    Place = 3,
    /// A frame's flags and size.
    FrameInfo = 2,
    /// A frame's function or caller.
    Frame = 2,
    /// What a frame has in a register.
    Held = 10,
    /// A module's state and place in the tree.
    Module = 2,
    /// What an import changes elsewhere.
    Delta = 4,
    /// A compiled expression, or its text.
    Eval = 4,
    /// The index of strings, or their filter.
    Index = 1,
    /// A word of the header.
    Section = 1,
    /// One bit, anywhere.
    Bit = 3,
}

impl Change {
    /// One of them.
    pub fn choose(hand: &mut Hand<'_>) -> Change {
        let mut n = hand.rng.below(Change::WEIGHTS.iter().sum());
        for (change, weight) in Change::ALL.iter().zip(Change::WEIGHTS) {
            if n < *weight {
                return *change;
            }
            n -= weight;
        }
        Change::Bit
    }

    /// What it writes; `None` if the image has nothing that can be changed so.
    pub fn make(self, hand: &mut Hand<'_>) -> Option<Writes> {
        let writes = match self {
            Change::Register => register(hand)?,
            Change::Exchange => exchange(hand)?,
            Change::Number => number(hand)?,
            Change::Opcode => opcode(hand)?,
            Change::Instruction => instruction(hand)?,
            Change::Typed => typed(hand)?,
            Change::Copied => copied(hand)?,
            Change::Name => put(hand, &[Role::Name], Hand::string)?,
            Change::Constant => put(hand, &[Role::Constant], Hand::any)?,
            Change::Unit => alike(hand, &[Role::Unit])?,
            Change::Jump => jump(hand)?,
            Change::Count => small(hand, &[Role::Count])?,
            Change::Handler => handler(hand)?,
            Change::Info => info(hand)?,
            Change::Names => put(
                hand,
                &[
                    Role::CodeName,
                    Role::CodeArguments,
                    Role::Debug,
                    Role::HandlerCount,
                ],
                Hand::any,
            )?,
            Change::Swap => swap(hand)?,
            Change::Alike => alike(hand, &[Role::Field, Role::TableValue, Role::Constant])?,
            Change::Other => put(hand, &[Role::Field, Role::Field, Role::Number], Hand::any)?,
            Change::Small => small(hand, &[Role::Number])?,
            Change::Kind => kind(hand)?,
            Change::Size => size(hand)?,
            Change::Flags => flags(hand)?,
            Change::Bytes => bits(hand, Role::Bytes)?,
            Change::Text => bits(hand, Role::StringText)?,
            Change::Table => small(hand, &[Role::TableCounts, Role::TableShape])?,
            Change::Key => put(hand, &[Role::TableKey], Hand::any)?,
            Change::Entry => put(hand, &[Role::TableValue], Hand::any)?,
            Change::Hash => small(hand, &[Role::TableHash])?,
            Change::Slot => bits(hand, Role::TableIndex)?,
            Change::Place => place(hand)?,
            Change::FrameInfo => frame_info(hand)?,
            Change::Frame => frame(hand)?,
            Change::Held => put(hand, &[Role::FrameRegister], Hand::any)?,
            Change::Module => module(hand)?,
            Change::Delta => delta(hand)?,
            Change::Eval => eval(hand)?,
            Change::Index => {
                let role = *hand.rng.pick(&[Role::StringIndex, Role::Filter]);
                bits(hand, role)?
            }
            Change::Section => section(hand)?,
            Change::Bit => {
                let at = hand.rng.below(hand.words.len()) as u32;
                vec![(at, hand.word(at) ^ 1 << hand.rng.below(32))]
            }
        };
        let changes = |w: &(u32, u32)| hand.word(w.0) != w.1 && w.0 != header::CRC;
        let writes: Writes = writes.into_iter().filter(changes).collect();
        (!writes.is_empty()).then_some(writes)
    }
}

/// What `value` gives, in a word of one of these roles.
fn put<'h>(
    hand: &mut Hand<'h>,
    roles: &[Role],
    value: impl FnOnce(&mut Hand<'h>) -> Value,
) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    Some(vec![(site.at, value(hand).bits())])
}

/// Another object of the same kind, in a word of one of these roles.
fn alike(hand: &mut Hand<'_>, roles: &[Role]) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    let v = hand.value(site.at);
    let other = if v.is_rom() {
        hand.alike(v)?
    } else if v.is_interned() {
        hand.string()
    } else {
        hand.immediate()
    };
    Some(vec![(site.at, other.bits())])
}

/// Another number, in a word of one of these roles that has one.
fn small(hand: &mut Hand<'_>, roles: &[Role]) -> Option<Writes> {
    let site = hand.site_of(roles)?;
    let n = hand.value(site.at);
    let other = if n.is_int() {
        Value::int(hand.near(n.as_int()))
    } else {
        hand.immediate()
    };
    Some(vec![(site.at, other.bits())])
}

/// One to three bits of one byte, in a word of that role.
fn bits(hand: &mut Hand<'_>, role: Role) -> Option<Writes> {
    let site = hand.site(role)?;
    let byte = (1 + hand.rng.below(255)) as u32;
    let shift = 8 * hand.rng.below(4);
    let few = byte & (hand.rng.below(256) as u32 | 1);
    Some(vec![(site.at, hand.word(site.at) ^ few << shift)])
}

/// An instruction, and what it is.
fn chosen(hand: &mut Hand<'_>) -> Option<(Site, Op)> {
    let site = hand.site(Role::Instruction)?;
    let op = Op::from_index(hand.word(site.at) & 0xff)?;
    Some((site, op))
}

/// Numbers of an instruction's fields that are as `good` says.
fn fields(op: Op, good: impl Fn(Field) -> bool) -> Vec<u32> {
    (0..3).filter(|i| good(op.field(*i))).collect()
}

/// The word `w` with `x` in field `i`.
fn with_field(w: u32, i: u32, x: u32) -> u32 {
    let shift = 8 * (i + 1);
    w & !(0xff << shift) | (x & 0xff) << shift
}

fn register(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let fields = fields(op, is_register);
    if fields.is_empty() {
        return None;
    }
    let i = *hand.rng.pick(&fields);
    let regs = hand.map.unit(site.owner).regs as usize;
    // Now and then one behind the last.
    let beyond = usize::from(hand.rng.percent(5));
    let r = hand.rng.below(regs + beyond) as u32;
    Some(vec![(site.at, with_field(hand.word(site.at), i, r))])
}

fn exchange(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let fields = fields(op, is_register);
    let [i, .., j] = fields[..] else {
        return None;
    };
    let w = hand.word(site.at);
    let field = |i: u32| w >> (8 * (i + 1)) & 0xff;
    let w = with_field(with_field(w, i, field(j)), j, field(i));
    Some(vec![(site.at, w)])
}

fn number(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let fields = fields(op, |f| matches!(f, Field::Num | Field::S16));
    if fields.is_empty() {
        return None;
    }
    let i = *hand.rng.pick(&fields);
    let w = hand.word(site.at);
    let was = (w >> (8 * (i + 1)) & 0xff) as i32;
    Some(vec![(site.at, with_field(w, i, hand.near(was) as u32))])
}

fn opcode(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let same = |o: &&Op| **o != op && o.fields() == op.fields() && o.words().eq(op.words());
    let others: Vec<Op> = Op::ALL.iter().filter(same).copied().collect();
    if others.is_empty() {
        return None;
    }
    let other = *hand.rng.pick(&others);
    Some(vec![(site.at, hand.word(site.at) & !0xff | other as u32)])
}

/// Any instruction that takes as many words.
fn instruction(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let same = |o: &&Op| o.len() == op.len();
    let others: Vec<Op> = Op::ALL.iter().filter(same).copied().collect();
    let other = *hand.rng.pick(&others);
    let regs = hand.map.unit(site.owner).regs as usize;
    let all: Vec<u8> = (0..regs as u8).collect();
    Some(replaced(hand, site, op, other, &all))
}

/// Instructions that need an object of a certain kind in a register.
const TYPED: [Op; 24] = [
    Op::LoadCell,
    Op::LoadCell,
    Op::LoadNameCell,
    Op::StoreCell,
    Op::DelCell,
    Op::ListAppend,
    Op::ListExtend,
    Op::SetAdd,
    Op::SetUpdate,
    Op::DictSet,
    Op::DictUpdate,
    Op::ListToTuple,
    Op::CallEx,
    Op::CallFound,
    Op::MakeFunc,
    Op::MakeClass,
    Op::ForIter,
    Op::YieldFrom,
    Op::Match,
    Op::Reraise,
    Op::ExcInfo,
    Op::ImportFrom,
    Op::ImportStar,
    Op::MakeStr,
];

fn typed(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let same = |o: &&Op| o.len() == op.len();
    let others: Vec<Op> = TYPED.iter().filter(same).copied().collect();
    if others.is_empty() {
        return None;
    }
    let other = *hand.rng.pick(&others);
    let places = &hand.map.unit(site.owner).places;
    let here = places.partition_point(|p| *p < site.at);
    let around = &places[here.saturating_sub(AROUND)..(here + AROUND).min(places.len())];
    let mut used = Vec::new();
    for at in around {
        let w = hand.word(*at);
        let Some(op) = Op::from_index(w & 0xff) else {
            continue;
        };
        used.extend(
            fields(op, is_register)
                .iter()
                .map(|i| (w >> (8 * (i + 1))) as u8),
        );
    }
    Some(replaced(hand, site, op, other, &used))
}

/// Instructions before and behind one whose registers it may take.
const AROUND: usize = 4;

/// The instruction `other` in the place of `op`, which takes as many words, with registers of these.
fn replaced(hand: &mut Hand<'_>, site: Site, op: Op, other: Op, registers: &[u8]) -> Writes {
    let was = hand.word(site.at);
    let mut parts = [0u8; 3];
    for (i, part) in (0..3).zip(&mut parts) {
        let old = (was >> (8 * (i + 1)) & 0xff) as u8;
        *part = match other.field(i) {
            Field::None => 0,
            // What was there is a register that has something, mostly.
            f if is_register(f) && is_register(op.field(i)) && hand.rng.percent(60) => old,
            f if is_register(f) && registers.is_empty() => 0,
            f if is_register(f) => *hand.rng.pick(registers),
            _ if hand.rng.percent(90) => hand.rng.below(4) as u8,
            _ => hand.near(i32::from(old)) as u8,
        };
    }
    let mut writes = vec![(site.at, encode(other, parts[0], parts[1], parts[2]))];
    let old: Vec<Word> = op.words().collect();
    for (i, word) in (1..).zip(other.words()) {
        if old.get(i as usize - 1) != Some(&word) || hand.rng.percent(30) {
            let v = operand(hand, site, word);
            writes.push((site.at + i, v.bits()));
        }
    }
    writes
}

/// A word that an instruction may have in that place.
fn operand(hand: &mut Hand<'_>, site: Site, word: Word) -> Value {
    match word {
        Word::Name => hand.string(),
        Word::Value => hand.any(),
        Word::Code => {
            let i = hand.rng.below(hand.map.units.len());
            Value::rom(hand.map.units[i].at)
        }
        Word::Jump => target(hand, site, site.at),
        Word::Num => Value::int(hand.number()),
    }
}

/// A jump from `from` to an instruction of the same code.
fn target(hand: &mut Hand<'_>, site: Site, from: u32) -> Value {
    let unit = hand.map.unit(site.owner);
    let to = *hand.rng.pick(&unit.places);
    Value::int(to as i32 - from as i32)
}

fn copied(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    for _ in 0..8 {
        let (from, other) = chosen(hand)?;
        if other.len() == op.len() {
            let words = 0..op.len();
            return Some(
                words
                    .map(|i| (site.at + i, hand.word(from.at + i)))
                    .collect(),
            );
        }
    }
    None
}

fn jump(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Jump)?;
    if hand.rng.percent(10) {
        return small(hand, &[Role::Jump]);
    }
    let unit = hand.map.unit(site.owner);
    let i = unit.places.partition_point(|p| *p < site.at);
    let from = unit.places[i.checked_sub(1)?];
    Some(vec![(site.at, target(hand, site, from).bits())])
}

fn handler(hand: &mut Hand<'_>) -> Option<Writes> {
    let role = *hand.rng.pick(&[Role::HandlerRange, Role::HandlerTarget]);
    let site = hand.site(role)?;
    let first = site.owner + vm::image::code::INSTRS;
    let places = &hand.map.unit(site.owner).places;
    let mut place = || *hand.rng.pick(places) - first;
    let w = if role == Role::HandlerRange {
        let (a, b) = (place(), place());
        a.min(b) << 16 | a.max(b)
    } else {
        place()
    };
    Some(vec![(site.at, w)])
}

fn info(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::CodeInfo)?;
    let mut i = Info::unpack(hand.value(site.at).as_len());
    let part = hand.rng.below(5);
    let more = hand.rng.percent(60);
    let step = |n: u32| if more { n + 1 } else { n.saturating_sub(1) };
    match part {
        0 => i.regs = step(i.regs) & 0xff,
        1 => i.pos = step(i.pos),
        2 => i.kwonly = step(i.kwonly),
        _ => i.flags ^= 1 << hand.rng.below(5),
    }
    Some(vec![(site.at, Value::len(i.pack()).bits())])
}

fn swap(hand: &mut Hand<'_>) -> Option<Writes> {
    const PLACES: [Role; 5] = [
        Role::Field,
        Role::Field,
        Role::Constant,
        Role::TableValue,
        Role::FrameRegister,
    ];
    let (a, b) = (hand.site_of(&PLACES)?, hand.site_of(&PLACES)?);
    Some(vec![(a.at, hand.word(b.at)), (b.at, hand.word(a.at))])
}

/// Kinds whose objects look alike.
const ALIKE: [&[Kind]; 10] = [
    &[Kind::Bytes, Kind::Raw, Kind::BigInt],
    &[Kind::Tuple, Kind::NamedTuple, Kind::Vec],
    &[Kind::Tuple, Kind::Slice, Kind::Range, Kind::Property],
    &[Kind::Set, Kind::FrozenSet],
    &[
        Kind::StaticMethod,
        Kind::ClassMethod,
        Kind::Cell,
        Kind::Object,
    ],
    &[Kind::Bound, Kind::BoundNative, Kind::Super, Kind::View],
    &[Kind::List, Kind::ByteArray],
    &[Kind::Table2, Kind::Table3],
    &[Kind::Keys1, Kind::Keys2],
    &[Kind::Iter, Kind::Exc],
];

fn kind(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Header)?;
    let h = hand.word(site.at);
    let now = object::kind(h)?;
    let alike: Vec<Kind> = ALIKE
        .iter()
        .filter(|k| k.contains(&now))
        .flat_map(|k| k.iter().copied())
        .collect();
    let kind = if !alike.is_empty() && hand.rng.percent(75) {
        *hand.rng.pick(&alike)
    } else {
        *hand.rng.pick(Kind::ALL)
    };
    let header = object::header(kind, object::size(h), h & (FROZEN | MARK | FLAG));
    Some(vec![(site.at, header)])
}

fn size(hand: &mut Hand<'_>) -> Option<Writes> {
    if hand.rng.percent(60) {
        return split(hand);
    }
    let site = hand.site_of(&[Role::Header, Role::StringHeader])?;
    let h = hand.word(site.at);
    let old = object::size(h) as i32;
    let new = match hand.rng.below(4) {
        // As long in words, where it counts bytes.
        0 => old ^ 1,
        _ => hand.near(old),
    };
    let kind = object::kind(h)?;
    let new = new as u32 & object::SIZE_MAX;
    let header = object::header(kind, new, h & (FROZEN | MARK | FLAG));
    Some(vec![(site.at, header)])
}

/// An object is shorter, and behind it lies a tuple of what it had more.
fn split(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Header)?;
    let h = hand.word(site.at);
    let (kind, words) = (object::kind(h)?, object::total_words(h));
    if words < 3 {
        return None;
    }
    let left = 1 + hand.rng.below(words as usize - 2) as u32;
    let size = if kind.is_bytes() {
        4 * (left - 1)
    } else {
        left - 1
    };
    let rest = object::header(Kind::Tuple, words - left - 1, FROZEN);
    let header = object::header(kind, size, h & (FROZEN | MARK | FLAG));
    Some(vec![(site.at, header), (site.at + left, rest)])
}

fn flags(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site_of(&[Role::Header, Role::Header, Role::StringHeader])?;
    let flag = *hand.rng.pick(&[FLAG, FLAG, FLAG, FROZEN, MARK]);
    Some(vec![(site.at, hand.word(site.at) ^ flag)])
}

fn place(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::FramePlace)?;
    let i = hand.rng.below(hand.map.units.len());
    let now = hand.value(site.at).as_len();
    let own = hand
        .map
        .units
        .iter()
        .find(|u| u.places.binary_search(&now).is_ok());
    let unit = match own {
        Some(u) if hand.rng.percent(90) => u,
        _ => &hand.map.units[i],
    };
    let to = *hand.rng.pick(&unit.places);
    Some(vec![(site.at, Value::len(to).bits())])
}

/// A frame is one of another function, mostly of one that has as many registers, and stands at an instruction of it.
fn frame(hand: &mut Hand<'_>) -> Option<Writes> {
    if hand.rng.percent(20) {
        return put(hand, &[Role::FrameFunction, Role::FrameCaller], Hand::any);
    }
    let site = hand.site(Role::FrameFunction)?;
    let regs = object::size(hand.word(site.owner)).checked_sub(frame::REGS)?;
    let functions = hand.map.kinds.iter().find(|k| k.0 == Kind::Func)?;
    let unit = |f: &u32| hand.map.find_unit(hand.value(f + function::CODE).rom_off());
    let fits = |f: &(u32, &Unit)| f.1.regs == regs;
    let fitting: Vec<(u32, &Unit)> = functions
        .1
        .iter()
        .filter_map(|f| Some((*f, unit(f)?)))
        .filter(fits)
        .collect();
    if fitting.is_empty() {
        return None;
    }
    let (f, unit) = *hand.rng.pick(&fitting);
    let to = *hand.rng.pick(&unit.places);
    Some(vec![
        (site.at, Value::rom(f).bits()),
        (site.at + frame::PC - frame::FUNC, Value::len(to).bits()),
    ])
}

fn frame_info(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::FrameInfo)?;
    let (regs, flags) = object::unpack(hand.value(site.at));
    let packed = if hand.rng.percent(80) {
        object::pack(regs, flags ^ 1 << hand.rng.below(8))
    } else {
        object::pack(hand.near(regs as i32) as u32, flags)
    };
    Some(vec![(site.at, packed.bits())])
}

fn module(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::ModuleInfo)?;
    let word = hand.value(site.at);
    let at = if word.is_rom() {
        word.rom_off() + 1
    } else {
        site.at
    };
    match hand.rng.below(4) {
        0 => alike(hand, &[Role::ModuleInfo]),
        1 => put(hand, &[Role::ModuleInfo], Hand::any),
        2 if word.is_rom() => {
            // Its delta, its frames, its body.
            let part = 1 + hand.rng.below(3) as u32;
            let v = hand.any();
            Some(vec![(at + part, v.bits())])
        }
        _ => {
            let packed = hand.value(at).as_int();
            let other = if hand.rng.percent(60) {
                packed ^ 1 << hand.rng.below(3)
            } else {
                hand.near(packed)
            };
            Some(vec![(at, Value::int(other).bits())])
        }
    }
}

fn delta(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Delta)?;
    let v = hand.value(site.at);
    let other = if v.is_int() && hand.rng.percent(80) {
        Value::int(hand.rng.below(6) as i32)
    } else if v.is_rom() && hand.rng.percent(50) {
        hand.alike(v).unwrap_or(Value::NONE)
    } else {
        hand.any()
    };
    Some(vec![(site.at, other.bits())])
}

fn eval(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site_of(&[Role::EvalText, Role::EvalCode, Role::EvalCode])?;
    let v = hand.value(site.at);
    let other = if v.is_rom() {
        let i = hand.rng.below(hand.map.units.len());
        Value::rom(hand.map.units[i].at)
    } else {
        hand.string()
    };
    Some(vec![(site.at, other.bits())])
}

fn section(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Section)?;
    let w = hand.word(site.at);
    let other = if site.at == header::MAIN && hand.rng.percent(80) {
        hand.rng.below(hand.word(header::MODULE_COUNT) as usize + 1) as u32
    } else {
        hand.near(w as i32) as u32
    };
    Some(vec![(site.at, other)])
}

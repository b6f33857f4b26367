//! Changes of code: instructions, their operands, handlers, the shape of a frame.

use format::image::code::{Info, INSTRS};
use format::isa::{encode, Field, Op, Word};
use format::value::Value;

use super::{small, Writes};
use crate::image::map::{is_register, Role, Site};
use crate::image::operands::Hand;

/// An instruction and its opcode.
fn chosen(hand: &mut Hand<'_>) -> Option<(Site, Op)> {
    let site = hand.site(Role::Instruction)?;
    let op = Op::from_index(hand.word(site.at) & 0xff)?;
    Some((site, op))
}

/// The numbers of an instruction's fields for which `good` holds.
fn fields(op: Op, good: impl Fn(Field) -> bool) -> Vec<u32> {
    (0..3).filter(|i| good(op.field(*i))).collect()
}

/// The word `w` with `x` in field `i`.
fn with_field(w: u32, i: u32, x: u32) -> u32 {
    let shift = 8 * (i + 1);
    w & !(0xff << shift) | (x & 0xff) << shift
}

pub(super) fn register(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let fields = fields(op, is_register);
    if fields.is_empty() {
        return None;
    }
    let i = *hand.rng.pick(&fields);
    let regs = hand.map.unit(site.owner).regs as usize;
    // Sometimes the register behind the last one.
    let beyond = usize::from(hand.rng.percent(5));
    let r = hand.rng.below(regs + beyond) as u32;
    Some(vec![(site.at, with_field(hand.word(site.at), i, r))])
}

pub(super) fn exchange(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn number(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn opcode(hand: &mut Hand<'_>) -> Option<Writes> {
    let (site, op) = chosen(hand)?;
    let same = |o: &&Op| **o != op && o.fields() == op.fields() && o.words().eq(op.words());
    let others: Vec<Op> = Op::ALL.iter().filter(same).copied().collect();
    if others.is_empty() {
        return None;
    }
    let other = *hand.rng.pick(&others);
    Some(vec![(site.at, hand.word(site.at) & !0xff | other as u32)])
}

/// Any instruction of the same number of words.
pub(super) fn instruction(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn typed(hand: &mut Hand<'_>) -> Option<Writes> {
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

/// How many instructions before and behind an instruction lend it their registers.
const AROUND: usize = 4;

/// The instruction `other` instead of `op`, which has the same number of words, with these registers.
fn replaced(hand: &mut Hand<'_>, site: Site, op: Op, other: Op, registers: &[u8]) -> Writes {
    let was = hand.word(site.at);
    let mut parts = [0u8; 3];
    for (i, part) in (0..3).zip(&mut parts) {
        let old = (was >> (8 * (i + 1)) & 0xff) as u8;
        *part = match other.field(i) {
            Field::None => 0,
            // Mostly the old word is a register that holds something.
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

/// A word that an instruction may have at this place.
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

pub(super) fn copied(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn jump(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Jump)?;
    if hand.rng.percent(10) {
        return small(hand, &[Role::Jump]);
    }
    let unit = hand.map.unit(site.owner);
    let i = unit.places.partition_point(|p| *p < site.at);
    let from = unit.places[i.checked_sub(1)?];
    Some(vec![(site.at, target(hand, site, from).bits())])
}

pub(super) fn handler(hand: &mut Hand<'_>) -> Option<Writes> {
    let role = *hand.rng.pick(&[Role::HandlerRange, Role::HandlerTarget]);
    let site = hand.site(role)?;
    let first = site.owner + INSTRS;
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

pub(super) fn info(hand: &mut Hand<'_>) -> Option<Writes> {
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

//! Changes of objects: headers, references, frames, modules, the eval index, the header of the image.

use format::frame;
use format::image::{header, more};
use format::layout::function;
use format::object::{self, Kind, FLAG, FROZEN, MARK};
use format::value::Value;

use super::{alike, put, Writes};
use crate::image::map::{Role, Unit};
use crate::image::operands::Hand;

pub(super) fn swap(hand: &mut Hand<'_>) -> Option<Writes> {
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

/// Groups of kinds whose objects have the same layout.
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

pub(super) fn kind(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn size(hand: &mut Hand<'_>) -> Option<Writes> {
    if hand.rng.percent(60) {
        return split(hand);
    }
    let site = hand.site_of(&[Role::Header, Role::StringHeader])?;
    let h = hand.word(site.at);
    let old = object::size(h) as i32;
    let new = match hand.rng.below(4) {
        // The same length in words, though the object counts bytes.
        0 => old ^ 1,
        _ => hand.near(old),
    };
    let kind = object::kind(h)?;
    let new = new as u32 & object::SIZE_MAX;
    let header = object::header(kind, new, h & (FROZEN | MARK | FLAG));
    Some(vec![(site.at, header)])
}

/// An object becomes shorter, and the rest of its words becomes a tuple behind it.
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

pub(super) fn flags(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site_of(&[Role::Header, Role::Header, Role::StringHeader])?;
    let flag = *hand.rng.pick(&[FLAG, FLAG, FLAG, FROZEN, MARK]);
    Some(vec![(site.at, hand.word(site.at) ^ flag)])
}

pub(super) fn place(hand: &mut Hand<'_>) -> Option<Writes> {
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

/// A frame becomes one of another function, mostly of one with the same number of registers, and stands at one of its
/// instructions.
pub(super) fn frame(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn frame_info(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::FrameInfo)?;
    let (regs, flags) = object::unpack(hand.value(site.at));
    let packed = if hand.rng.percent(80) {
        object::pack(regs, flags ^ 1 << hand.rng.below(8))
    } else {
        object::pack(hand.near(regs as i32) as u32, flags)
    };
    Some(vec![(site.at, packed.bits())])
}

pub(super) fn module(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::ModuleInfo)?;
    let word = hand.value(site.at);
    let at = if word.is_rom() {
        word.rom_off() + more::INFO
    } else {
        site.at
    };
    match hand.rng.below(4) {
        0 => alike(hand, &[Role::ModuleInfo]),
        1 => put(hand, &[Role::ModuleInfo], Hand::any),
        2 if word.is_rom() => {
            // The module's delta, frames and body.
            let part = more::DELTA + hand.rng.below(3) as u32;
            let v = hand.any();
            Some(vec![(word.rom_off() + part, v.bits())])
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

pub(super) fn delta(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn eval(hand: &mut Hand<'_>) -> Option<Writes> {
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

pub(super) fn section(hand: &mut Hand<'_>) -> Option<Writes> {
    let site = hand.site(Role::Section)?;
    let w = hand.word(site.at);
    let other = if site.at == header::MAIN && hand.rng.percent(80) {
        hand.rng.below(hand.word(header::MODULE_COUNT) as usize + 1) as u32
    } else {
        hand.near(w as i32) as u32
    };
    Some(vec![(site.at, other)])
}

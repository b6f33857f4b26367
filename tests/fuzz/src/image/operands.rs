//! Words that replace others: values, registers, numbers.

use format::types::TypeId;
use format::value::Value;

use super::map::{Map, Role, Site};
use crate::rng::Rng;

/// Probabilities in percent of the kinds of an arbitrary value.
const COPIED: usize = 55;
const OBJECT: usize = 85;
const NUMBER: usize = 97;
/// Values that are not references.
const PLAIN: [Value; 7] = [
    Value::UNDEF,
    Value::NONE,
    Value::FALSE,
    Value::TRUE,
    Value::ELLIPSIS,
    Value::NOT_IMPLEMENTED,
    Value::int(0),
];
/// Numbers at the limits of fields and ranges.
const NUMBERS: [i32; 16] = [
    -1,
    0,
    1,
    2,
    3,
    4,
    5,
    8,
    16,
    255,
    256,
    65536,
    -5,
    (1 << 20) - 1,
    format::value::INT_MAX,
    format::value::INT_MIN,
];
/// The roles of words that hold values of a program.
const VALUES: [Role; 6] = [
    Role::Field,
    Role::Constant,
    Role::TableValue,
    Role::TableKey,
    Role::Name,
    Role::FrameRegister,
];

/// The material of a change: the image in its present state, and random choices.
pub struct Hand<'h> {
    pub words: &'h [u32],
    pub map: &'h Map,
    pub rng: &'h mut Rng,
}

impl Hand<'_> {
    /// The word at `at`.
    pub fn word(&self, at: u32) -> u32 {
        self.words.get(at as usize).copied().unwrap_or(0)
    }
    /// The word at `at`, as a value.
    pub fn value(&self, at: u32) -> Value {
        Value::from_bits(self.word(at))
    }
    /// The place of a word of this role, if there is one.
    pub fn site(&mut self, role: Role) -> Option<Site> {
        let sites = self.map.sites(role);
        (!sites.is_empty()).then(|| *self.rng.pick(sites))
    }
    /// The place of a word of one of these roles, if there is one.
    pub fn site_of(&mut self, roles: &[Role]) -> Option<Site> {
        let role = *self.rng.pick(roles);
        self.site(role)
    }
    /// A small number, or one at a limit.
    pub fn number(&mut self) -> i32 {
        if self.rng.percent(50) {
            self.rng.below(12) as i32
        } else {
            *self.rng.pick(&NUMBERS)
        }
    }
    /// A number near `n`.
    pub fn near(&mut self, n: i32) -> i32 {
        match self.rng.below(4) {
            0 => n.wrapping_add(1),
            1 => n.wrapping_sub(1),
            2 => n ^ 1 << self.rng.below(30),
            _ => self.number(),
        }
    }
    /// A reference to any object.
    pub fn object(&mut self) -> Value {
        let kinds = &self.map.kinds;
        // Mostly the kind is chosen first, since there are few objects of most kinds.
        let of = if self.rng.percent(60) {
            self.rng.pick(kinds)
        } else {
            let kind = self.rng.pick(&self.map.objects).1;
            kinds.iter().find(|k| k.0 == kind).unwrap_or(&kinds[0])
        };
        Value::rom(*self.rng.pick(&of.1))
    }
    /// A reference to another object of the same kind.
    pub fn alike(&mut self, v: Value) -> Option<Value> {
        let objects = &self.map.objects;
        let i = objects.binary_search_by_key(&v.rom_off(), |o| o.0).ok()?;
        let of = self.map.kinds.iter().find(|k| k.0 == objects[i].1)?;
        Some(Value::rom(*self.rng.pick(&of.1)))
    }
    /// A reference to an interned string.
    pub fn string(&mut self) -> Value {
        if !self.map.strings.is_empty() && self.rng.percent(50) {
            return Value::rom_str(*self.rng.pick(&self.map.strings));
        }
        let name = self.site(Role::Name);
        name.map_or(Value::NONE, |s| self.value(s.at))
    }
    /// A value that is not a reference.
    pub fn immediate(&mut self) -> Value {
        match self.rng.below(5) {
            0 => *self.rng.pick(&PLAIN),
            1 => Value::int(self.number()),
            2 => Value::float(self.number() as f32 / 2.0),
            3 => {
                let n = self.rng.below(TypeId::COUNT as usize) as u32;
                Value::from_bits(Value::typ(TypeId::Object).bits() | n << 8)
            }
            _ => Value::native(self.rng.below(40) as u8, self.rng.below(30) as u8),
        }
    }
    /// Any value; sometimes a word that is not a value.
    pub fn any(&mut self) -> Value {
        let n = self.rng.below(100);
        if n < COPIED {
            if let Some(site) = self.site_of(&VALUES) {
                return self.value(site.at);
            }
        }
        if n < OBJECT {
            self.object()
        } else if n < NUMBER {
            self.immediate()
        } else {
            let at = self.rng.below(self.words.len()) as u32;
            self.value(at)
        }
    }
}

//! Words that are put in the place of others: values, registers, numbers.

use format::types::TypeId;
use format::value::Value;

use super::map::{Map, Role, Site};
use crate::rng::Rng;

/// Chances in a hundred, of what an arbitrary value is.
const COPIED: usize = 55;
const OBJECT: usize = 85;
const NUMBER: usize = 97;
/// Values that are no reference.
const PLAIN: [Value; 7] = [
    Value::UNDEF,
    Value::NONE,
    Value::FALSE,
    Value::TRUE,
    Value::ELLIPSIS,
    Value::NOT_IMPLEMENTED,
    Value::int(0),
];
/// Numbers at which something ends.
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
/// Words of these roles are values that a program may have.
const VALUES: [Role; 6] = [
    Role::Field,
    Role::Constant,
    Role::TableValue,
    Role::TableKey,
    Role::Name,
    Role::FrameRegister,
];

/// What a change works with: the image as it is now, and chance.
pub struct Hand<'h> {
    pub words: &'h [u32],
    pub map: &'h Map,
    pub rng: &'h mut Rng,
}

impl Hand<'_> {
    /// Word `at`.
    pub fn word(&self, at: u32) -> u32 {
        self.words.get(at as usize).copied().unwrap_or(0)
    }
    /// The same, as a value.
    pub fn value(&self, at: u32) -> Value {
        Value::from_bits(self.word(at))
    }
    /// A word of that role, if there is one.
    pub fn site(&mut self, role: Role) -> Option<Site> {
        let sites = self.map.sites(role);
        (!sites.is_empty()).then(|| *self.rng.pick(sites))
    }
    /// A word of one of these roles.
    pub fn site_of(&mut self, roles: &[Role]) -> Option<Site> {
        let role = *self.rng.pick(roles);
        self.site(role)
    }
    /// A small number, or one at which something ends.
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
        // The kind first, mostly: of most kinds there are few.
        let of = if self.rng.percent(60) {
            self.rng.pick(kinds)
        } else {
            let kind = self.rng.pick(&self.map.objects).1;
            kinds.iter().find(|k| k.0 == kind).unwrap_or(&kinds[0])
        };
        Value::rom(*self.rng.pick(&of.1))
    }
    /// Another object of the same kind.
    pub fn alike(&mut self, v: Value) -> Option<Value> {
        let objects = &self.map.objects;
        let i = objects.binary_search_by_key(&v.rom_off(), |o| o.0).ok()?;
        let of = self.map.kinds.iter().find(|k| k.0 == objects[i].1)?;
        Some(Value::rom(*self.rng.pick(&of.1)))
    }
    /// An interned string.
    pub fn string(&mut self) -> Value {
        if !self.map.strings.is_empty() && self.rng.percent(50) {
            return Value::rom_str(*self.rng.pick(&self.map.strings));
        }
        let name = self.site(Role::Name);
        name.map_or(Value::NONE, |s| self.value(s.at))
    }
    /// What is no reference.
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
    /// Any value; now and then a word that is none.
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

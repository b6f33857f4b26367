//! The layout of every object: one table, [`kinds`], and what follows from it.
//!
//! A row names the kind, what the first write to a frozen object of it does, and the fields of its body with
//! their roles. From the rows derive the field numbers (`layout::list::LEN`), the sizes, what the verifier and the
//! heap checker ask of each field, which kinds the collector reads without a look, and the fingerprint.
//!
//! Field numbers count words from the object's header, which is word 0.

mod codes;
mod kinds;
pub mod records;
mod role;

pub use codes::*;
pub use kinds::*;
pub use role::{Role, Rule};

use crate::flash;

/// Body words that the row of a kind describes.
#[derive(Clone, Copy)]
pub struct Shape {
    /// The fields by word, the first of them word 1.
    pub fields: &'static [Field],
    /// Fewest words of a body: the fields from there on may be missing.
    pub least: u32,
    /// The last field stands for any number of words of its role, none included.
    pub is_open: bool,
}

/// A field of a row.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name in the row.
    pub name: &'static str,
    /// What may stand in it.
    pub role: Role,
}

impl Shape {
    /// Fields that are one word each: all but the open one.
    pub const fn fixed(&self) -> u32 {
        self.fields.len() as u32 - self.is_open as u32
    }
}

/// The fewest words that the body of an object of the kind has; 0 for bodies of bytes.
pub fn least_words(kind: Kind) -> u32 {
    flash::word(&BOUNDS[kind as usize]) & LEAST_MASK
}

/// True if a body of `size` words is one that the kind can have. Bodies of bytes have any size.
pub fn is_size(kind: Kind, size: u32) -> bool {
    let bounds = flash::word(&BOUNDS[kind as usize]);
    let (least, fixed) = (bounds & LEAST_MASK, bounds >> FIXED_SHIFT & LEAST_MASK);
    size >= least && (size <= fixed || bounds & OPEN != 0)
}

/// The rules of a kind's fields.
#[derive(Clone, Copy)]
pub struct Rules {
    first: u32,
    count: u32,
}

/// What may stand in the fields of an object of the kind.
pub fn rules(kind: Kind) -> Rules {
    let first = flash::word(&FIRST_RULE[kind as usize]);
    Rules {
        first,
        count: flash::word(&FIRST_RULE[kind as usize + 1]) - first,
    }
}

impl Rules {
    /// What may stand in word `i`, the header being word 0. The last rule of an open kind goes on to the end.
    pub fn at(self, i: u32) -> Rule {
        let at = self.first + (i - 1).min(self.count.saturating_sub(1));
        RULES
            .get(at as usize)
            .map_or(Rule::of(Role::Raw), |w| Rule::from_bits(flash::word(w)))
    }
    /// The one rule of word `i` and all that follow, where that is so.
    pub fn is_last(self, i: u32) -> bool {
        i >= self.count
    }
}

const LEAST_MASK: u32 = 0xff;
const FIXED_SHIFT: u32 = 8;
const OPEN: u32 = 1 << 16;

/// Kinds by number; there is none of number 0.
const KINDS: usize = Kind::ALL.len() + 1;

/// Fewest words, fixed words and whether more may follow, by kind. In words, since the table lies in flash.
static BOUNDS: [u32; KINDS] = {
    let mut table = [0; KINDS];
    let mut i = 0;
    while i < Kind::ALL.len() {
        let kind = Kind::ALL[i];
        let shape = kind.shape();
        table[kind as usize] = if kind.is_bytes() {
            OPEN
        } else {
            shape.least | shape.fixed() << FIXED_SHIFT | (shape.is_open as u32) << 16
        };
        i += 1;
    }
    table
};

/// Where the rules of each kind begin in [`RULES`]; those of the last one end at the last entry.
static FIRST_RULE: [u32; KINDS + 1] = {
    let mut table = [0; KINDS + 1];
    let mut i = 0;
    while i < Kind::ALL.len() {
        table[i + 2] = table[i + 1] + Kind::ALL[i].shape().fields.len() as u32;
        i += 1;
    }
    table
};

const RULE_COUNT: usize = {
    let (mut n, mut i) = (0, 0);
    while i < Kind::ALL.len() {
        n += Kind::ALL[i].shape().fields.len();
        i += 1;
    }
    n
};

/// The rules of all fields, kind after kind.
static RULES: [u32; RULE_COUNT] = {
    let mut table = [0; RULE_COUNT];
    let (mut n, mut i) = (0, 0);
    while i < Kind::ALL.len() {
        let fields = Kind::ALL[i].shape().fields;
        let mut f = 0;
        while f < fields.len() {
            table[n] = Rule::of(fields[f].role).bits();
            n += 1;
            f += 1;
        }
        i += 1;
    }
    table
};

const _: () = {
    let mut i = 0;
    while i < Kind::ALL.len() {
        assert!(
            Kind::ALL[i] as usize == i + 1,
            "kinds are numbered from 1 on, in order"
        );
        let shape = Kind::ALL[i].shape();
        assert!(shape.least <= shape.fixed());
        i += 1;
    }
};

//! The layout of every object: one table, [`kinds`], and what follows from it.
//!
//! A row names the kind, what the first write to a frozen object of it does, and the fields of its body with
//! their roles. From the rows derive the field numbers (`layout::list::LEN`), the sizes, what the verifier and the
//! heap checker ask of each field, which kinds the collector may scan as plain values, and the fingerprint.
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
use crate::object::{FirstWrite, BODY};

/// The body of a kind's objects, as its row describes it.
#[derive(Clone, Copy)]
pub struct Shape {
    /// The fields in the order of their words; the first is word 1.
    pub fields: &'static [Field],
    /// Fewest words of a body. The fields behind them may be missing.
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
    /// Number of the fields that are one word each: all but the open one.
    pub const fn fixed(&self) -> u32 {
        self.fields.len() as u32 - self.is_open as u32
    }
}

/// The fewest words that the body of an object of the kind has; 0 for bodies of bytes.
pub fn least_words(kind: Kind) -> u32 {
    summary(kind) & LEAST_MASK
}

/// True if the kind can have a body of `size` words. Bodies of bytes can have any size.
pub fn is_size(kind: Kind, size: u32) -> bool {
    let row = summary(kind);
    let (least, fixed) = (row & LEAST_MASK, row >> FIXED_SHIFT & LEAST_MASK);
    size >= least && (size <= fixed || row & OPEN != 0)
}

/// The word of an object of the kind that holds its storage: the field whose role is [`Role::Part`].
#[inline]
pub fn part(kind: Kind) -> Option<u32> {
    match summary(kind) >> PART_SHIFT & PART_MASK {
        0 => None,
        word => Some(word),
    }
}

/// The word of an object with entries that holds its table; `None` for a kind that is not a namespace. Namespaces
/// are the kinds whose first write makes a delta.
#[inline]
pub fn namespace_table(kind: Kind) -> Option<u32> {
    let row = summary(kind);
    if row & NAMESPACE != 0 {
        Some(row >> PART_SHIFT & PART_MASK)
    } else {
        None
    }
}

/// The words that hold length and storage, for a kind that has these two fields and no others.
#[cfg(feature = "build")]
pub const fn counted_storage(kind: Kind) -> Option<(u32, u32)> {
    match kind.shape().fields {
        [Field {
            role: Role::Count, ..
        }, Field {
            role: Role::Part(..),
            ..
        }] => Some((BODY, BODY + 1)),
        _ => None,
    }
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
        let at = self.first + (i - BODY).min(self.count.saturating_sub(1));
        RULES
            .get(at as usize)
            .map_or(Rule::of(Role::Raw), |w| Rule::from_bits(flash::word(w)))
    }
    /// True if the rule of word `i` is that of all following words too.
    pub fn is_last(self, i: u32) -> bool {
        i >= self.count
    }
}

const LEAST_MASK: u32 = 0xff;
const FIXED_SHIFT: u32 = 8;
const OPEN: u32 = 1 << 16;
const NAMESPACE: u32 = 1 << 17;
const PART_SHIFT: u32 = 18;
const PART_MASK: u32 = 0xff;

/// Length of a table that is indexed by the kind's number; no kind has number 0.
const KINDS: usize = Kind::ALL.len() + 1;

#[inline]
fn summary(kind: Kind) -> u32 {
    flash::word(&SUMMARY[kind as usize])
}

/// Fewest words, fixed words, whether more may follow, whether it is a namespace, and the word of the storage, by
/// kind. Packed into words, since the table lies in flash.
static SUMMARY: [u32; KINDS] = {
    let mut table = [0; KINDS];
    let mut i = 0;
    while i < Kind::ALL.len() {
        let kind = Kind::ALL[i];
        let shape = kind.shape();
        let mut row = if kind.is_bytes() {
            OPEN
        } else {
            shape.least | shape.fixed() << FIXED_SHIFT
        };
        if shape.is_open {
            row |= OPEN;
        }
        if matches!(kind.first_write(), FirstWrite::Delta) {
            row |= NAMESPACE;
        }
        table[kind as usize] = row | part_word(shape.fields) << PART_SHIFT;
        i += 1;
    }
    table
};

/// The word of the field that is storage; 0 if there is none.
const fn part_word(fields: &[Field]) -> u32 {
    let (mut i, mut word) = (0, 0);
    while i < fields.len() {
        if matches!(fields[i].role, Role::Part(..)) {
            assert!(word == 0, "an object has one storage at most");
            word = BODY + i as u32;
        }
        i += 1;
    }
    word
}

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
        let is_namespace = matches!(Kind::ALL[i].first_write(), FirstWrite::Delta);
        assert!(
            !is_namespace || part_word(shape.fields) != 0,
            "a namespace has a table"
        );
        i += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_storage_is_the_field_whose_role_says_so() {
        assert_eq!(part(Kind::List), Some(list::VEC));
        assert_eq!(part(Kind::Deque), Some(deque::VEC));
        assert_eq!(part(Kind::Array), Some(array::RAW));
        assert_eq!(part(Kind::Class), Some(class::TABLE));
        assert_eq!(part(Kind::Tuple), None);
        assert_eq!(part(Kind::Str), None);
        assert_eq!(part(Kind::Shadow), None);
    }

    #[test]
    fn namespaces_are_written_by_deltas() {
        assert_eq!(namespace_table(Kind::Dict), Some(dict::TABLE));
        assert_eq!(namespace_table(Kind::Class), Some(class::TABLE));
        assert_eq!(namespace_table(Kind::Instance), Some(instance::TABLE));
        assert_eq!(namespace_table(Kind::Module), Some(module::TABLE));
        assert_eq!(namespace_table(Kind::Set), None);
        assert_eq!(namespace_table(Kind::Delta), None);
    }

    #[cfg(feature = "build")]
    #[test]
    fn a_length_and_its_storage() {
        let of = |kind| counted_storage(kind);
        assert_eq!(of(Kind::List), Some((list::LEN, list::VEC)));
        assert_eq!(
            of(Kind::ByteArray),
            Some((byte_array::LEN, byte_array::RAW))
        );
        for kind in [Kind::Array, Kind::Deque, Kind::Stream, Kind::View] {
            assert_eq!(of(kind), None, "{kind:?}");
        }
    }

    #[test]
    fn sizes_are_those_of_the_rows() {
        assert!(is_size(Kind::List, list::WORDS) && !is_size(Kind::List, list::WORDS + 1));
        assert!(is_size(Kind::Instance, 2) && is_size(Kind::Instance, 3));
        assert!(!is_size(Kind::Instance, 1) && !is_size(Kind::Instance, 4));
        assert!(is_size(Kind::Tuple, 0) && is_size(Kind::Tuple, 1000));
        assert!(!is_size(Kind::NamedTuple, 0) && is_size(Kind::NamedTuple, 1));
        assert!(is_size(Kind::Bytes, 3));
        assert_eq!(least_words(Kind::Func), function::MODULE);
    }
}

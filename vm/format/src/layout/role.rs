//! What may stand in a field of an object.

use crate::object::Kind;

/// The role of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Any value that a variable may hold, or UNDEF.
    Value,
    /// A small int that is not negative.
    Count,
    /// A small int.
    Int,
    /// An interned string.
    Name,
    /// A built-in type or a class.
    Type,
    /// A built-in type.
    Builtin,
    /// An object with entries: dict, class, instance or module.
    Namespace,
    /// An object of the kind.
    Is(Kind),
    /// An object of the kind, or UNDEF.
    Maybe(Kind),
    /// Storage that belongs to this object alone, or UNDEF: of one of these two kinds.
    Part(Kind, Kind),
    /// Any value, or storage that belongs to this object alone; the object's type says which.
    Owned,
    /// Storage, bytes or a string that holds the bytes, or UNDEF.
    Bytes,
    /// Raw bits, or words with a reader of their own.
    Raw,
}

/// A [`Role`] in one word, which can lie in flash: the role's number, and the kinds that it names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule(u32);

const KIND_BITS: u32 = 8;
const KIND_MASK: u32 = (1 << KIND_BITS) - 1;

impl Rule {
    /// Encodes a role.
    pub const fn of(role: Role) -> Rule {
        let (number, a, b) = match role {
            Role::Value => (0, 0, 0),
            Role::Count => (1, 0, 0),
            Role::Int => (2, 0, 0),
            Role::Name => (3, 0, 0),
            Role::Type => (4, 0, 0),
            Role::Builtin => (5, 0, 0),
            Role::Namespace => (6, 0, 0),
            Role::Is(k) => (7, k as u32, 0),
            Role::Maybe(k) => (8, k as u32, 0),
            Role::Part(a, b) => (9, a as u32, b as u32),
            Role::Bytes => (10, 0, 0),
            Role::Raw => (11, 0, 0),
            Role::Owned => (12, 0, 0),
        };
        Rule(number | a << KIND_BITS | b << (2 * KIND_BITS))
    }
    /// The word.
    pub const fn bits(self) -> u32 {
        self.0
    }
    /// The rule of a word that [`Rule::bits`] gave.
    pub const fn from_bits(bits: u32) -> Rule {
        Rule(bits)
    }
    /// The role that the word encodes. The numbers are compared one by one: the compiler would put a table into flash
    /// and read it byte by byte.
    pub fn role(self) -> Role {
        let kind = |shift: u32| Kind::from_index(self.0 >> shift & KIND_MASK);
        let (a, b) = (kind(KIND_BITS), kind(2 * KIND_BITS));
        match (self.0 & KIND_MASK, a, b) {
            (1, ..) => Role::Count,
            (2, ..) => Role::Int,
            (3, ..) => Role::Name,
            (4, ..) => Role::Type,
            (5, ..) => Role::Builtin,
            (6, ..) => Role::Namespace,
            (7, Some(k), _) => Role::Is(k),
            (8, Some(k), _) => Role::Maybe(k),
            (9, Some(a), Some(b)) => Role::Part(a, b),
            (10, ..) => Role::Bytes,
            (11, ..) => Role::Raw,
            (12, ..) => Role::Owned,
            _ => Role::Value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_gives_the_role_that_it_was_made_of() {
        for kind in Kind::ALL {
            for field in kind.shape().fields {
                assert_eq!(Rule::of(field.role).role(), field.role, "{}", field.name);
            }
        }
    }
}

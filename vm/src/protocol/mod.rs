//! What any object can do, by subject: attributes, items, operators, comparison, hashing, text.

pub(crate) mod attr;
pub(crate) mod compare;
pub(crate) mod hash;
pub(crate) mod item;
pub(crate) mod namespace;
pub(crate) mod number;
pub(crate) mod ops;
pub(crate) mod out;
pub(crate) mod repr;

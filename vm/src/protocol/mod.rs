//! What any object can do, by subject: types, attributes, items, operators,
//! comparison, hashing, text.
//!
//! What the protocols ask of a built-in type, its hooks answer: `types::hooks`.

pub(crate) mod attr;
pub(crate) mod compare;
pub(crate) mod hash;
pub(crate) mod item;
pub(crate) mod namespace;
pub(crate) mod number;
pub(crate) mod ops;
pub(crate) mod out;
pub(crate) mod repr;
mod type_of;

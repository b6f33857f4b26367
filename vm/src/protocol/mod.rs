//! What any object can do, by subject: types, attributes, items, operators,
//! comparison, hashing, text, addresses.
//!
//! Where a protocol depends on a built-in type, it asks the type's hooks: see `types::hooks`.

pub(crate) mod address;
pub(crate) mod attr;
pub(crate) mod compare;
pub(crate) mod hash;
pub(crate) mod item;
pub(crate) mod namespace;
pub(crate) mod number;
pub(crate) mod ops;
pub(crate) mod out;
mod plain;
pub(crate) mod repr;
mod type_of;

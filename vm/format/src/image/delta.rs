//! Import deltas: what importing a frozen module changes in the objects of other modules.
//!
//! A delta is a tuple; each [`Change`] takes [`CHANGE_WORDS`] items of it.

/// One change of an import delta.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Change {
    /// `object` is a namespace: the next two values are key and value (UNDEF deletes).
    Entry = 0,
    /// `object` is a list, set or the like: its state becomes that of the second value.
    Whole = 1,
    /// `object` is a list: the items of the second value, a tuple, are appended.
    Append = 2,
    /// `object` is the number of a module that the body imported.
    Import = 3,
    /// `object` is the number of a setting (see [`SETTINGS`]), key its new value.
    Setting = 4,
}

/// Words of one change: what, object, key or state, value.
pub const CHANGE_WORDS: u32 = 4;

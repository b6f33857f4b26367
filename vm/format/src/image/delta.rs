//! The changes of a memo: what importing a frozen module changes in objects that are older than the module.
//!
//! The changes are a tuple; each [`Change`] takes [`CHANGE_WORDS`] items of it.

/// One change of a memo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Change {
    /// `object` is a namespace: the next two values are key and value (UNDEF deletes).
    Entry = 0,
    /// `object` is a list, set or the like: its state becomes that of the second value.
    Whole = 1,
    /// `object` is a list: the items of the second value, a tuple, are appended.
    Append = 2,
    /// `object` is the number of an independent module that the body imported, key a [`Mark`]. If it has not been imported,
    /// its own memo becomes part of the transaction. If it has, its package has to have it as the mark says, unless
    /// that is [`Mark::There`].
    Import = 3,
    /// `object` is the number of a [`Setting`], key its new value.
    Setting = 4,
    /// `object` is the number of a module, key its new [`Mark`].
    Module = 5,
}

impl Change {
    /// The change of number `n`.
    pub fn from_index(n: u32) -> Option<Change> {
        Some(match n {
            0 => Change::Entry,
            1 => Change::Whole,
            2 => Change::Append,
            3 => Change::Import,
            4 => Change::Setting,
            5 => Change::Module,
            _ => return None,
        })
    }
}

/// What a memo makes of a module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Mark {
    /// The module was imported. If its package was imported later, the package does not have it as an attribute without
    /// an entry.
    There = 0,
    /// The module was imported. If its package was imported later, the package has it as an attribute without an entry.
    Bound = 1,
    /// The import was tried and failed.
    Failed = 2,
    /// The module is no attribute without an entry of its package any more.
    Unbound = 3,
    /// The module was imported, and its package has it as an entry.
    Entered = 4,
}

impl Mark {
    /// The mark of number `n`; the last one, if the number is greater.
    pub fn from_index(n: u32) -> Mark {
        match n {
            0 => Mark::There,
            1 => Mark::Bound,
            2 => Mark::Failed,
            3 => Mark::Unbound,
            _ => Mark::Entered,
        }
    }
}

/// A setting that a body may change while it is frozen; it is set again when the device imports the module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Setting {
    /// `gc.enable` and `gc.disable`: 1 or 0.
    GcEnabled = 0,
    /// `gc.threshold`, in bytes; -1 for none.
    GcThreshold = 1,
    /// `micropython.opt_level`.
    OptLevel = 2,
}

impl Setting {
    /// Every setting, in order.
    pub const ALL: [Setting; 3] = [Setting::GcEnabled, Setting::GcThreshold, Setting::OptLevel];

    /// The setting of number `n`; the last one, if the number is greater.
    pub fn from_index(n: u32) -> Setting {
        match n {
            0 => Setting::GcEnabled,
            1 => Setting::GcThreshold,
            _ => Setting::OptLevel,
        }
    }
    /// The setting's value at power-on.
    pub const fn at_power_on(self) -> i32 {
        match self {
            Setting::GcEnabled => 1,
            Setting::GcThreshold => -1,
            Setting::OptLevel => 0,
        }
    }
}

/// Words of one change: what, object, key or state, value.
pub const CHANGE_WORDS: u32 = 4;

//! The reads of a memo: what a body has learned from objects that are older than the module.
//!
//! The reads are a tuple; each [`Read`] takes [`READ_WORDS`] items of it: the number of the read, object, key, value. A
//! memo holds if all its reads find again what they found at freeze time.

/// One read of a memo.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Read {
    /// `object` is as it is in the image.
    Untouched = 0,
    /// `object` is a namespace: its entries of these keys, a tuple, are as they are in the image. That holds for keys
    /// that it does not have, too.
    Entries = 1,
    /// `object` is a namespace: its entry of this key has this value; UNDEF if there is no such entry.
    Entry = 2,
    /// `object` is a container or a namespace: its state is that of the value. For a namespace, that is a tuple of keys and
    /// values.
    Whole = 3,
    /// `object` is the number of a module: the value is its module object, or UNDEF if its import has never begun.
    Module = 4,
    /// `object` is the number of a root (see [`super::start::ROOTS`]), which is the value.
    Root = 5,
    /// `object` is the number of a module, which is or is not an attribute of its package without an entry there: value is
    /// True or False.
    Bound = 6,
    /// `sys.modules` has no entry of this key, a name, that the program has put there.
    Unlisted = 7,
}

impl Read {
    /// The read of number `n`.
    pub fn from_index(n: u32) -> Option<Read> {
        Some(match n {
            0 => Read::Untouched,
            1 => Read::Entries,
            2 => Read::Entry,
            3 => Read::Whole,
            4 => Read::Module,
            5 => Read::Root,
            6 => Read::Bound,
            7 => Read::Unlisted,
            _ => return None,
        })
    }
}

/// Words of one read.
pub const READ_WORDS: u32 = 4;

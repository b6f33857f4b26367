//! Bugs on purpose, for the fuzzer's own test: does it find them? Without the feature `seeded-bugs`
//! there are none, and [`planted`] is always false.

#[cfg(feature = "seeded-bugs")]
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Number of the first bug that only assertions about loads reveal: programs print what they should.
#[cfg(feature = "seeded-bugs")]
pub const OF_LOADS: u32 = 11;

/// Number of the first bug of recording, checking and order in imports. Projects of several modules reveal these.
#[cfg(feature = "seeded-bugs")]
pub const OF_IMPORTS: u32 = 13;

/// What each bug does; bug number `n` is at index `n - 1`.
#[cfg(feature = "seeded-bugs")]
pub const BUGS: [&str; 23] = [
    "-7 // 2 is rounded towards zero",
    "deleting a frozen dict's changed entry brings the frozen one back",
    "a slice with a step loses its last item",
    "close() of a generator does not raise GeneratorExit in it",
    "a handler guards one instruction too few",
    "find() does not look at the last place",
    "sort() swaps equal items",
    "len() of a large dict counts deleted entries",
    "a store to a closure's frozen variable is lost",
    "the collector forgets the last argument of a waiting call",
    "`from m import *` takes any object for a namespace",
    "LoadCell takes the first word of any object for what a cell holds",
    "look-ups are cached while a body is recorded",
    "the look-up of `__setattr__` at a store is not recorded",
    "a memo may be made, and may hold, while a module that it imports is running",
    "look-ups that find nothing are not recorded",
    "the device does not check objects that were read as a whole",
    "the changes of a memo are applied in the reverse order",
    "a list is not recorded as read if the body appends to it",
    "the second import of a module uses the memo",
    "what an imported body has read is not handed over to its importer",
    "a stop below a native goes on in the middle",
    "the device does not check objects that were as the image has them",
];

#[cfg(feature = "seeded-bugs")]
static CHOSEN: AtomicU32 = AtomicU32::new(0);

/// Plants bug number `n`, counted from 1, in all VMs of this process; 0 plants none.
#[cfg(feature = "seeded-bugs")]
pub fn plant(n: u32) {
    CHOSEN.store(n, Relaxed);
}

/// True if bug number `n` is planted.
#[cfg(feature = "seeded-bugs")]
#[inline]
pub fn planted(n: u32) -> bool {
    CHOSEN.load(Relaxed) == n
}

/// True if any bug is planted that projects of several modules reveal. Their outputs have to show it: the audit of
/// what bodies look at is off.
#[cfg(feature = "seeded-bugs")]
pub fn is_of_imports() -> bool {
    CHOSEN.load(Relaxed) >= OF_IMPORTS
}

/// Always false, without the feature `seeded-bugs`.
#[cfg(not(feature = "seeded-bugs"))]
pub const fn is_of_imports() -> bool {
    false
}

/// Always false, without the feature `seeded-bugs`.
#[cfg(not(feature = "seeded-bugs"))]
#[inline(always)]
pub const fn planted(_n: u32) -> bool {
    false
}

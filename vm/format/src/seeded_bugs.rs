//! Bugs on purpose, for the fuzzer's own test: does it find them? Without the feature `seeded-bugs`
//! there are none, and [`planted`] is always false.

#[cfg(feature = "seeded-bugs")]
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Number of the first bug that only assertions about loads reveal: programs print what they should.
#[cfg(feature = "seeded-bugs")]
pub const OF_LOADS: u32 = 11;

/// What each bug does; bug number `n` is at index `n - 1`.
#[cfg(feature = "seeded-bugs")]
pub const BUGS: [&str; 12] = [
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

/// Always false, without the feature `seeded-bugs`.
#[cfg(not(feature = "seeded-bugs"))]
#[inline(always)]
pub const fn planted(_n: u32) -> bool {
    false
}

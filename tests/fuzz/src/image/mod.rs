//! Damaged images: a verifier that accepts one must have made sure that nothing goes wrong with it.
//!
//!     cargo run --profile checked -p permafrost-fuzz -- images --cases 1000000     many cases
//!     cargo run --profile checked -p permafrost-fuzz -- images --case 17 --show     one of them
//!
//! A case is an image of a small program (`seeds`), a few changes that know what each word is for (`map`, `change`),
//! and a new checksum. If the verifier accepts it, the program runs, and all modules are imported (`run`): then nothing
//! may panic, which in this profile each load and store outside of an object does, and the heap must be whole. The number
//! of the case and the seed make the case, always the same; `many` runs them, counts, and drops the changes that a fault
//! does not need.

pub mod case;
pub mod change;
pub mod many;
pub mod map;
pub mod operands;
#[cfg(feature = "planted")]
pub mod planted;
pub mod run;
pub mod seeds;
pub mod tally;

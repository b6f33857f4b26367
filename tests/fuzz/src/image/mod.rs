//! Damaged images: whatever the verifier accepts must run without harm.
//!
//!     cargo run --profile checked -p permafrost-fuzz -- images --cases 1000000     many cases
//!     cargo run --profile checked -p permafrost-fuzz -- images --case 17 --show     one of them
//!
//! A case is the image of a small program (`seeds`), with a few changes that know the purpose of each word (`map`,
//! `change`), and a new checksum. If the verifier accepts it, the program runs and all modules are imported (`run`).
//! Nothing may panic then, as each load and store outside of an object does in this profile, and the heap must be
//! intact. Seed and number determine a case. `many` runs cases, counts the results, and drops the changes that a fault
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

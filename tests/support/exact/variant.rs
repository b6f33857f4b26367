//! The variants of a project, and the choice among them.

use std::fmt;
use std::path::PathBuf;

use super::places::Place;

/// The effect that variants insert. It binds no name, and the freeze stops at it.
pub const EFFECT: &str = "__import__(\"time\").ticks_ms()";

/// A way in which a project is run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Variant {
    /// Unchanged.
    AsItIs,
    /// With the effect as first statement of the program.
    MainFirst,
    /// With the effect as first statement of every file.
    EveryFile,
    /// With the effect before one statement of one file.
    Before(PathBuf, Place),
}

impl fmt::Display for Variant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Variant::AsItIs => f.write_str("as it is"),
            Variant::MainFirst => f.write_str("effect first in the program"),
            Variant::EveryFile => f.write_str("effect first in every file"),
            Variant::Before(file, place) => {
                write!(f, "effect before {}:{}", file.display(), place.line)
            }
        }
    }
}

/// The variants that are run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variants {
    /// The project as it is, the effect first in the program, and first in every file.
    Modes,
    /// The modes, and the effect before each statement.
    Every,
    /// The modes, and at most `count` of the others. `seed` chooses them.
    Some {
        /// The most variants besides the modes.
        count: usize,
        /// Equal seeds choose equal variants.
        seed: u64,
    },
}

impl Variants {
    /// The chosen ones among all variants of a project, which begin with the modes.
    pub fn of(self, mut all: Vec<Variant>) -> Vec<Variant> {
        let is_place = |v: &Variant| matches!(v, Variant::Before(..));
        let modes = all.iter().position(is_place).unwrap_or(all.len());
        match self {
            Variants::Every => {}
            Variants::Modes => all.truncate(modes),
            Variants::Some { count, seed } => {
                let mut places = all.split_off(modes);
                let mut state = seed;
                while places.len() > count {
                    places.remove(random(&mut state) as usize % places.len());
                }
                all.extend(places);
            }
        }
        all
    }
}

/// The next number of the generator splitmix64.
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut x = *state;
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

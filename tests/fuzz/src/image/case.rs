//! One case: its image, the changes to it, and the options of its run.

use std::fmt::{self, Write};

use format::image::disasm;
use format::value::Value;

use super::change::{Change, Writes};
use super::map::Role;
use super::operands::Hand;
use super::seeds::Seed;
use crate::rng::Rng;

/// The largest number of changes of a case.
const MOST: usize = 4;
/// One case in this many collects at every allocation.
const STRESS: usize = 12;

/// Words of RAM; some cases get hardly enough.
const RAM: usize = (16 << 10) / 4;
const SCARCE: std::ops::Range<usize> = 500..1500;
const SCARCE_PERCENT: usize = 15;

/// A damaged image, and how it is run.
#[derive(Clone, Debug)]
pub struct Case {
    /// The number of the case. It determines the case, together with the seed of the run.
    pub number: u64,
    /// The index of the image.
    pub image: usize,
    pub changes: Vec<(Change, Writes)>,
    /// True if every allocation collects.
    pub stress: bool,
    /// Words of RAM that the board has.
    pub ram: usize,
    /// The clock's time at the start. The module `probe` makes its choices by it.
    pub clock: u32,
}

impl Case {
    /// Case number `number` of the run with this seed. The image is built in `words`.
    pub fn new(seeds: &[Seed], seed: u64, number: u64, words: &mut Vec<u32>) -> Case {
        let mut rng = Rng::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
        let image = rng.below(seeds.len());
        let mut case = Case {
            number,
            image,
            changes: Vec::new(),
            stress: rng.below(STRESS) == 0,
            ram: if rng.percent(SCARCE_PERCENT) {
                rng.between(SCARCE.start, SCARCE.end)
            } else {
                RAM
            },
            clock: rng.below(1000) as u32,
        };
        words.clone_from(&seeds[image].words);
        let mut wanted = 1;
        while wanted < MOST && rng.percent(40) {
            wanted += 1;
        }
        while case.changes.len() < wanted {
            let mut hand = Hand {
                words,
                map: &seeds[image].map,
                rng: &mut rng,
            };
            let change = Change::choose(&mut hand);
            if let Some(writes) = change.make(&mut hand) {
                for (at, w) in &writes {
                    words[*at as usize] = *w;
                }
                case.changes.push((change, writes));
            }
        }
        case
    }

    /// A case with image number `image`, undamaged.
    pub fn whole(image: usize) -> Case {
        Case {
            number: 0,
            image,
            changes: Vec::new(),
            stress: false,
            ram: RAM,
            clock: 0,
        }
    }

    /// The words that the case changes.
    pub fn writes(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.changes.iter().flat_map(|c| c.1.iter().copied())
    }

    /// A description of the case.
    pub fn describe(&self, seeds: &[Seed]) -> String {
        let seed = &seeds[self.image];
        let mut words = seed.words.clone();
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "case {}: image {}, {} B of RAM, clock {}{}",
            self.number,
            seed.name,
            4 * self.ram,
            self.clock,
            if self.stress {
                ", collects at every allocation"
            } else {
                ""
            }
        );
        for (change, writes) in &self.changes {
            let _ = writeln!(out, "  {change:?}");
            let before = words.clone();
            for (at, w) in writes {
                words[*at as usize] = *w;
            }
            for (at, w) in writes {
                let role = seed.map.role(*at);
                let was = before[*at as usize];
                let _ = write!(out, "    word {at:#x}, {role:?}: ");
                let _ = if role == Some(Role::Instruction) {
                    writeln!(out, "{} -> {}", line(&before, *at), line(&words, *at))
                } else {
                    let (a, b) = (Value::from_bits(was), Value::from_bits(*w));
                    writeln!(out, "{was:#x} {a:?} -> {w:#x} {b:?}")
                };
            }
        }
        out
    }
}

/// The instruction at word `at`.
fn line(words: &[u32], at: u32) -> String {
    let read = |i: u32| words.get((at + i) as usize).copied().unwrap_or(0);
    let show = |out: &mut dyn fmt::Write, v: Value| write!(out, "{v:?}");
    let mut text = String::new();
    let _ = disasm::instruction(&mut text, &read, 0, &show);
    text
}

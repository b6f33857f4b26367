//! The text that is written at exit.

use crate::bus::Refusal;
use crate::trace::{Calls, Executed};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

/// The kind of access that an instruction makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Access {
    /// The instruction's address.
    pub pc: u32,
    /// In bytes.
    pub size: u32,
    /// A store, not a load.
    pub store: bool,
}

/// Everything that was found, in order.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Executed instructions.
    pub instructions: u64,
    /// The lowest address of the stack's region that was accessed, if that was watched.
    pub lowest_stack: Option<u32>,
    /// Loads of parts of words in flash, and how many.
    pub subword: BTreeMap<Access, u64>,
    /// Accesses that the chip refuses: how many, and the address of the last.
    pub refused: BTreeMap<(Access, Refusal), (u64, u32)>,
    /// Blocks of code that the chip would not execute.
    pub bad_code: Vec<(u32, Refusal)>,
    /// Executed instructions by the address at which a run of them begins, and how often one began there.
    pub profile: BTreeMap<u32, (u64, u64)>,
    /// Functions that were called, by address.
    pub calls: BTreeMap<u32, Calls>,
    /// Instructions of an interpreted program, by opcode.
    pub opcodes: BTreeMap<u8, Executed>,
}

impl Display for Report {
    /// Lines `key value`, then the lists, each line with the list's name first.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let refused = self.refused.values().map(|(count, _)| count).sum::<u64>();
        writeln!(f, "chip-model 1")?;
        writeln!(f, "instructions {}", self.instructions)?;
        writeln!(
            f,
            "flash_subword_loads {}",
            self.subword.values().sum::<u64>()
        )?;
        writeln!(f, "refused_accesses {refused}")?;
        writeln!(f, "refused_code {}", self.bad_code.len())?;
        match self.lowest_stack {
            Some(address) => writeln!(f, "lowest_stack {address:#010x}")?,
            None => writeln!(f, "lowest_stack none")?,
        }
        for (access, count) in &self.subword {
            writeln!(
                f,
                "subword {:#010x} {count} {} {}",
                access.pc,
                access.size,
                kind(access.store)
            )?;
        }
        for ((access, why), (count, at)) in &self.refused {
            let (pc, size, kind) = (access.pc, access.size, kind(access.store));
            writeln!(
                f,
                "refused {pc:#010x} {count} {size} {kind} {} {at:#010x}",
                why.word()
            )?;
        }
        for (pc, why) in &self.bad_code {
            writeln!(f, "code {pc:#010x} {}", why.word())?;
        }
        for (pc, (executed, times)) in &self.profile {
            writeln!(f, "run {pc:#010x} {executed} {times}")?;
        }
        for (pc, c) in &self.calls {
            let (times, total, longest, first) = (c.times, c.total, c.longest, c.first);
            writeln!(f, "call {pc:#010x} {times} {total} {longest} {first}")?;
        }
        for (opcode, e) in &self.opcodes {
            writeln!(f, "opcode {opcode} {} {}", e.times, e.total)?;
        }
        Ok(())
    }
}

fn kind(store: bool) -> &'static str {
    if store {
        "store"
    } else {
        "load"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_what_the_readme_says() {
        let access = Access {
            pc: 0x4021_0004,
            size: 1,
            store: false,
        };
        let report = Report {
            instructions: 123,
            lowest_stack: Some(0x3fff_f000),
            subword: [(access, 4)].into(),
            refused: [(
                (
                    Access {
                        store: true,
                        ..access
                    },
                    Refusal::ReadOnly,
                ),
                (2, 0x4020_0000),
            )]
            .into(),
            bad_code: vec![(0x3ffe_8000, Refusal::NotExecutable)],
            profile: [(0x4021_0000, (123, 3))].into(),
            calls: [(
                0x4021_0000,
                Calls {
                    times: 2,
                    total: 90,
                    longest: 50,
                    first: 7,
                    ..Calls::default()
                },
            )]
            .into(),
            opcodes: [(
                17,
                Executed {
                    times: 5,
                    total: 80,
                },
            )]
            .into(),
        };
        let expected = "chip-model 1\ninstructions 123\nflash_subword_loads 4\nrefused_accesses 2\nrefused_code 1\n\
                        lowest_stack 0x3ffff000\nsubword 0x40210004 4 1 load\n\
                        refused 0x40210004 2 1 store read-only 0x40200000\ncode 0x3ffe8000 not-executable\n\
                        run 0x40210000 123 3\ncall 0x40210000 2 90 50 7\nopcode 17 5 80\n";
        assert_eq!(report.to_string(), expected);
    }
}

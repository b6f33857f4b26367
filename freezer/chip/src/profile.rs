//! The profile of a run: its instructions and misses by address.

use std::collections::HashMap;
use std::ops::Range;

use crate::core::execute::Probe;
use crate::core::instruction::{Code, Op};
use crate::memory::map::WINDOW;
use crate::trace::{End, Trace};

/// No instruction of the interpreted program begins with a word.
pub const NO_OPCODE: u8 = 255;

/// The work from one address on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Instructions.
    pub instructions: u64,
    /// How often the block at the address began.
    pub times: u64,
    /// Lines that were fetched from the flash meanwhile.
    pub misses: u64,
    /// Those of them below the interpreted program: code, literals and tables of the firmware.
    pub code_misses: u64,
}

/// An interpreted program: how its instructions are recognised.
#[derive(Clone, Debug, Default)]
pub struct Interpreted {
    /// Address of the program's first word.
    pub program: u32,
    /// For each word of the program the opcode of the instruction that begins there, or [`NO_OPCODE`].
    pub opcodes: Vec<u8>,
    /// The code of the interpreter's loop.
    pub loops: Vec<Range<u32>>,
}

/// The profile of a run.
#[derive(Debug, Default)]
pub struct Profile {
    /// By address of a block's first instruction.
    pub runs: HashMap<u32, Run>,
    /// Calls of functions, and instructions of the interpreted program.
    pub trace: Trace,
    /// How the interpreted program's instructions are recognised.
    pub interpreted: Interpreted,
    /// Loads from the flash in the block that is being executed: number of the operation, and address.
    pub(crate) loads: Vec<(usize, u32)>,
    /// Lines that the block fetched: all, and those below the program.
    fetched: (u64, u64),
}

impl Profile {
    /// An empty profile of a run that interprets this program.
    #[must_use]
    pub fn new(interpreted: Interpreted) -> Profile {
        Profile {
            interpreted,
            ..Profile::default()
        }
    }
    /// The operations of a block that begins at `pc` have been executed, all that are given; `before` instructions were
    /// executed before it.
    pub(crate) fn block(&mut self, pc: u32, end: u32, ops: &[Op], before: u64) {
        let instructions = |ops: &[Op]| {
            let real = ops.iter().filter(|op| op.length() != 0);
            real.count() as u64
        };
        let run = self.runs.entry(pc).or_default();
        run.instructions += instructions(ops);
        run.times += 1;
        let (all, code) = std::mem::take(&mut self.fetched);
        run.misses += all;
        run.code_misses += code;
        let how = match ops.last().map(|op| op.code) {
            Some(Code::Call0 | Code::Callx0) => End::Call(end),
            Some(Code::Jx) if self.in_loop(end - 3) => End::Dispatch,
            _ => End::Plain,
        };
        self.trace.block(pc, how, before);
        for (number, address) in std::mem::take(&mut self.loads) {
            let at = address.wrapping_sub(self.interpreted.program) / 4;
            match self.interpreted.opcodes.get(at as usize) {
                Some(&opcode) if opcode != NO_OPCODE && self.in_loop(pc) => {
                    let now = before + instructions(&ops[..=number]);
                    self.trace.load(opcode, now);
                }
                _ => {}
            }
        }
    }
    fn in_loop(&self, pc: u32) -> bool {
        self.interpreted.loops.iter().any(|l| l.contains(&pc))
    }
}

impl Probe for Profile {
    fn loaded(&mut self, operation: usize, address: u32, _word: u32) {
        if WINDOW.has(address) {
            self.loads.push((operation, address));
        }
    }
    fn missed(&mut self, address: u32) {
        self.fetched.0 += 1;
        self.fetched.1 += u64::from(address < self.interpreted.program);
    }
}

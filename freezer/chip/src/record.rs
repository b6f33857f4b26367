//! Records what the core executes, so that another implementation of it can do the same and be compared.
//!
//! A sample is what a block of instructions began with, the words of memory that it read, and what came out of it. What
//! another core cannot repeat is left out, and counted.

use std::collections::{BTreeMap, HashSet};

use crate::bus::Bus;
use crate::core::exception::cause;
use crate::core::execute::{self, address_of, Context, Outcome, Probe, Took};
use crate::core::instruction::{Code, Op};
use crate::core::registers::{ps, Registers};
use crate::core::special::SAR;
use crate::memory::map::{DRAM, IRAM, PERIPHERALS, ROM, WINDOW};

/// The registers that programs see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// a0 to a15.
    pub a: [u32; 16],
    /// The shift amount.
    pub sar: u32,
    /// The address of the next instruction.
    pub pc: u32,
}

impl State {
    fn of(registers: &Registers) -> State {
        State {
            a: registers.a,
            sar: registers.sar,
            pc: registers.pc,
        }
    }
}

/// An exception that an instruction raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exception {
    /// EXCCAUSE.
    pub cause: u32,
    /// EXCVADDR, if the exception sets it.
    pub address: Option<u32>,
}

/// What was executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The registers before the first instruction.
    pub before: State,
    /// Instructions that were executed, without the one that raised an exception.
    pub instructions: u32,
    /// Addresses and contents of the words that were accessed, code among them. Bytes that were not read are zeros.
    pub words: Vec<(u32, u32)>,
    /// The registers behind the last instruction. After an exception, `pc` is where it was raised.
    pub after: State,
    /// How it ended, if not behind the last instruction.
    pub exception: Option<Exception>,
    /// Addresses of the words in which something was stored, and their contents afterwards.
    pub stored: Vec<(u32, u32)>,
}

/// Why a block, or its end, is in no sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The rest of a block has to do with special registers other than SAR, interrupts or debugging.
    System,
    /// An exception that other cores do not raise, as that of a byte's load from flash; or one in exception mode.
    Exception,
    /// An access to something that is neither memory nor a peripheral: DPORT, or nothing at all.
    Address,
    /// A register was read after it had been accessed: it need not hold what it held before.
    Register,
    /// A word of memory was another one when it was read again.
    Changed,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
struct Word {
    address: u32,
    /// The bytes before the block, of which those in `known` have been read.
    before: u32,
    known: u32,
    /// The bytes that the block has stored.
    after: u32,
    written: u32,
}

impl Word {
    /// The word as the block sees it.
    fn now(&self) -> u32 {
        self.before & !self.written | self.after & self.written
    }
}

/// Records samples: each block when it is executed first, and every so often any block.
#[derive(Debug)]
pub struct Recorder {
    /// The samples so far.
    pub samples: Vec<Sample>,
    /// Blocks that were left out, or cut short.
    pub left_out: BTreeMap<Reason, u64>,
    every: u64,
    /// Blocks until the next sample.
    left: u64,
    seen: HashSet<u32>,
    /// Words that the present block has accessed.
    words: Vec<Word>,
    wrong: Option<Reason>,
}

impl Recorder {
    /// Records every block when it is executed first, and one in `every`.
    #[must_use]
    pub fn new(every: u64) -> Recorder {
        Recorder {
            samples: Vec::new(),
            left_out: BTreeMap::new(),
            every,
            left: every,
            seen: HashSet::new(),
            words: Vec::new(),
            wrong: None,
        }
    }

    /// True if the block that begins at `pc` is to be recorded now.
    fn wants(&mut self, pc: u32) -> bool {
        self.left -= 1;
        if self.left == 0 {
            self.left = self.every;
            self.seen.insert(pc);
            return true;
        }
        self.seen.insert(pc)
    }

    /// Executes a block, and records it if it is wanted.
    pub(crate) fn execute<B: Bus>(
        &mut self,
        c: Context<'_, B, ()>,
        ops: &[Op],
        start: u32,
        end: u32,
    ) -> Took {
        if !self.wants(start) {
            let mut c = c;
            return execute::block(&mut c, ops, start, end);
        }
        let mut c = Context {
            registers: c.registers,
            memory: c.memory,
            bus: c.bus,
            pace: c.pace,
            deadline: c.deadline,
            findings: c.findings,
            probe: self,
        };
        let part = repeatable(ops);
        if part < ops.len() {
            c.probe.leave_out(Reason::System);
        }
        let middle = address_of(ops, start, part);
        let first = Recorder::sample(&mut c, &ops[..part], start, middle);
        let whole = first.outcome == Outcome::Next && first.operations == part;
        if part == ops.len() || !whole || c.registers.pc != middle {
            return first;
        }
        let rest = execute::block(&mut c, &ops[part..], middle, end);
        Took {
            outcome: rest.outcome,
            operations: part + rest.operations,
            instructions: first.instructions + rest.instructions,
        }
    }

    /// Executes operations that can be repeated, and records them.
    pub fn sample<B: Bus>(
        c: &mut Context<'_, B, Recorder>,
        ops: &[Op],
        start: u32,
        end: u32,
    ) -> Took {
        c.probe.wrong = None;
        c.probe.words.clear();
        let mapped = c.bus.mapped(c.pace.time(c.registers.cycles));
        for at in (start & !3..end).step_by(4) {
            let word = c.memory.code(at, mapped).unwrap_or(0);
            c.probe.code(at, word);
        }
        c.registers.pc = start;
        let before = State::of(c.registers);
        let was = c.registers.ps;
        let took = execute::block(c, ops, start, end);
        if took.outcome == Outcome::Raised && ops[took.operations - 1].length() == 0 {
            // The instruction could not be fetched.
            c.probe.leave_out(Reason::Exception);
            return took;
        }
        let exception = c.probe.exception(c.registers, was, took.outcome);
        let mut after = State::of(c.registers);
        if exception.is_some() && took.outcome == Outcome::Raised {
            after.pc = c.registers.epc[0];
        }
        let instructions = took.instructions as u32 - u32::from(exception.is_some());
        if instructions != 0 || exception.is_some() {
            c.probe.keep(before, instructions, after, exception);
        }
        took
    }

    fn exception(&mut self, r: &Registers, ps: u32, outcome: Outcome) -> Option<Exception> {
        match outcome {
            // The chip's core would raise this one; the machine stops instead.
            Outcome::Unknown(_) => Some(Exception {
                cause: cause::ILLEGAL,
                address: None,
            }),
            Outcome::Raised => {
                let alike = [cause::ILLEGAL, cause::SYSCALL, cause::ALIGNMENT];
                if ps & ps::EXCM != 0 || !alike.contains(&r.exccause) {
                    self.wrong = Some(Reason::Exception);
                }
                Some(Exception {
                    cause: r.exccause,
                    address: (r.exccause == cause::ALIGNMENT).then_some(r.excvaddr),
                })
            }
            _ => None,
        }
    }

    fn leave_out(&mut self, reason: Reason) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    fn keep(
        &mut self,
        before: State,
        instructions: u32,
        after: State,
        exception: Option<Exception>,
    ) {
        if let Some(reason) = self.wrong {
            self.leave_out(reason);
            return;
        }
        let words = self.words.iter();
        let stored = words.clone().filter(|w| w.written != 0);
        self.samples.push(Sample {
            before,
            instructions,
            words: words.map(|w| (w.address, w.before)).collect(),
            after,
            exception,
            stored: stored.map(|w| (w.address, w.now())).collect(),
        });
    }

    fn code(&mut self, address: u32, word: u32) {
        self.words.push(Word {
            address,
            before: word,
            known: u32::MAX,
            after: 0,
            written: 0,
        });
    }

    /// The word with this address. `None`, and the sample is left out, for what is neither memory nor a peripheral.
    fn word(&mut self, address: u32) -> Option<&mut Word> {
        let address = address & !3;
        let regions = [DRAM, IRAM, ROM, WINDOW, PERIPHERALS];
        if !regions.iter().any(|r| r.has(address)) {
            self.wrong = Some(Reason::Address);
            return None;
        }
        let at = self.words.iter().position(|w| w.address == address);
        let at = at.unwrap_or_else(|| {
            self.words.push(Word {
                address,
                before: 0,
                known: 0,
                after: 0,
                written: 0,
            });
            self.words.len() - 1
        });
        self.words.get_mut(at)
    }
}

impl Probe for Recorder {
    fn loaded(&mut self, _: usize, address: u32, word: u32) {
        let Some(w) = self.word(address) else { return };
        let mask = u32::MAX << (address % 4 * 8);
        let seen = w.now();
        let known = (w.known | w.written) & mask;
        let (new, other) = (mask & !known, (word ^ seen) & known);
        w.before |= word & new;
        w.known |= new;
        if known != 0 && PERIPHERALS.has(address) {
            self.wrong = Some(Reason::Register);
        } else if other != 0 {
            self.wrong = Some(Reason::Changed);
        }
    }
    fn stored(&mut self, _: usize, address: u32, size: u32, value: u32) {
        let Some(w) = self.word(address) else { return };
        let shift = address % 4 * 8;
        let mask = u32::MAX >> (32 - 8 * size) << shift;
        w.after = w.after & !mask | value << shift & mask;
        w.written |= mask;
    }
}

/// How many of a block's operations another core can repeat.
fn repeatable(ops: &[Op]) -> usize {
    let stop = ops.iter().position(|op| !is_repeatable(*op));
    let mut part = stop.unwrap_or(ops.len());
    // The end of a line belongs to the instructions behind it.
    while stop.is_some() && part > 0 && ops[part - 1].length() == 0 {
        part -= 1;
    }
    part
}

/// True if another core does the same, whatever it has for special registers.
#[must_use]
pub fn is_repeatable(op: Op) -> bool {
    match op.code {
        Code::Rsr | Code::Wsr | Code::Xsr => op.imm == SAR,
        Code::Rsil
        | Code::Waiti
        | Code::Rfe
        | Code::Rfde
        | Code::Rfi
        | Code::Break
        | Code::Simcall => false,
        _ => true,
    }
}

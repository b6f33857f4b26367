//! Executes a block of instructions.

use super::access::{self, Trap};
use super::costs::{self, taken};
use super::decode::{constant, unsigned_constant};
use super::exception::cause;
use super::instruction::{Code, Op};
use super::registers::{ps, Pace, Registers};
use crate::bus::Bus;
use crate::findings::{Findings, Kind};
use crate::memory::map::{IRAM, WINDOW};
use crate::memory::Memory;

/// The way a block ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The next instruction is at the program counter.
    Next,
    /// The core has no instruction with these bytes. The program counter is its address.
    Unknown(u32),
    /// A special register was written: interrupts may be due, or the timer's comparison another one.
    System,
    /// WAITI: the core sleeps until an interrupt is due.
    Wait,
    /// An exception was raised.
    Raised,
    /// RFE and its like: back from an exception.
    Returned,
}

/// Everything that the execution of a block touches.
pub struct Context<'a, B, P> {
    /// The core's registers.
    pub registers: &'a mut Registers,
    /// The memories.
    pub memory: &'a mut Memory,
    /// The registers behind the core.
    pub bus: &'a mut B,
    /// The clock.
    pub pace: &'a Pace,
    /// The cycle at which something is due. A block that has waited for the flash until then is left before its end.
    pub deadline: u64,
    /// The accesses that the chip refused.
    pub findings: &'a mut Findings,
    /// The probe that watches.
    pub probe: &'a mut P,
}

/// Watches the accesses of a block to memories and registers. The methods that are not overridden cost nothing.
pub trait Probe {
    /// The operation with this number has loaded from an address; `word` is the word that holds it, of which only the
    /// bytes from the address on are meaningful.
    #[inline]
    fn loaded(&mut self, operation: usize, address: u32, word: u32) {
        let _ = (operation, address, word);
    }
    /// The operation with this number has stored `size` bytes at an address.
    #[inline]
    fn stored(&mut self, operation: usize, address: u32, size: u32, value: u32) {
        let _ = (operation, address, size, value);
    }
    /// The line with this address was fetched from the flash, for an instruction or a load.
    #[inline]
    fn missed(&mut self, address: u32) {
        let _ = address;
    }
}

/// Nobody watches.
impl Probe for () {}

/// The work that a block took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// The way it ended.
    pub outcome: Outcome,
    /// Operations that were begun, [`Code::Line`] and [`Code::End`] among them.
    pub operations: usize,
    /// Instructions that were executed. One that raised an exception counts.
    pub instructions: u64,
}

/// Address of the operation with this number.
#[must_use]
pub fn address_of(ops: &[Op], start: u32, number: usize) -> u32 {
    start + ops[..number].iter().map(|op| op.length()).sum::<u32>()
}

/// True if an access of `size` bytes (a power of two) is not at a multiple of its size.
#[inline]
fn misaligned(address: u32, size: u32) -> bool {
    address & (size - 1) != 0
}

/// Executes the operations of a block that begins at `start`; `end` is the address behind it. Cycles are added to the
/// registers'.
pub fn block<B: Bus, P: Probe>(
    c: &mut Context<'_, B, P>,
    ops: &[Op],
    start: u32,
    end: u32,
) -> Took {
    let r = &mut *c.registers;
    // Cycles beyond one for each instruction, and operations that are no instructions.
    let mut extra: u64 = 0;
    let mut others: usize = 0;
    let mut next = end;
    let mut outcome = Outcome::Next;
    let mut done = ops.len();

    // Leaves the block behind operation `i`.
    macro_rules! leave {
        ($i:expr, $outcome:expr) => {{
            done = $i + 1;
            outcome = $outcome;
            break;
        }};
    }
    // A trap of the instruction `i`: raises an exception, or gives the value that the bus has instead.
    macro_rules! trap {
        ($i:expr, $trap:expr, $kind:expr, $size:expr) => {{
            let trap: Trap = $trap;
            let pc = address_of(ops, start, $i);
            c.findings
                .refused(pc, $kind, $size, trap.refusal, trap.address);
            match trap.cause {
                Some(cause) => {
                    r.excvaddr = trap.address;
                    r.raise(cause, pc);
                    next = r.pc;
                    extra += costs::EXCEPTION;
                    leave!($i, Outcome::Raised);
                }
                None => trap.value,
            }
        }};
    }
    macro_rules! now {
        ($i:expr) => {
            c.pace.time(r.cycles + ($i - others) as u64 + extra)
        };
    }
    // Loads a word whose address is aligned. The memories that are used most come first.
    macro_rules! word {
        ($i:expr, $address:expr) => {{
            let address: u32 = $address;
            let word = if address & 3 != 0 {
                trap!($i, Trap::misaligned(address), Kind::Load, 4)
            } else if let Some(word) = c.memory.dram(address) {
                if address >= c.findings.stack_bottom {
                    c.findings.stack_used(address);
                }
                word
            } else if WINDOW.has(address) && c.memory.cache.is_on() {
                if !c.memory.cache.look(address) {
                    c.memory.fill(address, c.bus.mapped(now!($i)));
                    c.probe.missed(address);
                    extra += c.bus.line_cycles();
                }
                extra += costs::INSTRUCTION_BUS;
                c.memory.window(address)
            } else {
                if IRAM.has(address) {
                    extra += costs::INSTRUCTION_BUS;
                }
                let now = now!($i);
                match access::load(c.memory, c.bus, address, now) {
                    Ok((word, cost)) => {
                        extra += cost;
                        word
                    }
                    Err(trap) => trap!($i, trap, Kind::Load, 4),
                }
            };
            c.probe.loaded($i, address, word);
            word
        }};
    }
    // Leaves the block behind the load `i`, if it took so long that something is due.
    macro_rules! leave_if_due {
        ($i:expr) => {
            if r.cycles + ($i + 1 - others) as u64 + extra >= c.deadline {
                next = address_of(ops, start, $i + 1);
                leave!($i, Outcome::Next);
            }
        };
    }
    // Loads a part of a word: `size` bytes.
    macro_rules! part {
        ($i:expr, $address:expr, $size:expr) => {{
            let address: u32 = $address;
            let part = if misaligned(address, $size) {
                trap!($i, Trap::misaligned(address), Kind::Load, $size)
            } else if let Some(word) = c.memory.dram(address) {
                if address >= c.findings.stack_bottom {
                    c.findings.stack_used(address);
                }
                word >> (address % 4 * 8)
            } else {
                let now = now!($i);
                match access::load_part(c.memory, c.bus, address, now) {
                    Ok((word, cost)) => {
                        extra += cost;
                        word
                    }
                    Err(trap) => trap!($i, trap, Kind::Load, $size),
                }
            };
            c.probe.loaded($i, address, part << (address % 4 * 8));
            part
        }};
    }
    macro_rules! store {
        ($i:expr, $address:expr, $value:expr, $size:expr) => {{
            let (address, value): (u32, u32) = ($address, $value);
            if misaligned(address, $size) {
                trap!($i, Trap::misaligned(address), Kind::Store, $size);
            } else if let Some(word) = c.memory.dram_mut(address) {
                if address >= c.findings.stack_bottom {
                    c.findings.stack_used(address);
                }
                *word = access::merged(*word, address, value, $size);
            } else {
                let now = now!($i);
                match access::store(c.memory, c.bus, address, value, $size, now) {
                    Ok(cost) => extra += cost,
                    Err(trap) => {
                        trap!($i, trap, Kind::Store, $size);
                    }
                }
            }
            c.probe.stored($i, address, $size, value);
        }};
    }
    macro_rules! jump {
        ($i:expr, $target:expr, $cost:expr) => {{
            next = $target;
            extra += $cost;
            leave!($i, Outcome::Next);
        }};
    }
    macro_rules! branch {
        ($i:expr, $op:expr, $condition:expr) => {{
            if $condition {
                next = $op.imm;
                extra += taken($op.imm);
            }
            leave!($i, Outcome::Next);
        }};
    }
    macro_rules! raise {
        ($i:expr, $cause:expr) => {{
            let pc = address_of(ops, start, $i);
            r.raise($cause, pc);
            next = r.pc;
            extra += costs::EXCEPTION;
            leave!($i, Outcome::Raised);
        }};
    }

    for (i, op) in ops.iter().enumerate() {
        let op = *op;
        match op.code {
            Code::Line => {
                others += 1;
                if !c.memory.cache.is_on() {
                    // The window gives zeros, and zeros are an illegal instruction.
                    let pc = address_of(ops, start, i);
                    let why = crate::memory::Refusal::CacheOff;
                    c.findings.refused(pc, Kind::Fetch, 4, why, pc);
                    raise!(i, cause::ILLEGAL);
                }
                if !c.memory.cache.look(op.imm) {
                    // One of the operations that are no instructions was counted just now.
                    let now = c.pace.time(r.cycles + (i + 1 - others) as u64 + extra);
                    c.memory.fill(op.imm, c.bus.mapped(now));
                    c.probe.missed(op.imm);
                    extra += c.bus.line_cycles();
                    let waited = r.cycles + (i + 1 - others) as u64 + extra;
                    if c.memory.stale_code || waited >= c.deadline {
                        // The flash no longer holds the instructions that were decoded, so they are decoded anew. Or an
                        // interrupt may come before the instruction.
                        next = address_of(ops, start, i);
                        leave!(i, Outcome::Next);
                    }
                }
            }
            Code::End => others += 1,
            Code::Unknown => {
                next = address_of(ops, start, i);
                leave!(i, Outcome::Unknown(op.imm));
            }
            Code::Illegal => raise!(i, cause::ILLEGAL),
            Code::Nop | Code::Sync => {}

            Code::Add => r.set(op.r(), r.get(op.s).wrapping_add(r.get(op.t))),
            Code::Addx2 => r.set(op.r(), (r.get(op.s) << 1).wrapping_add(r.get(op.t))),
            Code::Addx4 => r.set(op.r(), (r.get(op.s) << 2).wrapping_add(r.get(op.t))),
            Code::Addx8 => r.set(op.r(), (r.get(op.s) << 3).wrapping_add(r.get(op.t))),
            Code::Sub => r.set(op.r(), r.get(op.s).wrapping_sub(r.get(op.t))),
            Code::Subx2 => r.set(op.r(), (r.get(op.s) << 1).wrapping_sub(r.get(op.t))),
            Code::Subx4 => r.set(op.r(), (r.get(op.s) << 2).wrapping_sub(r.get(op.t))),
            Code::Subx8 => r.set(op.r(), (r.get(op.s) << 3).wrapping_sub(r.get(op.t))),
            Code::And => r.set(op.r(), r.get(op.s) & r.get(op.t)),
            Code::Or => r.set(op.r(), r.get(op.s) | r.get(op.t)),
            Code::Xor => r.set(op.r(), r.get(op.s) ^ r.get(op.t)),
            Code::Neg => r.set(op.r(), r.get(op.t).wrapping_neg()),
            Code::Abs => r.set(op.r(), (r.get(op.t) as i32).wrapping_abs() as u32),
            Code::Addi => r.set(op.t, r.get(op.s).wrapping_add(op.imm)),
            Code::Movi => r.set(op.t, op.imm),
            Code::Mov => r.set(op.t, r.get(op.s)),
            Code::Moveqz => {
                if r.get(op.t) == 0 {
                    r.set(op.r(), r.get(op.s));
                }
            }
            Code::Movnez => {
                if r.get(op.t) != 0 {
                    r.set(op.r(), r.get(op.s));
                }
            }
            Code::Movltz => {
                if (r.get(op.t) as i32) < 0 {
                    r.set(op.r(), r.get(op.s));
                }
            }
            Code::Movgez => {
                if r.get(op.t) as i32 >= 0 {
                    r.set(op.r(), r.get(op.s));
                }
            }
            Code::Extui => r.set(op.r(), r.get(op.t) >> (op.s & 31) & op.imm),
            Code::Nsau => r.set(op.t, r.get(op.s).leading_zeros()),
            Code::Nsa => {
                let x = r.get(op.s);
                let folded = x ^ ((x as i32) >> 31) as u32;
                r.set(op.t, folded.leading_zeros() - 1);
            }
            Code::Mul16u => r.set(op.r(), (r.get(op.s) & 0xffff) * (r.get(op.t) & 0xffff)),
            Code::Mul16s => {
                let [x, y] = [op.s, op.t].map(|n| i32::from(r.get(n) as i16));
                r.set(op.r(), (x * y) as u32);
            }
            Code::Mull => r.set(op.r(), r.get(op.s).wrapping_mul(r.get(op.t))),

            Code::Slli => r.set(op.r(), r.get(op.s).checked_shl(op.imm).unwrap_or(0)),
            Code::Srli => r.set(op.r(), r.get(op.t) >> (op.imm & 31)),
            Code::Srai => r.set(op.r(), ((r.get(op.t) as i32) >> (op.imm & 31)) as u32),
            Code::Sll => {
                // SSL leaves 32 minus the amount; the shift is that of the 64 bits of (s, 0).
                let pair = u64::from(r.get(op.s)) << 32;
                r.set(op.r(), (pair >> r.sar) as u32);
            }
            Code::Srl => r.set(op.r(), (u64::from(r.get(op.t)) >> r.sar) as u32),
            Code::Sra => {
                let wide = i64::from(r.get(op.t) as i32);
                r.set(op.r(), (wide >> r.sar) as u32);
            }
            Code::Src => {
                let pair = u64::from(r.get(op.s)) << 32 | u64::from(r.get(op.t));
                r.set(op.r(), (pair >> r.sar) as u32);
            }
            Code::Ssr => r.sar = r.get(op.s) & 31,
            Code::Ssl => r.sar = 32 - (r.get(op.s) & 31),
            Code::Ssa8l => r.sar = (r.get(op.s) & 3) * 8,
            Code::Ssa8b => r.sar = 32 - (r.get(op.s) & 3) * 8,
            Code::Ssai => r.sar = op.imm,

            Code::L32i => {
                let word = word!(i, r.get(op.s).wrapping_add(op.imm));
                r.set(op.t, word);
                leave_if_due!(i);
            }
            Code::L32r => {
                let word = word!(i, op.imm);
                r.set(op.t, word);
                leave_if_due!(i);
            }
            Code::L8ui => {
                let word = part!(i, r.get(op.s).wrapping_add(op.imm), 1);
                r.set(op.t, word & 0xff);
            }
            Code::L16ui => {
                let word = part!(i, r.get(op.s).wrapping_add(op.imm), 2);
                r.set(op.t, word & 0xffff);
            }
            Code::L16si => {
                let word = part!(i, r.get(op.s).wrapping_add(op.imm), 2);
                r.set(op.t, i32::from(word as i16) as u32);
            }
            Code::S32i => store!(i, r.get(op.s).wrapping_add(op.imm), r.get(op.t), 4),
            Code::S16i => store!(i, r.get(op.s).wrapping_add(op.imm), r.get(op.t), 2),
            Code::S8i => store!(i, r.get(op.s).wrapping_add(op.imm), r.get(op.t), 1),

            Code::J => jump!(i, op.imm, taken(op.imm)),
            Code::Jx => jump!(i, r.get(op.s), costs::INDIRECT),
            Code::Call0 => {
                r.set(0, end);
                jump!(i, op.imm, taken(op.imm));
            }
            Code::Callx0 => {
                let target = r.get(op.s);
                r.set(0, end);
                jump!(i, target, costs::INDIRECT);
            }
            Code::Ret => jump!(i, r.get(0), costs::INDIRECT),
            Code::Beqz => branch!(i, op, r.get(op.s) == 0),
            Code::Bnez => branch!(i, op, r.get(op.s) != 0),
            Code::Bltz => branch!(i, op, (r.get(op.s) as i32) < 0),
            Code::Bgez => branch!(i, op, r.get(op.s) as i32 >= 0),
            Code::Beqi => branch!(i, op, r.get(op.s) as i32 == constant(op.r())),
            Code::Bnei => branch!(i, op, r.get(op.s) as i32 != constant(op.r())),
            Code::Blti => branch!(i, op, (r.get(op.s) as i32) < constant(op.r())),
            Code::Bgei => branch!(i, op, r.get(op.s) as i32 >= constant(op.r())),
            Code::Bltui => branch!(i, op, r.get(op.s) < unsigned_constant(op.r())),
            Code::Bgeui => branch!(i, op, r.get(op.s) >= unsigned_constant(op.r())),
            Code::Beq => branch!(i, op, r.get(op.s) == r.get(op.t)),
            Code::Bne => branch!(i, op, r.get(op.s) != r.get(op.t)),
            Code::Blt => branch!(i, op, (r.get(op.s) as i32) < r.get(op.t) as i32),
            Code::Bge => branch!(i, op, r.get(op.s) as i32 >= r.get(op.t) as i32),
            Code::Bltu => branch!(i, op, r.get(op.s) < r.get(op.t)),
            Code::Bgeu => branch!(i, op, r.get(op.s) >= r.get(op.t)),
            Code::Bany => branch!(i, op, r.get(op.s) & r.get(op.t) != 0),
            Code::Bnone => branch!(i, op, r.get(op.s) & r.get(op.t) == 0),
            Code::Ball => branch!(i, op, !r.get(op.s) & r.get(op.t) == 0),
            Code::Bnall => branch!(i, op, !r.get(op.s) & r.get(op.t) != 0),
            Code::Bbc => branch!(i, op, r.get(op.s) >> (r.get(op.t) & 31) & 1 == 0),
            Code::Bbs => branch!(i, op, r.get(op.s) >> (r.get(op.t) & 31) & 1 != 0),
            Code::Bbci => branch!(i, op, r.get(op.s) >> (op.t & 31) & 1 == 0),
            Code::Bbsi => branch!(i, op, r.get(op.s) >> (op.t & 31) & 1 != 0),

            Code::Rsr => match r.special(op.imm, (i - others) as u64 + extra) {
                Some(value) => r.set(op.t, value),
                None => {
                    next = address_of(ops, start, i);
                    leave!(i, Outcome::Unknown(op.imm << 8));
                }
            },
            Code::Wsr | Code::Xsr => {
                let executed = (i - others) as u64 + extra;
                let value = r.get(op.t);
                let old = r.special(op.imm, executed);
                if !r.set_special(op.imm, value, executed) {
                    next = address_of(ops, start, i);
                    leave!(i, Outcome::Unknown(op.imm << 8));
                }
                if op.code == Code::Xsr {
                    r.set(op.t, old.unwrap_or(0));
                }
                leave!(i, Outcome::System);
            }
            Code::Rsil => {
                r.set(op.t, r.ps);
                r.ps = r.ps & !ps::INTLEVEL | u32::from(op.s);
                leave!(i, Outcome::System);
            }
            Code::Waiti => {
                r.ps = r.ps & !ps::INTLEVEL | u32::from(op.s);
                leave!(i, Outcome::Wait);
            }
            Code::Rfe => {
                r.return_from_exception();
                next = r.pc;
                extra += costs::INDIRECT;
                leave!(i, Outcome::Returned);
            }
            Code::Rfde => {
                r.return_from_double();
                next = r.pc;
                extra += costs::INDIRECT;
                leave!(i, Outcome::Returned);
            }
            Code::Rfi => {
                if !r.return_from_level(op.s) {
                    next = address_of(ops, start, i);
                    leave!(i, Outcome::Unknown(op.imm));
                }
                next = r.pc;
                extra += costs::INDIRECT;
                leave!(i, Outcome::Returned);
            }
            Code::Syscall => raise!(i, cause::SYSCALL),
            // Without a debugger, both are as good as unknown.
            Code::Break | Code::Simcall => {
                next = address_of(ops, start, i);
                leave!(i, Outcome::Unknown(op.imm));
            }
        }
    }
    r.pc = next;
    let instructions = (done - others) as u64;
    r.cycles += instructions + extra;
    Took {
        outcome,
        operations: done,
        instructions,
    }
}

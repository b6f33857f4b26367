//! Decoded code: blocks of instructions that are executed one after the other.

use super::decode::{decode, length};
use super::instruction::{Code, Op};
use crate::memory::cache::LINE_BYTES;
use crate::memory::map::{IRAM, ROM, WINDOW};
use crate::memory::Memory;

/// The most instructions of a block.
const MOST: usize = 48;

/// A number of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(u32);

/// Instructions from one address on, of which only the last may go elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Address of the first instruction.
    pub pc: u32,
    /// First of the block's operations, and the one behind the last.
    ops: (u32, u32),
    /// Address behind the last instruction.
    pub end: u32,
    /// True if somebody wants to know when this block begins.
    pub watched: bool,
}

/// All blocks that have been decoded.
#[derive(Default)]
pub struct Blocks {
    ops: Vec<Op>,
    blocks: Vec<Block>,
    /// For each byte of code memory, the number of the block that begins there, plus one.
    iram: Vec<u32>,
    rom: Vec<u32>,
    window: Vec<u32>,
    /// Addresses at which a block begins, and that somebody watches.
    watched: Vec<u32>,
}

impl Blocks {
    /// No blocks. `watched` are addresses whose blocks are marked.
    #[must_use]
    pub fn new(watched: Vec<u32>) -> Blocks {
        Blocks {
            iram: vec![0; IRAM.bytes as usize],
            rom: vec![0; ROM.bytes as usize],
            window: vec![0; WINDOW.bytes as usize],
            watched,
            ..Blocks::default()
        }
    }
    /// Forgets all blocks.
    pub fn clear(&mut self) {
        for block in self.blocks.drain(..) {
            let table = match () {
                () if IRAM.has(block.pc) => &mut self.iram[(block.pc - IRAM.start) as usize],
                () if ROM.has(block.pc) => &mut self.rom[(block.pc - ROM.start) as usize],
                () => &mut self.window[(block.pc - WINDOW.start) as usize],
            };
            *table = 0;
        }
        self.ops.clear();
    }
    /// The block that begins at `pc`, if it has been decoded.
    #[inline]
    #[must_use]
    pub fn find(&self, pc: u32) -> Option<Id> {
        let number = if WINDOW.has(pc) {
            self.window[(pc - WINDOW.start) as usize]
        } else if IRAM.has(pc) {
            self.iram[(pc - IRAM.start) as usize]
        } else {
            *self.rom.get(pc.wrapping_sub(ROM.start) as usize)?
        };
        number.checked_sub(1).map(Id)
    }
    /// The block with this number.
    #[inline]
    #[must_use]
    pub fn get(&self, id: Id) -> Block {
        self.blocks[id.0 as usize]
    }
    /// The operations of a block.
    #[inline]
    #[must_use]
    pub fn ops(&self, block: &Block) -> &[Op] {
        &self.ops[block.ops.0 as usize..block.ops.1 as usize]
    }

    /// Decodes the block that begins at `pc`. `None` if no code can be fetched there.
    pub fn decode(&mut self, pc: u32, memory: &mut Memory, mapped: &[u8]) -> Option<Id> {
        let first = self.ops.len();
        let mut at = pc;
        let mut line = None;
        let mut count = 0;
        loop {
            let Some(word) = bytes(memory, mapped, at) else {
                if count == 0 {
                    return None;
                }
                break;
            };
            let op = decode(at, word);
            let last = at + length(word as u8) - 1;
            for address in [at, last] {
                let its = Some(address / LINE_BYTES as u32);
                if its != line {
                    line = its;
                    memory.mark_code(address);
                    if WINDOW.has(address) {
                        self.ops.push(Op::new(Code::Line, 0, [0; 3], address));
                    }
                }
            }
            self.ops.push(op);
            count += 1;
            at += op.length();
            if ends(op.code) {
                break;
            }
            if count == MOST || self.watched.contains(&at) {
                break;
            }
        }
        if !self.ops.last().is_some_and(|op| ends(op.code)) {
            self.ops.push(Op::new(Code::End, 0, [0; 3], at));
        }
        let block = Block {
            pc,
            ops: (first as u32, self.ops.len() as u32),
            end: at,
            watched: self.watched.contains(&pc),
        };
        self.blocks.push(block);
        let number = self.blocks.len() as u32;
        let table = match () {
            () if WINDOW.has(pc) => &mut self.window[(pc - WINDOW.start) as usize],
            () if IRAM.has(pc) => &mut self.iram[(pc - IRAM.start) as usize],
            () => &mut self.rom[(pc - ROM.start) as usize],
        };
        *table = number;
        Some(Id(number - 1))
    }
}

/// The bytes at an address, the first one lowest: three at least.
fn bytes(memory: &Memory, mapped: &[u8], at: u32) -> Option<u32> {
    let low = memory.code(at & !3, mapped)?;
    let shift = at % 4 * 8;
    if shift <= 8 {
        return Some(low >> shift);
    }
    // The last instruction of a memory may end with it.
    let high = memory.code((at & !3) + 4, mapped).unwrap_or(0);
    Some(low >> shift | high << (32 - shift))
}

/// True if a block ends behind such an instruction: control may go elsewhere, or an interrupt may be due.
fn ends(code: Code) -> bool {
    use Code::*;
    matches!(
        code,
        Unknown
            | Illegal
            | J
            | Jx
            | Call0
            | Callx0
            | Ret
            | Beqz
            | Bnez
            | Bltz
            | Bgez
            | Beqi
            | Bnei
            | Blti
            | Bgei
            | Bltui
            | Bgeui
            | Beq
            | Bne
            | Blt
            | Bge
            | Bltu
            | Bgeu
            | Bany
            | Bnone
            | Ball
            | Bnall
            | Bbc
            | Bbs
            | Bbci
            | Bbsi
            | Wsr
            | Xsr
            | Rsil
            | Waiti
            | Rfe
            | Rfde
            | Rfi
            | Syscall
            | Break
            | Simcall
    )
}

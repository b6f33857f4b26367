//! Cases worked out by hand, for what another implementation of the core cannot judge: exceptions of the chip's own buses,
//! interrupts, time, the cache, code that changes. That instructions compute what they should is compared with QEMU, in
//! `tests/emulator/core`.

mod code;
mod exceptions;
mod interrupts;

use super::blocks::Blocks;
use super::decode::length;
use super::execute::{self, Context, Took};
use super::registers::{ps, Pace, Registers};
use crate::bus::Bus;
use crate::findings::Findings;
use crate::memory::map::WINDOW;
use crate::memory::Memory;
use crate::Time;

/// Where code lies, and the vectors.
const CODE: u32 = 0x4010_0400;
const VECTORS: u32 = 0x4010_0000;
const KERNEL: u32 = VECTORS + 0x30;
const USER: u32 = VECTORS + 0x50;
const DOUBLE: u32 = VECTORS + 0x70;
/// A word of DRAM.
const DATA: u32 = 0x3ffe_8010;

/// Instructions. The operands of loads and stores are a3 (the value) and a2 (the address).
const L8UI: u32 = 0x00_0232;
const L16UI: u32 = 0x00_1232;
const L16SI: u32 = 0x00_9232;
const L32I: u32 = 0x00_2232;
const S8I: u32 = 0x00_4232;
const S16I: u32 = 0x00_5232;
const S32I: u32 = 0x00_6232;
const NOP: u32 = 0x00_20f0;
const NOP_N: u32 = 0xf03d;
const RFE: u32 = 0x00_3000;
const RFDE: u32 = 0x00_3200;
const SYSCALL: u32 = 0x00_5000;
const ILL: u32 = 0;

const fn movi(register: u32, value: u32) -> u32 {
    0xa002 | register << 4 | (value & 0xff) << 16 | value & 0xf00
}
const fn rsr(register: u32, special: u32) -> u32 {
    0x03_0000 | special << 8 | register << 4
}
const fn wsr(register: u32, special: u32) -> u32 {
    0x13_0000 | special << 8 | register << 4
}

/// The words of code that begins at an aligned address.
fn assembled(code: &[u32]) -> Vec<u32> {
    let bytes: Vec<u8> = (code.iter())
        .flat_map(|op| {
            op.to_le_bytes()
                .into_iter()
                .take(length(*op as u8) as usize)
        })
        .collect();
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |w, b| w << 8 | u32::from(*b));
    bytes.chunks(4).map(word).collect()
}

/// A flash, and a register at each address of the peripherals: all read as `register`.
struct Surroundings {
    flash: Vec<u8>,
    register: u32,
    /// What was written last.
    written: Option<(u32, u32)>,
}

impl Bus for Surroundings {
    fn read(&mut self, _: u32, _: Time) -> Option<u32> {
        Some(self.register)
    }
    fn kept(&mut self, _: u32, _: Time) -> u32 {
        self.register
    }
    fn write(&mut self, address: u32, value: u32, _: Time, _: &mut Memory) -> bool {
        self.written = Some((address, value));
        true
    }
    fn mapped(&self, _: Time) -> &[u8] {
        &self.flash
    }
    fn line_cycles(&self) -> u64 {
        100
    }
}

/// A core with memories and simple surroundings, in user mode, with all interrupts masked by INTENABLE.
struct Core {
    registers: Registers,
    memory: Memory,
    bus: Surroundings,
    findings: Findings,
}

impl Core {
    fn new() -> Core {
        let mut registers = Registers::reset(0);
        (registers.ps, registers.vecbase, registers.pc) = (ps::UM, VECTORS, CODE);
        Core {
            registers,
            memory: Memory::new(&[]),
            bus: Surroundings {
                flash: vec![0; WINDOW.bytes as usize],
                register: 0x4433_a2c1,
                written: None,
            },
            findings: Findings::new(0x3fff_c000),
        }
    }
    /// Puts code into instruction RAM, and executes it as one block.
    fn execute(&mut self, code: &[u32]) -> Took {
        for (at, word) in (CODE..).step_by(4).zip(assembled(code)) {
            self.memory.set_iram(at, word);
        }
        self.registers.pc = CODE;
        self.block()
    }
    /// Decodes and executes the block at the program counter.
    fn block(&mut self) -> Took {
        let mut blocks = Blocks::new(Vec::new());
        let pc = self.registers.pc;
        let id = blocks.decode(pc, &mut self.memory, &self.bus.flash);
        let block = blocks.get(id.expect("there is code"));
        let mut context = Context {
            registers: &mut self.registers,
            memory: &mut self.memory,
            bus: &mut self.bus,
            pace: &Pace::new(1),
            deadline: u64::MAX,
            findings: &mut self.findings,
            probe: &mut (),
        };
        execute::block(&mut context, blocks.ops(&block), pc, block.end)
    }
}

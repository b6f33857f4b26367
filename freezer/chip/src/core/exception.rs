//! Exceptions and interrupts (*ISA*, chapter 4.4).

use super::registers::{ps, Registers};

/// Causes of exceptions (*ISA*, table 4-64).
pub mod cause {
    /// An illegal instruction.
    pub const ILLEGAL: u32 = 0;
    /// SYSCALL.
    pub const SYSCALL: u32 = 1;
    /// No code can be fetched here.
    pub const FETCH: u32 = 2;
    /// The memory does not serve such a load or store.
    pub const LOAD_STORE: u32 = 3;
    /// An interrupt of level 1.
    pub const INTERRUPT: u32 = 4;
    /// The address is not a multiple of the size.
    pub const ALIGNMENT: u32 = 9;
    /// Code may not be fetched here.
    pub const FETCH_PROHIBITED: u32 = 20;
    /// Nothing may be loaded from here.
    pub const LOAD_PROHIBITED: u32 = 28;
    /// Nothing may be stored here.
    pub const STORE_PROHIBITED: u32 = 29;
}

/// Offsets of the vectors from VECBASE (RTOS `core-isa.h`).
mod vector {
    pub const KERNEL: u32 = 0x30;
    pub const USER: u32 = 0x50;
    pub const DOUBLE: u32 = 0x70;
}

impl Registers {
    /// Enters the handler of an exception that the instruction at `pc` raised, or of an interrupt before it.
    pub fn raise(&mut self, cause: u32, pc: u32) {
        let vector = if self.ps & ps::EXCM != 0 {
            self.depc = pc;
            vector::DOUBLE
        } else {
            self.epc[0] = pc;
            match self.ps & ps::UM {
                0 => vector::KERNEL,
                _ => vector::USER,
            }
        };
        self.exccause = cause;
        self.ps |= ps::EXCM;
        self.pc = self.vecbase.wrapping_add(vector);
    }
    /// RFE: back from an exception.
    pub fn return_from_exception(&mut self) {
        self.ps &= !ps::EXCM;
        self.pc = self.epc[0];
    }
    /// RFDE: back from a double exception.
    pub fn return_from_double(&mut self) {
        self.pc = self.depc;
    }
    /// RFI: back from an interrupt of level 2 or 3. False for another level.
    pub fn return_from_level(&mut self, level: u8) -> bool {
        let n = usize::from(level).wrapping_sub(2);
        let (Some(ps), Some(pc)) = (self.eps.get(n), self.epc.get(n + 1)) else {
            return false;
        };
        (self.ps, self.pc) = (*ps, *pc);
        true
    }
}

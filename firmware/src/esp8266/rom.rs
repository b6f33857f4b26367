//! Functions of the mask ROM. Their addresses are from eagle.rom.addr.v6.ld of Espressif's SDK.
//!
//! The firmware's stack lies where the mask ROM keeps its data. So only functions may be called that use nothing
//! but registers and the stack; those here are such (disassembly of the mask ROM). The assembly files call two more:
//! `Cache_Read_Enable` (`asm/start.S`) and `Cache_Read_Disable` (`asm/sleep.S`).

const RTC_GET_RESET_REASON: usize = 0x4000_25e0;
const ROM_I2C_READ_REG: usize = 0x4000_7268;
const ROM_I2C_WRITE_REG: usize = 0x4000_72d8;

/// Why the chip started: [`super::restart::cause`] tells what the numbers mean.
pub fn reset_reason() -> u32 {
    // SAFETY: the function takes no arguments, and reads registers of the real-time clock.
    unsafe {
        let function: extern "C" fn() -> u32 = core::mem::transmute(RTC_GET_RESET_REASON);
        function()
    }
}

/// A register of the analog part, which is reached over a bus of its own.
#[derive(Clone, Copy)]
pub struct Analog {
    /// The block that has the register.
    pub block: u32,
    /// The host on the bus through which the block is reached.
    pub host: u32,
    /// The number of the register in its block.
    pub register: u32,
}

impl Analog {
    /// Reads the register: 8 bits.
    pub fn read(self) -> u32 {
        // SAFETY: the function takes three numbers, and uses the bus's own registers (0x60000d00 and up).
        unsafe {
            let function: extern "C" fn(u32, u32, u32) -> u32 =
                core::mem::transmute(ROM_I2C_READ_REG);
            function(self.block, self.host, self.register)
        }
    }
    /// Writes the register.
    pub fn write(self, value: u32) {
        // SAFETY: see `read`.
        unsafe {
            let function: extern "C" fn(u32, u32, u32, u32) =
                core::mem::transmute(ROM_I2C_WRITE_REG);
            function(self.block, self.host, self.register, value);
        }
    }
    /// Clears the bits `clear`, then sets the bits `set`. The ROM's own functions for that need its data in RAM.
    pub fn modify(self, clear: u32, set: u32) {
        self.write(self.read() & !clear | set);
    }
}

//! Why the chip started, and how it is started again.
//!
//! The mask ROM knows power-on, reset pin, software reset and watchdog. What a program asked for is
//! remembered over the reset in a word of the real-time clock's memory.

use vm::board::ResetCause;

use super::registers::{read, write};

/// Functions of the mask ROM, at the addresses of eagle.rom.addr.v6.ld (Espressif's SDK).
const RTC_GET_RESET_REASON: usize = 0x4000_25e0;
const SOFTWARE_RESET: usize = 0x4000_264c;

/// Last word of the real-time clock's memory (0x60001000, 768 bytes, of which programs have the upper 512).
const MEMORY: u32 = 0x6000_12fc;

/// What a program asked for before a reset.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Mark {
    /// Nothing: a reset of the chip.
    None = 0,
    /// `machine.soft_reset`.
    Soft = 0x5046_0001,
    /// `machine.deepsleep`.
    DeepSleep = 0x5046_0002,
}

/// Why the chip started; forgets what was asked for.
pub fn reset_cause() -> ResetCause {
    let mark = read(MEMORY);
    write(MEMORY, Mark::None as u32);
    // SAFETY: a function of the mask ROM without arguments, which reads the clock's registers.
    let reason = unsafe {
        let function: extern "C" fn() -> u32 = core::mem::transmute(RTC_GET_RESET_REASON);
        function()
    };
    match reason {
        // Power-on: the memory held nothing but chance.
        1 => ResetCause::PowerOn,
        _ if mark == Mark::Soft as u32 => ResetCause::Soft,
        _ if mark == Mark::DeepSleep as u32 => ResetCause::DeepSleep,
        2 => ResetCause::External,
        3 => ResetCause::Soft,
        4 => ResetCause::Watchdog,
        _ => ResetCause::PowerOn,
    }
}

/// Starts the chip again.
pub fn restart(mark: Mark) -> ! {
    write(MEMORY, mark as u32);
    // SAFETY: a function of the mask ROM without arguments.
    unsafe {
        let function: extern "C" fn() = core::mem::transmute(SOFTWARE_RESET);
        function();
    }
    loop {}
}

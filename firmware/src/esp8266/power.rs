//! The cause of the chip's start, and restarts.

use vm::board::ResetCause;

use super::registers::{read, write};
use super::restart::{cause, mark, MARK, NO_MARK, STEPS};

/// Address of the function `rtc_get_reset_reason` of the mask ROM, from eagle.rom.addr.v6.ld of Espressif's SDK.
const RTC_GET_RESET_REASON: usize = 0x4000_25e0;

/// The cause of the chip's start. Erases the mark of a restart, so that a later start does not report it.
pub fn reset_cause() -> ResetCause {
    let words = MARK.map(read);
    write_mark(NO_MARK);
    // SAFETY: the mask ROM's function takes no arguments, and reads registers of the real-time clock.
    let reason = unsafe {
        let function: extern "C" fn() -> u32 = core::mem::transmute(RTC_GET_RESET_REASON);
        function()
    };
    cause(reason, words)
}

/// Restarts the chip by its watchdog; the next start reports `why`. This takes 1.7 seconds. If the
/// watchdog does not bite, the chip stays here.
pub fn restart(why: ResetCause) -> ! {
    xtensa_lx::interrupt::disable();
    write_mark(mark(why));
    for (register, value) in &STEPS {
        write(*register, *value);
    }
    loop {
        core::hint::spin_loop();
    }
}

fn write_mark(words: [u32; 2]) {
    write(MARK[0], words[0]);
    write(MARK[1], words[1]);
}

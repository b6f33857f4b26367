//! Why the chip started, and how it is started again.

use vm::board::ResetCause;

use super::registers::{read, write};
use super::restart::{cause, mark, MARK, NO_MARK, STEPS};

/// A function of the mask ROM, at the address of eagle.rom.addr.v6.ld (Espressif's SDK).
const RTC_GET_RESET_REASON: usize = 0x4000_25e0;

/// Why the chip started; forgets what was meant, so that a later start does not report it.
pub fn reset_cause() -> ResetCause {
    let words = MARK.map(read);
    write_mark(NO_MARK);
    // SAFETY: a function of the mask ROM without arguments, which reads the clock's registers.
    let reason = unsafe {
        let function: extern "C" fn() -> u32 = core::mem::transmute(RTC_GET_RESET_REASON);
        function()
    };
    cause(reason, words)
}

/// Starts the chip again, by its watchdog; the next start reports `why`. Takes 1.7 seconds. If the
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

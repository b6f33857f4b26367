//! The firmware of the chip. When the program has ended, it waits for a reset: there is no prompt.
#![no_std]
#![no_main]

use permafrost_firmware::boot::{boot, Options, Outcome};
use permafrost_firmware::esp8266::{self, restart, Esp8266};
use permafrost_firmware::memory;
use vm::board::ResetCause;
use vm::program::End;

#[xtensa_lx_rt::entry]
fn main() -> ! {
    let (Some(mut board), Some(heap)) = (Esp8266::take(), memory::heap()) else {
        restart(ResetCause::Exception)
    };
    let outcome = boot(&mut board, heap, &Options::default(), &mut |_| {});
    board.flush();
    match outcome {
        Outcome::Ended(End::Reset) => restart(ResetCause::Soft),
        Outcome::Overflow => restart(ResetCause::Exception),
        _ => loop {
            core::hint::spin_loop();
        },
    }
}

#[no_mangle]
fn emergency_write(bytes: &[u8]) {
    esp8266::emergency_write(bytes);
}

#[no_mangle]
fn emergency_end() -> ! {
    restart(ResetCause::Exception)
}

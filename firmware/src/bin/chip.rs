//! The firmware of the chip. After the program's end it waits for a reset: there is no prompt.
#![no_std]
#![no_main]

use permafrost_firmware::boot::{boot, Options, Outcome};
use permafrost_firmware::esp8266::{self, restart, Esp8266, Mark};
use permafrost_firmware::memory;
use vm::program::End;

#[xtensa_lx_rt::entry]
fn main() -> ! {
    let (Some(mut board), Some(heap)) = (Esp8266::take(), memory::heap()) else {
        restart(Mark::None)
    };
    let outcome = boot(&mut board, heap, &Options::default(), &mut |_| {});
    board.flush();
    match outcome {
        Outcome::Ended(End::Reset) | Outcome::Overflow => restart(Mark::None),
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
    restart(Mark::None)
}

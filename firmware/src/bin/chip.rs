//! The firmware of the chip. When the program has ended, it sleeps until a reset: there is no prompt.
#![no_std]
#![no_main]

use permafrost_firmware::boot::{boot, Outcome};
use permafrost_firmware::esp8266::{self, restart, Esp8266};
use permafrost_firmware::{memory, watched};
use vm::board::ResetCause;
use vm::program::{End, HeapReport};

#[xtensa_lx_rt::entry]
fn main() -> ! {
    let (Some(mut board), Some(heap)) = (Esp8266::take(), memory::heap()) else {
        restart(ResetCause::Exception)
    };
    loop {
        let mut report = HeapReport {
            used: 0,
            peak: 0,
            free: 0,
        };
        let outcome = boot(&mut board, heap, &mut |r| report = r);
        board.flush();
        let status = outcome.status();
        watched::program_ended(status, report.used, report.peak, report.free);
        match outcome {
            Outcome::Ended(End::Reset) => board.start_anew(),
            Outcome::Overflow => restart(ResetCause::Exception),
            _ => esp8266::halt(),
        }
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

//! The emulated twin: the same VM, heap and image region on a board of simulated devices. The emulator
//! ends with the program's exit status.
#![no_std]
#![no_main]

use permafrost_firmware::boot::{boot, Options, Outcome, FAULT};
use permafrost_firmware::console::{decimal, text};
use permafrost_firmware::emulated::{exit, write_error, write_output, EmulatedBoard, Mailbox};
use permafrost_firmware::memory;
use vm::program::{End, HeapReport};

#[xtensa_lx_rt::entry]
fn main() -> ! {
    let mail = Mailbox::read();
    let mut board = EmulatedBoard::new(&mail);
    let options = Options {
        module: mail.module(),
        stress: mail.stress,
    };
    let Some(heap) = memory::heap() else {
        exit(FAULT)
    };
    let outcome = loop {
        let outcome = boot(&mut board, heap, &options, &mut |heap| {
            if mail.report {
                report(heap);
            }
        });
        let reset = matches!(outcome, Outcome::Ended(End::Reset));
        if !reset || mail.once || !board.restart() {
            break outcome;
        }
    };
    exit(outcome.status())
}

/// Prints the line that `freeze run --heap-report` prints too.
fn report(heap: HeapReport) {
    let write: &mut dyn FnMut(&[u8]) = &mut |b| write_error(b);
    text(write, "heap: ");
    for (what, bytes) in heap.line() {
        text(write, what);
        decimal(write, bytes);
    }
    text(write, "\n");
}

#[no_mangle]
fn emergency_write(bytes: &[u8]) {
    write_output(bytes);
}

#[no_mangle]
fn emergency_end() -> ! {
    exit(FAULT)
}

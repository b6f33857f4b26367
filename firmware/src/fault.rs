//! Faults of the firmware itself: prints a line that `freeze monitor` decodes, and ends the program.

use core::panic::PanicInfo;

use xtensa_lx_rt::exception::Context;

use crate::{console, memory};

extern "Rust" {
    /// Writes bytes that lie in DRAM to the console, whatever state the board is in.
    fn emergency_write(bytes: &[u8]);
    /// Ends the program after a fault.
    fn emergency_end() -> !;
}

/// Writes the line of a fault: names with their numbers.
fn line(parts: &[(&str, u32)]) {
    // SAFETY: the program defines the function, and it may be called at any time.
    let mut write = |b: &[u8]| unsafe { emergency_write(b) };
    console::text(&mut write, "\nfault:");
    for (name, value) in parts {
        console::text(&mut write, " ");
        console::text(&mut write, name);
        console::text(&mut write, "=");
        console::hex(&mut write, *value);
    }
    if !memory::guard_holds() {
        console::text(&mut write, " (the stack has overflowed)");
    }
    console::text(&mut write, "\n");
}

fn end() -> ! {
    // SAFETY: the program defines the function.
    unsafe { emergency_end() }
}

/// Reports an exception that no handler emulates. `cause` is the number of the processor's EXCCAUSE register.
#[no_mangle]
extern "C" fn __exception(cause: u32, frame: &mut Context) {
    line(&[
        ("cause", cause),
        ("pc", frame.pc),
        ("address", frame.vaddr),
        ("a0", frame.a[0]),
        ("sp", frame.a[1]),
    ]);
    end()
}

/// Reports an exception that was raised on the way to the handler of another.
#[no_mangle]
extern "C" fn __double_fault(cause: u32, address: u32, depc: u32, epc: u32) -> ! {
    line(&[
        ("double", cause),
        ("pc", depc),
        ("address", address),
        ("epc", epc),
    ]);
    end()
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    // The text of a panic would link the formatting code, 10 KiB and more. The line number of its location
    // costs one word.
    let line_number = info.location().map_or(0, |l| l.line());
    line(&[("panic", line_number)]);
    end()
}

//! The program for the emulated lx106: prints `COUNT DIGEST`.
#![no_std]
#![no_main]

mod ops;

use core::fmt::Write;

extern "C" {
    fn write(bytes: *const u8, len: u32);
    fn exit(status: u32) -> !;
}

/// Standard output, byte by byte: the emulator takes addresses in DRAM only, and constants lie in flash.
struct Console;

impl Write for Console {
    fn write_str(&mut self, s: &str) -> core::fmt::Result {
        for byte in s.bytes() {
            let cell = [byte];
            // SAFETY: `cell` lives on the stack, which is DRAM, for the length of the call.
            unsafe { write(cell.as_ptr(), 1) };
        }
        Ok(())
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    // SAFETY: ends the emulator.
    unsafe { exit(101) }
}

/// Entry, from start.S.
#[no_mangle]
pub extern "C" fn run() -> ! {
    let d = ops::run(400);
    let failed = writeln!(Console, "{} {:016x}", d.count, d.hash).is_err();
    // SAFETY: ends the emulator.
    unsafe { exit(u32::from(failed)) }
}

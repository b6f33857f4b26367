//! The simulator's calls (SIMCALL), and the memory that only the emulator has.

use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use sim::Pins;

extern "C" {
    fn simulator_exit(status: u32) -> !;
    fn simulator_read(file: u32, buffer: *mut u8, bytes: u32) -> i32;
    fn simulator_write(file: u32, buffer: *const u8, bytes: u32) -> i32;
}

/// Bytes of input that are read at a time.
const INPUT: usize = 64;

/// Input that was read and not yet taken. QEMU blocks a read only while there is no input at all.
struct Input {
    bytes: [u8; INPUT],
    next: usize,
    len: usize,
}

#[link_section = ".simulation"]
static mut INPUT_BUFFER: Input = Input {
    bytes: [0; INPUT],
    next: 0,
    len: 0,
};

/// The simulated box. It lies in the emulator's own RAM, and takes none of the board's.
#[link_section = ".simulation"]
static mut PINS: MaybeUninit<Pins> = MaybeUninit::uninit();

/// Stores the box in the emulator's RAM.
pub fn pins(pins: Pins) -> &'static mut Pins {
    // SAFETY: there is one core and no interrupts, and this is called once, before the program.
    unsafe { (*(&raw mut PINS)).write(pins) }
}

/// Ends the emulator with this exit status.
pub fn exit(status: u8) -> ! {
    // SAFETY: the call takes a number, and does not return.
    unsafe { simulator_exit(u32::from(status)) }
}

fn write(file: u32, bytes: &[u8]) {
    let mut left = bytes;
    while !left.is_empty() {
        // SAFETY: the emulator reads no more than the slice, which lies in DRAM as the callers promise.
        let n = unsafe { simulator_write(file, left.as_ptr(), left.len() as u32) };
        if n <= 0 {
            // Nobody reads the output any more. The host ends like this at a closed pipe too.
            exit(1);
        }
        left = &left[(n as usize).min(left.len())..];
    }
}

/// Writes bytes that lie in DRAM to standard output.
pub fn write_output(bytes: &[u8]) {
    write(1, bytes);
}

/// Writes bytes that lie in DRAM to standard error.
pub fn write_error(bytes: &[u8]) {
    write(2, bytes);
}

/// One byte of standard input; `None` at its end.
pub fn read() -> Option<u8> {
    // SAFETY: there is one core and no interrupts, and this is the only use of the buffer.
    let input = unsafe { &mut *(&raw mut INPUT_BUFFER) };
    if input.next >= input.len {
        // SAFETY: the emulator writes no more than the buffer holds.
        let n = unsafe { simulator_read(0, input.bytes.as_mut_ptr(), INPUT as u32) };
        input.next = 0;
        input.len = n.clamp(0, INPUT as i32) as usize;
    }
    let byte = *input
        .bytes
        .get(input.next)
        .filter(|_| input.next < input.len)?;
    input.next += 1;
    Some(byte)
}

/// Word `i` of the mailbox.
pub fn mailbox_word(i: usize) -> u32 {
    extern "C" {
        static _mailbox: [AtomicU32; sim::mailbox::WORDS];
    }
    // SAFETY: the linker script reserves the mailbox, in RAM that the emulator has.
    unsafe { &*(&raw const _mailbox) }
        .get(i)
        .map_or(0, |w| w.load(Relaxed))
}

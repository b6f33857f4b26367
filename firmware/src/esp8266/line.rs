//! Lines with exact timing: slots on one wire, pulses that are measured, and bits as pulses.

use core::ops::Range;

use super::clock::{count, cpu_hz, COUNTS};
use super::gpio::{drain_of, input_of, Drain};
use super::registers::read;

/// A slot on one wire, as [`vm::board::line::slot`] describes it. The caller has masked all interrupts.
pub fn slot(pin: u32, us: &[u32; 3]) -> bool {
    let counts = us.map(|us| us.wrapping_mul(COUNTS));
    timed_slot(&drain_of(pin), &counts)
}

/// A slot whose times are counts of the timer. It lies in IRAM: in 15 microseconds a part must have been asked and looked
/// at, and a few misses of the flash cache take longer.
#[link_section = ".rwtext.slot"]
#[inline(never)]
fn timed_slot(line: &Drain, counts: &[u32; 3]) -> bool {
    let mut start = count();
    line.set(false);
    while count().wrapping_sub(start) < counts[0] {}
    start = count();
    line.set(true);
    while count().wrapping_sub(start) < counts[1] {}
    let level = line.is_high();
    start = count();
    while count().wrapping_sub(start) < counts[2] {}
    level
}

/// The length of the next pulse, as [`vm::board::Board::pulse_us`] tells, by the timer's counts.
pub fn pulse_us(pin: u32, level: bool, timeout_us: u32) -> i32 {
    let (register, bit) = input_of(pin);
    let timeout = timeout_us.saturating_mul(COUNTS);
    let (mut wanted, mut edges) = (level, 2);
    let mut start = count();
    loop {
        let now = count();
        let passed = now.wrapping_sub(start);
        if (read(register) >> bit & 1 != 0) == wanted {
            edges -= 1;
            if edges == 0 {
                return (passed / COUNTS) as i32;
            }
            wanted = !wanted;
            start = now;
        } else if passed >= timeout {
            return -edges;
        }
    }
}

mod functions {
    extern "C" {
        pub fn bitstream(first: *const u8, end: *const u8, pin: u32, cycles: &[u32; 4]);
    }
}

/// Cycles that a high time or a period takes longer than the loops of `bitstream` wait.
const MORE: u32 = 12;

/// Sends bytes as pulses, as [`vm::board::Board::bitstream`] describes it. The caller has masked all interrupts.
pub fn bitstream(pin: u32, ns: &[u32; 4], words: &[u32], bytes: Range<u32>) {
    let log = if cpu_hz() > 80_000_000 { 2 } else { 1 };
    let mut cycles = [0; 4];
    let mut high = 0;
    for (i, ns) in ns.iter().enumerate() {
        cycles[i] = (((high + ns) / 25) << log).saturating_sub(MORE);
        high = if i % 2 == 0 { *ns } else { 0 };
    }
    let bytes = bytes.start as usize..bytes.end as usize;
    let first = words.as_ptr().cast::<u8>();
    // SAFETY: reads the words that hold these bytes, and writes the set and clear registers of outputs alone.
    unsafe {
        functions::bitstream(
            first.wrapping_add(bytes.start),
            first.wrapping_add(bytes.end),
            1 << pin,
            &cycles,
        );
    }
}

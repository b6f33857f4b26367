//! Masters that move lines.

use sim::part::{Nanos, US};
use sim::Lines;

/// The clock and data of I2C.
pub const SCL: u8 = 5;
pub const SDA: u8 = 4;
/// Half a bit.
const HALF: Nanos = 5 * US;

/// An open drain.
pub fn drain(lines: &mut Lines, pin: u8, high: bool) {
    lines.drive(pin, if high { None } else { Some(false) });
}

/// Lets the clock go, and waits while a part holds it. Returns how long that was.
fn clock_high(lines: &mut Lines) -> Nanos {
    drain(lines, SCL, true);
    let before = lines.now();
    while lines.level(SCL) != Some(true) {
        lines.advance(US);
        assert!(
            lines.now() - before < 10_000 * US,
            "the clock is held for ever"
        );
    }
    let held = lines.now() - before;
    lines.advance(HALF);
    held
}

pub fn start(lines: &mut Lines) {
    drain(lines, SDA, true);
    clock_high(lines);
    drain(lines, SDA, false);
    lines.advance(HALF);
    drain(lines, SCL, false);
}

pub fn stop(lines: &mut Lines) {
    drain(lines, SDA, false);
    lines.advance(HALF);
    clock_high(lines);
    drain(lines, SDA, true);
    lines.advance(HALF);
}

/// Sends a byte. True if it was acknowledged.
pub fn send(lines: &mut Lines, byte: u8) -> bool {
    for n in (0..8).rev() {
        drain(lines, SDA, byte >> n & 1 != 0);
        lines.advance(HALF);
        clock_high(lines);
        drain(lines, SCL, false);
    }
    drain(lines, SDA, true);
    lines.advance(HALF);
    clock_high(lines);
    let acknowledged = lines.level(SDA) == Some(false);
    drain(lines, SCL, false);
    acknowledged
}

/// Takes a byte, and the time for which the part held the clock.
pub fn take(lines: &mut Lines, acknowledge: bool) -> (u8, Nanos) {
    let (mut byte, mut held) = (0, 0);
    drain(lines, SDA, true);
    for _ in 0..8 {
        lines.advance(HALF);
        held += clock_high(lines);
        byte = byte << 1 | u8::from(lines.level(SDA) == Some(true));
        drain(lines, SCL, false);
    }
    drain(lines, SDA, !acknowledge);
    lines.advance(HALF);
    clock_high(lines);
    drain(lines, SCL, false);
    drain(lines, SDA, true);
    (byte, held)
}

/// Writes bytes to an address. Returns how many were acknowledged, with the address.
pub fn write(lines: &mut Lines, address: u8, bytes: &[u8]) -> usize {
    start(lines);
    let mut count = usize::from(send(lines, address << 1));
    if count == 1 {
        count += bytes.iter().take_while(|b| send(lines, **b)).count();
    }
    stop(lines);
    count
}

/// Writes `what`, starts again and reads.
pub fn write_read<const N: usize>(lines: &mut Lines, address: u8, what: &[u8]) -> [u8; N] {
    start(lines);
    assert!(send(lines, address << 1));
    assert!(what.iter().all(|b| send(lines, *b)));
    start(lines);
    assert!(send(lines, address << 1 | 1));
    let bytes = core::array::from_fn(|n| take(lines, n + 1 < N).0);
    stop(lines);
    bytes
}

/// One-wire: a reset. True if a part is there.
pub fn reset(lines: &mut Lines, pin: u8) -> bool {
    drain(lines, pin, false);
    lines.advance(480 * US);
    drain(lines, pin, true);
    lines.advance(70 * US);
    let present = lines.level(pin) == Some(false);
    lines.advance(410 * US);
    present
}

/// One-wire: a slot that writes a bit, and reads one if the written one is set.
pub fn slot(lines: &mut Lines, pin: u8, bit: bool) -> bool {
    drain(lines, pin, false);
    lines.advance(6 * US);
    if bit {
        drain(lines, pin, true);
    }
    lines.advance(9 * US);
    let read = lines.level(pin) == Some(true);
    lines.advance(45 * US);
    drain(lines, pin, true);
    lines.advance(10 * US);
    read
}

/// One-wire: writes bytes.
pub fn write_wire(lines: &mut Lines, pin: u8, bytes: &[u8]) {
    for byte in bytes {
        for n in 0..8 {
            slot(lines, pin, byte >> n & 1 != 0);
        }
    }
}

/// One-wire: reads bytes.
pub fn read_wire<const N: usize>(lines: &mut Lines, pin: u8) -> [u8; N] {
    core::array::from_fn(|_| (0..8).fold(0, |byte, n| byte | u8::from(slot(lines, pin, true)) << n))
}

//! Lines with exact timing: slots on one wire, and pulses.

use super::pin::{PinMode, PinSetup};
use super::Board;

/// GPIO 16 has no open drain: it is pulled low as an output, and released as an input.
pub const NO_OPEN_DRAIN: u32 = 16;

/// Makes a pin an open drain and releases it. Its pull-up stays as it is.
pub fn release<B: Board + ?Sized>(board: &mut B, pin: u32) {
    let setup = match pin {
        NO_OPEN_DRAIN => PinSetup::INPUT,
        _ => PinSetup::KEEP
            .with_mode(PinMode::OpenDrain)
            .with_level(true),
    };
    board.pin_setup(pin, setup);
}

/// Pulls an open drain low, or releases it.
pub fn set<B: Board + ?Sized>(board: &mut B, pin: u32, high: bool) {
    match pin {
        NO_OPEN_DRAIN if high => board.pin_setup(pin, PinSetup::INPUT),
        NO_OPEN_DRAIN => board.pin_setup(pin, PinSetup::output(false)),
        _ => board.pin_write(pin, high),
    }
}

/// A slot on one wire: an open drain is low for the first time, in microseconds, and then released. After the second time
/// its level is looked at; the third time passes before the next slot.
pub fn slot<B: Board + ?Sized>(board: &mut B, pin: u32, us: &[u32; 3]) -> bool {
    board.exact(true);
    set(board, pin, false);
    board.sleep_us(us[0]);
    set(board, pin, true);
    board.sleep_us(us[1]);
    let level = board.pin_read(pin);
    board.sleep_us(us[2]);
    board.exact(false);
    level
}

/// The length of the next pulse, as [`Board::pulse_us`] tells.
pub fn pulse_us<B: Board + ?Sized>(board: &mut B, pin: u32, level: bool, timeout_us: u32) -> i32 {
    let (mut wanted, mut edges) = (level, 2);
    let mut start = board.ticks_us();
    loop {
        let now = board.ticks_us();
        let passed = now.wrapping_sub(start);
        if board.pin_read(pin) == wanted {
            edges -= 1;
            if edges == 0 {
                return passed as i32;
            }
            wanted = !wanted;
            start = now;
        } else if passed >= timeout_us {
            return -edges;
        }
    }
}

#[cfg(test)]
mod tests;

//! The surroundings of the chip: the parts at its pins, and the other ends of its UARTs.

use crate::time::{Time, NEVER};

/// The surroundings of a chip. Each method has a default: nothing is connected.
pub trait World {
    /// The chip drives a pin (0 to 16) to a level, or lets it go (`None`: an input, or an open drain at high). This is
    /// called when that changes, and never for a pin whose function is HSPI's.
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        let _ = (pin, level, now);
    }
    /// The level that a part drives at a pin; `None` where none does: the chip then reads its own level, or its pull-up.
    fn pin_level(&mut self, pin: u8, now: Time) -> Option<bool> {
        let _ = (pin, now);
        None
    }
    /// The moment after `now` at which a part changes a pin by itself, unless the chip drives a pin or sends before.
    fn next_change(&mut self, now: Time) -> Time {
        let _ = now;
        NEVER
    }
    /// HSPI exchanges whole bytes with the selected parts, the first bit of the wire highest. Each byte is replaced by the
    /// one that came back.
    fn spi(&mut self, bytes: &mut [u8], now: Time) {
        let _ = now;
        bytes.fill(0xff);
    }
    /// UART `uart` (0 or 1) has sent a byte at `baud` bits a second. `now` is the end of its stop bit.
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, now: Time) {
        let _ = (uart, byte, baud, now);
    }
    /// The voltage at TOUT, in microvolts; the converter's range ends at one volt.
    fn tout_uv(&mut self, now: Time) -> u32 {
        let _ = now;
        0
    }
    /// True if GPIO 16 is wired to the reset pin, so that the end of a deep sleep resets the chip by that pin.
    fn wakes_by_reset_pin(&self) -> bool {
        true
    }
}

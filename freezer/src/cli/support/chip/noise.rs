//! What the chip sends at another speed than the console's: the mask ROM's messages, at 74,880 bits a second with a
//! crystal of 26 MHz.

use chip::{Time, World};

use super::surroundings::is_console;
use crate::cli::support::output;

/// Collects such text by lines.
#[derive(Debug, Default)]
pub struct Noise {
    line: Vec<u8>,
    last: String,
    /// Prints each line when it is complete.
    shown: bool,
}

impl Noise {
    /// Nothing was heard yet. `shown` tells whether each line is printed on standard error.
    #[must_use]
    pub fn new(shown: bool) -> Noise {
        Noise {
            shown,
            ..Noise::default()
        }
    }
    /// The last line that was complete and not empty.
    #[must_use]
    pub fn last(&self) -> &str {
        &self.last
    }
    fn byte(&mut self, byte: u8) {
        if byte != b'\n' {
            self.line.push(byte);
            return;
        }
        let text = String::from_utf8_lossy(&self.line).trim().to_owned();
        self.line.clear();
        if text.is_empty() {
            return;
        }
        if self.shown {
            output::complain("at another speed", &text);
        }
        self.last = text;
    }
}

/// Surroundings in which such text is heard too.
pub struct Overheard<'a, W> {
    /// The surroundings.
    pub world: W,
    /// What is heard.
    pub noise: &'a mut Noise,
}

impl<W: World> World for Overheard<'_, W> {
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        self.world.pin_driven(pin, level, now);
    }
    fn pin_level(&mut self, pin: u8, now: Time) -> Option<bool> {
        self.world.pin_level(pin, now)
    }
    fn next_change(&mut self, now: Time) -> Time {
        self.world.next_change(now)
    }
    fn spi(&mut self, bytes: &mut [u8], now: Time) {
        self.world.spi(bytes, now);
    }
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, now: Time) {
        if uart == 0 && !is_console(baud) {
            self.noise.byte(byte);
        }
        self.world.uart_sent(uart, byte, baud, now);
    }
    fn tout_uv(&mut self, now: Time) -> u32 {
        self.world.tout_uv(now)
    }
    fn wakes_by_reset_pin(&self) -> bool {
        self.world.wakes_by_reset_pin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;
    impl World for Nothing {}

    #[test]
    fn the_last_whole_line_at_another_speed_is_kept() {
        let mut noise = Noise::new(false);
        let mut world = Overheard {
            world: Nothing,
            noise: &mut noise,
        };
        for byte in *b"\r\n\r\nfirst\r\nsecond\r\n\r\nthird" {
            world.uart_sent(0, byte, 74_880, 0);
            world.uart_sent(0, b'\n', 115_200, 0);
            world.uart_sent(1, b'\n', 74_880, 0);
        }
        assert_eq!(noise.last(), "second");
    }
}

//! GPIO 16: a pin of the real-time clock, with registers of its own between the clock's (0x60000700).
//!
//! Sources: RTOS `gpio.c` and Arduino `core_esp8266_wiring_digital.c` (`GP16*`), open-rtos `rtc_regs.h`. The pin has no
//! interrupt, no open drain and no pull-up, but a pull-down.
//!
//! Assumed: the pin is driven only with the pad's function 1 and bit 0 of its CONF clear; without a pull-down and a part
//! that drives it, it reads 0.

use crate::time::Time;
use crate::World;

/// The pin's number.
const PIN: u8 = 16;

const OUT: u32 = 0x68;
const ENABLE: u32 = 0x74;
const IN: u32 = 0x8c;
const CONF: u32 = 0x90;
const PAD: u32 = 0xa0;

/// PAD: the function; 1 is GPIO, 0 the wake-up signal of deep sleep.
const PAD_FUNCTION: u32 = 1 << 0 | 1 << 1 | 1 << 6;
const PAD_GPIO: u32 = 1;

/// The registers of GPIO 16. Offsets count from 0x60000700.
#[derive(Clone, Debug, Default)]
pub struct Gpio16 {
    out: u32,
    enable: u32,
    conf: u32,
    pad: u32,
    /// What the world was told last.
    told: Option<bool>,
}

impl Gpio16 {
    /// The registers after a reset.
    #[must_use]
    pub const fn new() -> Gpio16 {
        Gpio16 {
            out: 0,
            enable: 0,
            conf: 0,
            pad: 0,
            told: None,
        }
    }
    /// True for an offset in the real-time clock's page whose register is one of this pin's.
    #[must_use]
    pub const fn has(offset: u32) -> bool {
        matches!(offset, OUT | ENABLE | IN | CONF | PAD)
    }
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time, world: &mut dyn World) -> u32 {
        match offset {
            OUT => self.out,
            ENABLE => self.enable,
            CONF => self.conf,
            PAD => self.pad,
            _ => u32::from(self.level(now, world)),
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        match offset {
            OUT => self.out = value,
            ENABLE => self.enable = value,
            CONF => self.conf = value,
            PAD => self.pad = value,
            _ => {}
        }
        self.tell(now, world);
    }
    /// Lets the pin go, and clears its registers.
    pub fn reset(&mut self, now: Time, world: &mut dyn World) {
        *self = Gpio16 {
            told: self.told,
            ..Gpio16::new()
        };
        self.tell(now, world);
    }

    fn driven(&self) -> Option<bool> {
        let connected = self.pad & PAD_FUNCTION == PAD_GPIO && self.conf & 1 == 0;
        (connected && self.enable & 1 != 0).then_some(self.out & 1 != 0)
    }
    fn tell(&mut self, now: Time, world: &mut dyn World) {
        let driven = self.driven();
        if driven != self.told {
            self.told = driven;
            world.pin_driven(PIN, driven, now);
        }
    }
    fn level(&self, now: Time, world: &mut dyn World) -> bool {
        self.driven()
            .or_else(|| world.pin_level(PIN, now))
            .unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Wire {
        driven: Vec<(u8, Option<bool>, Time)>,
        level: Option<bool>,
    }

    impl World for Wire {
        fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
            self.driven.push((pin, level, now));
        }
        fn pin_level(&mut self, pin: u8, _: Time) -> Option<bool> {
            assert_eq!(pin, 16);
            self.level
        }
    }

    #[test]
    fn it_is_driven_once_pad_conf_and_enable_say_so() {
        let (mut p, mut w) = (Gpio16::new(), Wire::default());
        p.write(OUT, 1, 0, &mut w);
        p.write(CONF, 1, 0, &mut w);
        p.write(ENABLE, 1, 1, &mut w);
        p.write(PAD, 1, 2, &mut w);
        assert_eq!(w.driven, []);
        p.write(CONF, 0, 3, &mut w);
        p.write(OUT, 0, 4, &mut w);
        p.write(OUT, 0, 5, &mut w);
        p.write(PAD, 0x40 | 1, 6, &mut w);
        assert_eq!(
            w.driven,
            [(16, Some(true), 3), (16, Some(false), 4), (16, None, 6)]
        );
    }

    #[test]
    fn it_reads_its_own_level_or_the_parts() {
        let (mut p, mut w) = (Gpio16::new(), Wire::default());
        assert_eq!(p.read(IN, 0, &mut w), 0);
        w.level = Some(true);
        assert_eq!(p.read(IN, 0, &mut w), 1);
        p.write(PAD, 1, 0, &mut w);
        p.write(ENABLE, 1, 0, &mut w);
        assert_eq!(p.read(IN, 0, &mut w), 0, "it drives the pin low");
    }

    #[test]
    fn the_registers_read_as_written_and_a_reset_lets_the_pin_go() {
        let (mut p, mut w) = (Gpio16::new(), Wire::default());
        for offset in [OUT, ENABLE, CONF, PAD] {
            assert!(Gpio16::has(offset));
            p.write(offset, 0x88, 0, &mut w);
            assert_eq!(p.read(offset, 0, &mut w), 0x88);
        }
        assert!(!Gpio16::has(0x10));
        p.write(PAD, 1, 0, &mut w);
        p.write(ENABLE, 1, 1, &mut w);
        p.reset(9, &mut w);
        assert_eq!(w.driven, [(16, Some(false), 1), (16, None, 9)]);
        assert_eq!(p.read(PAD, 9, &mut w), 0);
    }
}

//! GPIO 0 to 15 (0x60000300), and the pads' registers IO_MUX (0x60000800), which decide what of it reaches a pin.
//!
//! Sources: Technical Reference chapter 1, RTOS `gpio_register.h` and `gpio.c`, open-rtos `gpio_regs.h`.
//!
//! A pin is driven if its function is GPIO and it is enabled; an open drain at high lets go. Its level is the one that it
//! drives, else that of the part at the pin, else high with the pull-up, or if an open drain lets it go, for such a line
//! has a resistor on a board. A pin that nothing drives and pulls reads 0.
//!
//! Assumed: a level interrupt's bit comes back while the level lasts, so that only a change of type ends it. Not modelled:
//! the sigma-delta generator, and the wake-up from light sleep. The registers of the clock's calibration (0x6c and 0x70)
//! belong to the real-time clock.

use crate::time::Time;
use crate::World;

use super::io_mux::IoMux;
use super::plain::Plain;

#[cfg(test)]
mod tests;

const OUT: u32 = 0x00;
const OUT_SET: u32 = 0x04;
const OUT_CLEAR: u32 = 0x08;
const ENABLE: u32 = 0x0c;
const ENABLE_SET: u32 = 0x10;
const ENABLE_CLEAR: u32 = 0x14;
const IN: u32 = 0x18;
const STATUS: u32 = 0x1c;
const STATUS_SET: u32 = 0x20;
const STATUS_CLEAR: u32 = 0x24;
/// `PIN0`, followed by a word for each other pin.
const PIN0: u32 = 0x28;
const PIN15: u32 = PIN0 + 15 * 4;

/// PINn: the driver is an open drain.
const PIN_OPEN_DRAIN: u32 = 1 << 2;

/// Straps at a start from flash: GPIO 0 and 2 high, 15 low; those of the flash's pins (29 to 31 in IN) high.
pub const STRAPS_FLASH: u16 = 0xe003;

/// The interrupt type of a pin, in bits 9:7 of PINn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trigger {
    None,
    Rise,
    Fall,
    Both,
    Low,
    High,
}

impl Trigger {
    const fn of(pin: u32) -> Trigger {
        match pin >> 7 & 7 {
            1 => Trigger::Rise,
            2 => Trigger::Fall,
            3 => Trigger::Both,
            4 => Trigger::Low,
            5 => Trigger::High,
            _ => Trigger::None,
        }
    }
    const fn fires(self, before: bool, level: bool) -> bool {
        match self {
            Trigger::None => false,
            Trigger::Rise => !before && level,
            Trigger::Fall => before && !level,
            Trigger::Both => before != level,
            Trigger::Low => !level,
            Trigger::High => level,
        }
    }
}

/// The pins' registers. All sets of pins have a bit for each pin.
#[derive(Clone, Debug)]
pub struct Gpio {
    mux: IoMux,
    out: u32,
    enable: u32,
    status: u32,
    pins: [u32; 16],
    straps: u16,
    /// Pins with an open drain, and pins with an interrupt type.
    drains: u16,
    watched: u16,
    /// The levels that the watched pins had last.
    seen: u16,
    /// The pins that are driven, and those of them that are high, as the world was told.
    driven: u16,
    high: u16,
    /// The registers that nothing is known of.
    other: Plain<64>,
}

impl Default for Gpio {
    fn default() -> Gpio {
        Gpio::new()
    }
}

impl Gpio {
    /// The registers after a reset, with the straps of a start from flash.
    #[must_use]
    pub fn new() -> Gpio {
        Gpio {
            mux: IoMux::new(),
            out: 0,
            enable: 0,
            status: 0,
            pins: [0; 16],
            straps: STRAPS_FLASH,
            drains: 0,
            watched: 0,
            seen: 0,
            driven: 0,
            high: 0,
            other: Plain::default(),
        }
    }
    /// Sets what the straps were at reset: the upper half of IN.
    pub fn set_straps(&mut self, straps: u16) {
        self.straps = straps;
    }
    /// The pads' registers.
    #[must_use]
    pub const fn mux(&self) -> &IoMux {
        &self.mux
    }
    /// Writes a register of IO_MUX; its offset counts from 0x60000800.
    pub fn write_mux(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        self.mux.write(offset, value);
        self.tell(now, world);
        self.sample(now, world);
    }
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time, world: &mut dyn World) -> u32 {
        match offset {
            OUT => self.out,
            ENABLE => self.enable,
            IN => u32::from(self.straps) << 16 | u32::from(self.levels(now, world)),
            STATUS => {
                self.sample(now, world);
                self.status
            }
            PIN0..=PIN15 => self.pins[(offset - PIN0) as usize / 4],
            _ => self.other.get(offset),
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        match offset {
            OUT => self.out = value,
            OUT_SET => self.out |= value,
            OUT_CLEAR => self.out &= !value,
            ENABLE => self.enable = value,
            ENABLE_SET => self.enable |= value,
            ENABLE_CLEAR => self.enable &= !value,
            STATUS => self.status = value,
            STATUS_SET => self.status |= value,
            STATUS_CLEAR => self.status &= !value,
            PIN0..=PIN15 => self.write_pin((offset - PIN0) as usize / 4, value, now, world),
            IN => {}
            _ => self.other.set(offset, value),
        }
        self.tell(now, world);
        self.sample(now, world);
    }
    /// Lets all pins go, and gives the registers their first values; the straps stay.
    pub fn reset(&mut self, now: Time, world: &mut dyn World) {
        *self = Gpio {
            straps: self.straps,
            driven: self.driven,
            high: self.high,
            ..Gpio::new()
        };
        self.tell(now, world);
    }
    /// Looks at each pin that has an interrupt type, and sets its status if its level says so.
    pub fn sample(&mut self, now: Time, world: &mut dyn World) {
        for pin in bits(self.watched) {
            let level = self.level(pin, now, world);
            self.see(pin, level);
        }
    }
    /// A part has changed the level of a pin. Edges between two looks at the pins are told by this alone.
    pub fn changed(&mut self, pin: u8, level: bool) {
        let pin = usize::from(pin);
        if pin < 16 && self.watched >> pin & 1 != 0 && self.driven >> pin & 1 == 0 {
            self.see(pin, level);
        }
    }
    /// True if a pin has an interrupt type.
    #[must_use]
    pub const fn is_watched(&self) -> bool {
        self.watched != 0
    }
    /// The pins' interrupt.
    #[must_use]
    pub const fn line(&self) -> bool {
        self.status & 0xffff != 0
    }

    fn write_pin(&mut self, pin: usize, value: u32, now: Time, world: &mut dyn World) {
        self.pins[pin] = value;
        let bit = 1 << pin;
        set(&mut self.drains, bit, value & PIN_OPEN_DRAIN != 0);
        let watched = Trigger::of(value) != Trigger::None;
        if watched && self.watched & bit == 0 {
            // No edge comes of what the level was before the pin had a type.
            let level = self.level(pin, now, world);
            set(&mut self.seen, bit, level);
        }
        set(&mut self.watched, bit, watched);
    }
    fn see(&mut self, pin: usize, level: bool) {
        let before = self.seen >> pin & 1 != 0;
        if Trigger::of(self.pins[pin]).fires(before, level) {
            self.status |= 1 << pin;
        }
        set(&mut self.seen, 1 << pin, level);
    }
    /// Tells the world which pins are driven otherwise than before. A pin of HSPI's keeps what was told last.
    fn tell(&mut self, now: Time, world: &mut dyn World) {
        let out = self.out as u16;
        let driven = self.enable as u16 & self.mux.gpio() & !(self.drains & out);
        let high = driven & out;
        let changed = (driven ^ self.driven | high ^ self.high) & !self.mux.hspi();
        if changed == 0 {
            return;
        }
        self.driven = self.driven & !changed | driven & changed;
        self.high = self.high & !changed | high & changed;
        for pin in bits(changed) {
            let level = (driven >> pin & 1 != 0).then_some(high >> pin & 1 != 0);
            world.pin_driven(pin as u8, level, now);
        }
    }
    fn level(&self, pin: usize, now: Time, world: &mut dyn World) -> bool {
        let driven = self.driven & !self.mux.hspi();
        if driven >> pin & 1 != 0 {
            return self.high >> pin & 1 != 0;
        }
        let let_go = self.drains & (self.enable & self.out) as u16;
        world
            .pin_level(pin as u8, now)
            .unwrap_or((self.mux.pull_ups() | let_go) >> pin & 1 != 0)
    }
    fn levels(&self, now: Time, world: &mut dyn World) -> u16 {
        (0..16).fold(0, |levels, pin| {
            levels | u16::from(self.level(pin, now, world)) << pin
        })
    }
}

/// The numbers of the bits that are set.
fn bits(mut set: u16) -> impl Iterator<Item = usize> {
    core::iter::from_fn(move || {
        let first = set.trailing_zeros() as usize;
        set &= set.wrapping_sub(1);
        (first < 16).then_some(first)
    })
}

fn set(bits: &mut u16, bit: u16, on: bool) {
    *bits = if on { *bits | bit } else { *bits & !bit };
}

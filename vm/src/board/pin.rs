//! Pins, as the VM and a board speak of them.

/// Pins of the chip, GPIO 0 to GPIO 16.
pub const COUNT: u32 = 17;
/// Pins that the flash chip is connected to: 6, 7, 8 and 11. (9 and 10 are free if the flash
/// is read over two data lines, as this firmware does.)
const FLASH: u32 = 1 << 6 | 1 << 7 | 1 << 8 | 1 << 11;

/// True if programs may use the pin.
pub const fn exists(pin: u32) -> bool {
    pin < COUNT && FLASH >> pin & 1 == 0
}

/// Direction of a pin. The numbers are those of `machine.Pin`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum PinMode {
    /// Input.
    In = 0,
    /// Output, driven high and low.
    Out = 1,
    /// Driven low, or released.
    OpenDrain = 2,
}

/// How a pin is set up: direction, pull-up and level, each of which may stay as it is. One
/// word, since a constant of it may lie in flash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PinSetup(u32);

// Each field of a setup is a value, and above it a bit that says that the value is given.
const MODE_GIVEN: u32 = 1 << 2;
const PULL_UP: u32 = 1 << 3;
const PULL_GIVEN: u32 = 1 << 4;
const HIGH: u32 = 1 << 5;
const LEVEL_GIVEN: u32 = 1 << 6;

impl PinSetup {
    /// Everything stays as it is.
    pub const KEEP: PinSetup = PinSetup(0);
    /// An input that nothing pulls.
    pub const INPUT: PinSetup = PinSetup::KEEP.with_mode(PinMode::In).with_pull_up(false);

    /// An output that begins with this level.
    pub const fn output(high: bool) -> PinSetup {
        PinSetup::KEEP
            .with_mode(PinMode::Out)
            .with_pull_up(false)
            .with_level(high)
    }
    /// This setup with the direction `mode`.
    pub const fn with_mode(self, mode: PinMode) -> PinSetup {
        PinSetup(self.0 | mode as u32 | MODE_GIVEN)
    }
    /// This setup with a pull-up, or without one. GPIO 16 has none.
    pub const fn with_pull_up(self, up: bool) -> PinSetup {
        PinSetup(self.0 | if up { PULL_UP } else { 0 } | PULL_GIVEN)
    }
    /// This setup with this level, for an output.
    pub const fn with_level(self, high: bool) -> PinSetup {
        PinSetup(self.0 | if high { HIGH } else { 0 } | LEVEL_GIVEN)
    }

    /// The direction, if it changes.
    pub fn mode(self) -> Option<PinMode> {
        let mode = match self.0 & (MODE_GIVEN - 1) {
            0 => PinMode::In,
            1 => PinMode::Out,
            _ => PinMode::OpenDrain,
        };
        (self.0 & MODE_GIVEN != 0).then_some(mode)
    }
    /// Whether the pin is pulled up, if that changes.
    pub fn pull_up(self) -> Option<bool> {
        (self.0 & PULL_GIVEN != 0).then_some(self.0 & PULL_UP != 0)
    }
    /// The level of an output, if it changes.
    pub fn high(self) -> Option<bool> {
        (self.0 & LEVEL_GIVEN != 0).then_some(self.0 & HIGH != 0)
    }
}

//! Virtual time, and the chip's clocks.

/// A moment or a duration in picoseconds. Moments are counted from power-on; 64 bits hold 213 days. A period of the
/// bus clock is a whole number of picoseconds, one of nanoseconds would not be.
pub type Time = u64;

/// Picoseconds of a microsecond.
pub const US: Time = 1_000_000;
/// Picoseconds of a millisecond.
pub const MS: Time = 1_000 * US;
/// Picoseconds of a second.
pub const SECOND: Time = 1_000 * MS;

/// A moment that never comes.
pub const NEVER: Time = Time::MAX;

/// The clocks that the PLL feeds. Peripherals get the bus clock, the core the bus clock or twice it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clocks {
    /// A period of the bus clock (APB), in picoseconds.
    pub bus: Time,
    /// A period of the core's clock, in picoseconds.
    pub core: Time,
}

impl Clocks {
    /// After a reset the PLL gives twice the crystal's 26 MHz.
    pub const RESET: Clocks = Clocks::new(BUS_52, false);

    /// The clocks for a bus period, with the core at twice the bus clock or not.
    #[must_use]
    pub const fn new(bus: Time, doubled: bool) -> Clocks {
        let core = if doubled { bus / 2 } else { bus };
        Clocks { bus, core }
    }
}

/// A period of the bus clock of 52 MHz, before the PLL is set, in picoseconds (rounded).
pub const BUS_52: Time = 19_230;
/// A period of the bus clock of 80 MHz, once the PLL is set, in picoseconds.
pub const BUS_80: Time = 12_500;

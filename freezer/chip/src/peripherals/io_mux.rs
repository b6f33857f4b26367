//! IO_MUX (0x60000800): the function and the pull-up of each pad of the pins 0 to 15.
//!
//! Sources: RTOS `pin_mux_register.h`, open-rtos `iomux_regs.h`, and Espressif's ESP8266 pin list for functions and
//! the pull-ups after a reset. The word at offset 0 lets SPI0 and HSPI have the bus clock undivided.
//!
//! Assumed: bit 6, named pull-down, is not modelled, since measurements found no pull-down at GPIO 0 to 15.

/// Bits of the function: 0 and 1 of its number at 4 and 5, 2 at 8.
const FUNCTION: u32 = 1 << 4 | 1 << 5 | 1 << 8;
const PULL_UP: u32 = 1 << 7;
/// Pads with a pull-up after a reset, by GPIO: 0 to 3, 9, 10 and 12 to 14.
const RESET_PULL_UPS: u16 = 0x760f;

/// Word of the register of each pin. They are not in the order of the pins.
const WORDS: [usize; 16] = [13, 6, 14, 5, 15, 16, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4];

/// Number of HSPI's function at its pins 12 to 15.
const HSPI: u32 = 2;

/// The pads' registers.
#[derive(Clone, Debug)]
pub struct IoMux {
    words: [u32; 64],
    /// By pin: the pad is connected to the GPIO registers, it belongs to HSPI, its pull-up is on.
    gpio: u16,
    hspi: u16,
    pull_ups: u16,
}

impl Default for IoMux {
    fn default() -> IoMux {
        IoMux::new()
    }
}

impl IoMux {
    /// The registers after a reset.
    #[must_use]
    pub fn new() -> IoMux {
        let mut words = [0; 64];
        for (pin, word) in WORDS.into_iter().enumerate() {
            if RESET_PULL_UPS >> pin & 1 != 0 {
                words[word] = PULL_UP;
            }
        }
        let mut mux = IoMux {
            words,
            gpio: 0,
            hspi: 0,
            pull_ups: RESET_PULL_UPS,
        };
        mux.sort();
        mux
    }
    /// Reads a register.
    #[must_use]
    pub const fn read(&self, offset: u32) -> u32 {
        self.words[offset as usize / 4 % 64]
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32) {
        self.words[offset as usize / 4 % 64] = value;
        self.sort();
    }
    /// The function number of a pin, 0 to 15.
    #[must_use]
    pub const fn function(&self, pin: usize) -> u32 {
        let word = self.words[WORDS[pin]] & FUNCTION;
        word >> 4 & 3 | word >> 8 << 2
    }
    /// The pins that are connected to the GPIO registers, a bit each: those with function 0 for the pins 0, 2, 4
    /// and 5, and 3 for the others.
    #[must_use]
    pub const fn gpio(&self) -> u16 {
        self.gpio
    }
    /// The pins that belong to HSPI.
    #[must_use]
    pub const fn hspi(&self) -> u16 {
        self.hspi
    }
    /// True if clock and both data wires of HSPI, GPIO 12 to 14, are connected to it.
    #[must_use]
    pub const fn hspi_connected(&self) -> bool {
        self.hspi & 0x7000 == 0x7000
    }
    /// The pins whose pull-up is on.
    #[must_use]
    pub const fn pull_ups(&self) -> u16 {
        self.pull_ups
    }
    /// True if SPI0 may have the bus clock undivided.
    #[must_use]
    pub const fn spi0_undivided(&self) -> bool {
        self.words[0] >> 8 & 1 != 0
    }
    /// True if HSPI may have the bus clock undivided.
    #[must_use]
    pub const fn hspi_undivided(&self) -> bool {
        self.words[0] >> 9 & 1 != 0
    }

    /// Sorts the pins by what their registers say.
    fn sort(&mut self) {
        (self.gpio, self.hspi, self.pull_ups) = (0, 0, 0);
        for (pin, word) in WORDS.into_iter().enumerate() {
            let function = self.function(pin);
            let gpio = if matches!(pin, 0 | 2 | 4 | 5) { 0 } else { 3 };
            self.gpio |= u16::from(function == gpio) << pin;
            self.hspi |= u16::from(pin >= 12 && function == HSPI) << pin;
            self.pull_ups |= u16::from(self.words[word] & PULL_UP != 0) << pin;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Offsets of the registers of the pins 0 to 15, as the sources list them.
    const OFFSETS: [u32; 16] = [
        0x34, 0x18, 0x38, 0x14, 0x3c, 0x40, 0x1c, 0x20, 0x24, 0x28, 0x2c, 0x30, 0x04, 0x08, 0x0c,
        0x10,
    ];

    #[test]
    fn each_pin_has_its_register() {
        for (pin, offset) in OFFSETS.into_iter().enumerate() {
            let mut mux = IoMux::new();
            mux.write(offset, 1 << 4 | 1 << 8);
            assert_eq!(mux.read(offset), 0x110);
            for other in 0..16 {
                assert_eq!(mux.function(other), if other == pin { 5 } else { 0 });
            }
        }
    }

    #[test]
    fn the_bits_of_a_function_are_4_5_and_8() {
        let mut mux = IoMux::new();
        for (bits, function) in [(0, 0), (0x10, 1), (0x20, 2), (0x30, 3), (0x100, 4)] {
            mux.write(0x04, bits);
            assert_eq!(mux.function(12), function);
        }
    }

    #[test]
    fn gpio_is_function_0_at_four_pins_and_3_at_the_others() {
        let mut mux = IoMux::new();
        assert_eq!(mux.gpio(), 0b11_0101);
        for offset in OFFSETS {
            mux.write(offset, 0x30);
        }
        assert_eq!(mux.gpio(), !0b11_0101);
    }

    #[test]
    fn hspi_is_function_2_at_12_to_15_and_connected_without_its_select() {
        let mut mux = IoMux::new();
        for offset in [0x04, 0x08] {
            mux.write(offset, 0x20);
        }
        assert!(!mux.hspi_connected());
        mux.write(0x0c, 0x20);
        assert_eq!(mux.hspi(), 0x7000);
        assert!(mux.hspi_connected());
        mux.write(0x34, 0x20);
        assert_eq!(mux.hspi(), 0x7000, "GPIO 0 has no HSPI");
    }

    #[test]
    fn bit_7_is_the_pull_up() {
        let mut mux = IoMux::new();
        mux.write(0x14, 0);
        assert_eq!(mux.pull_ups() >> 3 & 1, 0);
        mux.write(0x14, 0x80);
        assert_eq!(mux.pull_ups() >> 3 & 1, 1);
        mux.write(0x40, 0x40);
        assert_eq!(mux.pull_ups() >> 5 & 1, 0);
    }

    #[test]
    fn bits_8_and_9_of_the_first_word_undivide_the_spi_clocks() {
        let mut mux = IoMux::new();
        mux.write(0, 1 << 8);
        assert_eq!((mux.spi0_undivided(), mux.hspi_undivided()), (true, false));
        mux.write(0, 1 << 9);
        assert_eq!((mux.spi0_undivided(), mux.hspi_undivided()), (false, true));
    }
}

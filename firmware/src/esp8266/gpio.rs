//! Pins by number. Registers and functions: the ESP8266 Technical Reference, chapter 1, and its pin list;
//! GPIO 16 belongs to the real-time clock (chapter 1.2, and `gpio16.c` of Espressif's SDK).

use vm::board::pin::{PinMode, PinSetup};
use vm::board::spi::SoftSpi;

use super::clock;
use super::registers::{modify, read, write};

const OUT: u32 = 0x6000_0300;
const OUT_SET: u32 = 0x6000_0304;
const OUT_CLEAR: u32 = 0x6000_0308;
const ENABLE: u32 = 0x6000_030c;
const ENABLE_SET: u32 = 0x6000_0310;
const ENABLE_CLEAR: u32 = 0x6000_0314;
const IN: u32 = 0x6000_0318;
/// `GPIO_PIN0`, followed by a word for each other pin. Bit 2: the driver is an open drain.
const PIN0: u32 = 0x6000_0328;
const OPEN_DRAIN: u32 = 1 << 2;

const RTC_GPIO_OUT: u32 = 0x6000_0768;
const RTC_GPIO_ENABLE: u32 = 0x6000_0774;
const RTC_GPIO_IN: u32 = 0x6000_078c;
const RTC_GPIO_CONF: u32 = 0x6000_0790;
const PAD_XPD_DCDC_CONF: u32 = 0x6000_07a0;

const IO_MUX: u32 = 0x6000_0800;
/// Function bits of an IO_MUX register: bits 0 and 1 of the function are bits 4 and 5, bit 2 is bit 8.
const FUNCTION: u32 = 1 << 4 | 1 << 5 | 1 << 8;
const PULL_UP: u32 = 1 << 7;

/// Address of the IO_MUX register of a pin, 0 to 15. The registers are not in the order of the pins.
fn mux(pin: u32) -> u32 {
    let word = match pin {
        0 => 13,
        1 => 6,
        2 => 14,
        3 => 5,
        4 => 15,
        5 => 16,
        6..=11 => pin + 1,
        // 12 to 15.
        _ => pin - 11,
    };
    IO_MUX + 4 * word
}

/// Connects a pin to function number `function` of its IO_MUX register.
pub fn set_function(pin: u32, function: u32) {
    let bits = (function & 3) << 4 | (function >> 2 & 1) << 8;
    modify(mux(pin), FUNCTION, bits);
}

/// Connects a pin to the GPIO registers: function 0 for the pins 0, 2, 4 and 5, and 3 for the others.
fn connect(pin: u32) {
    set_function(pin, if matches!(pin, 0 | 2 | 4 | 5) { 0 } else { 3 });
}

/// Sets a pin up: level, driver, direction, pull-up. In this order an output starts with its level.
pub fn setup(pin: u32, setup: PinSetup) {
    if pin == 16 {
        return setup_16(setup);
    }
    if let Some(high) = setup.high() {
        write(if high { OUT_SET } else { OUT_CLEAR }, 1 << pin);
    }
    if let Some(mode) = setup.mode() {
        let drain = if mode == PinMode::OpenDrain {
            OPEN_DRAIN
        } else {
            0
        };
        modify(PIN0 + 4 * pin, OPEN_DRAIN, drain);
        let direction = if mode == PinMode::In {
            ENABLE_CLEAR
        } else {
            ENABLE_SET
        };
        write(direction, 1 << pin);
        connect(pin);
    }
    if let Some(up) = setup.pull_up() {
        modify(mux(pin), PULL_UP, if up { PULL_UP } else { 0 });
    }
}

/// Sets GPIO 16 up. It has no pull-up and no open drain: every mode but input drives it.
fn setup_16(setup: PinSetup) {
    if let Some(high) = setup.high() {
        modify(RTC_GPIO_OUT, 1, u32::from(high));
    }
    if let Some(mode) = setup.mode() {
        modify(PAD_XPD_DCDC_CONF, 0x43, 1);
        modify(RTC_GPIO_CONF, 1, 0);
        modify(RTC_GPIO_ENABLE, 1, u32::from(mode != PinMode::In));
    }
}

/// Sets the level of a pin, if it is an output.
pub fn write_level(pin: u32, high: bool) {
    if pin == 16 {
        modify(RTC_GPIO_OUT, 1, u32::from(high));
    } else if read(ENABLE) >> pin & 1 != 0 {
        write(if high { OUT_SET } else { OUT_CLEAR }, 1 << pin);
    }
}
/// The level at a pin; for a driven output, the level that it drives.
pub fn read_level(pin: u32) -> bool {
    let (register, bit) = input_of(pin);
    read(register) >> bit & 1 != 0
}

/// The register that has the level at a pin, and its bit: for a driven output, the register with the level that it drives.
pub fn input_of(pin: u32) -> (u32, u32) {
    if pin == 16 {
        let driven = read(RTC_GPIO_ENABLE) & 1 != 0;
        return (if driven { RTC_GPIO_OUT } else { RTC_GPIO_IN }, 0);
    }
    let driven = read(ENABLE) >> pin & 1 != 0 && read(PIN0 + 4 * pin) & OPEN_DRAIN == 0;
    (if driven { OUT } else { IN }, pin)
}

/// A line that is pulled low or released: an open drain, or GPIO 16, which is released by making it an input.
pub struct Drain {
    /// Register and value that pull it low, and that release it.
    low: (u32, u32),
    high: (u32, u32),
    /// Register and bit of its level.
    input: (u32, u32),
}

/// The line at a pin that [`setup`] has made an open drain, or GPIO 16.
pub fn drain_of(pin: u32) -> Drain {
    if pin == 16 {
        // The level that it drives as an output is low.
        modify(RTC_GPIO_OUT, 1, 0);
        let input = read(RTC_GPIO_ENABLE) & !1;
        return Drain {
            low: (RTC_GPIO_ENABLE, input | 1),
            high: (RTC_GPIO_ENABLE, input),
            input: (RTC_GPIO_IN, 0),
        };
    }
    Drain {
        low: (OUT_CLEAR, 1 << pin),
        high: (OUT_SET, 1 << pin),
        input: (IN, pin),
    }
}

impl Drain {
    /// Releases the line, or pulls it low.
    pub fn set(&self, high: bool) {
        let (register, value) = if high { self.high } else { self.low };
        write(register, value);
    }
    /// The level of the line.
    pub fn is_high(&self) -> bool {
        read(self.input.0) >> self.input.1 & 1 != 0
    }
}

/// True for transfers that [`soft_spi`] makes: no output is GPIO 16, whose registers are others, and half a bit is too short
/// to sleep in.
pub fn has_soft_spi(wires: &SoftSpi) -> bool {
    wires.half_us < SLEPT_US && wires.sck != 16 && wires.mosi != 16
}

/// Transfers bytes by software SPI. It uses the pins' registers directly, and not the trait `Board`. Each byte is
/// replaced by the one received.
pub fn soft_spi(wires: &SoftSpi, bytes: &mut [u8]) {
    let mut edge = Edge::after(wires.half_us);
    // Which pins are outputs does not change meanwhile. Writing no bits does nothing.
    let driven = read(ENABLE);
    let (sck, mosi) = (driven & 1 << wires.sck, driven & 1 << wires.mosi);
    let (input, bit) = input_of(wires.miso);
    let (leading, idle) = if wires.polarity {
        (OUT_CLEAR, OUT_SET)
    } else {
        (OUT_SET, OUT_CLEAR)
    };
    for byte in bytes {
        let mut w = u32::from(*byte) << 24;
        for _ in 0..8 {
            if wires.phase {
                edge.write(leading, sck);
            }
            write(if w >> 31 != 0 { OUT_SET } else { OUT_CLEAR }, mosi);
            edge.write(if wires.phase { idle } else { leading }, sck);
            w = w << 1 | read(input) >> bit & 1;
            if !wires.phase {
                edge.write(idle, sck);
            }
        }
        *byte = w as u8;
    }
}

/// Half a bit of software SPI that is this long is slept, in microseconds.
const SLEPT_US: u32 = 20;

/// The edges of a clock, which keep a distance in time.
struct Edge {
    /// The timer's count at the last edge, and counts between two; 0 for edges as close as possible.
    last: u32,
    counts: u32,
}

impl Edge {
    /// The first edge comes `us` microseconds from now.
    fn after(us: u32) -> Edge {
        Edge {
            last: clock::count(),
            counts: us * clock::COUNTS,
        }
    }
    /// Writes a register at the next edge.
    #[inline(always)]
    fn write(&mut self, register: u32, value: u32) {
        if self.counts > 0 {
            while clock::count().wrapping_sub(self.last) < self.counts {}
            self.last = clock::count();
        }
        write(register, value);
    }
}

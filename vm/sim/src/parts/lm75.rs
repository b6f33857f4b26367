//! A thermometer on I2C: NXP LM75A (data sheet, rev. 4).
//!
//! A write selects one of four registers by a pointer, and may write it: temperature (11 bits of 0.125 degrees, highest
//! bit first), configuration, hysteresis and overtemperature (9 bits of half a degree). A read gives the bytes of the
//! selected register again and again. In shutdown the temperature stays as it is. The part measures anew ten times a
//! second; here a read finds the temperature of its moment. The output OS is not connected.

use alloc::format;
use alloc::string::String;

use super::decimal;
use super::i2c::Target;
use crate::part::{Action, Nanos};

/// The bit of the configuration that shuts the part down.
const SHUTDOWN: u8 = 1 << 0;

/// The thermometer.
#[derive(Clone, Debug)]
pub struct Lm75 {
    bus_address: u8,
    /// The surroundings' temperature, in thousandths of a degree Celsius.
    milli_c: i64,
    /// Temperature, configuration, hysteresis, overtemperature. The configuration is in the high byte.
    registers: [u16; 4],
    pointer: usize,
    /// Bytes since the start.
    count: usize,
    received: u32,
}

impl Lm75 {
    /// A thermometer at this address of the bus, in surroundings of 20 degrees.
    #[must_use]
    pub const fn new(bus_address: u8) -> Lm75 {
        Lm75 {
            bus_address,
            milli_c: 20_000,
            // After power-on the limits are 75 and 80 degrees.
            registers: [0, 0, 75 << 8, 80 << 8],
            pointer: 0,
            count: 0,
            received: 0,
        }
    }
    fn measure(&mut self) {
        if self.registers[1] >> 8 & u16::from(SHUTDOWN) == 0 {
            let eighths = (self.milli_c * 8).div_euclid(1000).clamp(-55 * 8, 125 * 8);
            self.registers[0] = (eighths as u16) << 5;
        }
    }
}

impl Target for Lm75 {
    fn addressed(&mut self, address: u8, reads: bool, _now: Nanos) -> bool {
        self.count = 0;
        if address == self.bus_address && reads {
            self.measure();
        }
        address == self.bus_address
    }
    fn write(&mut self, byte: u8, _now: Nanos) -> bool {
        self.received += 1;
        let register = &mut self.registers[self.pointer];
        match (self.count, self.pointer) {
            (0, _) => self.pointer = usize::from(byte & 3),
            (1, 1..) => *register = *register & 0xff | u16::from(byte) << 8,
            // Limits have nine bits.
            (2, 2..) => *register = *register & 0xff00 | u16::from(byte & 0x80),
            _ => {}
        }
        self.count += 1;
        true
    }
    fn read(&mut self, _now: Nanos) -> u8 {
        let [high, low] = self.registers[self.pointer].to_be_bytes();
        let first = self.count % 2 == 0 || self.pointer == 1;
        self.count += 1;
        if first {
            high
        } else {
            low
        }
    }
    fn act(&mut self, action: &Action<'_>, _now: Nanos) -> bool {
        match *action {
            Action::Set("temperature", milli) => self.milli_c = milli,
            _ => return false,
        }
        true
    }
    fn summary(&self) -> String {
        format!("{} degrees", decimal(self.milli_c))
    }
    fn received(&self) -> u32 {
        self.received
    }
}

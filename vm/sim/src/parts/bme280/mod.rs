//! A sensor for temperature, humidity and pressure on I2C: Bosch BME280 (BST-BME280-DS002, rev. 1.6).
//!
//! A write is made of pairs, register and value; a read gives one register after the other. A measurement takes the
//! typical time that the oversampling settings need (*BME280*, 9.1). In forced mode it is one, after which the sensor
//! sleeps; in normal mode the data are those of the read's moment once the first measurement is over. The filter and the
//! standby time are stored, and change nothing. The coefficients are those of one imaginary sensor; the raw values
//! are chosen so that the data sheet's formulas give the surroundings' quantities back.

mod formulas;

use alloc::format;
use alloc::string::String;

use super::decimal;
use super::i2c::Target;
use crate::part::{Action, Nanos, US};
use formulas::{raw_humidity, raw_pressure, raw_temperature};

/// The value of the identification register.
const ID: u8 = 0x60;
const REG_ID: u8 = 0xd0;
const REG_RESET: u8 = 0xe0;
const REG_CTRL_HUM: u8 = 0xf2;
const REG_STATUS: u8 = 0xf3;
const REG_CTRL_MEAS: u8 = 0xf4;
const REG_CONFIG: u8 = 0xf5;
const REG_DATA: u8 = 0xf7;
/// The word that resets.
const RESET_WORD: u8 = 0xb6;
/// STATUS: a measurement runs.
const MEASURING: u8 = 1 << 3;

/// Raw data of what was not measured.
const SKIPPED: Data = Data {
    pressure: 0x8_0000,
    temperature: 0x8_0000,
    humidity: 0x8000,
};

/// Raw data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Data {
    pressure: u32,
    temperature: u32,
    humidity: u32,
}

/// The sensor.
#[derive(Clone, Debug)]
pub struct Bme280 {
    bus_address: u8,
    /// Thousandths of a degree, of a per cent, and of a hectopascal.
    milli_c: i64,
    milli_percent: i64,
    milli_hpa: i64,
    pointer: u8,
    /// The next byte that is written is a register's number.
    names: bool,
    ctrl_hum: u8,
    /// The value of `ctrl_hum` that counts: that at the last write of `ctrl_meas`.
    hum_in_force: u8,
    ctrl_meas: u8,
    config: u8,
    data: Data,
    /// The end of the measurement that runs.
    ends: Option<Nanos>,
    received: u32,
}

impl Bme280 {
    /// A sensor at this address of the bus, at 20 degrees, 50 % and 1013.25 hPa.
    #[must_use]
    pub const fn new(bus_address: u8) -> Bme280 {
        Bme280 {
            bus_address,
            milli_c: 20_000,
            milli_percent: 50_000,
            milli_hpa: 1_013_250,
            pointer: 0,
            names: true,
            ctrl_hum: 0,
            hum_in_force: 0,
            ctrl_meas: 0,
            config: 0,
            data: SKIPPED,
            ends: None,
            received: 0,
        }
    }
    fn mode(&self) -> u8 {
        self.ctrl_meas & 3
    }
    /// Samples of a quantity, from the code in a register.
    const fn samples(code: u8) -> u64 {
        match code & 7 {
            0 => 0,
            n if n < 5 => 1 << (n - 1),
            _ => 16,
        }
    }
    /// Typical time of a measurement.
    fn time(&self) -> Nanos {
        let half_ms = |samples: u64| if samples == 0 { 0 } else { 4 * samples + 1 };
        let temperature = Bme280::samples(self.ctrl_meas >> 5);
        let pressure = Bme280::samples(self.ctrl_meas >> 2);
        let humidity = Bme280::samples(self.hum_in_force);
        (2 + 4 * temperature + half_ms(pressure) + half_ms(humidity)) * 500 * US
    }
    /// Takes the data of a measurement that is over.
    fn catch_up(&mut self, now: Nanos) {
        let Some(ends) = self.ends.filter(|ends| *ends <= now) else {
            return;
        };
        let temperature = raw_temperature(self.milli_c);
        let fine = formulas::fine_temperature(temperature);
        let mut data = SKIPPED;
        if Bme280::samples(self.ctrl_meas >> 5) > 0 {
            data.temperature = temperature;
        }
        if Bme280::samples(self.ctrl_meas >> 2) > 0 {
            data.pressure = raw_pressure(self.milli_hpa, fine);
        }
        if Bme280::samples(self.hum_in_force) > 0 {
            data.humidity = raw_humidity(self.milli_percent, fine);
        }
        self.data = data;
        if self.mode() == 3 {
            // The next one is ready when somebody asks.
            self.ends = Some(ends);
        } else {
            self.ctrl_meas &= !3;
            self.ends = None;
        }
    }
    fn set(&mut self, register: u8, value: u8, now: Nanos) {
        match register {
            REG_RESET if value == RESET_WORD => {
                *self = Bme280 {
                    milli_c: self.milli_c,
                    milli_percent: self.milli_percent,
                    milli_hpa: self.milli_hpa,
                    received: self.received,
                    ..Bme280::new(self.bus_address)
                };
            }
            REG_CTRL_HUM => self.ctrl_hum = value & 7,
            REG_CTRL_MEAS => {
                (self.ctrl_meas, self.hum_in_force) = (value, self.ctrl_hum);
                let measures = self.mode() != 0;
                self.ends = measures.then(|| now + self.time());
            }
            REG_CONFIG => self.config = value,
            _ => {}
        }
    }
    fn get(&self, register: u8, now: Nanos) -> u8 {
        let high = |value: u32| [(value >> 12) as u8, (value >> 4) as u8, (value as u8) << 4];
        match register {
            0x88..=0xa1 => formulas::COEFFICIENTS_LOW[usize::from(register - 0x88)],
            0xe1..=0xe7 => formulas::COEFFICIENTS_HIGH[usize::from(register - 0xe1)],
            REG_ID => ID,
            REG_CTRL_HUM => self.ctrl_hum,
            REG_STATUS if self.ends.is_some_and(|ends| ends > now) => MEASURING,
            REG_CTRL_MEAS => self.ctrl_meas,
            REG_CONFIG => self.config,
            REG_DATA..=0xf9 => high(self.data.pressure)[usize::from(register - REG_DATA)],
            0xfa..=0xfc => high(self.data.temperature)[usize::from(register - 0xfa)],
            0xfd => (self.data.humidity >> 8) as u8,
            0xfe => self.data.humidity as u8,
            _ => 0,
        }
    }
}

impl Target for Bme280 {
    fn addressed(&mut self, address: u8, _reads: bool, now: Nanos) -> bool {
        self.names = true;
        self.catch_up(now);
        address == self.bus_address
    }
    fn write(&mut self, byte: u8, now: Nanos) -> bool {
        self.received += 1;
        match self.names {
            true => self.pointer = byte,
            false => self.set(self.pointer, byte, now),
        }
        self.names = !self.names;
        true
    }
    fn read(&mut self, now: Nanos) -> u8 {
        let byte = self.get(self.pointer, now);
        self.pointer = self.pointer.wrapping_add(1);
        byte
    }
    fn act(&mut self, action: &Action<'_>, _now: Nanos) -> bool {
        match *action {
            Action::Set("temperature", milli) => self.milli_c = milli,
            Action::Set("humidity", milli) => self.milli_percent = milli,
            Action::Set("pressure", milli) => self.milli_hpa = milli,
            _ => return false,
        }
        true
    }
    fn summary(&self) -> String {
        let (c, percent) = (decimal(self.milli_c), decimal(self.milli_percent));
        format!("{c} degrees, {percent} %, {} hPa", decimal(self.milli_hpa))
    }
    fn received(&self) -> u32 {
        self.received
    }
}

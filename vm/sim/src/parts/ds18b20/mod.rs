//! A thermometer on one wire: Maxim DS18B20 (data sheet 19-7487, rev. 6), with a supply or parasite-powered.
//!
//! The times are those that the data sheet calls typical: a bit is taken 30 us after the line has fallen, a zero is held
//! for 30 us, a presence pulse comes 30 us after a reset and lasts 120 us. A reset is a low of 480 us or more.
//!
//! Without a supply a conversion succeeds only if the chip drives the line high, from 10 us after the command on until the
//! conversion is over (*DS18B20*, "Powering the DS18B20"). If it does not, the part loses its power and reads 85 degrees.

mod commands;
mod memory;
mod rom;

use alloc::format;
use alloc::string::String;

use super::decimal;
use crate::part::{Action, Nanos, Part, US};
use commands::Talk;
use memory::Memory;
pub use rom::Rom;

/// The least low of a reset.
const RESET: Nanos = 480 * US;
/// From the end of a reset to the presence pulse, and its length.
const PRESENCE_WAIT: Nanos = 30 * US;
const PRESENCE: Nanos = 120 * US;
/// From the fall of the line to the moment at which the part takes a bit, or ends its zero.
const SLOT: Nanos = 30 * US;

/// The action that the part will take at the moment that it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    /// Takes a bit.
    Sample,
    /// Begins its presence pulse, and ends it.
    Presence,
    /// Lets the line go.
    LetGo,
}

/// The thermometer.
#[derive(Clone, Debug)]
pub struct Ds18b20 {
    pin: u8,
    rom: Rom,
    memory: Memory,
    talk: Talk,
    fell: Nanos,
    due: Option<(Nanos, Due)>,
    pulls: bool,
    /// The level of the line.
    high: bool,
    resets: u32,
}

impl Ds18b20 {
    /// A thermometer at this pin with a serial number, in surroundings of 20 degrees. Its module has a resistor.
    #[must_use]
    pub fn new(pin: u8, serial: u64) -> Ds18b20 {
        Ds18b20 {
            pin,
            rom: Rom::new(serial),
            memory: Memory::new(),
            talk: Talk::Idle,
            fell: 0,
            due: None,
            pulls: false,
            high: true,
            resets: 0,
        }
    }
    /// The same without a supply of its own.
    #[must_use]
    pub fn parasite(mut self) -> Ds18b20 {
        self.memory.set_parasite();
        self
    }
    /// The number that the part is addressed by.
    #[must_use]
    pub fn rom(&self) -> [u8; 8] {
        self.rom.bytes()
    }

    fn rise(&mut self, now: Nanos) {
        if now - self.fell >= RESET && !self.pulls {
            self.talk = Talk::new();
            self.resets += 1;
            self.due = Some((now + PRESENCE_WAIT, Due::Presence));
        }
    }
    fn fall(&mut self, now: Nanos) {
        self.fell = now;
        if self.pulls {
            return;
        }
        // A slot during the wait for the presence pulse is a mistake of the master; the part does not see it.
        if matches!(self.due, Some((_, Due::Presence))) {
            return;
        }
        match self.talk.sends(&self.rom, &mut self.memory, now) {
            Some(false) => {
                self.pulls = true;
                self.due = Some((now + SLOT, Due::LetGo));
            }
            Some(true) => {}
            None if self.talk != Talk::Idle => self.due = Some((now + SLOT, Due::Sample)),
            None => {}
        }
    }
}

impl Part for Ds18b20 {
    fn pins(&self) -> u32 {
        1 << self.pin
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        Some(true)
    }
    fn level(&self, _pin: u8) -> Option<bool> {
        self.pulls.then_some(false)
    }
    fn changed(&mut self, _pin: u8, high: bool, now: Nanos) {
        self.high = high;
        match high {
            true => self.rise(now),
            false => self.fall(now),
        }
    }
    fn driven(&mut self, _pin: u8, level: Option<bool>, now: Nanos) {
        self.memory.powered(level == Some(true), now);
    }
    fn next_change(&self) -> Option<Nanos> {
        self.due.map(|(at, _)| at)
    }
    fn advance(&mut self, now: Nanos) {
        let Some((_, due)) = self.due.take() else {
            return;
        };
        match due {
            Due::LetGo => self.pulls = false,
            Due::Presence => {
                self.pulls = true;
                self.due = Some((now + PRESENCE, Due::LetGo));
            }
            Due::Sample => {
                self.talk.takes(self.high, &self.rom, &mut self.memory, now);
            }
        }
    }
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        match *action {
            Action::Set("temperature", milli) => self.memory.set_temperature(milli, now),
            _ => return false,
        }
        true
    }
    fn summary(&self, _now: Nanos) -> String {
        let rom = self.rom.bytes().map(|b| format!("{b:02x}")).concat();
        format!("{rom}, {} degrees", decimal(self.memory.temperature()))
    }
    /// `rom`: the number in hexadecimal digits. `resets`: the resets that the part has seen.
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        match key {
            "rom" => Some(self.rom.bytes().map(|b| format!("{b:02x}")).concat()),
            "resets" => Some(format!("{}", self.resets)),
            _ => None,
        }
    }
}

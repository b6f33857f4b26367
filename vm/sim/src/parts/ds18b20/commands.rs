//! The talk on the wire: ROM commands, then function commands (*DS18B20*, tables 2 and 3). Bits come lowest first.

use super::memory::Memory;
use super::rom::Rom;
use crate::part::Nanos;

const SEARCH: u8 = 0xf0;
const ALARM_SEARCH: u8 = 0xec;
const READ_ROM: u8 = 0x33;
const MATCH_ROM: u8 = 0x55;
const SKIP_ROM: u8 = 0xcc;
const CONVERT: u8 = 0x44;
const READ_SCRATCHPAD: u8 = 0xbe;
const WRITE_SCRATCHPAD: u8 = 0x4e;
const COPY_SCRATCHPAD: u8 = 0x48;
const RECALL: u8 = 0xb8;
const READ_SUPPLY: u8 = 0xb4;

/// Bits of a part's number.
const ROM_BITS: u8 = 64;

/// The step of a search for one bit: the part sends its bit, then the complement, then takes the master's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Bit,
    Complement,
    Choice,
}

/// A byte that comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Byte {
    bits: u8,
    count: u8,
}

impl Byte {
    /// Takes a bit; gives the byte when it is complete.
    fn take(&mut self, bit: bool) -> Option<u8> {
        self.bits = self.bits >> 1 | u8::from(bit) << 7;
        self.count += 1;
        (self.count == 8).then_some(self.bits)
    }
}

/// Where the talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Talk {
    /// Until the next reset the part does not listen.
    Idle,
    Rom(Byte),
    Match(u8),
    ReadRom(u8),
    Search(u8, Phase),
    Function(Byte),
    /// Bits of the scratchpad that went out.
    Scratchpad(u8),
    /// The settings come in: their number so far.
    Settings(usize, Byte),
    /// Zeros go out while the part is busy, then ones.
    Busy,
    /// A zero goes out if the part has no supply.
    Supply,
}

impl Talk {
    /// The talk after a reset.
    pub(super) fn new() -> Talk {
        Talk::Rom(Byte::default())
    }
    /// The bit that the part sends in the slot that begins now. `None` if it takes one.
    pub(super) fn sends(&mut self, rom: &Rom, memory: &mut Memory, now: Nanos) -> Option<bool> {
        let function = Talk::Function(Byte::default());
        let (bit, next) = match *self {
            Talk::ReadRom(n) if n + 1 < ROM_BITS => (rom.bit(n), Talk::ReadRom(n + 1)),
            Talk::ReadRom(n) => (rom.bit(n), function),
            Talk::Search(n, Phase::Bit) => (rom.bit(n), Talk::Search(n, Phase::Complement)),
            Talk::Search(n, Phase::Complement) => (!rom.bit(n), Talk::Search(n, Phase::Choice)),
            Talk::Scratchpad(n) => {
                let byte = memory.scratchpad(now).get(usize::from(n / 8)).copied();
                // After the check sum come ones.
                let bit = byte.is_none_or(|byte| byte >> (n % 8) & 1 != 0);
                (bit, Talk::Scratchpad(n.saturating_add(1)))
            }
            Talk::Busy => (!memory.is_busy(now), Talk::Busy),
            Talk::Supply => (!memory.is_parasite(), Talk::Supply),
            _ => return None,
        };
        *self = next;
        Some(bit)
    }
    /// The part takes a bit.
    pub(super) fn takes(&mut self, bit: bool, rom: &Rom, memory: &mut Memory, now: Nanos) {
        let searches = matches!(self, Talk::Search(..));
        match self {
            Talk::Rom(byte) => {
                if let Some(code) = byte.take(bit) {
                    *self = Talk::of_rom_command(code, memory, now);
                }
            }
            Talk::Match(n) | Talk::Search(n, _) => {
                *self = match *n {
                    n if rom.bit(n) != bit => Talk::Idle,
                    n if n + 1 == ROM_BITS => Talk::Function(Byte::default()),
                    n if searches => Talk::Search(n + 1, Phase::Bit),
                    n => Talk::Match(n + 1),
                };
            }
            Talk::Function(byte) => {
                if let Some(code) = byte.take(bit) {
                    *self = Talk::of_function(code, memory, now);
                }
            }
            Talk::Settings(n, byte) => {
                if let Some(value) = byte.take(bit) {
                    memory.set(*n, value);
                    *self = match *n {
                        2 => Talk::Idle,
                        n => Talk::Settings(n + 1, Byte::default()),
                    };
                }
            }
            _ => {}
        }
    }

    fn of_rom_command(code: u8, memory: &mut Memory, now: Nanos) -> Talk {
        match code {
            SEARCH => Talk::Search(0, Phase::Bit),
            ALARM_SEARCH if memory.alarms(now) => Talk::Search(0, Phase::Bit),
            READ_ROM => Talk::ReadRom(0),
            MATCH_ROM => Talk::Match(0),
            SKIP_ROM => Talk::Function(Byte::default()),
            _ => Talk::Idle,
        }
    }
    fn of_function(code: u8, memory: &mut Memory, now: Nanos) -> Talk {
        match code {
            CONVERT => memory.convert(now),
            COPY_SCRATCHPAD => memory.copy(now),
            RECALL => memory.recall(),
            READ_SCRATCHPAD => return Talk::Scratchpad(0),
            WRITE_SCRATCHPAD => return Talk::Settings(0, Byte::default()),
            READ_SUPPLY => return Talk::Supply,
            _ => return Talk::Idle,
        }
        Talk::Busy
    }
}

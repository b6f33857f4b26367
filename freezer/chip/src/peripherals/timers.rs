//! The hardware timers FRC1 (0x60000600) and FRC2 (0x60000620).
//!
//! Sources: open-rtos `timer_regs.h`, RTOS `hw_timer.c`, and the ROM's use of FRC2 (0x40002ea8). FRC1 has 23 bits and counts
//! down to 0, FRC2 has 32 bits and counts up to its alarm. Both count the bus clock, divided by 1, 16 or 256.
//!
//! Assumed, as no source tells: a timer fires at the end of the clock that brings it to its end, and a reload happens at
//! the same moment, so that its period is as many counts as lie between LOAD and the end; writing LOAD, starting the
//! timer and another divider begin a whole count; a status in the "edge" setting reads 0.

use super::plain::Plain;
use crate::time::{Clocks, Time, NEVER};

/// Offset of FRC2's registers from FRC1's.
const FRC2: u32 = 0x20;

const LOAD: u32 = 0x00;
const COUNT: u32 = 0x04;
const CTRL: u32 = 0x08;
const INT: u32 = 0x0c;
const ALARM: u32 = 0x10;

/// CTRL: the status stays until it is cleared.
const CTRL_LEVEL: u32 = 1 << 0;
/// CTRL: at its end the timer goes on from LOAD.
const CTRL_RELOAD: u32 = 1 << 6;
const CTRL_RUN: u32 = 1 << 7;
/// CTRL: the timer has fired. Read only.
const CTRL_STATUS: u32 = 1 << 8;

/// The two timers.
#[derive(Clone, Debug)]
pub struct Timers {
    clock: BusClock,
    frc1: Timer,
    frc2: Timer,
    /// The registers that nothing is known of.
    other: Plain<64>,
}

impl Default for Timers {
    fn default() -> Timers {
        Timers::new()
    }
}

impl Timers {
    /// Both timers at rest, with the clocks of a reset.
    #[must_use]
    pub fn new() -> Timers {
        Timers {
            clock: BusClock::new(),
            frc1: Timer::new(0x7f_ffff, false),
            frc2: Timer::new(u32::MAX, true),
            other: Plain::default(),
        }
    }
    /// Reads a register.
    pub fn read(&mut self, offset: u32, now: Time) -> u32 {
        self.advance(now);
        let ticks = self.clock.ticks(now);
        let other = self.other.get(offset);
        match self.timer(offset) {
            Some((timer, register)) => timer.read(register, ticks),
            None => other,
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, now: Time) {
        self.advance(now);
        let ticks = self.clock.ticks(now);
        match self.timer(offset) {
            Some((timer, register)) => timer.write(register, value, ticks),
            None => self.other.set(offset, value),
        }
    }
    /// Lets the timers fire that were due until `now`.
    pub fn advance(&mut self, now: Time) {
        let ticks = self.clock.ticks(now);
        self.frc1.advance(ticks);
        self.frc2.advance(ticks);
    }
    /// The moment at which a timer fires next.
    #[must_use]
    pub fn next(&self) -> Time {
        let due = |timer: &Timer| timer.due().map_or(NEVER, |t| self.clock.moment(t));
        due(&self.frc1).min(due(&self.frc2))
    }
    /// Changes the bus clock. The counts stay exact.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time) {
        self.advance(now);
        self.clock.set(clocks.bus, now);
    }
    /// Stops both timers and clears their registers. The clock stays as it is.
    pub fn reset(&mut self) {
        *self = Timers {
            clock: self.clock,
            ..Timers::new()
        };
    }
    /// True for FRC1 and for FRC2 if it has fired since the last call: the edges at the core's lines 9 and 10.
    pub fn fired(&mut self) -> [bool; 2] {
        [&mut self.frc1.fired, &mut self.frc2.fired].map(core::mem::take)
    }
    /// The timer of a register, and the register's offset in it.
    fn timer(&mut self, offset: u32) -> Option<(&mut Timer, u32)> {
        match offset {
            LOAD..=INT => Some((&mut self.frc1, offset)),
            FRC2..=0x30 => Some((&mut self.frc2, offset - FRC2)),
            _ => None,
        }
    }
}

/// The bus clock as a number of ticks since power-on, whatever its speed was.
#[derive(Clone, Copy, Debug)]
struct BusClock {
    /// A moment at which the clock ticked, and the number of ticks until then.
    from: Time,
    ticks: u64,
    period: Time,
}

impl BusClock {
    const fn new() -> BusClock {
        BusClock {
            from: 0,
            ticks: 0,
            period: Clocks::RESET.bus,
        }
    }
    fn ticks(&self, now: Time) -> u64 {
        self.ticks + (now - self.from) / self.period
    }
    /// The moment of a tick, which must not lie before the last change of speed.
    fn moment(&self, tick: u64) -> Time {
        (tick - self.ticks)
            .checked_mul(self.period)
            .and_then(|passed| passed.checked_add(self.from))
            .unwrap_or(NEVER)
    }
    /// Changes the speed. The part of a tick that has passed stays the same part.
    fn set(&mut self, period: Time, now: Time) {
        let rest = (now - self.from) % self.period;
        self.ticks = self.ticks(now);
        self.from = now - (rest * period / self.period).min(now);
        self.period = period;
    }
}

/// One timer.
#[derive(Clone, Debug)]
struct Timer {
    /// The bits of its count.
    mask: u32,
    up: bool,
    load: u32,
    ctrl: u32,
    /// The count at which it fires; FRC1's is 0.
    alarm: u32,
    /// Its count at the bus clock's tick `since`.
    base: u32,
    since: u64,
    status: bool,
    fired: bool,
}

impl Timer {
    const fn new(mask: u32, up: bool) -> Timer {
        Timer {
            mask,
            up,
            load: 0,
            ctrl: 0,
            alarm: 0,
            base: 0,
            since: 0,
            status: false,
            fired: false,
        }
    }
    fn read(&self, register: u32, ticks: u64) -> u32 {
        match register {
            LOAD => self.load,
            COUNT => self.count(ticks),
            CTRL => self.ctrl | if self.status { CTRL_STATUS } else { 0 },
            INT => u32::from(self.status),
            _ => self.alarm,
        }
    }
    fn write(&mut self, register: u32, value: u32, ticks: u64) {
        self.settle(ticks);
        match register {
            LOAD => {
                self.load = value & self.mask;
                self.base = self.load;
                self.since = ticks;
            }
            CTRL => {
                let before = (self.is_counting(), self.divider());
                self.ctrl = value & !CTRL_STATUS;
                if before != (self.is_counting(), self.divider()) {
                    self.since = ticks;
                }
                self.status &= self.is_level();
            }
            INT => self.status &= value & 1 != 0,
            ALARM => self.alarm = value,
            _ => {}
        }
    }
    /// Fires if that was due, any number of times.
    fn advance(&mut self, ticks: u64) {
        let Some(first) = self.due().filter(|t| *t <= ticks) else {
            return;
        };
        let reload = self.ctrl & CTRL_RELOAD != 0;
        self.base = if reload { self.load } else { self.alarm };
        let turn = self.distance() * self.divider();
        self.since = first + (ticks - first) / turn * turn;
        // With a status that stays, there is an edge only where it was clear.
        self.fired |= !self.status;
        self.status = self.is_level();
    }
    /// The tick at which it fires next.
    fn due(&self) -> Option<u64> {
        self.is_counting()
            .then(|| self.since + self.distance() * self.divider())
    }
    /// FRC2 also stands still if it is to reload 0.
    const fn is_counting(&self) -> bool {
        let held = self.up && self.ctrl & CTRL_RELOAD != 0 && self.load == 0;
        self.ctrl & CTRL_RUN != 0 && !held
    }
    const fn is_level(&self) -> bool {
        self.ctrl & CTRL_LEVEL != 0
    }
    /// Bus clocks for a count. Nothing is known of the fourth setting; it divides like the third.
    const fn divider(&self) -> u64 {
        match self.ctrl >> 2 & 3 {
            0 => 1,
            1 => 16,
            _ => 256,
        }
    }
    /// Counts from `base` to the moment it fires: a whole turn if it has just done so.
    fn distance(&self) -> u64 {
        let left = if self.up {
            self.alarm.wrapping_sub(self.base)
        } else {
            self.base.wrapping_sub(self.alarm)
        };
        match left & self.mask {
            0 => u64::from(self.mask) + 1,
            left => u64::from(left),
        }
    }
    fn count(&self, ticks: u64) -> u32 {
        if !self.is_counting() {
            return self.base;
        }
        let counts = ((ticks - self.since) / self.divider()) as u32;
        let count = if self.up {
            self.base.wrapping_add(counts)
        } else {
            self.base.wrapping_sub(counts)
        };
        count & self.mask
    }
    /// Makes `base` the present count. The divider keeps its phase.
    fn settle(&mut self, ticks: u64) {
        let part = if self.is_counting() {
            (ticks - self.since) % self.divider()
        } else {
            0
        };
        self.base = self.count(ticks);
        self.since = ticks - part;
    }
}

#[cfg(test)]
mod tests;

//! The target's side of the I2C bus (NXP UM10204, I2C-bus specification, rev. 6): start, stop and repeated start, bits at
//! the rising clock, acknowledgement, and a clock that a target stretches.

use alloc::string::String;
use core::fmt::Debug;

use crate::part::{Action, Nanos, Part, Picture};

/// A part behind an I2C port. The port calls it byte by byte.
pub trait Target: Clone + Debug + 'static {
    /// The bus addresses a part. True if it is this one, and it is ready: the address is acknowledged.
    fn addressed(&mut self, address: u8, reads: bool, now: Nanos) -> bool;
    /// A byte has come in. True if it is acknowledged.
    fn write(&mut self, byte: u8, now: Nanos) -> bool;
    /// The next byte goes out.
    fn read(&mut self, now: Nanos) -> u8;
    /// The transfer that this part took part in is over by a stop.
    fn stop(&mut self, now: Nanos) {
        let _ = now;
    }
    /// See [`Part::next_change`].
    fn next_change(&self) -> Option<Nanos> {
        None
    }
    /// See [`Part::advance`].
    fn advance(&mut self, now: Nanos) {
        let _ = now;
    }
    /// See [`Part::act`].
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        let _ = (action, now);
        false
    }
    /// See [`Part::summary`].
    fn summary(&self) -> String;
    /// See [`Part::state`].
    fn state(&self, key: &str) -> Option<String> {
        let _ = key;
        None
    }
    /// See [`Part::picture`].
    fn picture(&self) -> Option<&dyn Picture> {
        None
    }
    /// See [`Part::received`].
    fn received(&self) -> u32 {
        0
    }
}

/// The state of the bus, as a target sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing, or a transfer with somebody else.
    Idle,
    /// The address comes in.
    Address,
    /// A byte comes in.
    Receive,
    /// A byte goes out.
    Send,
}

/// A part on an I2C bus.
#[derive(Clone, Debug)]
pub struct OnI2c<T> {
    /// The part.
    pub target: T,
    scl_pin: u8,
    sda_pin: u8,
    scl: bool,
    sda: bool,
    state: State,
    /// Bits of the present byte, and their number: 8 once the byte is complete, 9 once it was acknowledged or not.
    bits: u8,
    count: u8,
    /// The byte is acknowledged: by this part when it receives, by the other side when it sends.
    acknowledged: bool,
    /// The part takes part in the transfer.
    involved: bool,
    /// The part pulls the data line.
    pulls: bool,
    /// The nanoseconds for which the part holds the clock before each byte that it sends, and the end of such a hold.
    stretch: Nanos,
    held_until: Option<Nanos>,
}

impl<T: Target> OnI2c<T> {
    /// A part whose clock and data are at these pins. Its module has resistors on both lines.
    #[must_use]
    pub const fn new(target: T, scl: u8, sda: u8) -> OnI2c<T> {
        OnI2c {
            target,
            scl_pin: scl,
            sda_pin: sda,
            scl: true,
            sda: true,
            state: State::Idle,
            bits: 0,
            count: 0,
            acknowledged: false,
            involved: false,
            pulls: false,
            stretch: 0,
            held_until: None,
        }
    }
    /// The part stretches the clock for this time before each byte that it sends.
    #[must_use]
    pub const fn stretching(mut self, time: Nanos) -> OnI2c<T> {
        self.stretch = time;
        self
    }

    fn start(&mut self) {
        (self.state, self.bits, self.count) = (State::Address, 0, 0);
        self.pulls = false;
    }
    fn stop(&mut self, now: Nanos) {
        self.state = State::Idle;
        self.pulls = false;
        if core::mem::take(&mut self.involved) {
            self.target.stop(now);
        }
    }
    /// The clock rises: a bit is taken.
    fn rise(&mut self) {
        match self.state {
            State::Idle => {}
            State::Send if self.count == 8 => self.acknowledged = !self.sda,
            State::Address | State::Receive if self.count < 8 => {
                self.bits = self.bits << 1 | u8::from(self.sda);
            }
            _ => {}
        }
        if self.state != State::Idle {
            self.count += 1;
        }
    }
    /// The clock falls: the part shows its next bit, or its acknowledgement.
    fn fall(&mut self, now: Nanos) {
        match (self.state, self.count) {
            (State::Idle, _) => {}
            (State::Address | State::Receive, 8) => {
                self.acknowledged = self.take(now);
                self.pulls = self.acknowledged;
            }
            (State::Send, 8) => self.pulls = false,
            (_, 9..) => self.next_byte(now),
            (State::Send, _) => self.show(),
            (State::Address | State::Receive, _) => {}
        }
    }
    /// A whole byte has come in.
    fn take(&mut self, now: Nanos) -> bool {
        if self.state == State::Receive {
            return self.target.write(self.bits, now);
        }
        let (address, reads) = (self.bits >> 1, self.bits & 1 != 0);
        let mine = self.target.addressed(address, reads, now);
        self.involved |= mine;
        mine
    }
    /// The clock of the acknowledgement is over.
    fn next_byte(&mut self, now: Nanos) {
        self.pulls = false;
        self.count = 0;
        if !self.acknowledged {
            self.state = State::Idle;
            return;
        }
        if self.state == State::Address && self.bits & 1 != 0 {
            self.state = State::Send;
        } else if self.state == State::Address {
            self.state = State::Receive;
        }
        if self.state == State::Send {
            self.bits = self.target.read(now);
            self.show();
            if self.stretch > 0 {
                self.held_until = Some(now + self.stretch);
            }
        }
    }
    fn show(&mut self) {
        self.pulls = self.bits << self.count & 0x80 == 0;
    }
}

impl<T: Target> Part for OnI2c<T> {
    fn pins(&self) -> u32 {
        1 << self.scl_pin | 1 << self.sda_pin
    }
    fn rest(&self, _pin: u8) -> Option<bool> {
        Some(true)
    }
    fn level(&self, pin: u8) -> Option<bool> {
        let pulls = match pin == self.scl_pin {
            true => self.held_until.is_some(),
            false => self.pulls,
        };
        pulls.then_some(false)
    }
    fn changed(&mut self, pin: u8, high: bool, now: Nanos) {
        if pin == self.scl_pin {
            self.scl = high;
            match high {
                true => self.rise(),
                false => self.fall(now),
            }
            return;
        }
        self.sda = high;
        // The part itself changes the data line while the clock is low.
        match (self.scl, high) {
            (true, false) => self.start(),
            (true, true) => self.stop(now),
            (false, _) => {}
        }
    }
    fn next_change(&self) -> Option<Nanos> {
        let moments = self.held_until.into_iter().chain(self.target.next_change());
        moments.min()
    }
    fn advance(&mut self, now: Nanos) {
        self.held_until = self.held_until.filter(|until| *until > now);
        if self.target.next_change().is_some_and(|at| at <= now) {
            self.target.advance(now);
        }
    }
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        self.target.act(action, now)
    }
    fn summary(&self, _now: Nanos) -> String {
        self.target.summary()
    }
    fn state(&self, key: &str, _now: Nanos) -> Option<String> {
        self.target.state(key)
    }
    fn picture(&self) -> Option<&dyn Picture> {
        self.target.picture()
    }
    fn received(&self) -> u32 {
        self.target.received()
    }
}

//! A part that is connected to the chip's pins, besides the box's screen and reader.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::fmt::Debug;

/// A moment or a duration in nanoseconds. The moments of parts are counted from their power-on.
pub type Nanos = u64;

/// Nanoseconds of a microsecond.
pub const US: Nanos = 1_000;
/// Nanoseconds of a millisecond.
pub const MS: Nanos = 1_000 * US;

/// A part. It has no clock of its own: [`crate::Lines`] tells it the moments at which something happens.
///
/// A line is low if chip or part drives it low, high if one of them drives it high and none low, and else where a
/// resistor pulls it. At power-on a part takes each of its lines for [`Part::rest`], or for low without a resistor.
pub trait Part: Any + Debug + Copied {
    /// The pins that the part is connected to, as bits.
    fn pins(&self) -> u32;
    /// The level to which a resistor of the part pulls a line that nobody drives.
    fn rest(&self, pin: u8) -> Option<bool> {
        let _ = pin;
        None
    }
    /// The level that the part drives a line to; `None` if it lets the line go.
    fn level(&self, pin: u8) -> Option<bool> {
        let _ = pin;
        None
    }
    /// A line of the part has another level from now on. The part's own doing is told too.
    fn changed(&mut self, pin: u8, high: bool, now: Nanos) {
        let _ = (pin, high, now);
    }
    /// The chip drives a pin to a level, or lets it go. [`Part::changed`] follows if the line's level is another one.
    fn driven(&mut self, pin: u8, level: Option<bool>, now: Nanos) {
        let _ = (pin, level, now);
    }
    /// The moment at which the part does something by itself. After [`Part::advance`] it lies ahead.
    fn next_change(&self) -> Option<Nanos> {
        None
    }
    /// The moment of [`Part::next_change`] has come.
    fn advance(&mut self, now: Nanos) {
        let _ = now;
    }
    /// The hardware SPI exchanges a byte, highest bit first. Returns the part's byte, or `None` if the part is not on
    /// that bus or not selected.
    fn spi(&mut self, byte: u8, now: Nanos) -> Option<u8> {
        let _ = (byte, now);
        None
    }
    /// A serial port has sent a byte at `baud` bits a second; `now` is the end of its stop bit.
    fn serial(&mut self, port: u8, byte: u8, baud: u32, now: Nanos) {
        let _ = (port, byte, baud, now);
    }
    /// The voltage that the part puts on the analog pin, in microvolts.
    fn analog_uv(&self) -> Option<u32> {
        None
    }

    /// A person or the weather acts on the part. False if the part has no such thing.
    fn act(&mut self, action: &Action<'_>, now: Nanos) -> bool {
        let _ = (action, now);
        false
    }
    /// The part's state in a line of text.
    fn summary(&self, now: Nanos) -> String {
        let _ = now;
        String::new()
    }
    /// A piece of the part's state, in the form in which `docs/parts.md` describes it. `None` if there is no such piece.
    fn state(&self, key: &str, now: Nanos) -> Option<String> {
        let _ = (key, now);
        None
    }
    /// The picture that the part shows.
    fn picture(&self) -> Option<&dyn Picture> {
        None
    }
    /// Counts what the part was sent, so that a change of this number tells that a program is at work.
    fn received(&self) -> u32 {
        0
    }
}

/// Something that happens to a part from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action<'a> {
    /// A button is pressed. It is let go after this time, if one is given.
    Press(Option<Nanos>),
    /// A button is let go.
    Release,
    /// A knob is turned by so many detents, clockwise if positive, at so many detents a second.
    Turn(i32, u32),
    /// A quantity has another value from now on, in thousandths of its unit.
    Set(&'a str, i64),
}

/// Pixels that are lit or dark.
pub trait Picture {
    /// Width and height.
    fn size(&self) -> (u32, u32);
    /// True if the pixel is lit, or dark on a bright ground. Columns count from the left, rows from the top.
    fn pixel(&self, x: u32, y: u32) -> bool;
}

/// The ways to a part whose type is not known. Each part that can be cloned has them.
pub trait Copied {
    /// A copy of the part, in its present state.
    fn copied(&self) -> Box<dyn Part>;
    /// The part, to find out its type.
    fn any(&self) -> &dyn Any;
    /// The part, to find out its type and change it.
    fn any_mut(&mut self) -> &mut dyn Any;
}

impl<P: Part + Clone> Copied for P {
    fn copied(&self) -> Box<dyn Part> {
        Box::new(self.clone())
    }
    fn any(&self) -> &dyn Any {
        self
    }
    fn any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

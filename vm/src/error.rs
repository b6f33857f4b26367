//! How a native or an instruction ends when it does not end with a value.

use format::value::Value;

/// Why execution left the normal path.
///
/// A Python exception is not in here: it waits in the machine's `exc` register.
///
/// A whole word, so that a result is a pair of registers on every machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Raise {
    /// A Python exception is raised.
    Exc,
    /// An allocation did not fit: collect, and execute the instruction again.
    /// Hence an instruction allocates before it changes anything.
    NoMem,
    /// A number is wanted of an argument that has a method to give one; see `number.rs`.
    Number,
    /// At freeze time, an impure native is about to be called.
    Suspend,
    /// The budget of instructions is used up.
    Budget,
    /// The program asked for a reset of the board.
    Reset,
}

/// A value, or none. As a result it is a pair of registers, which `R<Option<Value>>` is not:
/// that goes through memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use]
pub struct Maybe(pub Value);

impl Maybe {
    /// No value.
    pub const NONE: Maybe = Maybe(Value::UNDEF);

    /// The value, if there is one.
    #[inline]
    pub fn get(self) -> Option<Value> {
        self.0.some()
    }
}

impl From<Option<Value>> for Maybe {
    #[inline]
    fn from(v: Option<Value>) -> Maybe {
        Maybe(v.unwrap_or(Value::UNDEF))
    }
}

/// Result of everything that can raise.
pub type R<T> = Result<T, Raise>;

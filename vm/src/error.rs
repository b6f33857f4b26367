//! How a native or an instruction ends when it does not end with a value.

use format::value::Value;

/// Why execution left the normal path.
///
/// The Python exception itself is not in here: it waits in the VM's register `exc`.
///
/// It is a whole word, so that a result is a pair of the CPU's registers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Raise {
    /// A Python exception is raised.
    Exc,
    /// An allocation did not fit: collect, and execute the instruction again.
    /// Hence an instruction allocates before it changes anything.
    NoMem,
    /// A native needs a number, and its argument has a method that gives one; see `protocol/number.rs`.
    Number,
    /// At freeze time, an impure native is about to be called.
    Suspend,
    /// The budget of instructions is used up.
    Budget,
    /// The program asked for a reset of the board.
    Reset,
}

/// A value, or none. As a result it is a pair of registers; `R<Option<Value>>` would go
/// through memory.
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

/// How a call or an import ended, as far as the instruction is concerned: with a value, or with a frame that was
/// entered and has still to run.
///
/// One word, so that a result is a pair of registers; an enum with a value inside goes through memory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use]
#[repr(transparent)]
pub(crate) struct Outcome(Value);

impl Outcome {
    /// A frame was entered. Its result will be the instruction's, unless the flags of the frame
    /// (see [`format::frame`]) say something else.
    pub const ENTERED: Outcome = Outcome(NO_OBJECT);

    /// The call gave `v`.
    #[inline(always)]
    pub const fn value(v: Value) -> Outcome {
        Outcome(v)
    }
    /// The value; `None` if a frame was entered.
    #[inline(always)]
    pub fn get(self) -> Option<Value> {
        if self == Outcome::ENTERED {
            None
        } else {
            Some(self.0)
        }
    }
    /// True if a frame was entered.
    #[inline(always)]
    pub fn is_entered(self) -> bool {
        self == Outcome::ENTERED
    }
    /// The outcome of a native that returned `v`: most return a value, and a few enter a frame.
    #[inline(always)]
    pub const fn of_native(v: Value) -> Outcome {
        Outcome(v)
    }
    /// What a native returns for this outcome. Only the native's caller may look at it, with [`Outcome::of_native`].
    #[inline(always)]
    pub const fn to_native(self) -> Value {
        self.0
    }
}

/// A word that is not a value of any program: the header of the image lies at the place to which it refers.
pub(crate) const NO_OBJECT: Value = Value::rom(0);

/// Result of everything that can raise.
pub type R<T> = Result<T, Raise>;

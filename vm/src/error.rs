//! How a native or an instruction ends when it does not end with a value.

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
    /// At freeze time, an impure native is about to be called.
    Suspend,
    /// The budget of instructions is used up.
    Budget,
    /// The program asked for a reset of the board.
    Reset,
}

/// Result of everything that can raise.
pub type R<T> = Result<T, Raise>;

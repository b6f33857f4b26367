//! A look at the world, each so many backward jumps and calls: Ctrl-C, a watchdog, the budget.

use crate::board::Event;
use crate::error::{Raise, R};
use crate::program::HeapReport;
use crate::types::TypeId;
use crate::vm::Vm;

/// Backward jumps and calls between two looks.
const SLICE: u64 = 1024;

impl Vm<'_> {
    /// The countdown of backward jumps and calls has come to its end: looks at the world, and starts
    /// the next one.
    ///
    /// # Errors
    /// `Budget` if nothing is left of it; as [`Vm::poll`].
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel(&mut self) -> R<()> {
        let slice = self.budget.min(SLICE);
        // If it does not come to the end, the next jump looks again.
        self.fuel = 1;
        if slice == 0 {
            return Err(Raise::Budget);
        }
        self.poll()?;
        self.budget -= slice;
        self.fuel = slice as u32;
        Ok(())
    }

    /// All that is left to count down: no two instructions see the same number.
    pub(crate) fn countdown(&self) -> u64 {
        self.budget.wrapping_add(u64::from(self.fuel))
    }

    /// Asks the board what the world wants.
    ///
    /// # Errors
    /// KeyboardInterrupt; `Reset`. After `NoMem`, the next look raises KeyboardInterrupt.
    pub(crate) fn poll(&mut self) -> R<()> {
        let heap = HeapReport::of(self);
        match self.board.poll(self.interrupt_char, heap) {
            Event::None => {}
            Event::Interrupt => self.interrupted = true,
            Event::Reset => return Err(Raise::Reset),
        }
        if self.interrupted {
            return self.interrupt();
        }
        Ok(())
    }

    /// Raises KeyboardInterrupt.
    fn interrupt<T>(&mut self) -> R<T> {
        let r = self.raise_bare(TypeId::KeyboardInterrupt);
        self.interrupted = matches!(r, Err(Raise::NoMem));
        r
    }

    /// Waits for a byte of the console; `None` at its end. The caller has done what cannot be done
    /// twice.
    ///
    /// # Errors
    /// KeyboardInterrupt if it is the character that asks for that.
    pub(crate) fn console_byte(&mut self) -> R<Option<u8>> {
        let byte = self.board.read();
        if byte.is_some() && byte == self.interrupt_char {
            return self.firmly(Vm::interrupt);
        }
        Ok(byte)
    }
}

//! Polls the board every N backward jumps and calls, for Ctrl-C and the watchdog, and counts the budget down.

use crate::board::{Board, Event};
use crate::error::{Raise, R};
use crate::modules::pending;
use crate::vm::{HeapReport, Keep, Vm};
use format::types::TypeId;

/// Backward jumps and calls between two polls.
const SLICE: u64 = 1024;
/// The same for a program that has handlers or timers, so that these run soon.
const SLICE_OF_EVENTS: u64 = 32;
/// Microseconds of a wait for input between two looks at it, for a program that has handlers or timers.
const PIECE_US: u32 = 20_000;
/// Number of bytes that a kernel processes in about the time of one backward jump.
const STEP_BYTES: u32 = 16;

/// Counts the work of a kernel that has no access to the VM, and polls the board meanwhile.
pub(crate) struct Meter {
    done: u64,
    look_at: u64,
    most: u64,
    event: Event,
    interrupt_char: Option<u8>,
    heap: HeapReport,
}

impl Meter {
    /// Counts `steps`. Gives false if the work has to be given up.
    pub fn goes_on(&mut self, steps: u64, board: &mut dyn Board) -> bool {
        self.done = self.done.saturating_add(steps);
        if self.done >= self.look_at && self.event == Event::None {
            self.look_at = self.done.saturating_add(SLICE);
            self.event = board.poll(self.interrupt_char, self.heap);
        }
        self.done < self.most && self.event == Event::None
    }
}

impl Vm<'_> {
    /// Polls the board and starts the next countdown, when the countdown of backward jumps and calls has
    /// reached its end.
    ///
    /// # Errors
    /// `Budget` if the budget is used up, and the errors of [`Vm::poll`].
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel(&mut self) -> R<()> {
        let slice = self.slice();
        // If this function returns early, the next jump polls again.
        self.budget.fuel = 1;
        if slice == 0 {
            return Err(Raise::Budget);
        }
        self.poll()?;
        self.budget.left -= slice;
        self.budget.fuel = slice as u32;
        Ok(())
    }

    /// Does what [`Vm::refuel`] does, then makes the calls that wait. Only backward jumps do this.
    /// **Moves objects.**
    ///
    /// # Errors
    /// The errors of [`Vm::refuel`], and what the calls raise.
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel_and_call(&mut self) -> R<()> {
        self.refuel()?;
        if self.call_waits() {
            pending::run(self)?;
        }
        Ok(())
    }

    /// Length of the next countdown: all that is left of the budget, if that is less than usual; 1 if a
    /// call waits, so that the next backward jump makes it.
    fn slice(&mut self) -> u64 {
        self.budget.left.min(match self.call_waits() {
            true => 1,
            false if self.interrupts.sources != 0 => SLICE_OF_EVENTS,
            false => SLICE,
        })
    }

    /// True if a handler, a callback or a scheduled call waits for the next backward jump.
    pub(crate) fn call_waits(&mut self) -> bool {
        let scheduled = self.persistent[Keep::Scheduled as usize].is_def();
        scheduled && !self.interrupts.in_scheduled || self.has_event()
    }

    /// Makes the next backward jump poll, if a call waits for it.
    pub(crate) fn look_soon(&mut self) {
        if self.call_waits() {
            self.poll_soon();
        }
    }

    /// Makes the next backward jump poll.
    pub(crate) fn poll_soon(&mut self) {
        self.budget.left += u64::from(self.budget.fuel - 1);
        self.budget.fuel = 1;
    }

    /// Counts one step of a loop in a native. A step costs about as much as a backward jump, and the program
    /// decides how many there are. Loops over an iterator need no call of it: [`Vm::next`] counts their steps.
    ///
    /// # Errors
    /// The errors of [`Vm::work`].
    #[inline]
    pub(crate) fn tick(&mut self) -> R<()> {
        self.work(1)
    }

    /// Counts `steps` of a native's work, which it is about to do or has done. Steps count like backward jumps,
    /// but are part of the native's instruction: if it runs out of memory and is executed again, that still
    /// counts as the same attempt. No object moves.
    ///
    /// # Errors
    /// `Budget`, KeyboardInterrupt and `Reset`, but never `NoMem`: a native that has begun its work may be
    /// unable to begin again.
    #[inline]
    pub(crate) fn work(&mut self, steps: u32) -> R<()> {
        if steps >= self.budget.fuel {
            return self.work_and_look(steps);
        }
        self.budget.fuel -= steps;
        self.shortage.at.2 = self.shortage.at.2.wrapping_sub(u64::from(steps));
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn work_and_look(&mut self, steps: u32) -> R<()> {
        let behind = u64::from(steps - self.budget.fuel);
        self.budget.fuel = 1;
        if behind >= self.budget.left {
            self.budget.left = 0;
            return Err(Raise::Budget);
        }
        self.budget.left -= behind;
        let slice = self.slice();
        self.budget.left -= slice;
        self.budget.fuel = slice as u32;
        self.shortage.at.2 = self.shortage.at.2.wrapping_sub(u64::from(steps));
        match self.poll() {
            Err(Raise::NoMem) => {
                self.interrupts.pending = false;
                self.raise_emergency(TypeId::KeyboardInterrupt)
            }
            r => r,
        }
    }

    /// Counts the work of processing `bytes` bytes.
    ///
    /// # Errors
    /// The errors of [`Vm::work`].
    #[inline]
    pub(crate) fn work_on_bytes(&mut self, bytes: u32) -> R<()> {
        self.work(bytes / STEP_BYTES)
    }

    /// Makes a meter for work that is done without access to the VM.
    pub(crate) fn meter(&self) -> Meter {
        Meter {
            done: 0,
            look_at: SLICE,
            most: self.budget.left.saturating_add(u64::from(self.budget.fuel)),
            event: Event::None,
            interrupt_char: self.interrupts.character,
            heap: HeapReport::of(self),
        }
    }

    /// Counts the work that `meter` measured, once the work is done or given up, and handles an event that the
    /// board reported meanwhile.
    ///
    /// # Errors
    /// The errors of [`Vm::work`].
    pub(crate) fn read_meter(&mut self, meter: Meter) -> R<()> {
        match meter.event {
            Event::None => {}
            Event::Interrupt => self.interrupts.pending = true,
            Event::Reset => return Err(Raise::Reset),
        }
        self.work(u32::try_from(meter.done).unwrap_or(u32::MAX))?;
        if self.interrupts.pending {
            return self.work(self.budget.fuel);
        }
        Ok(())
    }

    /// All that is left to count down. With the place of an instruction it tells two executions of it apart.
    pub(crate) fn countdown(&self) -> u64 {
        self.budget.left.wrapping_add(u64::from(self.budget.fuel))
    }

    /// Polls the board.
    ///
    /// # Errors
    /// KeyboardInterrupt and `Reset`. `NoMem` if there is no room for the KeyboardInterrupt, which the next poll
    /// raises then.
    pub(crate) fn poll(&mut self) -> R<()> {
        let heap = HeapReport::of(self);
        match self.board.poll(self.interrupts.character, heap) {
            Event::None => {}
            Event::Interrupt => self.interrupts.pending = true,
            Event::Reset => return Err(Raise::Reset),
        }
        if self.interrupts.pending {
            return self.interrupt();
        }
        Ok(())
    }

    /// Raises KeyboardInterrupt.
    fn interrupt<T>(&mut self) -> R<T> {
        let r = self.raise_bare(TypeId::KeyboardInterrupt);
        self.interrupts.pending = matches!(r, Err(Raise::NoMem));
        r
    }

    /// Waits for a byte of the console, and runs handlers meanwhile; `None` at the end of the input. Never gives `NoMem`,
    /// because the caller may have done what cannot be done twice. **Moves objects.**
    ///
    /// # Errors
    /// KeyboardInterrupt if the byte is the interrupt character.
    pub(crate) fn console_byte(&mut self) -> R<Option<u8>> {
        while self.interrupts.sources != 0 && !self.board.input_waits() {
            self.doze(PIECE_US);
            self.firmly(pending::run)?;
        }
        let byte = self.board.read();
        if byte.is_some() && byte == self.interrupts.character {
            return self.firmly(Vm::interrupt);
        }
        Ok(byte)
    }
}

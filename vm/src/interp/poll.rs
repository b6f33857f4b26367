//! Polls the board every N backward jumps and calls, for Ctrl-C and the watchdog, and counts the budget down.

use crate::board::{Board, Event};
use crate::error::{Raise, R};
use crate::modules::micropython::run_scheduled;
use crate::vm::{HeapReport, Keep, Vm};
use format::types::TypeId;

/// Backward jumps and calls between two polls.
const SLICE: u64 = 1024;
/// Bytes that a kernel goes through in about the time of a backward jump.
const STEP_BYTES: u32 = 16;

/// Counts the work of a kernel that knows nothing of the VM, and polls the board meanwhile.
pub(crate) struct Meter {
    done: u64,
    look_at: u64,
    most: u64,
    event: Event,
    interrupt_char: Option<u8>,
    heap: HeapReport,
}

impl Meter {
    /// Counts `steps`. False if the work is to be given up.
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
    /// The countdown of backward jumps and calls has come to its end: polls the board, and starts the next
    /// countdown.
    ///
    /// # Errors
    /// `Budget` if nothing is left of it; as [`Vm::poll`].
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel(&mut self) -> R<()> {
        let slice = self.slice();
        // If it does not come to the end, the next jump polls again.
        self.budget.fuel = 1;
        if slice == 0 {
            return Err(Raise::Budget);
        }
        self.poll()?;
        self.budget.left -= slice;
        self.budget.fuel = slice as u32;
        Ok(())
    }

    /// A backward jump's end of the countdown: as [`Vm::refuel`], and makes the calls that wait.
    /// **Moves objects.**
    ///
    /// # Errors
    /// As of [`Vm::refuel`].
    #[cold]
    #[inline(never)]
    pub(crate) fn refuel_and_call(&mut self) -> R<()> {
        self.refuel()?;
        run_scheduled(self)
    }

    /// What is to be counted down next: all the budget, if it is less than usual. A call that waits is made
    /// at the next backward jump.
    fn slice(&self) -> u64 {
        self.budget.left.min(match self.call_waits() {
            true => 1,
            false => SLICE,
        })
    }

    /// A scheduled call waits for the next backward jump.
    fn call_waits(&self) -> bool {
        !self.interrupts.in_scheduled && self.persistent[Keep::Scheduled as usize].is_def()
    }

    /// The next backward jump is to poll, if a scheduled call waits for it.
    pub(crate) fn look_soon(&mut self) {
        if self.call_waits() {
            self.budget.left += u64::from(self.budget.fuel - 1);
            self.budget.fuel = 1;
        }
    }

    /// Counts one step of a native that loops: it costs about as much as a backward jump, and the program decides how
    /// many there are. Everything that takes items from an iterator does so in
    /// [`Vm::next`].
    ///
    /// # Errors
    /// As of [`Vm::work`].
    #[inline]
    pub(crate) fn tick(&mut self) -> R<()> {
        self.work(1)
    }

    /// A native is about to do `steps` of its work, or has done them. They count as backward jumps do, but are
    /// part of the native's instruction: when it is executed again for want of memory, no time has passed.
    /// Nothing moves.
    ///
    /// # Errors
    /// `Budget`, KeyboardInterrupt and `Reset`, never `NoMem`: a native that has begun need not be ready to
    /// begin anew.
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

    /// The work of going through `bytes` bytes, as [`Vm::work`] counts it.
    #[inline]
    pub(crate) fn work_on_bytes(&mut self, bytes: u32) -> R<()> {
        self.work(bytes / STEP_BYTES)
    }

    /// Measures work of which the VM knows nothing while it is done.
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

    /// The work that the meter measured is done, or was given up.
    ///
    /// # Errors
    /// As of [`Vm::work`].
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

    /// All that is left to count down: no two instructions see the same number.
    pub(crate) fn countdown(&self) -> u64 {
        self.budget.left.wrapping_add(u64::from(self.budget.fuel))
    }

    /// Polls the board.
    ///
    /// # Errors
    /// KeyboardInterrupt; `Reset`. After `NoMem`, the next poll raises KeyboardInterrupt.
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

    /// Waits for a byte of the console; `None` at its end. The caller has done what cannot be done
    /// twice.
    ///
    /// # Errors
    /// KeyboardInterrupt if it is the character that asks for that.
    pub(crate) fn console_byte(&mut self) -> R<Option<u8>> {
        let byte = self.board.read();
        if byte.is_some() && byte == self.interrupts.character {
            return self.firmly(Vm::interrupt);
        }
        Ok(byte)
    }
}

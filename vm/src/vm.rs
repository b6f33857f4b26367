//! The machine: its registers and roots.
//!
//! What it does is spread over the topics: `heap` and `gc` (RAM), `overlay` and
//! `namespace` (frozen objects that were written), `interp` (execution), `types`,
//! `builtins`, `modules`.
//!
//! RAM from the low end: the bits of the imported modules, the emergency
//! exception, the heap, growing up to `top`; free space; the stack of frames
//! and held values, growing down from the end to `sp`. Every word of the stack
//! is a valid value.

#[cfg(feature = "build")]
extern crate alloc;

use crate::board::Board;
use crate::error::R;
use format::image::{self, Image, ImageError, Verified};
use format::mem::{Mem, Rom};
use format::object::{header, Kind};
use crate::memory::places::Places;
use crate::types::class::cache::ClassCache;
use format::value::Value;

/// Chains of the overlay's registry.
pub const OVERLAY_CHAINS: usize = 16;

/// A Python machine on a board. Its fields lie as they are written: the chip's loads reach the first
/// kilobyte of it without arithmetic.
#[repr(C)]
pub struct Vm<'a> {
    /// RAM and ROM.
    pub mem: Mem<'a>,
    /// The world.
    pub board: &'a mut dyn Board,
    /// The image in ROM, verified.
    pub image: Image,

    /// First word of the heap.
    pub(crate) heap_start: u32,
    /// First free word of the heap.
    pub(crate) top: u32,
    /// Lowest word of the stack.
    pub(crate) sp: u32,
    /// Highest `top` so far.
    pub(crate) peak: u32,
    /// Lowest word that frames may take: the stack is at most a quarter of the board's memory, at
    /// freeze time too, so that recursion ends at the same depth.
    pub(crate) stack_floor: u32,

    /// The running frame: a small int (place in the stack) or a generator; UNDEF if none runs.
    pub(crate) frame: Value,
    /// Word offset in RAM of register 0 of the running frame.
    pub(crate) base: u32,
    /// Word offset in the image of the running instruction.
    pub(crate) pc: u32,
    /// Native frames (nested runs) on the machine's own stack.
    pub(crate) depth: u32,
    /// Containers that are being compared or printed, nested.
    pub(crate) nesting: u32,
    /// An attribute that classes keep flags of was written after a class was made.
    pub(crate) classes_patched: bool,
    /// Not 0 while a native calls: the running instruction's result register is not the call's.
    pub(crate) native_calls: u32,
    /// Instructions (backward jumps and calls) until the machine looks at the world, see
    /// `interp::poll`; counts down.
    pub(crate) fuel: u32,
    /// As many are left of the budget after that.
    pub(crate) budget: u64,
    /// A function that was given to `micropython.schedule` runs.
    pub(crate) in_scheduled: bool,
    /// The character of the console that interrupts the program, `micropython.kbd_intr`.
    pub(crate) interrupt_char: Option<u8>,
    /// It was typed, and KeyboardInterrupt is not raised yet.
    pub(crate) interrupted: bool,
    /// The instruction at which the last run stopped for want of budget or memory.
    pub(crate) stopped_at: u32,
    /// Where and when the last allocation failed: to tell a retry from a new try.
    pub(crate) failed_at: (u32, u32, u64),
    /// Bytes of the last allocation that failed; 0 once that was told.
    pub(crate) wanted: u32,
    /// The type of the exception for which there was no memory; UNDEF if it was something else.
    pub(crate) wanted_type: Value,

    /// The exception that is being raised.
    pub(crate) exc: Value,
    /// Registry of deltas and shadows, chained by `next`.
    pub(crate) overlay: [Value; OVERLAY_CHAINS],
    /// Bit per hash of a frozen object that has a delta or shadow.
    pub(crate) overlay_filter: u32,
    /// Table of the objects whose address was observed: list of object, id pairs.
    pub(crate) ids: Value,
    /// The type through which a class method of a built-in type was called.
    pub(crate) callee_type: Value,
    /// At [`crate::error::Raise::Number`]: the object of which a number is wanted, and by which method.
    pub(crate) asked: (Value, Value),
    /// Objects that live as long as the machine, UNDEF until they are needed; see [`Keep`].
    pub(crate) persistent: [Value; PLACES],
    /// Next id to give away.
    pub(crate) next_id: u32,

    /// State of a freeze, while modules are evaluated by the freezer.
    #[cfg(feature = "build")]
    pub(crate) freezing: Option<alloc::boxed::Box<crate::freezing::Freezing>>,
    /// What looks at the heap found, if they are wanted; see `whole`.
    #[cfg(feature = "build")]
    pub(crate) checking: Option<crate::memory::heap_check::Checking>,
    /// The opcodes that were executed, as bits: what a test reached.
    #[cfg(all(feature = "build", debug_assertions))]
    pub executed: u128,
    /// Fail each allocation once, so that each collects (a test's mode).
    pub(crate) stress: bool,
    pub(crate) stress_pass: bool,
    /// `gc.enable` and `gc.disable`: 1 or 0.
    pub(crate) gc_enabled: i32,
    /// `gc.threshold`, in bytes; -1 for none.
    pub(crate) gc_threshold: i32,
    /// `micropython.heap_lock` depth.
    pub(crate) heap_locked: u32,
    /// `micropython.opt_level`.
    pub(crate) opt_level: i32,
    /// State of `random`; 0 until it is seeded.
    pub(crate) random: u64,
    /// Collections so far.
    pub(crate) collections: u32,
    /// What was looked up in classes lately.
    pub(crate) class_cache: ClassCache,
    /// Where keys were found in tables lately.
    pub(crate) places: Places,
}

impl<'a> Vm<'a> {
    /// Boots a machine: verifies the image, lays out RAM.
    ///
    /// # Errors
    /// Says why the image is refused; it is never half accepted. RAM too small
    /// for the machine's own words is an error too.
    pub fn new(
        rom: Rom<'a>,
        ram: &'a mut [u32],
        board: &'a mut dyn Board,
    ) -> Result<Self, ImageError> {
        Self::boot(crate::registry::verify(rom, ram)?, ram, board)
    }

    fn boot(
        verified: Verified<'a>,
        ram: &'a mut [u32],
        board: &'a mut dyn Board,
    ) -> Result<Self, ImageError> {
        let image = verified.image();
        let bits = image.modules.div_ceil(32) * 2;
        let emergency_at = 1 + bits;
        let heap_start = emergency_at + 1 + EMERGENCY_WORDS;
        let len = ram.len() as u32;
        if len < heap_start + 64 {
            return Err(ImageError::RamTooSmall);
        }
        ram[..(heap_start as usize)].fill(0);
        let mut mem = Mem::new(verified, ram);
        let stack_max = (board.heap_bytes() / 4).min(len) / 4;
        mem.set_ram(emergency_at, header(Kind::Exc, EMERGENCY_WORDS, 0));
        Ok(Vm {
            mem,
            board,
            image,
            heap_start,
            top: heap_start,
            sp: len,
            peak: 0,
            stack_floor: len - stack_max,
            frame: Value::UNDEF,
            base: 0,
            pc: 0,
            depth: 0,
            nesting: 0,
            classes_patched: false,
            native_calls: 0,
            fuel: 1,
            budget: u64::MAX,
            in_scheduled: false,
            interrupt_char: Some(INTERRUPT),
            interrupted: false,
            stopped_at: 0,
            failed_at: (0, 0, 0),
            wanted: 0,
            wanted_type: Value::UNDEF,
            exc: Value::UNDEF,
            overlay: [Value::UNDEF; OVERLAY_CHAINS],
            overlay_filter: 0,
            ids: Value::UNDEF,
            callee_type: Value::UNDEF,
            asked: (Value::UNDEF, Value::UNDEF),
            persistent: [Value::UNDEF; PLACES],
            next_id: 1,
            #[cfg(feature = "build")]
            freezing: None,
            #[cfg(feature = "build")]
            checking: None,
            #[cfg(all(feature = "build", debug_assertions))]
            executed: 0,
            stress: false,
            stress_pass: false,
            gc_enabled: 1,
            gc_threshold: -1,
            heap_locked: 0,
            opt_level: 0,
            random: 0,
            collections: 0,
            class_cache: ClassCache::new(),
            places: Places::new(),
        })
    }

    /// Sets how many calls and backward jumps may be executed.
    pub fn set_fuel(&mut self, fuel: u64) {
        self.fuel = 1;
        self.budget = fuel;
    }
    /// Makes each allocation collect first: a test's mode that finds values
    /// held across a collection.
    pub fn set_stress(&mut self, on: bool) {
        self.stress = on;
    }
    /// Setting number `n` of the memory manager: what bodies may set while they are frozen,
    /// and what is set again when the device imports them. 0 `gc.enable`, 1 `gc.threshold`,
    /// 2 and any other `micropython.opt_level`.
    pub(crate) fn setting(&mut self, n: u32) -> &mut i32 {
        match n {
            0 => &mut self.gc_enabled,
            1 => &mut self.gc_threshold,
            _ => &mut self.opt_level,
        }
    }

    /// True while modules are evaluated by the freezer.
    #[inline]
    pub(crate) fn is_freezing(&self) -> bool {
        #[cfg(feature = "build")]
        return self.freezing.is_some();
        #[cfg(not(feature = "build"))]
        false
    }

    /// Stops the evaluation if modules are being frozen: an address is about to
    /// be observed, and it will be another one on the device.
    pub(crate) fn observe_address(&mut self) -> R<()> {
        self.stop_freezing(format::name!("id"))
    }

    /// Stops the evaluation if modules are being frozen: `name`, which touches the world, is about
    /// to be called.
    pub(crate) fn stop_freezing(&mut self, name: Value) -> R<()> {
        if self.is_freezing() {
            #[cfg(feature = "build")]
            self.freeze_stopped_by(name);
            return Err(crate::error::Raise::Suspend);
        }
        let _ = name;
        Ok(())
    }
}

/// Number of settings, and what they are at power-on.
pub const SETTINGS: [i32; 3] = [1, -1, 0];

/// Places in [`Vm::persistent`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(crate) enum Keep {
    /// `sys.modules`, once a program has looked at it: a dict.
    SysModules = 0,
    /// Module objects that took the place of the image's, by number: a dict.
    ModuleObjects = 1,
    /// Names that a program added to the built-in ones: a dict.
    Builtins = 2,
    /// What functions scheduled that were themselves called by `micropython.schedule`: a list of pairs.
    Scheduled = 3,
    /// What a program stored in the attributes of `sys` that may be stored: a dict.
    Sys = 4,
    /// Objects that bytes and arrays refer to by a number (type code `O`): a list.
    Referred = 5,
}

/// Number of places in [`Keep`].
pub(crate) const PLACES: usize = 6;

/// Ctrl-C.
const INTERRUPT: u8 = 3;

/// Body words of the emergency exception.
const EMERGENCY_WORDS: u32 = crate::types::exception::WORDS;

//! The VM's state: its registers and roots.
//!
//! What the VM does is spread over modules by topic: `memory` (RAM, and frozen objects
//! that were written), `protocol`, `interp` (execution), `types`, `builtins`, `modules`.
//!
//! RAM from the low end: the bits of the imported modules, the emergency
//! exception, the heap, growing up to `top`; free space; the stack of frames
//! and held values, growing down from the end to `sp`. Every word of the stack
//! is a valid value.

#[cfg(feature = "build")]
extern crate alloc;

#[cfg(feature = "build")]
pub(crate) mod checking;
mod classes;
#[cfg(feature = "build")]
pub mod freezing;
pub(crate) mod imports;
mod places;
mod report;

use crate::board::pwm::Pwm;
use crate::board::{Board, CTRL_C};
use crate::error::R;
use crate::native::table::Natives;
use crate::num::random::Random;
use format::image::delta::Setting;
use format::image::{stage, Image, ImageError, Verified};
use format::mem::Mem;
use format::object::{header, Kind};
use format::value::Value;

use classes::ClassCache;
use places::Places;
pub use report::HeapReport;

/// Number of chains in the overlay's registry.
pub const OVERLAY_CHAINS: usize = 16;

/// A Python VM on a board. Its fields lie in the order in which they are written: the chip's loads reach the first
/// kilobyte of it without address arithmetic.
#[repr(C)]
pub struct Vm<'a> {
    /// RAM and ROM.
    pub mem: Mem<'a>,
    /// The board: everything outside the VM.
    pub board: &'a mut dyn Board,
    /// The image in ROM, verified.
    pub image: Image,
    /// The natives, by number.
    pub(crate) natives: Natives,

    pub(crate) heap: Heap,
    pub(crate) stack: Stack,

    /// The running frame: a small int (place in the stack) or a generator; UNDEF if none runs.
    pub(crate) frame: Value,
    /// Word offset in RAM of register 0 of the running frame.
    pub(crate) base: u32,
    /// Word offset in the image of the running instruction.
    pub(crate) pc: u32,
    /// The exception that is being raised.
    pub(crate) exc: Value,

    pub(crate) calls: Calls,
    pub(crate) budget: Budget,
    pub(crate) interrupts: Interrupts,
    pub(crate) shortage: Shortage,
    pub(crate) overlay: Overlay,
    pub(crate) ids: Ids,
    /// Objects that live as long as the VM, UNDEF until they are needed; see [`Keep`].
    pub(crate) persistent: [Value; PLACES],
    pub(crate) settings: Settings,
    /// The pins that have pulses.
    pub(crate) pwm: Pwm,
    /// State of `random`.
    pub(crate) random: Random,
    pub(crate) alarm: Alarm,

    /// State of a freeze, while modules are evaluated by the freezer.
    #[cfg(feature = "build")]
    pub(crate) freezing: Option<alloc::boxed::Box<freezing::Freezing>>,
    /// Heap statistics and checks, filled in when the caller asks for them; see `memory::heap_check`.
    #[cfg(feature = "build")]
    pub(crate) checking: Option<checking::Checking>,
    /// Notes by which the tool counts imports.
    #[cfg(feature = "build")]
    import_notes: imports::ImportNotes,
    /// True while the instructions of an evaluation are counted.
    #[cfg(feature = "build")]
    pub(crate) counting: bool,
    /// The opcodes that were executed, as bits: what a test reached.
    #[cfg(all(feature = "build", debug_assertions))]
    pub executed: u128,

    pub(crate) caches: Caches,
}

/// Where the heap lies, and how it is used; in words of RAM.
#[repr(C)]
pub(crate) struct Heap {
    /// First word of the heap.
    pub start: u32,
    /// First free word of the heap.
    pub top: u32,
    /// Highest `top` so far.
    pub peak: u32,
    /// Depth of `micropython.heap_lock`.
    pub locked: u32,
    /// Each allocation fails once, so that each collects (a mode for tests).
    pub stress: bool,
    /// True while the allocation that failed for `stress` is tried again.
    pub stress_pass: bool,
    /// Collections so far.
    pub collections: u32,
}

/// The stack of frames and held values, which grows down from the end of RAM; in words of RAM.
#[repr(C)]
pub(crate) struct Stack {
    /// Lowest word of the stack.
    pub low: u32,
    /// Lowest word that frames may take: the stack is at most a quarter of the board's memory, at freeze time
    /// too, so that recursion ends at the same depth.
    pub floor: u32,
}

/// Calls that are under way.
#[derive(Clone)]
#[repr(C)]
pub(crate) struct Calls {
    /// Nested runs of the interpreter, which natives began: they lie on the stack of the board's own code.
    pub depth: u32,
    /// Containers that are being compared or printed, one inside another.
    pub nesting: u32,
    /// Not 0 while a native calls: the result does not go to the result register of the running instruction.
    pub by_natives: u32,
    /// The type through which a class method of a built-in type was called.
    pub callee_type: Value,
    /// At [`crate::error::Raise::Number`]: the object that is to give a number, and the method that gives it.
    pub asked: (Value, Value),
}

/// How much may still be executed.
#[repr(C)]
pub(crate) struct Budget {
    /// Backward jumps and calls until the board is polled, see `interp::poll`; counts down.
    pub fuel: u32,
    /// Backward jumps and calls that are left after that.
    pub left: u64,
    /// The instruction at which the last run stopped for lack of budget or memory.
    pub stopped_at: u32,
}

/// What may interrupt a program.
#[repr(C)]
pub(crate) struct Interrupts {
    /// True while a function that was given to `micropython.schedule` runs.
    pub in_scheduled: bool,
    /// The character of the console that interrupts the program, `micropython.kbd_intr`.
    pub character: Option<u8>,
    /// True once it was typed, until KeyboardInterrupt is raised.
    pub pending: bool,
    /// True while a hard handler runs.
    pub in_hard: bool,
    /// True while handlers and callbacks are held back, `machine.disable_irq`.
    pub held_back: bool,
    /// A call was given back unmade, so that handlers run before it.
    pub call_waits: bool,
    /// Handlers have just run before a call: it is made now, even if others wait.
    pub call_passes: bool,
    /// The events that have a handler or callback: bits of [`Board::has_event`].
    pub sources: u32,
    /// The part of them that has hard ones.
    pub hard: u32,
    /// The first of the objects of type `IRQ` whose pins have handlers; None for none.
    pub irqs: Value,
    /// The running timer that is due first; None for none.
    pub timers: Value,
}

/// The last allocation that failed.
#[repr(C)]
pub(crate) struct Shortage {
    /// Instruction, frame and budget at that time: they tell a retry from a new attempt.
    pub at: (u32, u32, u64),
    /// Bytes that were wanted; 0 once that has been reported.
    pub bytes: u32,
    /// The type of the exception for which there was no memory; UNDEF if it was something else.
    pub exception: Value,
}

/// Registry of deltas and shadows, see `memory::overlay`.
#[derive(Clone)]
#[repr(C)]
pub(crate) struct Overlay {
    /// Chains of them, by the hash of the frozen object.
    pub chains: [Value; OVERLAY_CHAINS],
    /// Bits set by the hashes of the frozen objects that have a delta or shadow.
    pub filter: u32,
}

/// The numbers that `id()` has given out.
#[repr(C)]
pub(crate) struct Ids {
    /// Table of the objects whose address was observed: list of object, id pairs.
    pub table: Value,
    /// Next id to give out.
    pub next: u32,
}

/// The alarm of `machine.RTC`.
#[repr(C)]
#[derive(Default)]
pub(crate) struct Alarm {
    /// When it is due: microseconds since 2000-01-01.
    pub due_us: u64,
    /// The sleeps that it ends, as bits.
    pub wakes: i32,
}

/// Settings of programs. What a body sets while it is frozen is set again when the device imports its module.
#[repr(C)]
pub(crate) struct Settings {
    /// `gc.enable` and `gc.disable`: 1 or 0.
    pub gc_enabled: i32,
    /// `gc.threshold`, in bytes; -1 for none.
    pub gc_threshold: i32,
    /// `micropython.opt_level`.
    pub opt_level: i32,
}

/// Results of look-ups that are likely to be asked for again.
#[repr(C)]
pub(crate) struct Caches {
    /// True once an attribute for which classes keep flags was written after its class was made.
    pub classes_patched: bool,
    /// Recent look-ups in classes.
    pub classes: ClassCache,
    /// Places where keys were found in tables recently.
    pub places: Places,
}

impl<'a> Vm<'a> {
    /// A VM with these natives over a verified image, its RAM laid out and nothing run yet.
    ///
    /// # Errors
    /// [`ImageError::RamTooSmall`] if RAM is too small for the VM's own words.
    // A call of its own: what it puts together the VM from would stay on the chip's stack for as long as the program runs.
    #[inline(never)]
    pub(crate) fn over(
        verified: Verified<'a>,
        natives: Natives,
        ram: &'a mut [u32],
        board: &'a mut dyn Board,
    ) -> Result<Self, ImageError> {
        let image = verified.image();
        let bits = stage::ROWS * stage::row_words(image.modules);
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
        let mut vm = Vm {
            mem,
            board,
            image,
            natives,
            heap: Heap {
                start: heap_start,
                top: heap_start,
                peak: 0,
                locked: 0,
                stress: false,
                stress_pass: false,
                collections: 0,
            },
            stack: Stack {
                low: len,
                floor: len - stack_max,
            },
            frame: Value::UNDEF,
            base: 0,
            pc: 0,
            exc: Value::UNDEF,
            calls: Calls {
                depth: 0,
                nesting: 0,
                by_natives: 0,
                callee_type: Value::UNDEF,
                asked: (Value::UNDEF, Value::UNDEF),
            },
            budget: Budget {
                fuel: 1,
                left: u64::MAX,
                stopped_at: 0,
            },
            interrupts: Interrupts {
                in_scheduled: false,
                character: Some(CTRL_C),
                pending: false,
                in_hard: false,
                held_back: false,
                call_waits: false,
                call_passes: false,
                sources: 0,
                hard: 0,
                irqs: Value::NONE,
                timers: Value::NONE,
            },
            shortage: Shortage {
                at: (0, 0, 0),
                bytes: 0,
                exception: Value::UNDEF,
            },
            overlay: Overlay {
                chains: [Value::UNDEF; OVERLAY_CHAINS],
                filter: 0,
            },
            ids: Ids {
                table: Value::UNDEF,
                next: 1,
            },
            persistent: [Value::UNDEF; PLACES],
            settings: Settings {
                gc_enabled: Setting::GcEnabled.at_power_on(),
                gc_threshold: Setting::GcThreshold.at_power_on(),
                opt_level: Setting::OptLevel.at_power_on(),
            },
            pwm: Pwm::new(),
            random: Random::UNSEEDED,
            alarm: Alarm::default(),
            #[cfg(feature = "build")]
            freezing: None,
            #[cfg(feature = "build")]
            checking: None,
            #[cfg(feature = "build")]
            import_notes: imports::ImportNotes::default(),
            #[cfg(feature = "build")]
            counting: false,
            #[cfg(all(feature = "build", debug_assertions))]
            executed: 0,
            caches: Caches {
                classes_patched: false,
                classes: ClassCache::new(),
                places: Places::new(),
            },
        };
        vm.start_over();
        Ok(vm)
    }

    /// Sets how many calls and backward jumps may be executed.
    pub fn set_fuel(&mut self, fuel: u64) {
        self.budget.fuel = 1;
        self.budget.left = fuel;
    }
    /// Makes each allocation collect first: a mode for tests, which finds values
    /// that Rust code wrongly holds across a collection.
    pub fn set_stress(&mut self, on: bool) {
        self.heap.stress = on;
    }
    /// The value of a setting, to be read or written.
    pub(crate) fn setting(&mut self, setting: Setting) -> &mut i32 {
        match setting {
            Setting::GcEnabled => &mut self.settings.gc_enabled,
            Setting::GcThreshold => &mut self.settings.gc_threshold,
            Setting::OptLevel => &mut self.settings.opt_level,
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
    /// be observed, and the device will have another one.
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
    /// What was scheduled by functions that `micropython.schedule` itself had called: a list of pairs.
    Scheduled = 3,
    /// Values that a program stored in attributes of `sys`: a dict.
    Sys = 4,
    /// Objects that bytes and arrays refer to by a number (type code `O`): a list.
    Referred = 5,
    /// The current directory, once a program has changed it: a string, see `modules::files`.
    Directory = 6,
    /// The sectors of the file store that are in use, while files are open for writing: raw storage, see
    /// `types::stream::file`.
    Sectors = 7,
}

/// Number of places in [`Keep`].
pub(crate) const PLACES: usize = 8;

/// Body words of the emergency exception.
pub(crate) const EMERGENCY_WORDS: u32 = Kind::Exc.shape().fixed();

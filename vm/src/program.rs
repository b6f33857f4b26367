//! A program from its start to its end: what a board does once the VM has booted.

use crate::board::{Board, Reset};
use crate::error::Raise;
use crate::modules::pending;
use crate::vm::Vm;
use format::image::{ImageError, OnError};
use format::mem::Rom;
use format::types::TypeId;
use format::value::Value;

pub use crate::vm::HeapReport;

/// Pause before a board starts anew because of an error, so that its traceback can be read; in microseconds.
const PAUSE_US: u32 = 1_000_000;

/// The names by which a program may be called.
const PROGRAM_NAMES: [&str; 2] = ["__main__", "main"];

/// How a program ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The program ended with this exit status: 0, what `sys.exit` was given, or 1 after the
    /// traceback of an exception that nothing caught.
    Exit(u8),
    /// The program asked for a reset of the board.
    Reset,
    /// The image has no such module, or no program.
    NoProgram,
    /// The VM itself has no memory left.
    NoMemory,
    /// The program's budget is used up.
    Stopped,
}

/// A VM with its image, as firmware may use it.
pub struct Booted<'v, 'a>(&'v mut Vm<'a>);

impl<'a> Booted<'_, 'a> {
    /// Verifies the image, lays out the RAM, and calls `f` with the VM, which stays where it was made: it is too
    /// large to be moved about on the chip's stack.
    ///
    /// # Errors
    /// Says why the image is refused, or that RAM is too small for the VM's own words.
    #[inline]
    pub fn with<T>(
        rom: Rom<'a>,
        ram: &'a mut [u32],
        board: &'a mut dyn Board,
        f: impl FnOnce(Booted<'_, 'a>) -> T,
    ) -> Result<T, ImageError> {
        let mut made = Vm::new(rom, ram, board);
        match &mut made {
            Ok(vm) => Ok(f(Booted(vm))),
            Err(e) => Err(*e),
        }
    }
    /// Makes each allocation collect first: a mode for tests.
    pub fn set_stress(&mut self, on: bool) {
        self.0.set_stress(on);
    }
    /// Runs a program, see [`run`].
    pub fn run(&mut self, module: Option<&str>) -> End {
        run(self.0, module)
    }
    /// The board.
    pub fn board(&mut self) -> &mut dyn Board {
        &mut *self.0.board
    }
    /// The heap's figures.
    pub fn report(&self) -> HeapReport {
        HeapReport::of(self.0)
    }
}

/// Runs the module of that name, or else the image's program, as at power-on. Tracebacks go to the board's console.
///
/// If the image says so, the board starts anew after its program's failure: an exception that nothing
/// caught, except an exit and Ctrl-C, or a lack of memory.
pub fn run(vm: &mut Vm<'_>, module: Option<&str>) -> End {
    let named = module.filter(|name| !PROGRAM_NAMES.contains(name) || vm.image.main.is_none());
    let (mut end, mut failed) = (End::NoProgram, false);
    vm.board.release_interrupts();
    let is_there = match named {
        Some(name) => vm.find_module_named(name).is_some(),
        None => vm.image.main.is_some(),
    };
    if is_there {
        let ran = match named.and_then(|name| vm.find_module_named(name)) {
            Some(n) => vm.run_module(n),
            None => vm.run_program(),
        };
        let ended = match ran {
            // The program has ended, but its handlers have not.
            Ok(()) => pending::serve(vm),
            r => r,
        };
        vm.board.release_interrupts();
        end = match ended {
            Ok(()) => End::Exit(0),
            Err(Raise::Exc) => {
                failed = ![TypeId::SystemExit, TypeId::KeyboardInterrupt]
                    .into_iter()
                    .any(|t| vm.raised_is(t));
                End::Exit(ended_by_exception(vm))
            }
            Err(Raise::Reset) => End::Reset,
            Err(Raise::NoMem) => {
                failed = true;
                End::NoMemory
            }
            Err(Raise::Suspend | Raise::Budget | Raise::Number) => End::Stopped,
        };
    }
    if failed && module.is_none() && vm.image.on_error == OnError::Reset {
        vm.board.sleep_us(PAUSE_US);
        vm.board.reset(Reset::Hard);
        return End::Reset;
    }
    end
}

/// Prints the exception, unless it is an exit; returns the exit status.
fn ended_by_exception(vm: &mut Vm<'_>) -> u8 {
    if !vm.raised_is(TypeId::SystemExit) {
        vm.print_raised();
        return 1;
    }
    let code = vm.exc_value(vm.raised());
    if code.is_none() {
        return 0;
    }
    if code.is_int() {
        return code.as_int() as u8;
    }
    if code.is_bool() {
        return u8::from(code == Value::TRUE);
    }
    let mut out = vm.out_console();
    // Its `__str__` may raise; the exit status is the same then.
    let _ = vm
        .str_of(&mut out, code)
        .and_then(|()| vm.put_lit(&mut out, "\n"));
    vm.out_flush(&mut out);
    1
}

//! Freezes a program and runs it as `freeze run` does.

use std::cell::RefCell;
use std::path::Path;
use std::sync::atomic::AtomicU32;

use format::value::Value;
use freezer::board::ESP8266_HEAP;
use freezer::{freeze, Frozen, Options};
use vm::host::Broken;
use vm::host::{Imports, Raise, Vm};
use vm::program::{End, HeapReport};

use crate::board::{Desk, POWER_ON_US};

/// How to run an image.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// Bytes of heap and stack.
    pub heap: u32,
    /// The input that is typed on the console.
    pub stdin: Vec<u8>,
    /// Collects at each allocation.
    pub stress: bool,
    /// Checks the heap at the end, and after one in this many collections and MemoryErrors.
    pub check: Option<u32>,
    /// The modules to run, one after the other.
    pub modules: Vec<String>,
    /// The budget of the program in calls and backward jumps.
    pub fuel: u64,
    /// How often the modules run, with a soft reset in between.
    pub starts: u32,
    /// Microseconds from 2000-01-01 to the board's power-on. Only [`run_whole`] asks.
    pub power_on_us: u64,
}

impl Default for RunOptions {
    fn default() -> RunOptions {
        RunOptions {
            heap: ESP8266_HEAP,
            stdin: Vec::new(),
            stress: false,
            check: None,
            modules: vec!["__main__".to_owned()],
            fuel: 50_000_000,
            starts: 1,
            power_on_us: POWER_ON_US,
        }
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The program reached its end or raised `SystemExit`.
    Done,
    /// The program raised a Python exception, with this traceback.
    Raised(String),
    /// The program stopped for another reason.
    Stopped(Raise),
}

/// The results of a run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The output, without the tracebacks that ended the program.
    pub stdout: String,
    /// How the run ended; with several starts, the last one.
    pub exit: Exit,
    /// The imports of each start.
    pub imports: Vec<Imports>,
    /// Bytes of heap in use after the end and a collection.
    pub kept: u32,
    /// Most bytes of heap in use at one time, garbage included.
    pub peak: u32,
    /// The fault that was found in the heap, if it was checked.
    pub broken: Option<Broken>,
}

/// Options to freeze the program `main`.
pub fn program(main: &Path) -> Options {
    Options {
        main: Some(main.to_path_buf()),
        ..Options::default()
    }
}

/// Freezes with these options.
///
/// # Errors
/// The freezer's errors as it prints them.
pub fn try_freeze(options: &Options) -> Result<Frozen, String> {
    freeze(options).map_err(|f| {
        f.errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// Freezes with these options, which has to succeed.
///
/// # Panics
/// If the freeze fails; the message has the freezer's errors.
pub fn frozen(options: &Options) -> Frozen {
    match try_freeze(options) {
        Ok(f) => f,
        Err(e) => panic!("the freeze failed:\n{e}"),
    }
}

/// The words of an image as ROM.
pub fn rom(words: &[u32]) -> Vec<AtomicU32> {
    words.iter().map(|w| AtomicU32::new(*w)).collect()
}

/// Runs an image.
///
/// # Panics
/// If the VM refuses the image, or a module that has to run is missing from it.
pub fn run_frozen(image: &Frozen, options: &RunOptions) -> Run {
    let rom = rom(&image.words);
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let mut board = Desk::board(options.heap, &options.stdin);
    let output = board.world.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    vm.set_stress(options.stress);
    vm.set_fuel(options.fuel);
    if let Some(every) = options.check {
        vm.set_checking(every);
    }
    let mut imports = Vec::new();
    let mut exit = Exit::Done;
    for start in 0..options.starts {
        if start > 0 {
            vm.start_over();
            vm.set_stress(options.stress);
        }
        let at_start = vm.imports_begun();
        exit = run_once(&mut vm, &options.modules, &output);
        imports.push(vm.take_imports(at_start));
        vm.set_stress(false);
    }
    vm.collect();
    let broken = vm.checked().err().filter(|_| options.check.is_some());
    let stdout = String::from_utf8_lossy(&output.borrow()).into_owned();
    Run {
        stdout,
        exit,
        imports,
        kept: vm.mem_alloc(),
        peak: vm.mem_peak(),
        broken,
    }
}

/// Runs modules one after the other, up to the first that raises. Its traceback is in the result alone.
fn run_once(vm: &mut Vm<'_>, modules: &[String], output: &RefCell<Vec<u8>>) -> Exit {
    for name in modules {
        if let Err(e) = run_named(vm, name) {
            vm.set_stress(false);
            let written = output.borrow().len();
            let exit = ending(vm, e, output);
            output.borrow_mut().truncate(written);
            return exit;
        }
    }
    Exit::Done
}

/// The results of a run that `freeze run` and `freeze emulate` both show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Standard output, with tracebacks.
    pub stdout: String,
    /// Exit status.
    pub status: i32,
    /// The line that `--heap-report` prints.
    pub heap: String,
}

/// Runs an image's program with this input, on a board with the heap of the ESP8266.
///
/// # Panics
/// If the VM refuses the image, or stops.
pub fn run_program(words: &[u32], stdin: &[u8]) -> Shown {
    let options = RunOptions {
        stdin: stdin.to_vec(),
        fuel: u64::MAX,
        power_on_us: 0,
        ..RunOptions::default()
    };
    let whole = run_whole(words, &options);
    let heap = whole.heap.line();
    let status = match whole.end {
        End::Exit(status) => i32::from(status),
        End::Reset => 0,
        end => panic!("the program ended otherwise: {end:?}"),
    };
    Shown {
        stdout: whole.stdout,
        status,
        heap: format!(
            "heap: {}",
            heap.map(|(what, n)| format!("{what}{n}")).concat()
        ),
    }
}

/// The results of a program that ran as the tool and the firmware run it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The output, tracebacks included.
    pub stdout: String,
    /// How the program ended.
    pub end: End,
    /// Bytes of heap in use at the end.
    pub heap: HeapReport,
    /// The fault that was found in the heap, if it was checked.
    pub broken: Option<Broken>,
}

/// Runs an image's program as the tool and the firmware do. The options `stress` and `modules` are not used.
///
/// # Panics
/// If the VM refuses the image.
pub fn run_whole(words: &[u32], options: &RunOptions) -> Whole {
    let rom = rom(words);
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let mut board = Desk::board(options.heap, &options.stdin);
    board.world.power_on_us = options.power_on_us;
    let output = board.world.output();
    let mut vm = Vm::new(&rom, &mut ram, &mut board).expect("the image is accepted");
    vm.set_fuel(options.fuel);
    if let Some(every) = options.check {
        vm.set_checking(every);
    }
    let end = vm::program::run(&mut vm, None);
    let heap = HeapReport::of(&vm);
    let mut broken = None;
    if options.check.is_some() {
        vm.collect();
        broken = vm.checked().err();
    }
    let stdout = String::from_utf8_lossy(&output.borrow()).into_owned();
    Whole {
        stdout,
        end,
        heap,
        broken,
    }
}

/// Runs the program, if that is the name, or else imports the module called `name`.
///
/// # Errors
/// What the program raises.
///
/// # Panics
/// If the image has no such module.
pub fn run_named(vm: &mut Vm<'_>, name: &str) -> Result<(), Raise> {
    if name == "__main__" && vm.has_program() {
        return vm.run_program();
    }
    let n = number(vm, name);
    vm.run_module(n)
}

/// The number of the module called `name`.
///
/// # Panics
/// If the image has no such module.
pub fn number(vm: &Vm<'_>, name: &str) -> u32 {
    if name == "__main__" {
        if let Some(n) = vm.image.main {
            return n;
        }
    }
    match vm.find_module_named(name) {
        Some(n) => n,
        None => panic!("the image has no module {name}"),
    }
}

fn ending(vm: &mut Vm<'_>, e: Raise, output: &RefCell<Vec<u8>>) -> Exit {
    if e != Raise::Exc {
        return Exit::Stopped(e);
    }
    let (name, _, _) = vm.describe_exception(vm.raised());
    if text_of(vm, name) == "SystemExit" {
        return Exit::Done;
    }
    let from = output.borrow().len();
    vm.print_raised();
    Exit::Raised(String::from_utf8_lossy(&output.borrow()[from..]).into_owned())
}

/// The text of a string object.
pub fn text_of(vm: &Vm<'_>, v: Value) -> String {
    let bytes: Vec<u8> = (0..vm.mem.size(v)).map(|i| vm.mem.byte(v, i)).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The report's line for module `name`.
///
/// # Panics
/// If the report has no such line.
pub fn report<'a>(image: &'a Frozen, name: &str) -> &'a freezer::measure::ModuleReport {
    match image.modules.iter().find(|m| m.name == name) {
        Some(m) => m,
        None => panic!("the report has no module {name}"),
    }
}

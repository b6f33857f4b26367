//! `freeze run`: a program or an image, in the device's machine on this computer.
//! Standard output is the program's alone.

use std::path::Path;
use std::sync::atomic::AtomicU32;

use freezer::board::HostBoard;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::Options;
use vm::error::Raise;
use vm::types::TypeId;
use vm::vm::Vm;

use super::args::{DebugInfo, RunArgs};
use super::{config, image, output};

/// Runs the command.
///
/// # Errors
/// What is wrong with the input. An exception of the program is none: its traceback is
/// printed by the machine, and the status is 1.
pub fn run(args: &RunArgs) -> Result<u8, Failure> {
    let mut options = config::options(&args.how)?;
    options.debug_rom = !matches!(args.how.debug_info, Some(DebugInfo::Sidecar));
    if args.verbose && !args.args.is_empty() {
        let d = Diagnostic::new(
            "a board has no command line: sys.argv is empty, the arguments go nowhere",
        );
        output::complain("warning", &d);
    }
    let source = args.program.extension().is_some_and(|e| e == "py");
    let words = if source {
        freeze(args, &mut options)?
    } else {
        image::read_words(&args.program)?
    };
    let status = execute(args, &options, &words)?;
    Ok(status)
}

fn freeze(args: &RunArgs, options: &mut Options) -> Result<Vec<u32>, Failure> {
    if args.program.is_dir() {
        let d = Diagnostic::new("this is a directory, no program").file(&args.program);
        return Err(d.help("name the file to run").into());
    }
    match &args.module {
        None => options.main = Some(args.program.clone()),
        Some(name) => {
            options.roots.push(args.program.clone());
            let stem = args.program.file_stem().map(|s| s.to_string_lossy());
            if stem.as_deref() != Some(name.as_str()) {
                options.include.push(name.clone());
            }
        }
    }
    let frozen = freezer::freeze(options)?;
    if args.verbose {
        frozen
            .warnings
            .iter()
            .for_each(|w| output::complain("warning", w));
    }
    Ok(frozen.words)
}

fn execute(args: &RunArgs, options: &Options, words: &[u32]) -> Result<u8, Failure> {
    let rom: Vec<AtomicU32> = words.iter().map(|w| AtomicU32::new(*w)).collect();
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let mut board = HostBoard::new(options.heap);
    let status = {
        let refuse = |e| Failure::from(Diagnostic::new(image::refusal(e)).file(&args.program));
        let mut vm = Vm::new(&rom, &mut ram, &mut board).map_err(refuse)?;
        vm.set_stress(args.stress_gc);
        let mut status = 0;
        for n in programs(&vm, args.module.as_deref(), &args.program)? {
            status = match vm.run_module(n) {
                Ok(()) => 0,
                Err(Raise::Reset) => break,
                Err(Raise::Exc) => ended_by_exception(&mut vm),
                Err(Raise::NoMem) => {
                    return Err(Diagnostic::new("the program does not fit the heap").into())
                }
                Err(Raise::Suspend | Raise::Budget) => {
                    return Err(Diagnostic::new("the machine stopped").into())
                }
            };
            if status != 0 {
                break;
            }
        }
        status
    };
    board.flush();
    Ok(status)
}

/// Numbers of the modules to run: the entry, or what a board runs at power-on.
fn programs(vm: &Vm<'_>, module: Option<&str>, path: &Path) -> Result<Vec<u32>, Failure> {
    if let Some(name) = module {
        let missing = || Diagnostic::new(format!("there is no module {name} in it")).file(path);
        return Ok(vec![vm.find_module_named(name).ok_or_else(missing)?]);
    }
    if let Some(main) = vm.image.main {
        return Ok(vec![main]);
    }
    let found: Vec<u32> = ["boot", "main"]
        .iter()
        .filter_map(|name| vm.find_module_named(name))
        .collect();
    if found.is_empty() {
        let d = Diagnostic::new("the image has no program: no __main__, boot or main").file(path);
        return Err(d.help("name a module with -m").into());
    }
    Ok(found)
}

/// Prints the exception, unless it is an exit; the exit status.
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
        return u8::from(code == vm::value::Value::TRUE);
    }
    let mut out = vm.out_console();
    // Its `__str__` may raise; the status says what there is to say.
    let _ = vm
        .str_of(&mut out, code)
        .and_then(|()| vm.put_lit(&mut out, "\n"));
    vm.out_flush(&mut out);
    1
}

//! `freeze run`: runs a program or an image on this computer, in the VM of the device. Only the program writes to
//! standard output.

mod clock;
mod host;

use std::path::Path;
use std::sync::atomic::AtomicU32;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::Options;
use vm::host::Vm;
use vm::program::{End, HeapReport};

use crate::cli::args::{DebugInfo, RunArgs};
use crate::cli::support::decode::Decoded;
use crate::cli::support::flash_file::FlashFile;
use crate::cli::support::program::{warn_after_failure, Image, Program};
use crate::cli::support::this_vm::THIS_VM;
use crate::cli::support::{config, image, interrupt, output, project, wiring};
use host::Host;

/// The status of a wrong command line, as that of the parser of arguments.
const WRONG_COMMAND_LINE: u8 = 2;

/// Runs the command.
///
/// # Errors
/// A mistake in the input. An exception of the program is not an error here: the VM prints its traceback, and the
/// status is 1.
pub fn run(args: &RunArgs) -> Result<u8, Failure> {
    let mut options = config::options(&args.how)?;
    options.debug_rom = !matches!(args.how.debug_info, Some(DebugInfo::Sidecar));
    if let Some(option) = args.args.iter().find(|a| a.starts_with('-')) {
        let d = Diagnostic::new(format!("freeze run has no option {option}"));
        output::fail(&d.help("freeze run --help lists the options").into());
        return Ok(WRONG_COMMAND_LINE);
    }
    if !args.args.is_empty() {
        let d = Diagnostic::new(
            "a board has no command line: sys.argv is empty, and the arguments are ignored",
        );
        output::complain("warning", &d);
    }
    let (path, untold) = project::program_to_run(
        args.program.as_ref(),
        args.image.as_deref(),
        &args.how,
        args.verbose,
    )?;
    let program = Program {
        path: &path,
        module: args.module.as_deref(),
        verbose: args.verbose,
    };
    let mut image = program.image(&mut options)?;
    image.untold.extend(untold);
    execute(args, &options, &path, image)
}

fn execute(args: &RunArgs, options: &Options, path: &Path, image: Image) -> Result<u8, Failure> {
    let words = &image.words;
    let rom: Vec<AtomicU32> = words.iter().map(|w| AtomicU32::new(*w)).collect();
    let mut ram = vec![0u32; (options.heap / 4) as usize];
    let parts = config::parts(&args.how, &args.part)?;
    let wiring = wiring::of(words, path, wiring::default(&parts))?;
    let mut board = Host::board(options.heap, wiring);
    board.world.connect(&parts);
    if let Some(path) = &args.flash {
        let (file, content) = FlashFile::open(path)?;
        board.world.keeps_flash(file, &content);
    }
    if args.card {
        board.world.lay_card();
    }
    if let Some(sidecar) = image.sidecar {
        board.world.prints_to(Decoded::stdout(sidecar));
    }
    interrupt::catch_for_program()?;
    board.world.interrupted_by(interrupt::take);
    let (mut end, mut report);
    loop {
        let refuse = |e| Failure::from(Diagnostic::new(image::refusal(e)).file(path));
        let mut vm = Vm::new(&rom, &mut ram, &mut board).map_err(refuse)?;
        vm.set_stress(args.stress_gc);
        end = vm::program::run(&mut vm, args.module.as_deref());
        report = HeapReport::of(&vm).line();
        if end != End::Reset || args.once || !board.world.restarts() {
            break;
        }
    }
    board.world.end();
    if args.heap_report {
        let line = report.map(|(what, bytes)| format!("{what}{bytes}"));
        output::complain("heap", &line.concat());
    }
    if args.show_parts {
        board.world.show_parts();
    }
    if end == End::Exit(1) {
        warn_after_failure(&image.untold);
    }
    match end {
        End::Exit(status) => Ok(status),
        End::Reset => Ok(0),
        End::NoProgram => Err(no_program(args, path, words)),
        End::NoMemory => Err(Diagnostic::new("the program does not fit the heap").into()),
        End::Stopped => Err(Diagnostic::new("the VM stopped").into()),
    }
}

fn no_program(args: &RunArgs, path: &Path, words: &[u32]) -> Failure {
    if let Some(name) = &args.module {
        return image::no_module(words, path, name, &THIS_VM);
    }
    Diagnostic::new("the image has no program: no __main__, boot or main")
        .file(path)
        .help("name a module with -m")
        .into()
}

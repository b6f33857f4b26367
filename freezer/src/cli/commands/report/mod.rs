//! `freeze report IMAGE`: the RAM that an image takes, as a table or as a picture. As in the measurements of
//! `freeze` itself, the image is booted and its modules are imported.

mod baseline;
mod draw;
mod svg;

use std::fmt::Write;

use format::image::State;
use freezer::board::FreezeBoard;
use freezer::diagnostic::{Diagnostic, Failure};
use vm::host::Vm;

use crate::cli::args::ReportArgs;
use crate::cli::support::image::{self, Loaded};
use crate::cli::support::this_vm::THIS_VM;
use crate::cli::support::{config, files, output};

/// The RAM that importing one module takes.
pub struct Import {
    /// Full dotted name.
    pub name: String,
    /// What the import does on the device.
    pub state: State,
    /// Bytes of heap that the import of a frozen module keeps, or bytes of heap and stack at the call where a body
    /// resumes. `None` for a body that runs on the device.
    pub bytes: Option<u32>,
}

/// The RAM of an image.
pub struct Ram {
    /// Name of the image's file.
    pub image: String,
    /// The imports, sorted by name.
    pub imports: Vec<Import>,
    /// Bytes of heap and stack of the board.
    pub heap: u32,
    /// Bytes that are left when all frozen modules are imported.
    pub left: u32,
    /// Bytes that these imports keep together.
    pub kept: u32,
}

/// Runs the command.
///
/// # Errors
/// The file is not an image, or the output cannot be written.
pub fn report(args: &ReportArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.output {
        files::check(path)?;
    }
    let options = config::options(&args.how)?;
    let loaded = Loaded::read(&args.image, &THIS_VM)?;
    let ram = measure(&loaded, args, options.heap)?;
    let text = if args.svg {
        draw::picture(&ram, &baseline::read())
    } else {
        table(&ram)
    };
    match &args.output {
        Some(path) => {
            files::refuse_inputs(path, [args.image.as_path()])?;
            files::write_all(&[(path, text.as_bytes())])?;
        }
        None => output::print(&text)?,
    }
    Ok(0)
}

fn measure(loaded: &Loaded, args: &ReportArgs, heap: u32) -> Result<Ram, Failure> {
    let view = loaded.view();
    let mut memory = vec![0u32; (heap / 4) as usize];
    let mut board = FreezeBoard { heap };
    let refuse = |e| Failure::from(Diagnostic::new(image::refusal(e)).file(&args.image));
    let mut vm = Vm::new(&loaded.rom, &mut memory, &mut board).map_err(refuse)?;
    let numbers = view.modules();
    let mut parts = numbers.iter().copied().filter(|n| view.is_program(*n));
    let goes_on = parts.find(|n| view.state(*n) == State::Resumes);
    let mut imports = Vec::new();
    for n in &numbers {
        let state = view.state(*n);
        let bytes = match state {
            State::Resumes if Some(*n) == goes_on => {
                forget(&mut vm);
                vm.start_cost().ok()
            }
            // The start has it.
            State::Frozen | State::Resumes if view.is_begun(*n) => Some(0),
            State::Frozen => import(&mut vm, *n),
            State::Resumes => {
                forget(&mut vm);
                vm.resume_cost(*n).ok()
            }
            State::Runs | State::Raises => None,
        };
        imports.push(Import {
            name: view.module_name(*n),
            state,
            bytes,
        });
    }
    forget(&mut vm);
    let before = vm.mem_alloc();
    let is_frozen = |n: &&u32| !view.is_begun(**n) && view.state(**n) == State::Frozen;
    for n in numbers.iter().filter(is_frozen) {
        // A frozen module's import cannot raise.
        let _ = vm.run_module(*n);
    }
    vm.collect();
    let name = args.image.file_name().unwrap_or(args.image.as_os_str());
    Ok(Ram {
        image: name.to_string_lossy().into_owned(),
        imports,
        heap,
        left: vm.mem_free(),
        kept: vm.mem_alloc() - before,
    })
}

/// Undoes all imports.
fn forget(vm: &mut Vm<'_>) {
    vm.start_over();
    vm.collect();
}

/// Bytes that the import of a frozen module keeps, with nothing else imported.
fn import(vm: &mut Vm<'_>, n: u32) -> Option<u32> {
    forget(vm);
    let before = vm.mem_alloc();
    vm.run_module(n).ok()?;
    vm.collect();
    vm.mem_alloc().checked_sub(before)
}

/// What an import does on the device, in a few words.
fn state_name(state: State) -> &'static str {
    match state {
        State::Frozen => "frozen",
        State::Resumes => "resumes",
        State::Raises => "raises",
        State::Runs => "runs on the device",
    }
}

fn table(ram: &Ram) -> String {
    let width = ram.imports.iter().map(|i| i.name.len()).max().unwrap_or(0);
    let width = width.clamp(6, 48);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{:width$}   heap", "module");
    for i in &ram.imports {
        let bytes = i.bytes.map_or_else(|| "-".to_owned(), |b| b.to_string());
        let state = state_name(i.state);
        let _ = writeln!(out, "{:width$} {bytes:>6}  {state}", i.name);
    }
    let _ = writeln!(
        out,
        "\nheap    {} of {} B left on the board after the imports of the frozen ones",
        ram.left, ram.heap
    );
    out
}

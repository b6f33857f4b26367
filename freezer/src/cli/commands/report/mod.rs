//! `freeze report`: the RAM that a program takes here and, as mpy-cross tells, on MicroPython. As in the measurements of
//! `freeze` itself, the image is booted and its modules are imported.

mod compare;
mod cross;
mod draw;
mod estimate;
mod mpy;
mod ram;
mod show;
mod svg;

use std::path::{Path, PathBuf};

use freezer::diagnostic::Failure;
use freezer::Options;

use crate::cli::args::ReportArgs;
use crate::cli::support::image::Loaded;
use crate::cli::support::this_vm::THIS_VM;
use crate::cli::support::waiting::Waiting;
use crate::cli::support::{config, files, output, project, table};
use compare::Compared;
use cross::Cross;

/// Runs the command.
///
/// # Errors
/// The file is neither an image nor a program, or the output cannot be written.
pub fn report(args: &ReportArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.output {
        files::check(path)?;
    }
    let options = config::options(&args.how)?;
    let heap = options.heap;
    let program = project::program(
        args.program.as_ref(),
        args.image.as_deref(),
        &args.how,
        project::Warnings::Ignored,
    )?;
    let (loaded, sources) = load(&program, options)?;
    let ram = ram::measure(&loaded, &program, heap, &sources)?;
    let compared = Compared::new(ram, Cross::find().as_ref(), loaded.sidecar.is_some());
    let written = args.output.is_some();
    let text = match args.svg {
        true => draw::picture(&compared),
        false => show::text(&compared, if written { None } else { table::width() }),
    };
    match &args.output {
        Some(path) => {
            let sources = sources.iter().map(|(_, source)| source.as_path());
            files::refuse_inputs(path, [program.as_path()].into_iter().chain(sources))?;
            let plain = anstream::adapter::strip_str(&text).to_string();
            files::write_all(&[(path, plain.as_bytes())])?;
        }
        None if args.svg => output::print(&text)?,
        None => output::show(&text)?,
    }
    Ok(0)
}

/// The names of modules, and their source files.
type SourceFiles = Vec<(String, PathBuf)>;

/// The image, or that of a program that is frozen first, and the sources as far as they are known.
fn load(program: &Path, options: Options) -> Result<(Loaded, SourceFiles), Failure> {
    if program.extension().is_none_or(|e| e != "py") || program.is_dir() {
        let loaded = Loaded::read(program, &THIS_VM)?;
        let files = loaded.sidecar.iter().flat_map(|s| {
            // Both are in the order of the modules' names.
            s.globals
                .keys()
                .cloned()
                .zip(s.files.iter().map(PathBuf::from))
        });
        let files = files.collect();
        return Ok((loaded, files));
    }
    let waiting = Waiting::begin();
    let frozen = freezer::freeze(&Options {
        main: Some(program.to_path_buf()),
        progress: waiting.progress(String::new),
        ..options
    })?;
    drop(waiting);
    let modules = frozen.modules.iter();
    let files = modules.map(|m| (m.name.clone(), PathBuf::from(&m.path)));
    let files = files.collect();
    let loaded = Loaded::new(&frozen.words, Some(frozen.sidecar), program, &THIS_VM)?;
    Ok((loaded, files))
}

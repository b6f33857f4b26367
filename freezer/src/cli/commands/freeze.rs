//! `freeze FILES|DIRS...`: freezes modules, writes image and sidecar, and prints the report.

use std::path::{Path, PathBuf};

use clap::CommandFactory;
use freezer::diagnostic::{show_path, Diagnostic, Failure};
use freezer::sources::is_manifest;
use freezer::suggest::nearest;
use freezer::{Frozen, Options};

use crate::cli::args::{Cli, FreezeArgs};
use crate::cli::support::{config, files, freeze_report, output, table, waiting::Waiting};

/// Runs the command.
///
/// # Errors
/// A mistake in the input, or an output that cannot be written.
pub fn freeze(args: &FreezeArgs) -> Result<u8, Failure> {
    let mut options = config::options(&args.how)?;
    options.roots.clone_from(&args.roots);
    options.main.clone_from(&args.main);
    if options.main.is_none() {
        options.main = only_file(&args.roots);
        if options.main.is_some() {
            options.roots.clear();
        }
    }
    files::check(&args.output)?;
    refuse_command(&args.roots)?;
    let sidecar = args.output.with_extension("sym");
    if sidecar == args.output {
        let d = Diagnostic::new(
            "the image may not be called .sym: that is the name of the line numbers' file",
        );
        return Err(d
            .file(&args.output)
            .help("give another name with -o")
            .into());
    }
    if !files::is_stream(&args.output) {
        files::check(&sidecar)?;
    }
    let frozen = {
        let waiting = Waiting::begin();
        options.progress = waiting.progress(String::new);
        program(options)?
    };
    if !args.quiet && !args.json {
        frozen
            .warnings
            .iter()
            .for_each(|w| output::complain("warning", w));
    }
    write_image(&args.output, &sidecar, &frozen, &config::file(&args.how))?;
    let text = match (args.quiet, args.json) {
        (true, _) => return Ok(0),
        (false, true) => freeze_report::json(&frozen, &args.output),
        (false, false) => freeze_report::text(&frozen, &args.output, args.verbose, table::width()),
    };
    if files::is_stdout(&args.output) {
        // Standard output has the image already.
        output::explain(&text);
    } else {
        match args.json {
            true => output::print(&text)?,
            false => output::show(&text)?,
        }
    }
    Ok(0)
}

/// Refuses a misspelt command, which was taken for the name of a file.
fn refuse_command(roots: &[PathBuf]) -> Result<(), Failure> {
    let Some(name) = roots
        .first()
        .filter(|r| !r.exists())
        .and_then(|r| r.to_str())
    else {
        return Ok(());
    };
    let commands = Cli::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    match nearest(name, names) {
        Some(meant) => {
            let d = Diagnostic::new("there is no such file or directory").file(name);
            Err(d.help(format!("did you mean freeze {meant}?")).into())
        }
        None => Ok(()),
    }
}

/// The file, if it is the only root: then it is the program.
fn only_file(roots: &[PathBuf]) -> Option<PathBuf> {
    match roots {
        [one]
            if one.extension().is_some_and(|e| e == "py") && !one.is_dir() && !is_manifest(one) =>
        {
            Some(one.clone())
        }
        _ => None,
    }
}

/// Freezes for a board. An image whose program cannot run there is an error; an image without a program gets a
/// warning.
///
/// # Errors
/// Errors in the sources, and an image that no board can run.
pub fn program(options: Options) -> Result<Frozen, Failure> {
    let mut frozen = freezer::freeze(&Options {
        for_board: true,
        ..options
    })?;
    if !frozen.has_program {
        let d = Diagnostic::new("the image has no program: there is no main.py or boot.py in it");
        frozen.warnings.push(
            d.help("name the program with --main FILE; a board with this image would do nothing"),
        );
    }
    Ok(frozen)
}

/// Writes image and sidecar. `config` is the settings' file, which they may not replace.
///
/// # Errors
/// A file cannot be written, or one would replace an input.
pub fn write_image(
    output: &Path,
    sidecar: &Path,
    frozen: &Frozen,
    config: &Path,
) -> Result<(), Failure> {
    let inputs = || {
        let modules = frozen.modules.iter().map(|m| Path::new(&m.path));
        modules.chain(std::iter::once(config))
    };
    files::refuse_inputs(output, inputs())?;
    let image: Vec<u8> = frozen.words.iter().flat_map(|w| w.to_le_bytes()).collect();
    if files::is_stream(output) {
        return files::write_all(&[(output, &image)]);
    }
    files::refuse_inputs(sidecar, inputs())?;
    let symbols = frozen.sidecar.to_bytes().map_err(|e| {
        let what = format!("cannot write {}: {e}", show_path(sidecar));
        Diagnostic::new(what).help("this is an error in freeze; please report it with the files")
    })?;
    files::write_all(&[(output, &image), (sidecar, &symbols)])
}

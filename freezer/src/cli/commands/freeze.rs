//! `freeze FILES|DIRS...`: freezes modules, writes image and sidecar, and prints the report.

use std::path::{Path, PathBuf};

use clap::CommandFactory;
use freezer::diagnostic::{show_path, Diagnostic, Failure};
use freezer::sources::is_manifest;
use freezer::suggest::nearest;
use freezer::{Frozen, Options};

use super::build_all;
use crate::cli::args::{BuildAllArgs, Cli, FreezeArgs, HowArgs};
use crate::cli::support::project::{self, Found};
use crate::cli::support::{config, files, freeze_report, output, table, waiting::Waiting};

/// The image that is written if nothing else is said.
pub const OUTPUT: &str = "frozen.img";

/// Runs the command.
///
/// # Errors
/// A mistake in the input, or an output that cannot be written.
pub fn freeze(args: &FreezeArgs) -> Result<u8, Failure> {
    if args.roots.is_empty() && args.main.is_none() {
        return freeze_project(args);
    }
    let mut options = config::options(&args.how)?;
    options.roots.clone_from(&args.roots);
    options.main.clone_from(&args.main);
    take_only_file(&mut options);
    refuse_command(&args.roots)?;
    if let Some(twice) = (1..args.roots.len()).find(|i| args.roots[..*i].contains(&args.roots[*i]))
    {
        let d = Diagnostic::new("this file is named twice").file(&args.roots[twice]);
        return Err(d.help("name it once").into());
    }
    let output = args.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    freeze_one(args, options, &output)
}

/// Freezes what `freeze.toml` describes.
fn freeze_project(args: &FreezeArgs) -> Result<u8, Failure> {
    let found = project::find(&args.how)?;
    if found.project.images.is_empty() {
        let output = found.output(args.output.as_ref());
        return freeze_one(args, options_of_project(&found), &output);
    }
    if args.verbose {
        let d =
            Diagnostic::new("--verbose describes one image, and [[image]] tables make any number");
        let help =
            "leave --verbose out; freeze why --image NAME MODULE explains what a module costs";
        return Err(d.file(&found.project.file).help(help).into());
    }
    let all = BuildAllArgs {
        output: args.output.clone(),
        jobs: None,
        json: args.json,
        quiet: args.quiet,
        how: args.how.clone(),
    };
    build_all::build(&found, &all)
}

/// The options for the image of a project without tables.
pub fn options_of_project(found: &Found) -> Options {
    let mut options = found.project.options(&found.base);
    take_only_file(&mut options);
    options
}

/// Freezes one image, and writes and reports it.
fn freeze_one(args: &FreezeArgs, options: Options, output: &Path) -> Result<u8, Failure> {
    files::check(output)?;
    let sidecar = output.with_extension("sym");
    if sidecar == output {
        let d = Diagnostic::new(
            "the image may not be called .sym: that is the name of the line numbers' file",
        );
        return Err(d.file(output).help("give another name with -o").into());
    }
    if !files::is_stream(output) {
        files::check(&sidecar)?;
    }
    let frozen = for_board(options).map_err(|mut failure| {
        if args.quiet {
            failure.warnings.clear();
        }
        failure
    })?;
    if !args.quiet && !args.json {
        output::warn(&frozen.warnings);
    }
    write_image(output, &sidecar, &frozen, &config::file(&args.how))?;
    let text = match (args.quiet, args.json) {
        (true, _) => return Ok(0),
        (false, true) => freeze_report::json(&frozen, output),
        (false, false) => freeze_report::text(&frozen, output, args.verbose, table::width()),
    };
    if files::is_stdout(output) {
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

/// Words by which other tools call commands of this one; plain `freeze` has no word.
const ELSEWHERE: [(&str, &str); 19] = [
    ("build", ""),
    ("compile", ""),
    ("freeze", ""),
    ("make", ""),
    ("upload", "flash"),
    ("deploy", "flash"),
    ("write_flash", "flash"),
    ("cp", "flash"),
    ("repl", "monitor"),
    ("connect", "monitor"),
    ("console", "monitor"),
    ("simulate", "emulate"),
    ("init", "new"),
    ("create", "new"),
    ("watch", "dev"),
    ("mount", "dev"),
    ("exec", "run"),
    ("ls", "inspect"),
    ("devs", "doctor"),
];

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
    let elsewhere = ELSEWHERE.iter().find(|(word, _)| *word == name);
    let elsewhere = elsewhere.map(|(_, meant)| *meant);
    let help = match (elsewhere, nearest(name, names)) {
        (Some(""), _) => {
            "to freeze what freeze.toml says, type freeze alone; to freeze a program: freeze FILE.py".to_owned()
        }
        (Some(meant), _) | (None, Some(meant)) => format!("did you mean freeze {meant}?"),
        (None, None) => return Ok(()),
    };
    let d = Diagnostic::new("there is no such file or directory").file(name);
    Err(d.help(help).into())
}

/// Makes the file the program, if it is the only root.
pub fn take_only_file(options: &mut Options) {
    let [one] = options.roots.as_slice() else {
        return;
    };
    let is_program =
        one.extension().is_some_and(|e| e == "py") && !one.is_dir() && !is_manifest(one);
    if options.main.is_none() && is_program {
        options.main = options.roots.pop();
    }
}

/// Freezes one program to [`OUTPUT`] as `freeze FILE.py` does, without its report.
///
/// # Errors
/// As [`program`], or the image cannot be written.
pub fn file_for_board(file: &Path, how: &HowArgs) -> Result<PathBuf, Failure> {
    let mut options = config::options(how)?;
    options.main = Some(file.to_path_buf());
    let frozen = for_board(options)?;
    output::warn(&frozen.warnings);
    let image = PathBuf::from(OUTPUT);
    write_image(
        &image,
        &image.with_extension("sym"),
        &frozen,
        &config::file(how),
    )?;
    Ok(image)
}

/// Freezes for a board, as [`program`], and shows the progress if that takes long.
///
/// # Errors
/// As [`program`].
pub fn for_board(mut options: Options) -> Result<Frozen, Failure> {
    let waiting = Waiting::begin();
    options.progress = waiting.progress(String::new);
    program(options)
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

//! `freeze FILES|DIRS...`: freezes, reports, writes image and sidecar.

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::Frozen;

use super::args::FreezeArgs;
use super::{config, output, report};

/// Runs the command.
///
/// # Errors
/// What is wrong with the input or the output.
pub fn freeze(args: &FreezeArgs) -> Result<u8, Failure> {
    let mut options = config::options(&args.how)?;
    options.roots.clone_from(&args.roots);
    options.main.clone_from(&args.main);
    if args.output.file_name().is_none() || args.output.is_dir() {
        let d =
            Diagnostic::new("the image cannot be written: it is a directory").file(&args.output);
        return Err(d.help("name a file with -o").into());
    }
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
    let frozen = freezer::freeze(&options)?;
    if !args.quiet && !args.json {
        frozen
            .warnings
            .iter()
            .for_each(|w| output::complain("warning", w));
    }
    write(args, &sidecar, &frozen)?;
    if args.json {
        output::print(&report::json(&frozen, &args.output))?;
    } else if !args.quiet {
        output::print(&report::text(&frozen, &args.output, args.verbose))?;
    }
    Ok(0)
}

fn write(args: &FreezeArgs, sidecar: &Path, frozen: &Frozen) -> Result<(), Failure> {
    write_image(&args.output, sidecar, frozen, &config::file(&args.how))
}

/// Writes image and sidecar; `config` is the settings' file.
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
    output::refuse_inputs(output, inputs())?;
    let image: Vec<u8> = frozen.words.iter().flat_map(|w| w.to_le_bytes()).collect();
    if output::is_device(output) {
        return output::write_all(&[(output, &image)]);
    }
    output::refuse_inputs(sidecar, inputs())?;
    let symbols = postcard::to_stdvec(&frozen.sidecar).map_err(|e| {
        Diagnostic::new(format!("the line numbers cannot be encoded: {e}")).file(sidecar)
    })?;
    output::write_all(&[(sidecar, &symbols), (output, &image)])
}

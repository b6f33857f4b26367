//! `freeze selftest`: makes an image of a program that checks a board.

use std::path::{Path, PathBuf};

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::firmware::prebuilt;
use freezer::{Options, WrittenModule};

use crate::cli::args::SelftestArgs;
use crate::cli::commands::freeze;
use crate::cli::support::{files, output};

/// The checks.
const CHECKS: &str = include_str!("../../../data/selftest/selftest.py");
/// The program; `ABOUT` stands for the versions.
const PROGRAM: &str = include_str!("../../../data/selftest/main.py");

/// Runs the command.
///
/// # Errors
/// The image cannot be written.
pub fn selftest(args: &SelftestArgs) -> Result<u8, Failure> {
    files::check(&args.output)?;
    let sidecar = args.output.with_extension("sym");
    if sidecar == args.output {
        let d = Diagnostic::new("the image may not be called .sym").file(&args.output);
        return Err(d.help("give another name with -o").into());
    }
    let fingerprint = prebuilt()?.fingerprint;
    let about = format!(
        "Permafrost {}, firmware {fingerprint:08x}",
        env!("CARGO_PKG_VERSION")
    );
    let module = |name: &str, text: String| WrittenModule {
        name: name.to_owned(),
        path: PathBuf::from(format!("{name}.py")),
        text,
    };
    let frozen = freeze::program(Options {
        include: vec!["main".to_owned()],
        written: vec![
            module("main", PROGRAM.replace("ABOUT", &about)),
            module("selftest", CHECKS.to_owned()),
        ],
        ..Options::default()
    })?;
    freeze::write_image(&args.output, &sidecar, &frozen, Path::new(""))?;
    output::print(&format!(
        "written {}; write it to the board with freeze flash, or try it with freeze emulate\n",
        args.output.display()
    ))?;
    Ok(0)
}

//! `freeze man`: the manual pages, made from the definitions of the arguments.

use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};

use crate::cli::args::{Cli, ManArgs};
use crate::cli::support::{files, output};

/// Runs the command.
///
/// # Errors
/// The directory cannot be made, or a page cannot be written.
pub fn man(args: &ManArgs) -> Result<u8, Failure> {
    let mut freeze = Cli::command();
    // Fills in what a page shows of the commands, such as their whole names.
    freeze.build();
    let Some(directory) = &args.directory else {
        output::print(&String::from_utf8_lossy(&page(freeze)?))?;
        return Ok(0);
    };
    std::fs::create_dir_all(directory).map_err(|e| {
        let what = format!("cannot make the directory {}", show_path(directory));
        let why = match directory.exists() {
            true => "it is a file".to_owned(),
            false => reason(&e),
        };
        Diagnostic::new(format!("{what}: {why}"))
    })?;
    let mut pages = Vec::new();
    for command in freeze.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = format!("freeze-{}.1", command.get_name());
        pages.push((directory.join(name), page(command.clone())?));
    }
    pages.push((directory.join("freeze.1"), page(freeze)?));
    let pages: Vec<(&Path, &[u8])> = pages.iter().map(|(p, t)| (p.as_path(), &t[..])).collect();
    files::write_all(&pages)?;
    Ok(0)
}

/// The page of a command, in the language of `man`.
fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut text = Vec::new();
    let failed = |e| Diagnostic::new(format!("cannot make the page: {}", reason(&e)));
    Man::new(command).render(&mut text).map_err(failed)?;
    Ok(text)
}

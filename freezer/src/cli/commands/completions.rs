//! `freeze completions`: a completion script for a shell.

use clap::CommandFactory;
use freezer::diagnostic::Failure;

use crate::cli::args::Cli;
use crate::cli::support::output;

/// Runs the command.
///
/// # Errors
/// The output cannot be written.
pub fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "freeze", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}

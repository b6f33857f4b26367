//! The command line. Each command is a file; [`args`] says what they take, [`image`]
//! reads images for those that look into one, [`files`] writes files, [`output`] the console.
//!
//! Exit status: 0; 1 if the program or the freeze failed, with a message; 2 for usage.

mod args;
mod build_all;
mod chip_model;
mod config;
mod decode;
mod emulate;
mod esptool;
mod files;
mod flash;
mod freeze;
mod image;
mod input;
mod inspect;
mod interrupt;
mod mailbox;
mod monitor;
mod output;
mod picture;
mod play;
mod profile;
mod program;
mod qemu;
mod report;
mod run;
mod sidecar;
mod size;
mod terminal;
mod why;
mod wiring;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use freezer::diagnostic::Failure;

use args::{Cli, Command};

/// Runs the command that the arguments ask for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        None => freeze::freeze(&cli.freeze),
        Some(Command::BuildAll(args)) => build_all::build_all(&args),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Play(args)) => play::play(&args),
        Some(Command::Emulate(args)) => emulate::emulate(&args),
        Some(Command::Flash(args)) => flash::flash(&args),
        Some(Command::Monitor(args)) => monitor::monitor(&args),
        Some(Command::Inspect(args)) => inspect::inspect(&args),
        Some(Command::Why(args)) => why::why(&args),
        Some(Command::Report(args)) => picture::report(&args),
        Some(Command::Size(args)) => size::size(&args),
        Some(Command::Completions { shell }) => completions(shell),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure { errors }) => {
            for e in &errors {
                output::complain("error", e);
            }
            ExitCode::from(1)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "freeze", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}

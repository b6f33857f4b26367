//! The command line. [`args`] defines the arguments, [`commands`] has a module for each subcommand, and
//! [`support`] has what the commands share.
//!
//! Exit status: 0 for success; 1 if the program or the freeze failed, with a message; 2 for a wrong command line.

mod args;
mod commands;
mod support;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use commands::{
    build_all, completions, dev, doctor, emulate, flash, freeze, inspect, man, monitor, new, play,
    report, run, selftest, size, why,
};
use support::output;
use support::style::When;

/// Runs the command that the arguments ask for.
pub fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let colours = When::take(&mut args).apply();
    let matches = Cli::command().color(colours).get_matches_from(args);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|e| e.exit());
    let result = match cli.command {
        None => freeze::freeze(&cli.freeze),
        Some(Command::New(args)) => new::new(&args),
        Some(Command::BuildAll(args)) => build_all::build_all(&args),
        Some(Command::Run(args)) => run::run(&args),
        Some(Command::Play(args)) => play::play(&args),
        Some(Command::Emulate(args)) => emulate::emulate(&args),
        Some(Command::Flash(args)) => flash::flash(&args),
        Some(Command::Selftest(args)) => selftest::selftest(&args),
        Some(Command::Monitor(args)) => monitor::monitor(&args),
        Some(Command::Dev(args)) => dev::dev(&args),
        Some(Command::Doctor(args)) => doctor::doctor(&args),
        Some(Command::Inspect(args)) => inspect::inspect(&args),
        Some(Command::Why(args)) => why::why(&args),
        Some(Command::Report(args)) => report::report(&args),
        Some(Command::Size(args)) => size::size(&args),
        Some(Command::Man(args)) => man::man(&args),
        Some(Command::Completions { shell }) => completions::completions(shell),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            output::fail(&failure);
            ExitCode::from(1)
        }
    }
}

//! Colours. One decision for all of the output: `--color`, or else the terminal, NO_COLOR, TERM and CLICOLOR_FORCE.

use std::ffi::OsString;

use anstyle::{AnsiColor, Style};
use clap::{ColorChoice, ValueEnum};

/// The word before an error.
pub const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The word before a warning.
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The word before advice.
pub const HELP: Style = AnsiColor::Cyan.on_default().bold();
/// The head of a table.
pub const HEADING: Style = Style::new().bold();

/// When the output is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set or TERM is `dumb`
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl When {
    /// What the arguments of a command line say, before they are parsed: the messages of the parser obey too. Options before
    /// a command are taken out, as the parser refuses those there.
    pub fn take(args: &mut Vec<OsString>) -> When {
        let mut when = When::Auto;
        let (mut at, mut leads) = (1, true);
        while let Some(arg) = args.get(at).map(|a| a.to_string_lossy().into_owned()) {
            let (value, words) = match arg.strip_prefix("--color") {
                Some("") => (args.get(at + 1).and_then(|v| v.to_str()), 2),
                Some(rest) => (rest.strip_prefix('='), 1),
                None => (None, 1),
            };
            let value = value.and_then(|v| When::from_str(v, false).ok());
            match value {
                Some(value) => when = value,
                None if arg == "--" => break,
                None => leads = false,
            }
            match value.is_some() && leads {
                true => drop(args.drain(at..at + words)),
                false => at += if value.is_some() { words } else { 1 },
            }
        }
        when
    }

    /// Makes all later output obey. Gives the choice for the parser.
    pub fn apply(self) -> ColorChoice {
        let (ours, theirs) = match self {
            // The library asks for less of a terminal in a run of CI (variable CI): it would colour on a dumb one too.
            When::Auto if is_dumb() => (anstream::ColorChoice::Never, ColorChoice::Never),
            When::Auto => (anstream::ColorChoice::Auto, ColorChoice::Auto),
            When::Always => (anstream::ColorChoice::Always, ColorChoice::Always),
            When::Never => (anstream::ColorChoice::Never, ColorChoice::Never),
        };
        ours.write_global();
        theirs
    }
}

/// Whether the terminal says that it knows no colours, and nobody asks for them with CLICOLOR_FORCE.
fn is_dumb() -> bool {
    let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0");
    std::env::var_os("TERM").is_some_and(|term| term == "dumb") && !forced
}

/// `text` in a style.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

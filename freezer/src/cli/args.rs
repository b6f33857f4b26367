//! The arguments of the commands. The doc comments are the help that `freeze --help` prints.

mod board;
mod run;
mod show;

use std::path::PathBuf;

use super::support::config;
use super::support::style::When;
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

pub use board::{
    DevArgs, DoctorArgs, FirmwareArgs, FlashArgs, FlashMode, MonitorArgs, SelftestArgs,
};
pub use run::{EmulateArgs, PlayArgs, RunArgs};
pub use show::{InspectArgs, ManArgs, ReportArgs, SizeArgs, WhyArgs};

/// Freezes Python modules into a ROM image whose import costs no RAM.
#[derive(Parser)]
#[command(
    name = "freeze",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
#[command(
    after_help = "Exit status: 0; 1 if the freeze or the program failed; 2 for a wrong command line."
)]
pub struct Cli {
    /// Without a command, files are frozen, or the project of freeze.toml.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The arguments of a freeze.
    #[command(flatten)]
    pub freeze: FreezeArgs,
    /// When to colour the output
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        help = "When to colour the output: auto, always or never"
    )]
    pub color: When,
}

/// The commands besides the freeze itself.
#[derive(Subcommand)]
pub enum Command {
    /// Make a project that runs
    New(NewArgs),
    /// Freeze all images of freeze.toml
    BuildAll(BuildAllArgs),
    /// Run a program or an image on this computer, in the VM of the device
    Run(RunArgs),
    /// Play boxes on the terminal, or by script: screen, cards and reader are simulated
    Play(PlayArgs),
    /// Run a program or an image in the real firmware, on an emulated chip
    Emulate(EmulateArgs),
    /// Write an image, and the firmware, to a board
    Flash(FlashArgs),
    /// Make an image that checks a board, and prints a line for each check
    Selftest(SelftestArgs),
    /// Show what a board prints, with lines and names in place of numbers
    Monitor(MonitorArgs),
    /// Freeze, flash and show the console, and do it all again at each save; without a board, in the emulator
    Dev(DevArgs),
    /// Show which tools, ports and boards there are, and what to type for those that are missing
    Doctor(DoctorArgs),
    /// Show what an image consists of
    Inspect(InspectArgs),
    /// Show which statement costs ROM or RAM, and why
    Why(WhyArgs),
    /// Show how much RAM each module takes here and on MicroPython, as a table or a picture
    Report(ReportArgs),
    /// Show how much of the chip the firmware takes
    Size(SizeArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write the pages of all commands to a directory
    Man(ManArgs),
}

/// The arguments of `freeze FILES|DIRS...`.
#[derive(Args)]
pub struct FreezeArgs {
    /// Python files, directories of them, and manifests. One file alone is the program: it is frozen as `__main__`
    ///
    /// Without files, the project of freeze.toml is frozen
    #[arg(value_name = "FILE|DIR")]
    pub roots: Vec<PathBuf>,
    /// The program's entry, frozen as `__main__`
    #[arg(long, value_name = "FILE")]
    pub main: Option<PathBuf>,
    /// The file to write the image to, by default frozen.img; line numbers go beside it, to `.sym`. For a project with several
    /// images, the directory for them
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// Print no report and no warnings
    #[arg(short, long, conflicts_with_all = ["json", "verbose"])]
    pub quiet: bool,
    /// Print more of each module: its file, and why its body may have to run on the board
    #[arg(short, long)]
    pub verbose: bool,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// The arguments of `freeze new`.
#[derive(Args)]
#[command(after_help = "For example: freeze new hello && cd hello && freeze && freeze run")]
pub struct NewArgs {
    /// The directory of the project, which is made; `.` is the current directory, if it is empty
    #[arg(value_name = "NAME")]
    pub name: PathBuf,
    /// Write a workflow too, which freezes the project at each push
    #[arg(long, value_name = "SERVICE")]
    pub ci: Option<Ci>,
}

/// A service that runs workflows.
#[derive(Clone, Copy, ValueEnum)]
pub enum Ci {
    /// GitHub Actions: .github/workflows/freeze.yml
    Github,
}

/// The arguments of `freeze build-all`.
#[derive(Args)]
pub struct BuildAllArgs {
    /// The directory for the images, by default `images`; it is made if it does not exist
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// How many images to make at a time; by default one for each processor
    #[arg(short, long, value_name = "N", value_parser = config::count)]
    pub jobs: Option<std::num::NonZeroUsize>,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// Print no report and no warnings
    #[arg(short, long, conflicts_with = "json")]
    pub quiet: bool,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// How to freeze. A setting that is not given comes from `freeze.toml`, or has its default.
#[derive(Clone, Default, Args)]
pub struct HowArgs {
    /// Bytes of heap and stack of the board, if fewer than it has
    #[arg(long, value_name = "BYTES", value_parser = config::heap)]
    pub heap: Option<u32>,
    /// Freeze this module although nothing seems to import it
    #[arg(long, value_name = "MODULE", action = ArgAction::Append, value_parser = NonEmptyStringValueParser::new())]
    pub include: Vec<String>,
    /// Search this directory too for modules that are imported, after `lib/` beside the program
    #[arg(short = 'I', value_name = "DIR", action = ArgAction::Append)]
    pub search: Vec<PathBuf>,
    /// The directory of micropython-lib, for `require` in a manifest
    #[arg(long, value_name = "DIR")]
    pub micropython_lib: Option<PathBuf>,
    /// The directory that a variable of a manifest's paths stands for, such as PORT_DIR=DIR
    #[arg(long, value_name = "NAME=DIR", action = ArgAction::Append, value_parser = config::variable)]
    pub manifest_variable: Vec<(String, PathBuf)>,
    /// Leave this module or package out
    #[arg(long, value_name = "MODULE", action = ArgAction::Append, value_parser = NonEmptyStringValueParser::new())]
    pub exclude: Vec<String>,
    /// Put this file, or all files of this directory, into the image, where `open` finds them
    #[arg(long, value_name = "PATH", action = ArgAction::Append)]
    pub data: Vec<PathBuf>,
    /// The most calls and loops that a body may execute while it is frozen
    #[arg(long, value_name = "N", value_parser = config::number)]
    pub budget: Option<u64>,
    /// The most memory that all bodies together may use while they are frozen
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(65536..=(1 << 31) - 8))]
    pub budget_heap: Option<u32>,
    /// Where line numbers go
    #[arg(long, value_name = "WHERE")]
    pub debug_info: Option<DebugInfo>,
    /// Leave out the bodies of all frozen modules, although an import may have to run one: then it raises
    /// ImportError. The full names of modules are left out too: a name that the program puts together takes RAM
    #[arg(long)]
    pub drop_bodies: bool,
    /// Leave out the body of this module, although its import may have to run it: then the import raises
    /// ImportError. `*` stands for any text, as in `stories.*`
    #[arg(long, value_name = "PATTERN", action = ArgAction::Append, value_parser = NonEmptyStringValueParser::new())]
    pub drop_body: Vec<String>,
    /// Keep the bodies of wholly frozen modules, although nothing can run them
    #[arg(long, conflicts_with_all = ["drop_bodies", "drop_body"])]
    pub keep_bodies: bool,
    /// Treat a body that raises as an error
    #[arg(long)]
    pub strict: bool,
    /// Print no warnings about names and imports that the text shows to be missing
    #[arg(long)]
    pub no_lint: bool,
    /// Drop `assert` statements
    #[arg(short = 'O', long)]
    pub optimize: bool,
    /// Read settings from this file instead of `freeze.toml` in the current directory
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Where line numbers go.
#[derive(Clone, Copy, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DebugInfo {
    /// Into the image: the device's tracebacks have lines
    Rom,
    /// Only into the `.sym` file on this computer
    Sidecar,
}

//! What the commands take.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

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
    /// Without one, files are frozen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What the freeze itself takes.
    #[command(flatten)]
    pub freeze: FreezeArgs,
}

/// The other commands.
#[derive(Subcommand)]
pub enum Command {
    /// Run a program or an image on this computer, in the device's machine
    Run(RunArgs),
    /// Show what an image consists of
    Inspect(InspectArgs),
    /// Show which statement costs ROM or RAM, and why
    Why(WhyArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// `freeze FILES|DIRS...`.
#[derive(Args)]
pub struct FreezeArgs {
    /// Python files, and directories of them
    #[arg(required = true, value_name = "FILE|DIR")]
    pub roots: Vec<PathBuf>,
    /// The program's entry, frozen as `__main__`
    #[arg(long, value_name = "FILE")]
    pub main: Option<PathBuf>,
    /// Where the image goes; line numbers go beside it, to `.sym`
    #[arg(short, long, value_name = "PATH", default_value = "frozen.img")]
    pub output: PathBuf,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// Print no report and no warnings
    #[arg(short, long, conflicts_with_all = ["json", "verbose"])]
    pub quiet: bool,
    /// Print what the memory manager was asked for, and the files that were read
    #[arg(short, long)]
    pub verbose: bool,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// `freeze run`.
#[derive(Args)]
pub struct RunArgs {
    /// A Python file, or an image
    #[arg(value_name = "FILE.py|IMAGE")]
    pub program: PathBuf,
    /// Accepted for scripts' sake: a board has no command line, `sys.argv` is empty
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ARGS"
    )]
    pub args: Vec<String>,
    /// Import this module as the program
    #[arg(short, long, value_name = "MODULE")]
    pub module: Option<String>,
    /// Print warnings of the freeze
    #[arg(short, long)]
    pub verbose: bool,
    /// Collect at each allocation
    #[arg(long, hide = true)]
    pub stress_gc: bool,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// `freeze inspect`.
#[derive(Args)]
pub struct InspectArgs {
    /// The image
    pub image: PathBuf,
    /// Only this module, with its globals
    #[arg(short, long, value_name = "MODULE")]
    pub module: Option<String>,
    /// Disassemble
    #[arg(long)]
    pub code: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `freeze why`.
#[derive(Args)]
pub struct WhyArgs {
    /// An image, or Python files and directories
    #[arg(required = true, num_args = 1.., value_name = "IMAGE|FILES")]
    pub files: Vec<PathBuf>,
    /// The module, or a name in it
    #[arg(required = true, value_name = "MODULE[.NAME]")]
    pub target: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// How to freeze. What is not given comes from `freeze.toml`, or is the default.
#[derive(Args)]
pub struct HowArgs {
    /// Heap and stack of the board
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(4096..=1 << 28))]
    pub heap: Option<u32>,
    /// Take this module along although nothing seems to import it
    #[arg(long, value_name = "MODULE", action = ArgAction::Append)]
    pub include: Vec<String>,
    /// Leave this module or package out
    #[arg(long, value_name = "MODULE", action = ArgAction::Append)]
    pub exclude: Vec<String>,
    /// Calls and loops that a body may execute while it is frozen
    #[arg(long, value_name = "N")]
    pub budget: Option<u64>,
    /// Memory that all bodies together may use while they are frozen
    #[arg(long, value_name = "BYTES", value_parser = clap::value_parser!(u32).range(65536..=(1 << 31) - 8))]
    pub budget_heap: Option<u32>,
    /// Where line numbers go
    #[arg(long, value_name = "WHERE")]
    pub debug_info: Option<DebugInfo>,
    /// Leave the bodies of wholly frozen modules out
    #[arg(long)]
    pub drop_bodies: bool,
    /// A body that raises is an error
    #[arg(long)]
    pub strict: bool,
    /// Drop `assert` statements
    #[arg(short = 'O', long)]
    pub optimize: bool,
    /// Settings, instead of `freeze.toml` of the current directory
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

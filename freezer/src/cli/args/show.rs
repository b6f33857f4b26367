//! The arguments of the commands that show what something consists of.

use std::path::PathBuf;

use super::HowArgs;
use clap::builder::NonEmptyStringValueParser;
use clap::Args;

/// The arguments of `freeze man`.
#[derive(Args)]
pub struct ManArgs {
    /// Write freeze.1, freeze-run.1 and so on to this directory; it is made if it does not exist
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// The arguments of `freeze size`.
#[derive(Args)]
pub struct SizeArgs {
    /// The firmware's ELF file, if not the one that is built into freeze
    pub elf: Option<PathBuf>,
    /// Show what changed since this older ELF file
    #[arg(long, value_name = "OLD.elf")]
    pub diff: Option<PathBuf>,
    /// List the largest functions
    #[arg(long)]
    pub functions: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `freeze inspect`.
#[derive(Args)]
pub struct InspectArgs {
    /// The image
    pub image: PathBuf,
    /// Only this module, with its globals
    #[arg(short, long, value_name = "MODULE", value_parser = NonEmptyStringValueParser::new())]
    pub module: Option<String>,
    /// Disassemble
    #[arg(long)]
    pub code: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `freeze why`.
#[derive(Args)]
#[command(allow_missing_positional = true)]
pub struct WhyArgs {
    /// An image, or Python files and directories; without them, the project of freeze.toml
    #[arg(num_args = 0.., value_name = "IMAGE|FILES")]
    pub files: Vec<PathBuf>,
    /// Of a project with several images, the one to look at
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
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

/// The arguments of `freeze report`.
#[derive(Args)]
pub struct ReportArgs {
    /// An image, or a Python file, which is frozen first; without it, the project of freeze.toml
    #[arg(value_name = "IMAGE|FILE.py")]
    pub program: Option<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Draw a picture
    #[arg(long)]
    pub svg: bool,
    /// The file to write to, if not standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

//! The arguments of the commands that run a program.

use std::path::PathBuf;

use super::{FirmwareArgs, HowArgs};
use clap::builder::NonEmptyStringValueParser;
use clap::{ArgAction, Args};

/// The arguments of `freeze run`.
#[derive(Args)]
pub struct RunArgs {
    /// A Python file, or an image; without it, the project of freeze.toml
    #[arg(value_name = "FILE.py|IMAGE")]
    pub program: Option<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Accepted and ignored, with a warning: a board has no command line, so `sys.argv` is empty
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ARGS"
    )]
    pub args: Vec<String>,
    /// Import this module as the program
    #[arg(short, long, value_name = "MODULE", value_parser = NonEmptyStringValueParser::new())]
    pub module: Option<String>,
    /// Print a report of the heap when the program ends
    #[arg(long)]
    pub heap_report: bool,
    /// Keep the content of the board's flash chip in this file; it is made, with 4 MiB, if it does not exist
    #[arg(long, value_name = "FILE")]
    pub flash: Option<PathBuf>,
    /// Lay a fresh card on the simulated reader
    #[arg(long)]
    pub card: bool,
    /// End at a reset instead of restarting
    #[arg(long)]
    pub once: bool,
    /// Print warnings of the freeze
    #[arg(short, long)]
    pub verbose: bool,
    /// Collect at each allocation
    #[arg(long, hide = true)]
    pub stress_gc: bool,
    /// Print the state of the parts when the program ends
    #[arg(long)]
    pub show_parts: bool,
    /// Connect a part to the pins, such as ssd1306:scl=5,sda=4; docs/parts.md lists the kinds
    #[arg(long, value_name = "KIND:KEY=VALUE,...", action = ArgAction::Append)]
    pub part: Vec<String>,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// The arguments of `freeze play`.
#[derive(Args)]
#[command(
    after_help = "Keys: 1-9 lay a card, or lift it; n, p the next and previous box; r restart; t type a line;\n\
                  s screenshot; Ctrl-C interrupt; q quit. docs/boxes.md describes scripts."
)]
pub struct PlayArgs {
    /// Images, one for each box; a Python file is frozen first. Without any, the project of freeze.toml
    #[arg(value_name = "IMAGE|FILE.py")]
    pub programs: Vec<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Run the steps of this file, without a terminal
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
    /// Write the screen to this file: at the end of the script or, without one, when the screen has settled
    #[arg(long, value_name = "PNG")]
    pub screenshot: Option<PathBuf>,
    /// Play on the emulated chip, as freeze emulate runs it, instead of in the VM on this computer
    #[arg(long)]
    pub chip: bool,
    /// With --chip: the firmware's ELF file, if not the one that is built into freeze
    #[arg(long, value_name = "ELF", requires = "chip")]
    pub firmware_elf: Option<PathBuf>,
    /// With --chip: how many ways the emulated flash cache has; nobody has published the real number
    #[arg(long, value_name = "N", requires = "chip", value_parser = ["1", "2", "4", "8"])]
    pub cache_ways: Option<String>,
    /// Connect a part to the pins, such as ssd1306:scl=5,sda=4; docs/parts.md lists the kinds
    #[arg(long, value_name = "KIND:KEY=VALUE,...", action = ArgAction::Append)]
    pub part: Vec<String>,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

/// The arguments of `freeze emulate`.
#[derive(Args)]
pub struct EmulateArgs {
    /// A Python file, or an image; without it, the project of freeze.toml
    #[arg(value_name = "FILE.py|IMAGE")]
    pub program: Option<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Keep the content of the flash chip in this file: firmware and program are written to it first. Without a program,
    /// and outside of a project, boot from what it holds
    #[arg(long, value_name = "FILE")]
    pub flash: Option<PathBuf>,
    /// Run this mask ROM of a chip instead of the built-in stand-in
    #[arg(long, value_name = "FILE")]
    pub rom: Option<PathBuf>,
    /// Print what the chip took: instructions, misses of the flash cache and estimated time, by what it was doing
    #[arg(long)]
    pub count: bool,
    /// Print where the chip's instructions went: functions of the firmware, and instructions of the VM
    #[arg(long)]
    pub profile: bool,
    /// Print the profile as JSON
    #[arg(long, requires = "profile")]
    pub json: bool,
    /// Fail if the program did something that the chip would refuse
    #[arg(long)]
    pub check: bool,
    /// Print a report of the heap when the program ends
    #[arg(long)]
    pub heap_report: bool,
    /// Let time pass as it does on a chip, instead of as fast as possible
    #[arg(long)]
    pub realtime: bool,
    /// How many ways the emulated flash cache has; nobody has published the real number
    #[arg(long, value_name = "N", default_value = "4", value_parser = ["1", "2", "4", "8"])]
    pub cache_ways: String,
    /// Lay a fresh card on the simulated reader
    #[arg(long)]
    pub card: bool,
    /// End at a reset instead of restarting
    #[arg(long)]
    pub once: bool,
    /// Print warnings of the freeze, and what the chip sends at another speed than the console's
    #[arg(short, long)]
    pub verbose: bool,
    /// Print the state of the parts when the program ends
    #[arg(long)]
    pub show_parts: bool,
    /// Connect a part to the pins, such as ssd1306:scl=5,sda=4; docs/parts.md lists the kinds
    #[arg(long, value_name = "KIND:KEY=VALUE,...", action = ArgAction::Append)]
    pub part: Vec<String>,
    /// The firmware to use.
    #[command(flatten)]
    pub firmware: FirmwareArgs,
    /// How to freeze.
    #[command(flatten)]
    pub how: HowArgs,
}

//! The arguments of the commands. The doc comments are the help that `freeze --help` prints.

use std::path::PathBuf;

use super::support::config;
use super::support::style::When;
use clap::builder::NonEmptyStringValueParser;
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

/// The arguments of `freeze run`.
#[derive(Args)]
pub struct RunArgs {
    /// A Python file, or an image; without it, the project of freeze.toml
    #[arg(value_name = "FILE.py|IMAGE")]
    pub program: Option<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Accepted and ignored: a board has no command line, so `sys.argv` is empty
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
    /// boot from what it holds
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

/// The arguments of `freeze flash`.
#[derive(Args)]
pub struct FlashArgs {
    /// The image; without it, the project of freeze.toml is frozen and written
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Of a project with several images, the one to write
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// Read the project from this file instead of `freeze.toml` in the current directory
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The serial port of the board; by default FREEZE_PORT, `port` in freeze.toml, or the only USB serial port
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<String>,
    /// Write the firmware too; each board needs that once
    #[arg(long = "firmware")]
    pub with_firmware: bool,
    /// How the board's flash is read, for --firmware
    #[arg(
        long,
        value_enum,
        value_name = "MODE",
        default_value = "dio",
        requires = "with_firmware"
    )]
    pub flash_mode: FlashMode,
    /// Speed of the serial port
    #[arg(short, long, value_name = "BAUD", default_value_t = super::commands::flash::BAUD, value_parser = config::baud)]
    pub baud: u32,
    /// The command that starts esptool, if not `esptool`
    #[arg(long, value_name = "COMMAND")]
    pub esptool: Option<String>,
    /// An argument for esptool, before its command, such as --esptool-arg=--no-stub
    #[arg(long, value_name = "ARG", allow_hyphen_values = true, action = ArgAction::Append)]
    pub esptool_arg: Vec<String>,
    /// Print the commands and run nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write the firmware's ELF file to this path, and do nothing else
    #[arg(long, value_name = "PATH", conflicts_with_all = ["file", "image", "config", "port", "with_firmware", "dry_run"])]
    pub save_elf: Option<PathBuf>,
    /// The firmware to use.
    #[command(flatten)]
    pub firmware: FirmwareArgs,
}

/// How a flash chip is read, by the names of esptool.
#[derive(Clone, Copy, ValueEnum)]
pub enum FlashMode {
    /// Over two lines: nearly all modules with an ESP8266
    Dio,
    /// Over two lines, with the address over one: ESP8285
    Dout,
    /// Over four lines; GPIO 9 and 10 are two of them, and are lost to programs
    Qio,
    /// Over four lines, with the address over one; GPIO 9 and 10 are lost as well
    Qout,
}

impl FlashMode {
    /// The mode's name for esptool.
    pub fn name(self) -> &'static str {
        match self {
            FlashMode::Dio => "dio",
            FlashMode::Dout => "dout",
            FlashMode::Qio => "qio",
            FlashMode::Qout => "qout",
        }
    }
}

/// The arguments of `freeze man`.
#[derive(Args)]
pub struct ManArgs {
    /// Write freeze.1, freeze-run.1 and so on to this directory; it is made if it does not exist
    #[arg(value_name = "DIR")]
    pub directory: Option<PathBuf>,
}

/// The arguments of `freeze selftest`.
#[derive(Args)]
pub struct SelftestArgs {
    /// The file to write the image to; line numbers go beside it, to `.sym`
    #[arg(short, long, value_name = "PATH", default_value = "selftest.img")]
    pub output: PathBuf,
}

/// The arguments of `freeze monitor`.
#[derive(Args)]
#[command(
    after_help = "Ctrl-] ends it. Ctrl-C goes to the board and interrupts its program; Ctrl-D ends the program's input."
)]
pub struct MonitorArgs {
    /// The serial port of the board; by default FREEZE_PORT, `port` in freeze.toml, or the only USB serial port
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<String>,
    /// Speed of the serial port
    #[arg(short, long, value_name = "BAUD", default_value_t = super::commands::monitor::BAUD, value_parser = config::baud)]
    pub baud: u32,
    /// Line numbers of the image on the board. Those in the current directory and in images/ are found by the image's
    /// checksum
    #[arg(short, long, value_name = "FILE")]
    pub sym: Option<PathBuf>,
    /// Reset the board first, so that its program is seen from the beginning
    #[arg(long)]
    pub reset: bool,
    /// Pass everything on to the terminal, escape sequences too, which let a board move the cursor and change
    /// settings. Without this they are shown as text, like `\x1b`
    #[arg(long)]
    pub raw: bool,
    /// The firmware to use.
    #[command(flatten)]
    pub firmware: FirmwareArgs,
}

/// The arguments of `freeze dev`.
#[derive(Args)]
#[command(
    after_help = "Ctrl-] ends it. Ctrl-C goes to the board and interrupts its program. In the emulator Ctrl-C ends it."
)]
pub struct DevArgs {
    /// The program; without it, the project of freeze.toml
    #[arg(value_name = "FILE.py")]
    pub file: Option<PathBuf>,
    /// Of a project with several images, the one to use
    #[arg(long, value_name = "NAME")]
    pub image: Option<String>,
    /// The serial port of the board; by default FREEZE_PORT, `port` in freeze.toml, or the only USB serial port
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<String>,
    /// Use the emulator although a board is connected
    #[arg(long, conflicts_with = "port")]
    pub emulate: bool,
    /// Write the firmware too, the first time
    #[arg(long = "firmware", conflicts_with = "emulate")]
    pub with_firmware: bool,
    /// The command that starts esptool, if not `esptool`
    #[arg(long, value_name = "COMMAND")]
    pub esptool: Option<String>,
    /// Read the project from this file instead of `freeze.toml` in the current directory
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The arguments of `freeze doctor`.
#[derive(Args)]
pub struct DoctorArgs {
    /// The serial port of the board; by default FREEZE_PORT, `port` in freeze.toml, or the only USB serial port
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<String>,
    /// Leave the board alone; otherwise esptool reads a few sectors of its flash, which resets it
    #[arg(long)]
    pub no_board: bool,
    /// The command that starts esptool, if not `esptool`
    #[arg(long, value_name = "COMMAND")]
    pub esptool: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
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

/// The firmware to use.
#[derive(Args)]
pub struct FirmwareArgs {
    /// The firmware's ELF file, if not the one that is built into freeze
    #[arg(long, value_name = "ELF")]
    pub firmware_elf: Option<PathBuf>,
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

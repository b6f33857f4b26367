//! The arguments of the commands that talk to a board.

use std::path::PathBuf;

use crate::cli::support::config;
use clap::{ArgAction, Args, ValueEnum};

/// The arguments of `freeze flash`.
#[derive(Args)]
pub struct FlashArgs {
    /// An image, or a Python file, which is frozen first; without it, the project of freeze.toml
    #[arg(value_name = "FILE.py|IMAGE")]
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
    #[arg(short, long, value_name = "BAUD", default_value_t = crate::cli::commands::flash::BAUD, value_parser = config::baud)]
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
    #[arg(short, long, value_name = "BAUD", default_value_t = crate::cli::commands::monitor::BAUD, value_parser = config::baud)]
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

/// The firmware to use.
#[derive(Args)]
pub struct FirmwareArgs {
    /// The firmware's ELF file, if not the one that is built into freeze
    #[arg(long, value_name = "ELF")]
    pub firmware_elf: Option<PathBuf>,
}

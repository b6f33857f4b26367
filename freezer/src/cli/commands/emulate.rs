//! `freeze emulate`: runs a program or an image in the real firmware, on QEMU's lx106. Only the program writes to
//! standard output, and the exit status is the program's.

use std::path::{Path, PathBuf};

use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use freezer::firmware::{self, check_pair, Board, Firmware};
use sim::Wiring;
use tempfile::TempDir;

use crate::cli::args::{DebugInfo, EmulateArgs};
use crate::cli::support::chip_model::{self, profile, Watch};
use crate::cli::support::decode::Decoded;
use crate::cli::support::mailbox::Mailbox;
use crate::cli::support::program::{Image, Program};
use crate::cli::support::qemu::Machine;
use crate::cli::support::{config, interrupt, wiring};

/// Runs the command.
///
/// # Errors
/// The input is wrong, QEMU is missing, or the program did something that the chip refuses.
pub fn emulate(args: &EmulateArgs) -> Result<u8, Failure> {
    let firmware = match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path)?.for_board(Board::Emulated)?,
        None => firmware::prebuilt(Board::Emulated)?,
    };
    let Image { words, sidecar } = image(args, &firmware)?;
    check_pair(&firmware, &words, &args.program)?;
    let mailbox = Mailbox {
        heap_report: args.heap_report,
        card: args.card,
        once: args.once,
        soft_screen: soft_screen(&words, &args.program)?,
        stress_gc: args.stress_gc,
        module: args.module.as_deref(),
    };
    let watch = Watch {
        count: args.count,
        check: args.check,
        profile: args.profile,
        json: args.json,
    };
    let plugin = watch
        .wanted()
        .then(|| chip_model::find(args.plugin.as_deref()));
    let plugin = plugin.transpose()?;

    interrupt::catch()?;
    let files = Files::new()?;
    let mut options = watch.options(&files.path("report"));
    if args.profile {
        let opcodes = profile::opcodes(&words, &args.program)?;
        let opcodes = files.write("opcodes", &opcodes)?;
        options.extend(profile::options(&firmware, &opcodes));
    }
    let image: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    let image = files.write("image", &image)?;
    let mailbox = files.write("mailbox", &mailbox.bytes()?)?;
    let elf = match &args.firmware.firmware_elf {
        Some(path) => path.clone(),
        None => files.write("firmware.elf", firmware::prebuilt_bytes(Board::Emulated)?)?,
    };
    let machine = Machine {
        elf: &elf,
        files: vec![
            (&image, firmware.region.address),
            (&mailbox, sim::mailbox::ADDRESS),
        ],
        plugin: plugin.as_deref().map(|p| (p, options)),
    };
    let status = machine.run(sidecar.map(Decoded::stdout))?;
    if plugin.is_some() && !interrupt::asked() {
        watch.report(&firmware, &files.path("report"))?;
    }
    Ok(status)
}

/// True if the image is for a screen on pins of its own. The emulated board has two wirings.
fn soft_screen(words: &[u32], path: &Path) -> Result<bool, Failure> {
    let wiring = wiring::of(words, path)?;
    if wiring == Wiring::soft() || wiring == Wiring::shared() {
        return Ok(wiring == Wiring::soft());
    }
    let d = Diagnostic::new("the emulated board has no wiring but one-bus and soft-screen");
    Err(d
        .file(path)
        .help("freeze run and freeze play have all")
        .into())
}

/// The image to run. Unlike in `freeze run`, the size of the heap comes from the firmware.
fn image(args: &EmulateArgs, firmware: &Firmware) -> Result<Image, Failure> {
    let mut options = config::options(&args.how)?;
    options.debug_rom = !matches!(args.how.debug_info, Some(DebugInfo::Sidecar));
    options.heap = args.how.heap.unwrap_or(firmware.heap.bytes);
    let program = Program {
        path: &args.program,
        module: args.module.as_deref(),
        verbose: args.verbose,
    };
    program.image(&mut options)
}

/// Files for QEMU, in a private directory that is deleted with this value.
struct Files(TempDir);

impl Files {
    fn new() -> Result<Files, Failure> {
        let made = tempfile::Builder::new().prefix("freeze-").tempdir();
        made.map(Files).map_err(|e| {
            let what = format!("cannot make a temporary directory: {}", reason(&e));
            Diagnostic::new(what)
                .help("name a place for it with TMPDIR")
                .into()
        })
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let path = self.path(name);
        let failed = |e| {
            let what = format!("cannot write {}: {}", show_path(&path), reason(&e));
            Diagnostic::new(what)
        };
        std::fs::write(&path, bytes).map_err(failed)?;
        Ok(path)
    }
}

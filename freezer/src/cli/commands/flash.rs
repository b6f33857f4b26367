//! `freeze flash`: writes an image, and the firmware, to a board with esptool. Image and firmware are checked
//! first, so that nothing reaches the board that would not run there.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;

use format::image::ImageError;
use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use freezer::firmware::{self, check_pair, Firmware};

use super::freeze;
use crate::cli::args::{FlashArgs, HowArgs};
use crate::cli::support::esptool::{Esptool, Line};
use crate::cli::support::image::{self, Loaded};
use crate::cli::support::ports::Choice;
use crate::cli::support::this_vm::THIS_VM;
use crate::cli::support::{config, files, interrupt, output, ports, project};

/// The size of the flash chip and its frequency, which the first bytes of the firmware tell the mask ROM beside the mode.
/// The firmware itself reads the flash at 40 MHz.
const SIZE: [&str; 4] = ["--flash-size", "4MB", "--flash-freq", "40m"];
/// The usual speed of the serial port, in baud.
pub const BAUD: u32 = 460_800;
/// The addresses of the firmware's parts that elf2image makes. The name of each file ends with its address.
const PARTS: [&str; 2] = ["0x00000", "0x10000"];

/// Runs the command.
///
/// # Errors
/// The image is damaged or does not fit the firmware; esptool is missing or failed.
pub fn flash(args: &FlashArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.save_elf {
        return save_elf(args, path);
    }
    if !args.dry_run {
        interrupt::catch()?;
    }
    let status = write(args)?;
    if status == 0 && !args.dry_run {
        let text = match args.with_firmware {
            true => "the board has it; to see what it prints: freeze monitor\n",
            false => "the board has it; to see what it prints: freeze monitor\n\
                      (a board that has not had Permafrost's firmware needs it once: freeze flash --firmware)\n",
        };
        output::print(text)?;
    }
    Ok(status)
}

/// Writes to the board, or prints the commands for that. Requests to end have to be caught.
///
/// # Errors
/// As [`flash`].
pub fn write(args: &FlashArgs) -> Result<u8, Failure> {
    let firmware = match &args.firmware.firmware_elf {
        Some(path) => Firmware::read(path)?,
        None => firmware::prebuilt()?,
    };
    let how = HowArgs {
        config: args.config.clone(),
        ..HowArgs::default()
    };
    let image = image_to_write(args, &how)?;
    if let Some(path) = &image {
        check_image(&firmware, path)?;
    }
    let port = match ports::find(args.port.as_deref(), &how)? {
        Choice::None if args.dry_run => "PORT".to_owned(),
        _ => ports::choose(args.port.as_deref(), &how)?,
    };
    if args.dry_run {
        let esptool = Esptool::named(args.esptool.as_deref(), &args.esptool_arg);
        let lines = lines(
            args,
            &port,
            image.as_deref(),
            &firmware,
            &esptool,
            Path::new(""),
        );
        let mut text = String::new();
        if args.with_firmware && args.firmware.firmware_elf.is_none() {
            text.push_str("freeze flash --save-elf firmware.elf\n");
        }
        lines.iter().for_each(|l| text.push_str(&l.shell()));
        output::print(&text)?;
        return Ok(0);
    }
    let esptool = Esptool::find(args.esptool.as_deref(), &args.esptool_arg)?;
    let directory = tempfile::Builder::new().prefix("freeze-").tempdir();
    let directory = directory.map_err(|e| {
        let what = format!("cannot make a temporary directory: {}", reason(&e));
        Diagnostic::new(what).help("name a place for it with TMPDIR")
    })?;
    if args.with_firmware && args.firmware.firmware_elf.is_none() {
        let path = elf_path(args, directory.path());
        let failed =
            |e| Diagnostic::new(format!("cannot write {}: {}", show_path(&path), reason(&e)));
        std::fs::write(&path, firmware::prebuilt_bytes()?).map_err(failed)?;
    }
    for line in lines(
        args,
        &port,
        image.as_deref(),
        &firmware,
        &esptool,
        directory.path(),
    ) {
        line.run()?;
        if interrupt::asked() {
            return Ok(interrupt::STATUS);
        }
    }
    Ok(0)
}

/// The image to write: the one that was named, or that of the project. `None` if only the firmware is written.
fn image_to_write(args: &FlashArgs, how: &HowArgs) -> Result<Option<PathBuf>, Failure> {
    if args.file.is_none() && args.image.is_none() && args.with_firmware && !config::is_given(how) {
        return Ok(None);
    }
    let is_python = |file: &&PathBuf| file.extension().is_some_and(|e| e == "py");
    if let (Some(file), None) = (args.file.as_ref().filter(is_python), &args.image) {
        return freeze::file_for_board(file, how).map(Some);
    }
    project::program(
        args.file.as_ref(),
        args.image.as_deref(),
        how,
        project::Warnings::Printed,
    )
    .map(Some)
}

fn save_elf(args: &FlashArgs, path: &Path) -> Result<u8, Failure> {
    match &args.firmware.firmware_elf {
        Some(_) => Err(
            Diagnostic::new("--save-elf writes the firmware that is part of freeze")
                .help("leave --firmware-elf out")
                .into(),
        ),
        None => {
            files::write_all(&[(path, firmware::prebuilt_bytes()?)])?;
            Ok(0)
        }
    }
}

/// Refuses an image that the board would refuse.
fn check_image(firmware: &Firmware, path: &Path) -> Result<(), Failure> {
    if path.extension().is_some_and(|e| e == "py") {
        let d = Diagnostic::new("this is a Python file, not an image").file(path);
        let help = format!(
            "freeze it first: freeze --main {} -o frozen.img {0}",
            path.display()
        );
        return Err(d.help(help).into());
    }
    let words = image::read_words(path)?;
    check_pair(firmware, &words, path)?;
    let rom: Vec<AtomicU32> = words.iter().map(|w| AtomicU32::new(*w)).collect();
    let mut scratch = vec![0u32; words.len() / 16 + 1024];
    vm::verify(&rom, &mut scratch).map_err(|e| match e {
        ImageError::Fingerprint(_) => {
            let message = format!(
                "image and firmware fit, but this freeze has another VM ({:08x}) and cannot check the image",
                vm::fingerprint()
            );
            let d = Diagnostic::new(message).file(path);
            d.help("use the freeze that made the image")
        }
        e => Diagnostic::new(image::refusal(e)).file(path),
    })?;
    let view = Loaded::new(&words, None, path, &THIS_VM)?;
    let view = view.view();
    if view.image.main.is_none() {
        let d = Diagnostic::new("the image has no program, so the board would do nothing");
        let help = "freeze it again and name the program with --main FILE, or call it main.py";
        return Err(d.file(path).help(help).into());
    }
    Ok(())
}

/// The path of the firmware's ELF file, which may still have to be written to `directory`.
fn elf_path(args: &FlashArgs, directory: &Path) -> PathBuf {
    let given = args.firmware.firmware_elf.clone();
    given.unwrap_or_else(|| directory.join("firmware.elf"))
}

/// The command lines: one that converts the firmware, if it is written too, then one that writes everything.
fn lines(
    args: &FlashArgs,
    port: &str,
    image: Option<&Path>,
    firmware: &Firmware,
    esptool: &Esptool,
    directory: &Path,
) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut places = Vec::new();
    if args.with_firmware {
        // To this prefix, elf2image adds the address of each part and `.bin`.
        let prefix = directory.join("firmware-");
        let mut line = esptool.line();
        line.args(["elf2image", "--flash-mode", args.flash_mode.name()]);
        line.args(SIZE).arg("--output").arg(&prefix);
        line.arg(elf_path(args, directory));
        lines.push(line);
        for part in PARTS {
            let file = format!("firmware-{part}.bin");
            places.push((part.to_owned(), directory.join(file)));
        }
    }
    if let Some(image) = image {
        places.push((
            format!("{:#x}", firmware.image_offset()),
            image.to_path_buf(),
        ));
    }
    let mut line = esptool.line();
    line.arg("--port").arg(port);
    line.arg("--baud").arg(args.baud.to_string());
    line.args(esptool.arguments()).arg("write-flash");
    for (place, file) in places {
        line.arg(place).arg(file);
    }
    lines.push(line);
    lines
}

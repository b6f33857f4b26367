//! Reads and verifies an image's file.

use std::path::Path;
use std::sync::atomic::AtomicU32;

use format::image::{Image, ImageError};
use format::mem::Mem;
use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use freezer::sidecar::Sidecar;

use super::{KnownVm, View};
use crate::cli::support::{output, sidecar};

/// The longest image, in bytes: references cannot reach further.
const LENGTH_MAX: u64 = 1 << 28;

/// Reads the words of an image, without verifying them.
///
/// # Errors
/// The file cannot be read, or cannot be an image.
pub fn read_words(path: &Path) -> Result<Vec<u32>, Failure> {
    let wrong = |message: String| Failure::from(Diagnostic::new(message).file(path));
    let meta = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => wrong("there is no such file".to_owned()),
        _ => wrong(format!("cannot be read: {}", reason(&e))),
    })?;
    if meta.is_dir() {
        return Err(wrong("this is a directory, not an image".to_owned()));
    }
    if !meta.is_file() {
        return Err(wrong("this is not a regular file".to_owned()));
    }
    if meta.len() > LENGTH_MAX {
        return Err(wrong("this is not an image: it is too long".to_owned()));
    }
    let bytes =
        std::fs::read(path).map_err(|e| wrong(format!("cannot be read: {}", reason(&e))))?;
    if bytes.is_empty() {
        return Err(wrong("the image is empty".to_owned()));
    }
    if path.extension().is_some_and(|e| e == "py") {
        let d = Diagnostic::new("this is a Python file, not an image").file(path);
        let help = format!("freeze it first: freeze {}", show_path(path));
        return Err(d.help(help).into());
    }
    // A copy of an erased flash is told as such later.
    let known = [format::image::MAGIC.to_le_bytes(), [0xff; 4]];
    if !known.iter().any(|start| bytes.starts_with(start)) {
        let d = Diagnostic::new("this is not an image: freeze did not make it").file(path);
        return Err(d.help("make one with freeze FILES|DIRS").into());
    }
    let words: Vec<u32> = bytes
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
        .collect();
    if bytes.len() % 4 != 0 {
        return Err(wrong(
            "the image is damaged: it ends within a word".to_owned(),
        ));
    }
    Ok(words)
}

/// Says in words why an image is refused.
pub fn refusal(e: ImageError) -> String {
    let (text, number, rest) = e.sentence();
    let number = number.map(|n| n.to_string()).unwrap_or_default();
    let help = match e {
        ImageError::RamTooSmall => "; give more with --heap",
        _ => "",
    };
    format!("{text}{number}{rest}{help}")
}

/// Says that an image has no module `name`.
pub fn no_module(words: &[u32], path: &Path, name: &str, vm: &'static KnownVm) -> Failure {
    match Loaded::new(words, None, path, vm) {
        Ok(image) => image.view().no_module(path, name),
        Err(failure) => failure,
    }
}

/// A verified image, with its line numbers if they are known.
pub struct Loaded {
    /// Its words.
    pub rom: Vec<AtomicU32>,
    /// Line numbers and names.
    pub sidecar: Option<Sidecar>,
    image: Image,
    vm: &'static KnownVm,
}

impl Loaded {
    /// Reads an image, and the sidecar beside it if there is one of this image.
    ///
    /// # Errors
    /// The file is not an image, or is damaged.
    pub fn read(path: &Path, vm: &'static KnownVm) -> Result<Loaded, Failure> {
        let words = read_words(path)?;
        let mut loaded = Loaded::new(&words, None, path, vm)?;
        loaded.sidecar = sidecar::beside_if_right(path, &words);
        Ok(loaded)
    }

    /// Reads an image for a command that needs line numbers. Warns if there is no sidecar.
    ///
    /// # Errors
    /// The file is not an image, or is damaged; or the sidecar is damaged or belongs to another image.
    pub fn read_with_lines(path: &Path, vm: &'static KnownVm) -> Result<Loaded, Failure> {
        let words = read_words(path)?;
        let mut loaded = Loaded::new(&words, None, path, vm)?;
        loaded.sidecar = sidecar::beside(path, &words)?;
        if loaded.sidecar.is_none() {
            let d = Diagnostic::new("no such file, so the answer has no line numbers");
            output::complain("warning", &d.file(path.with_extension("sym")));
        }
        Ok(loaded)
    }

    /// Verifies an image that is in memory.
    ///
    /// # Errors
    /// The file is not an image, or is damaged.
    pub fn new(
        words: &[u32],
        sidecar: Option<Sidecar>,
        path: &Path,
        vm: &'static KnownVm,
    ) -> Result<Loaded, Failure> {
        let rom: Vec<AtomicU32> = words.iter().map(|w| AtomicU32::new(*w)).collect();
        let mut scratch = vec![0u32; words.len() / 16 + 1024];
        let image = format::image::verify(&rom, &mut scratch, vm.target)
            .map_err(|e| Failure::from(Diagnostic::new(refusal(e)).file(path)))?
            .image();
        Ok(Loaded {
            rom,
            sidecar,
            image,
            vm,
        })
    }

    /// A view of the image's content.
    pub fn view(&self) -> View<'_> {
        View {
            mem: Mem::on_host(&self.rom, &mut []),
            image: self.image,
            sidecar: self.sidecar.as_ref(),
            vm: self.vm,
        }
    }
}

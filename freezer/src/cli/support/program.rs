//! The program that a command runs: a Python file, which is frozen first, or an image.

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::sidecar::Sidecar;
use freezer::Options;

use super::waiting::Waiting;
use super::{image, output, sidecar};

/// The program to run.
pub struct Program<'a> {
    /// A Python file, or an image.
    pub path: &'a Path,
    /// The module to import as the program.
    pub module: Option<&'a str>,
    /// Print the warnings of the freeze.
    pub verbose: bool,
}

/// An image to run, with its line numbers if they are known.
pub struct Image {
    /// Its words.
    pub words: Vec<u32>,
    /// Its line numbers, for tracebacks.
    pub sidecar: Option<Sidecar>,
    /// The warnings of the freeze that were not printed.
    pub untold: Vec<Diagnostic>,
}

/// Prints the warnings that were not printed: the program has failed, and one of them may tell the cause. What a body
/// raises, the program's own traceback shows.
pub fn warn_after_failure(untold: &[Diagnostic]) {
    let causes = untold.iter().filter(|w| w.trace.is_empty());
    causes.for_each(|w| output::complain("warning", w));
}

impl Program<'_> {
    /// The image. A Python file is frozen for it with `options`.
    ///
    /// # Errors
    /// The input cannot be read or frozen.
    pub fn image(&self, options: &mut Options) -> Result<Image, Failure> {
        if self.path.extension().is_some_and(|e| e == "py") {
            return self.freeze(options);
        }
        let words = image::read_words(self.path)?;
        let sidecar = sidecar::beside_if_right(self.path, &words);
        Ok(Image {
            words,
            sidecar,
            untold: Vec::new(),
        })
    }

    fn freeze(&self, options: &mut Options) -> Result<Image, Failure> {
        if self.path.is_dir() {
            let d = Diagnostic::new("this is a directory, not a program").file(self.path);
            return Err(d.help("name the file to run").into());
        }
        match self.module {
            None => options.main = Some(self.path.to_path_buf()),
            Some(name) => {
                options.roots.push(self.path.to_path_buf());
                let stem = self.path.file_stem().map(|s| s.to_string_lossy());
                if stem.as_deref() != Some(name) {
                    options.include.push(name.to_owned());
                }
            }
        }
        let mut frozen = {
            let waiting = Waiting::begin();
            options.progress = waiting.progress(String::new);
            freezer::freeze(options)?
        };
        if self.verbose {
            output::warn(&std::mem::take(&mut frozen.warnings));
        }
        Ok(Image {
            words: frozen.words,
            sidecar: Some(frozen.sidecar),
            untold: frozen.warnings,
        })
    }
}

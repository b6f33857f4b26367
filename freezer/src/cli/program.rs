//! The program that a command runs: a Python file that is frozen now, or an image.

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::Options;

use super::{image, output};

/// What to run.
pub struct Program<'a> {
    /// A Python file, or an image.
    pub path: &'a Path,
    /// The module to import as the program.
    pub module: Option<&'a str>,
    /// Print the warnings of the freeze.
    pub verbose: bool,
}

impl Program<'_> {
    /// The words of the image. A Python file is frozen for it with `options`.
    ///
    /// # Errors
    /// What is wrong with the input.
    pub fn words(&self, options: &mut Options) -> Result<Vec<u32>, Failure> {
        if self.path.extension().is_some_and(|e| e == "py") {
            self.freeze(options)
        } else {
            image::read_words(self.path)
        }
    }

    fn freeze(&self, options: &mut Options) -> Result<Vec<u32>, Failure> {
        if self.path.is_dir() {
            let d = Diagnostic::new("this is a directory, no program").file(self.path);
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
        let frozen = freezer::freeze(options)?;
        if self.verbose {
            frozen
                .warnings
                .iter()
                .for_each(|w| output::complain("warning", w));
        }
        Ok(frozen.words)
    }
}

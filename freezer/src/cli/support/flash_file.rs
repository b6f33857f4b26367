//! A file that keeps the content of a board's flash chip.

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use sim::Flash;

use super::chip::content;
use super::files;

/// A file that is kept up to date sector by sector. A program that is killed leaves it as a flash chip is left
/// when the power fails.
pub struct FlashFile {
    file: File,
    path: PathBuf,
}

impl FlashFile {
    /// Opens the file, and gives its content. A file that does not exist is made, with an erased flash of 4 MiB.
    ///
    /// # Errors
    /// The file cannot be made, read or written, or no flash chip has its length.
    pub fn open(path: &Path) -> Result<(FlashFile, Vec<u8>), Failure> {
        if !path.exists() {
            files::write_all(&[(path, &vec![0xff; Flash::SIZE as usize])])?;
        }
        let bytes = content::file(path)?;
        let file = OpenOptions::new().write(true).open(path).map_err(|e| {
            let message = format!("cannot write {}: {}", show_path(path), reason(&e));
            Failure::from(Diagnostic::new(message))
        })?;
        let path = path.to_path_buf();
        Ok((FlashFile { file, path }, bytes))
    }

    /// Writes bytes to their place.
    ///
    /// # Errors
    /// A sentence that names the file.
    pub fn write(&mut self, at: u64, bytes: &[u8]) -> Result<(), String> {
        self.file
            .seek(SeekFrom::Start(at))
            .and_then(|_| self.file.write_all(bytes))
            .map_err(|e| format!("cannot write {}: {}", show_path(&self.path), reason(&e)))
    }
}

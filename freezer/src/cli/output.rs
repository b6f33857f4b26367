//! Files and console. An output file appears whole or not at all.

use std::fmt::Display;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use freezer::diagnostic::{Diagnostic, Failure};

/// Prints on standard output. A closed pipe is the reader's own decision.
///
/// # Errors
/// The output cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Diagnostic::new(format!("standard output cannot be written: {e}")).into())
        }
        _ => Ok(()),
    }
}

/// Prints on standard error. If that is closed there is nobody to tell.
pub fn complain(what: &str, message: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "{what}: {message}");
}

/// Prints text of several lines on standard error.
pub fn explain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Refuses an output that is one of the inputs, however it is called.
///
/// # Errors
/// Names output and input.
pub fn refuse_inputs<'a>(
    output: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Failure> {
    let Ok(target) = std::fs::metadata(output) else {
        return Ok(());
    };
    for input in inputs {
        if std::fs::metadata(input).is_ok_and(|m| m.is_file() && same(&m, &target)) {
            let d = Diagnostic::new(format!(
                "the output would replace {}, which is an input",
                input.display()
            ));
            return Err(d.file(output).help("give another name with -o").into());
        }
    }
    Ok(())
}

#[cfg(unix)]
fn same(a: &std::fs::Metadata, b: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn same(a: &std::fs::Metadata, b: &std::fs::Metadata) -> bool {
    a.len() == b.len()
        && a.modified().ok() == b.modified().ok()
        && a.created().ok() == b.created().ok()
}

/// True for `/dev/null` and the like: there it is written, nothing is replaced.
pub fn is_device(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        std::fs::metadata(path).is_ok_and(|m| m.file_type().is_char_device())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Writes files: all of them, or none.
///
/// # Errors
/// Names the file that could not be written.
pub fn write_all(files: &[(&Path, &[u8])]) -> Result<(), Failure> {
    let mut pending = Vec::new();
    for (path, bytes) in files {
        pending.push(Pending::write(path, bytes).map_err(|e| failed(path, &e))?);
    }
    let mut done: Vec<PathBuf> = Vec::new();
    for (p, (path, _)) in pending.into_iter().zip(files) {
        match p.commit() {
            Ok(at) => done.push(at),
            Err(e) => {
                for at in done {
                    // What was replaced is gone; half of the output must not stay.
                    let _ = std::fs::remove_file(at);
                }
                return Err(failed(path, &e));
            }
        }
    }
    Ok(())
}

fn failed(path: &Path, e: &std::io::Error) -> Failure {
    let message = match e.kind() {
        ErrorKind::NotFound => "it cannot be written: there is no such directory".to_owned(),
        _ => format!("it cannot be written: {e}"),
    };
    Diagnostic::new(message).file(path).into()
}

/// A file that has all its bytes, under another name in the same directory.
struct Pending {
    temporary: Option<PathBuf>,
    path: PathBuf,
}

impl Pending {
    fn write(path: &Path, bytes: &[u8]) -> std::io::Result<Pending> {
        if is_device(path) {
            OpenOptions::new()
                .write(true)
                .open(path)?
                .write_all(bytes)?;
            return Ok(Pending {
                temporary: None,
                path: path.to_path_buf(),
            });
        }
        // Where a link leads, that file is replaced, and the link stays.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if let Ok(m) = std::fs::metadata(&path) {
            if !m.is_file() {
                return Err(std::io::Error::other(if m.is_dir() {
                    "it is a directory"
                } else {
                    "it is no file"
                }));
            }
            // A file that may not be written may not be replaced either.
            OpenOptions::new().append(true).open(&path)?;
        }
        let Some(name) = path.file_name() else {
            return Err(std::io::Error::other("it is no name of a file"));
        };
        let temporary = path.with_file_name(format!(
            ".{}.{}.tmp",
            name.to_string_lossy(),
            std::process::id()
        ));
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&temporary)?;
        let pending = Pending {
            temporary: Some(temporary),
            path,
        };
        file.write_all(bytes)?;
        File::sync_all(&file)?;
        Ok(pending)
    }

    fn commit(mut self) -> std::io::Result<PathBuf> {
        if let Some(temporary) = &self.temporary {
            std::fs::rename(temporary, &self.path)?;
            self.temporary = None;
        }
        Ok(self.path.clone())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // It holds nothing that anybody knows of.
            let _ = std::fs::remove_file(temporary);
        }
    }
}

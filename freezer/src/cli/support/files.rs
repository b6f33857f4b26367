//! Output files. Each appears whole or not at all: it is written under a temporary name and renamed when it is
//! complete. Pipes, terminals and the like are written directly.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{Error, ErrorKind, Result as IoResult, Write};
use std::path::{Path, PathBuf};

use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};
use tempfile::NamedTempFile;

/// The number of links that are followed before they count as a loop, as on Linux.
const LINKS_MAX: usize = 40;
/// Paths that mean standard output.
const STDOUT: [&str; 3] = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// True for a pipe, `/dev/null` and the like, which are written and not replaced.
pub fn is_stream(path: &Path) -> bool {
    is_stdout(path) || std::fs::metadata(path).is_ok_and(|m| is_stream_type(&m))
}

/// True for a path that means this process's standard output.
pub fn is_stdout(path: &Path) -> bool {
    cfg!(unix) && STDOUT.iter().any(|s| path == Path::new(s))
}

#[cfg(unix)]
fn is_stream_type(m: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let t = m.file_type();
    t.is_char_device() || t.is_fifo() || t.is_socket()
}

#[cfg(not(unix))]
fn is_stream_type(_: &Metadata) -> bool {
    false
}

/// Refuses an output that is one of the inputs, by whatever name.
///
/// # Errors
/// The output is an input; the message names both.
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
                show_path(input)
            ));
            return Err(d.file(output).help("give another name with -o").into());
        }
    }
    Ok(())
}

#[cfg(unix)]
fn same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn same(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len()
        && a.modified().ok() == b.modified().ok()
        && a.created().ok() == b.created().ok()
}

/// Refuses a path where no file can be written, before any work is done.
///
/// # Errors
/// No file can be written there.
pub fn check(path: &Path) -> Result<(), Failure> {
    if is_stream(path) {
        return Ok(());
    }
    target(path).map(|_| ()).map_err(|e| failed(path, &e))
}

/// Writes all of the files, or none. They are renamed from the last to the first, so that the first one
/// decides: if this process is killed between two, the first is still the old file.
///
/// # Errors
/// A file could not be written; the message names it.
pub fn write_all(files: &[(&Path, &[u8])]) -> Result<(), Failure> {
    let mut pending = Vec::new();
    for (path, bytes) in files {
        pending.push(Pending::write(path, bytes).map_err(|e| failed(path, &e))?);
    }
    let mut done: Vec<PathBuf> = Vec::new();
    for (p, (path, _)) in pending.into_iter().zip(files).rev() {
        match p.commit() {
            Ok(at) => done.extend(at),
            Err(e) => {
                for at in done {
                    // Some older files are replaced already. Part of the new output must not look like all of it.
                    let _ = std::fs::remove_file(at);
                }
                return Err(failed(path, &e));
            }
        }
    }
    Ok(())
}

fn failed(path: &Path, e: &Error) -> Failure {
    let why = match e.kind() {
        // An error from this file has its own sentence.
        ErrorKind::Other if e.raw_os_error().is_none() => e.to_string(),
        _ => reason(e),
    };
    Diagnostic::new(format!("cannot write {}: {why}", show_path(path))).into()
}

/// The directory that a path is in.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    }
}

/// A directory as messages write it.
fn shown(directory: &Path) -> String {
    let text = show_path(directory);
    match text.ends_with('/') {
        true => text,
        false => text + "/",
    }
}

/// The file at the end of all links, and its metadata if it exists.
fn target(path: &Path) -> IoResult<(PathBuf, Option<Metadata>)> {
    if path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.file_name().is_none() {
        return Err(Error::other("this is the name of a directory"));
    }
    let mut at = path.to_path_buf();
    for _ in 0..LINKS_MAX {
        let Ok(to) = std::fs::read_link(&at) else {
            return place(at);
        };
        at = at.parent().unwrap_or(Path::new("")).join(to);
    }
    Err(Error::other("its links form a loop"))
}

/// Checks a path that is not a link.
fn place(at: PathBuf) -> IoResult<(PathBuf, Option<Metadata>)> {
    match std::fs::metadata(&at) {
        Ok(m) if m.is_dir() => Err(Error::other("it is a directory")),
        Ok(m) if !m.is_file() => Err(Error::other("it is not a regular file")),
        Ok(m) => {
            // A read-only file is not replaced either.
            OpenOptions::new().append(true).open(&at)?;
            Ok((at, Some(m)))
        }
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            let directory = parent(&at);
            match std::fs::metadata(directory) {
                Ok(m) if m.is_dir() => Ok((at, None)),
                Ok(_) => {
                    let why = format!("{} is not a directory", show_path(directory));
                    Err(Error::other(why))
                }
                Err(e) if e.kind() == ErrorKind::PermissionDenied => Err(e),
                Err(_) => {
                    let why = format!("no such directory: {}", shown(directory));
                    Err(Error::other(why))
                }
            }
        }
        Err(e) => Err(e),
    }
}

/// A complete file under a temporary name in the same directory.
struct Pending(Option<(NamedTempFile, PathBuf)>);

impl Pending {
    fn write(path: &Path, bytes: &[u8]) -> IoResult<Pending> {
        if is_stdout(path) {
            let mut out = std::io::stdout().lock();
            out.write_all(bytes).and_then(|()| out.flush())?;
            return Ok(Pending(None));
        }
        if is_stream(path) {
            let mut stream = OpenOptions::new().write(true).open(path)?;
            stream.write_all(bytes)?;
            return Ok(Pending(None));
        }
        let (path, old) = target(path)?;
        let mut file = temporary(parent(&path))?;
        file.write_all(bytes)?;
        if let Some(old) = old {
            keep(file.as_file(), &old)?;
        }
        file.as_file().sync_all()?;
        Ok(Pending(Some((file, path))))
    }

    /// Gives the file its name, and returns its path if it is a file.
    fn commit(self) -> IoResult<Option<PathBuf>> {
        match self.0 {
            Some((file, path)) => {
                file.persist(&path).map_err(|e| e.error)?;
                Ok(Some(path))
            }
            None => Ok(None),
        }
    }
}

/// An empty file with an unused name, whatever earlier runs have left behind. It is deleted unless it is
/// renamed.
fn temporary(directory: &Path) -> IoResult<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".freeze-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The mode of any new file: the user's mask applies.
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder.tempfile_in(directory).map_err(|e| {
        let why = match e.kind() {
            ErrorKind::NotFound => String::new(),
            _ => format!(": {}", reason(&e)),
        };
        Error::other(format!("no file can be made in {}{why}", shown(directory)))
    })
}

/// Gives `file` the owner and the mode of the file that it replaces.
#[cfg(unix)]
fn keep(file: &File, old: &Metadata) -> IoResult<()> {
    use std::os::unix::fs::{fchown, MetadataExt};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Only root may give files away; for others the file stays their own.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()))
            .or_else(|_| fchown(file, None, Some(old.gid())));
    }
    let permissions: Permissions = old.permissions();
    file.set_permissions(permissions)
}

#[cfg(not(unix))]
fn keep(file: &File, old: &Metadata) -> IoResult<()> {
    file.set_permissions(old.permissions())
}

/// Makes the directory for images, if it is not there.
///
/// # Errors
/// It cannot be made.
pub fn make_directory(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        return Ok(());
    }
    std::fs::create_dir(path).map_err(|e| {
        let why = match e.kind() {
            ErrorKind::NotFound => "the directory that it would be in is not there".to_owned(),
            ErrorKind::AlreadyExists => "it is a file".to_owned(),
            _ => reason(&e),
        };
        let path = show_path(path);
        Diagnostic::new(format!(
            "cannot make the directory {path} for the images: {why}"
        ))
        .into()
    })
}

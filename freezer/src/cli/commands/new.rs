//! `freeze new`: makes a project that runs.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use freezer::diagnostic::{reason, show_path, Diagnostic, Failure};

use crate::cli::args::{Ci, NewArgs};
use crate::cli::support::output;

/// A file of a new project: its path and its text. `{name}` stands for the project's name.
type Template = (&'static str, &'static str);

const FILES: [Template; 5] = [
    ("main.py", include_str!("../../../data/templates/main.py")),
    (
        "patterns.py",
        include_str!("../../../data/templates/patterns.py"),
    ),
    (
        "freeze.toml",
        include_str!("../../../data/templates/freeze.toml"),
    ),
    (
        ".gitignore",
        include_str!("../../../data/templates/gitignore"),
    ),
    (
        "README.md",
        include_str!("../../../data/templates/README.md"),
    ),
];
/// The workflow for GitHub.
const GITHUB: Template = (
    ".github/workflows/freeze.yml",
    include_str!("../../../data/templates/ci-github.yml"),
);
/// The longest name of a project, in bytes.
const NAME_MAX: usize = 100;

/// Runs the command.
///
/// # Errors
/// The name cannot be one, the directory has files already, or it cannot be written. Nothing half made is left.
pub fn new(args: &NewArgs) -> Result<u8, Failure> {
    let here = args.name.as_os_str() == ".";
    let directory = match here {
        true => std::env::current_dir().map_err(|e| cannot(Path::new("."), &e))?,
        false => args.name.clone(),
    };
    let name = name_of(&directory)?;
    let mut files = FILES.to_vec();
    match args.ci {
        Some(Ci::Github) => files.push(GITHUB),
        None => {}
    }
    let made = make_directory(&directory)?;
    let mut done = Done::default();
    if made {
        done.directories.push(directory.clone());
    }
    for (path, text) in files {
        if let Err(d) = done.write(&directory, path, &text.replace("{name}", &name)) {
            done.undo();
            return Err(d.into());
        }
    }
    let go = match here {
        true => String::new(),
        false => format!("    cd {}\n", show_path(&directory)),
    };
    output::print(&format!(
        "made the project {name}; type next:\n{go}    freeze\n    freeze run\n"
    ))?;
    Ok(0)
}

/// The name of the project, which is that of its directory.
fn name_of(directory: &Path) -> Result<String, Diagnostic> {
    let wrong = |what: &str| {
        let d = Diagnostic::new(format!("{} {what}", show_path(directory)));
        d.help("choose a name of letters, digits, - and _, such as freeze new hello")
    };
    let Some(name) = directory.file_name().and_then(|n| n.to_str()) else {
        return Err(wrong("is not the name of a project"));
    };
    let good = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    if name.starts_with(['-', '.']) || name.len() > NAME_MAX || !name.chars().all(good) {
        return Err(wrong("is not the name of a project"));
    }
    Ok(name.to_owned())
}

/// Makes the directory; true if it was not there. A directory with files is refused.
fn make_directory(directory: &Path) -> Result<bool, Diagnostic> {
    match std::fs::create_dir(directory) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            let d = |what: &str| Diagnostic::new(what).file(directory);
            if !directory.is_dir() {
                return Err(d("there is a file of this name already").help("choose another name"));
            }
            let mut entries = std::fs::read_dir(directory).map_err(|e| cannot(directory, &e))?;
            match entries.next() {
                None => Ok(false),
                Some(_) => Err(d("the directory has files already").help(
                    "choose another name; or write a freeze.toml there yourself: main = \"main.py\" is enough",
                )),
            }
        }
        Err(e) => Err(cannot(directory, &e)),
    }
}

fn cannot(directory: &Path, e: &std::io::Error) -> Diagnostic {
    let path = show_path(directory);
    match e.kind() {
        ErrorKind::NotFound => {
            let d = Diagnostic::new(format!(
                "cannot make {path}: the directory above it is missing"
            ));
            d.help("make that directory first")
        }
        _ => Diagnostic::new(format!("cannot make {path}: {}", reason(e))),
    }
}

/// The files and directories that were made so far.
#[derive(Default)]
struct Done {
    files: Vec<PathBuf>,
    directories: Vec<PathBuf>,
}

impl Done {
    /// Writes a file, and makes the directories that it is in.
    fn write(&mut self, directory: &Path, path: &str, text: &str) -> Result<(), Diagnostic> {
        let mut above = directory.to_path_buf();
        let parts: Vec<&str> = path.split('/').collect();
        let (last, directories) = parts.split_last().unwrap_or((&path, &[]));
        for part in directories {
            above.push(part);
            if !above.is_dir() {
                std::fs::create_dir(&above).map_err(|e| cannot(&above, &e))?;
                self.directories.push(above.clone());
            }
        }
        let file = above.join(last);
        self.files.push(file.clone());
        std::fs::write(&file, text).map_err(|e| cannot(&file, &e))
    }

    /// Removes it all again, after an error.
    fn undo(self) {
        for file in self.files {
            let _ = std::fs::remove_file(file);
        }
        for directory in self.directories.iter().rev() {
            let _ = std::fs::remove_dir(directory);
        }
    }
}

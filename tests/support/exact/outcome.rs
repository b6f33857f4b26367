//! What a program printed and how it ended, in CPython and in the VM, in one form.

use std::path::Path;

use freezer::Frozen;
use vm::program::End as VmEnd;

use crate::oracle;
use crate::run::{run_whole, RunOptions};

const TRACEBACK: &str = "Traceback (most recent call last):";

/// The heap is checked at the end, and after one collection in this many.
const LOOKS: u32 = 64;

/// Exceptions that CPython alone has, and the classes that MicroPython raises instead.
const SAME: [(&str, &str); 5] = [
    ("FileExistsError", "OSError"),
    ("FileNotFoundError", "OSError"),
    ("ModuleNotFoundError", "ImportError"),
    ("RecursionError", "RuntimeError"),
    ("UnboundLocalError", "NameError"),
];

/// How a program ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// With this exit status.
    Exit(i32),
    /// By an exception that nothing caught: the name of its type, and the last line of the traceback.
    Raised(String, String),
    /// In another way, which no Python program asks for.
    Otherwise(String),
}

/// The results of a program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Standard output without the traceback that ended the program.
    pub stdout: String,
    /// How the program ended.
    pub end: End,
}

impl Outcome {
    /// A program that prints this and ends normally.
    pub fn printed(stdout: String) -> Outcome {
        Outcome {
            stdout,
            end: End::Exit(0),
        }
    }

    /// What CPython makes of a program. Its `time` has MicroPython's clock functions.
    ///
    /// # Panics
    /// If there is no `python3`.
    pub fn of_cpython(main: &Path) -> Outcome {
        let directory = main.parent().unwrap_or(Path::new("."));
        let done = oracle::command(&[], Some(main), directory)
            .env("PYTHONPATH", crate::at("tests/support/exact/shim"))
            .output()
            .expect("python3 is in PATH");
        let errors = String::from_utf8_lossy(&done.stderr);
        Outcome {
            stdout: String::from_utf8_lossy(&done.stdout).into_owned(),
            end: match (raised(&errors), done.status.code()) {
                (Some(end), Some(1)) => end,
                (_, Some(status)) => End::Exit(status),
                (_, None) => End::Otherwise(done.status.to_string()),
            },
        }
    }

    /// What the VM makes of an image's program, with a budget of `fuel` calls and backward jumps. The heap has to be intact
    /// at the end.
    pub fn of_image(image: &Frozen, fuel: u64) -> Outcome {
        let options = RunOptions {
            fuel,
            check: Some(LOOKS),
            ..RunOptions::default()
        };
        let whole = run_whole(&image.words, &options);
        let text = whole.stdout;
        if let Some(fault) = whole.broken {
            let end = End::Otherwise(format!("the heap is broken: {fault:?}"));
            return Outcome { stdout: text, end };
        }
        let (stdout, end) = match whole.end {
            VmEnd::Exit(status) => {
                let at = text.rfind(TRACEBACK).filter(|_| status == 1);
                match at.and_then(|at| Some((at, raised(&text[at..])?))) {
                    Some((at, end)) => (text[..at].to_owned(), end),
                    None => (text, End::Exit(i32::from(status))),
                }
            }
            end => (text, End::Otherwise(format!("{end:?}"))),
        };
        Outcome { stdout, end }
    }

    /// True if the outputs are equal, and the ends too. The words of an exception's message do not count.
    pub fn matches(&self, other: &Outcome) -> bool {
        self.stdout == other.stdout
            && match (&self.end, &other.end) {
                (End::Raised(a, _), End::Raised(b, _)) => a == b,
                (a, b) => a == b,
            }
    }

    /// The last line of the traceback that ended the program.
    pub fn last_line(&self) -> Option<&str> {
        match &self.end {
            End::Raised(_, line) => Some(line),
            _ => None,
        }
    }
}

/// The end that the last traceback of a text shows.
fn raised(text: &str) -> Option<End> {
    let from = text.rfind(TRACEBACK)? + TRACEBACK.len();
    let line = text[from..]
        .lines()
        .find(|l| !l.is_empty() && !l.starts_with(' '))?;
    let name = line.split(':').next().unwrap_or(line);
    // CPython names the module of a class too.
    let name = name.rsplit('.').next().unwrap_or(name);
    let same = SAME.iter().find(|(cpython, _)| *cpython == name);
    let name = same.map_or(name, |(_, base)| base);
    Some(End::Raised(name.to_owned(), line.to_owned()))
}

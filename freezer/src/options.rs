//! What to freeze, and how.

use std::path::PathBuf;

use format::image::OnError;

use crate::board;
use crate::data::Data;
use crate::lint;
use crate::progress::Progress;

/// What to freeze, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and directories given by the user.
    pub roots: Vec<PathBuf>,
    /// The program's entry: a file that becomes `__main__` too.
    pub main: Option<PathBuf>,
    /// Modules to freeze although nothing seems to import them.
    pub include: Vec<String>,
    /// Modules to leave out.
    pub exclude: Vec<String>,
    /// The members of `exclude` that have to exist: a wrong name among them is an error.
    pub exclude_known: Vec<String>,
    /// The most calls and backward jumps that one evaluation may execute.
    pub budget: u64,
    /// Bytes of heap that all evaluations together may use.
    pub budget_heap: usize,
    /// Bytes of heap and stack of the device.
    pub heap: u32,
    /// Puts line tables into ROM.
    pub debug_rom: bool,
    /// Leaves out the body of each module that is frozen, even where the program could run the body: because its
    /// memo may not hold, or because the program looks at `sys.modules`. Leaves out the full names of modules too: such a
    /// name takes RAM where the program puts it together.
    pub drop_bodies: bool,
    /// Modules whose bodies are left out like that, as patterns: `*` stands for any text.
    pub drop_body: Vec<DropBody>,
    /// Keeps the bodies of all modules.
    pub keep_bodies: bool,
    /// Makes a body that raises an error.
    pub strict: bool,
    /// Says that the image is for a board: an image that does not fit there is an error, and so is a program
    /// that raises as soon as it begins.
    pub for_board: bool,
    /// Drops `assert` statements.
    pub optimize: bool,
    /// Further directories that are searched for imported modules, after `lib/` beside a root.
    pub search: Vec<PathBuf>,
    /// The directories for the variables of a manifest's paths: `$(MPY_LIB_DIR)`, and others.
    pub manifest: Vec<(String, PathBuf)>,
    /// Modules whose text is in no file. They come before files of the same name.
    pub written: Vec<WrittenModule>,
    /// Packages of which only one module or package is taken: (package, last part of the module's name).
    pub only: Vec<(String, String)>,
    /// The end of a program that does not catch an exception: the board halts or starts anew.
    pub on_error: OnError,
    /// Files that the image holds.
    pub data: Vec<Data>,
    /// Which warnings about names are wanted.
    pub lint: lint::Settings,
    /// Whoever is told how far the freeze is.
    pub progress: Progress,
}

/// A pattern of names of modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropBody {
    /// The pattern.
    pub pattern: String,
    /// The file of settings and the line that have it; `None` if it is from the command line.
    pub place: Option<(PathBuf, u32)>,
}

impl DropBody {
    /// True if the name of a module is like the pattern.
    pub fn matches(&self, name: &str) -> bool {
        let mut parts = self.pattern.split('*');
        let Some(rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
            return false;
        };
        let parts: Vec<&str> = parts.collect();
        let Some((last, middle)) = parts.split_last() else {
            return rest.is_empty();
        };
        let found = middle.iter().try_fold(rest, |rest, part| {
            rest.find(part).map(|at| &rest[at + part.len()..])
        });
        found.is_some_and(|rest| rest.ends_with(last))
    }
}

impl Options {
    /// True if the body of the module is left out although it may have to run.
    pub fn drops_body_of(&self, module: &str) -> bool {
        self.drop_bodies || self.drop_body.iter().any(|d| d.matches(module))
    }
}

/// A module whose text is in no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenModule {
    /// The module's full dotted name.
    pub name: String,
    /// The path that messages and reports show.
    pub path: PathBuf,
    /// The module's source text.
    pub text: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            roots: Vec::new(),
            main: None,
            include: Vec::new(),
            exclude: Vec::new(),
            exclude_known: Vec::new(),
            budget: 200_000_000,
            budget_heap: 256 << 20,
            heap: board::ESP8266_HEAP,
            debug_rom: false,
            drop_bodies: false,
            drop_body: Vec::new(),
            keep_bodies: false,
            strict: false,
            for_board: false,
            optimize: false,
            search: Vec::new(),
            manifest: Vec::new(),
            written: Vec::new(),
            only: Vec::new(),
            on_error: OnError::Halt,
            data: Vec::new(),
            lint: lint::Settings::default(),
            progress: Progress::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DropBody;

    #[test]
    fn patterns_of_names() {
        let matches = |pattern: &str, name: &str| {
            let d = DropBody {
                pattern: pattern.to_owned(),
                place: None,
            };
            d.matches(name)
        };
        for (pattern, name) in [
            ("a.b", "a.b"),
            ("a.*", "a.b"),
            ("a.*", "a.b.c"),
            ("*", "a"),
            ("a*c*e", "abcde"),
            ("a*a", "aa"),
        ] {
            assert!(matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("a.b", "a.bc"),
            ("a.*", "a"),
            ("a*a", "a"),
            ("a*c*e", "aec"),
            ("*b", "a.bc"),
        ] {
            assert!(!matches(pattern, name), "{pattern} {name}");
        }
    }
}

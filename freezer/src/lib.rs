//! `freeze`: Python modules to a ROM image whose import costs no RAM.
//!
//! One way, each arrow a module with plain types on both sides:
//! sources -> compile (AST, scopes, code units) -> link (image0) -> evaluate
//! (the bodies run, in the device's machine) -> promote (heap objects become ROM
//! objects, image1) -> measure (image1 is verified, booted, and imported).

pub mod board;
pub mod boxes;
pub mod compile;
pub mod diagnostic;
pub mod evaluate;
pub mod firmware;
mod left_out;
pub mod link;
pub mod measure;
pub mod promote;
pub mod sidecar;
pub mod sources;
pub mod suggest;

use diagnostic::{Diagnostic, Failure};
use vm::image::OnError;

/// What to freeze, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and directories given by the user.
    pub roots: Vec<std::path::PathBuf>,
    /// The program's entry: a file that becomes `__main__` too.
    pub main: Option<std::path::PathBuf>,
    /// Modules to take along although nothing seems to import them.
    pub include: Vec<String>,
    /// Modules to leave out.
    pub exclude: Vec<String>,
    /// Those among them that have to exist: a wrong name is an error.
    pub exclude_known: Vec<String>,
    /// Calls and backward jumps that one evaluation may execute.
    pub budget: u64,
    /// Bytes of heap that all evaluations together may use.
    pub budget_heap: usize,
    /// Bytes of heap and stack of the device.
    pub heap: u32,
    /// Line tables in ROM.
    pub debug_rom: bool,
    /// Leave the bodies of all modules out that are wholly frozen, even where the program looks at
    /// `sys.modules` and could run them again; and the whole names of modules, which take RAM then where the
    /// program puts one together.
    pub drop_bodies: bool,
    /// Keep the bodies of all modules.
    pub keep_bodies: bool,
    /// A body that raises is an error.
    pub strict: bool,
    /// The image is for a board: if it does not fit there, or its program raises as soon as it begins, that is
    /// an error.
    pub for_board: bool,
    /// Drop `assert` statements.
    pub optimize: bool,
    /// Modules whose text is no file's, and which come before files of that name.
    pub written: Vec<WrittenModule>,
    /// Packages of which only one module or package is taken: (package, the last part of its name).
    pub only: Vec<(String, String)>,
    /// What follows when nothing catches an exception of the program.
    pub on_error: OnError,
}

/// A module that is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenModule {
    /// Its full dotted name.
    pub name: String,
    /// What stands for its file in messages and reports.
    pub path: std::path::PathBuf,
    /// Its text.
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
            keep_bodies: false,
            strict: false,
            for_board: false,
            optimize: false,
            written: Vec::new(),
            only: Vec::new(),
            on_error: OnError::Halt,
        }
    }
}

/// What a freeze gives.
pub struct Frozen {
    /// The image's words.
    pub words: Vec<u32>,
    /// A report line for each module, sorted by name.
    pub modules: Vec<measure::ModuleReport>,
    /// Sizes of the image's parts.
    pub sizes: measure::Sizes,
    /// Line tables and names for the host.
    pub sidecar: sidecar::Sidecar,
    /// What the user should know.
    pub warnings: Vec<Diagnostic>,
}

impl Frozen {
    /// True if a board would run something.
    pub fn has_program(&self) -> bool {
        self.modules
            .iter()
            .any(|m| PROGRAM.contains(&m.name.as_str()))
    }
}

/// The modules that a board runs: the first alone if it is there, or else the others, in this order.
pub const PROGRAM: [&str; 3] = ["__main__", "boot", "main"];

/// Freezes.
///
/// # Errors
/// Everything that is wrong with the input, each with file and line where there is one.
pub fn freeze(options: &Options) -> Result<Frozen, Failure> {
    let sources = sources::find(options)?;
    let linked = link::link(&sources, options.debug_rom)?;
    let evaluated = evaluate::evaluate(&sources, &linked, options)?;
    let promoted = promote::promote(&sources, &linked, &evaluated, options)?;
    let measured = measure::measure(&sources, &evaluated, &promoted, options)?;
    Ok(Frozen {
        sidecar: sidecar::Sidecar::new(&sources, &linked, &promoted),
        modules: measured.modules,
        sizes: measured.sizes,
        words: promoted.image.words,
        warnings: sources
            .warnings
            .into_iter()
            .chain(evaluated.warnings)
            .chain(measured.warning)
            .collect(),
    })
}

//! The compiler: source text to code units.
//!
//! The stages, in order:
//!
//! 1. `guard` looks at the tokens and refuses what nests too deeply. `error`, `quotes`, `tabs` and `mend` prepare the text.
//! 2. The parser makes a syntax tree.
//! 3. `collect` finds scopes and names, and `scope` decides where variables live.
//! 4. `flow` says which reads of a variable need a check.
//! 5. `gen` writes the instructions: `stmt`, `control`, `assign`, `class` and `func` for statements; `expr`, `call`,
//!    `cond`, `comprehension`, `fold` and `fstring` for expressions.
//! 6. `emit` resolves labels and drops code that cannot run. The result is plain data (`unit`).

mod assign;
mod brackets;
mod call;
#[cfg(test)]
mod check;
mod class;
mod collect;
mod comprehension;
mod cond;
mod control;
mod edit;
mod emit;
mod error;
mod expr;
mod facts;
mod flow;
mod fold;
mod fstring;
mod func;
mod gen;
mod guard;
mod habits;
mod mend;
mod names;
mod quotes;
mod scope;
mod script;
mod stmt;
mod tabs;
#[cfg(test)]
mod tests;
mod unit;

use std::collections::HashMap;
use std::panic::{catch_unwind, AssertUnwindSafe};

use rustpython_parser::ast::{Ranged, Stmt, Suite};
use rustpython_parser::{ast, Mode, Parse};

pub use facts::{AttributeRead, Facts, Guard, Lines, Read, Root};
pub use names::{ComputedImport, NameText, OWN_NAME};
pub use script::{literal_calls, Literal, LiteralCall};
pub use unit::{CodeUnit, Const, Handler, Instruction, Word};

use crate::diagnostic::Diagnostic;
use error::{Res, Source};
use gen::{Gen, Shape, Unit};

/// Bytes of stack of the thread that compiles. Parser and compiler recurse, to a depth that `guard` bounds.
const STACK: usize = 256 << 20;
/// A text of fewer bytes nests so little that any stack is deep enough.
const SHORT: usize = 64;

/// How to compile.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Drop `assert` statements; `__debug__` is False.
    pub optimize: bool,
    /// The source was read as Latin-1: a character beyond ASCII in a bytes literal stands for one byte.
    pub latin1: bool,
}

/// An import statement of a module, wherever it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StaticImport {
    /// The module; empty for `from . import x`.
    pub module: String,
    /// Leading dots.
    pub level: u32,
    /// Names of a `from` import; empty for a plain one.
    pub names: Vec<String>,
    /// Line of the statement.
    pub line: u32,
    /// Last line of the statement.
    pub last_line: u32,
    /// Why the program may do without the module.
    pub guard: Guard,
}

/// A file that a module opens by a literal name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenedFile {
    /// Its path, as the program has it.
    pub path: String,
    /// Line of the call.
    pub line: u32,
}

/// A compiled module.
#[derive(Clone, PartialEq, Debug)]
pub struct Module {
    /// The body; functions and classes are constants in it.
    pub unit: CodeUnit,
    /// Its imports by statement, or by `__import__` with a literal name.
    pub imports: Vec<StaticImport>,
    /// Its imports of computed names.
    pub computed: Vec<ComputedImport>,
    /// Its texts that may be names of modules.
    pub texts: Vec<NameText>,
    /// The files that it opens.
    pub opened: Vec<OpenedFile>,
    /// The names that its text binds and reads.
    pub facts: Facts,
    /// Warnings for the user.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles a module. `file` is its name in messages.
///
/// # Errors
/// The first mistake in the text.
pub fn compile_module(source: &str, file: &str, opts: &Options) -> Result<Module, Diagnostic> {
    module(source, file, opts).map_err(|e| Diagnostic::from(e).source(source))
}

fn module(source: &str, file: &str, opts: &Options) -> Res<Module> {
    let src = Source::new(source, file, opts.latin1);
    deep(&src, || {
        let body = parse_module(&src)?;
        let found = collect::module(&src, &body)?;
        let flow = flow::function(&found.scopes, 0, &[], &body);
        let mut gen = new_gen(&src, opts, &found.scopes);
        let shape = Shape {
            name: "<module>".to_owned(),
            first_line: 1,
            ..Shape::default()
        };
        let unit = gen.in_unit(0, shape, flow, |g| g.block(&body))?;
        let (texts, computed) = found.texts.finish();
        Ok(Module {
            unit,
            imports: found.imports,
            computed,
            texts,
            opened: found.opened,
            facts: found.facts,
            warnings: gen.warnings.into_iter().map(Diagnostic::from).collect(),
        })
    })
}

/// Compiles an expression, as `eval` takes it. The unit has no arguments and returns the value; every name is
/// global.
///
/// # Errors
/// The text is not an expression.
pub fn compile_expression(source: &str) -> Result<CodeUnit, Diagnostic> {
    expression(source).map_err(Diagnostic::from)
}

fn expression(source: &str) -> Res<CodeUnit> {
    let text = source.trim_start_matches([' ', '\t']);
    let src = Source::new(text, "<string>", false);
    let opts = Options::default();
    deep(&src, || {
        guard::check(&src, Mode::Expression)?;
        let e = ast::Expr::parse(&src.text, "")
            .map_err(|e| error::from_parser(&src, &e.error, e.offset))?;
        let found = collect::expression(&src, &e)?;
        let flow = flow::expressions(&found.scopes, 0, &[], &[&e]);
        let mut gen = new_gen(&src, &opts, &found.scopes);
        let shape = Shape {
            name: "<string>".to_owned(),
            first_line: 1,
            ..Shape::default()
        };
        gen.in_unit(0, shape, flow, |g| {
            g.at(e.start());
            let r = g.unit.asm.alloc();
            g.to(&e, r)?;
            g.unit.asm.ret(r);
            Ok(())
        })
    })
}

fn parse_module(src: &Source) -> Res<Vec<Stmt>> {
    guard::check(src, Mode::Module)?;
    Suite::parse(&src.text, "").map_err(|e| error::from_parser(src, &e.error, e.offset))
}

fn new_gen<'a>(src: &'a Source, opts: &'a Options, scopes: &'a scope::Scopes) -> Gen<'a> {
    Gen {
        src,
        opts,
        scopes,
        consts: HashMap::new(),
        warnings: Vec::new(),
        unit: Unit::default(),
    }
}

/// Runs `f` on a stack that is deep enough. A short text needs none of its own: most strings that might be
/// expressions are short, and there are many.
fn deep<T: Send>(src: &Source, f: impl FnOnce() -> Res<T> + Send) -> Res<T> {
    let failed = |why: &str| {
        src.error_at_line(
            1,
            &format!("the compiler failed: {why}"),
            "this is an error in freeze; please report it with the file",
        )
    };
    if src.text.len() < SHORT {
        let here = catch_unwind(AssertUnwindSafe(f));
        return here.unwrap_or_else(|_| Err(failed("it panicked")));
    }
    std::thread::scope(|s| {
        let thread = std::thread::Builder::new()
            .name("compile".to_owned())
            .stack_size(STACK)
            .spawn_scoped(s, f);
        match thread {
            Ok(thread) => thread.join().unwrap_or_else(|_| Err(failed("it panicked"))),
            Err(e) => Err(failed(&format!("no thread ({e})"))),
        }
    })
}

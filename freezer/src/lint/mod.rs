//! The lint: mistakes in names that the text of a program shows before the program runs.
//!
//! The compiler notes which names each module binds and reads ([`compiler::Facts`]); the VM's own tables say what
//! is built in. A rule warns only where nothing can make the name exist.

mod attributes;
mod imports;
mod names;
mod natives;
mod program;
mod settings;
pub(crate) mod silence;

pub use crate::diagnostic::Kind;
pub use settings::Settings;

use std::collections::BTreeMap;
use std::path::PathBuf;

use compiler::{Guard, Lines};

use crate::diagnostic::Diagnostic;
use crate::sources::{Role, SourceModule, Sources};
use program::Program;

/// The warnings about the program's names, in order of file and line.
pub fn check(sources: &Sources, settings: &Settings) -> Vec<Diagnostic> {
    if !settings.on {
        return Vec::new();
    }
    let program = Program::new(sources);
    let mut found = Vec::new();
    for (i, m) in sources.modules.iter().enumerate() {
        let again = sources.modules[..i].iter().any(|o| o.path == m.path);
        if m.broken || again {
            continue;
        }
        imports::check(&program, m, &mut found);
        names::check(&program, m, settings, &mut found);
        attributes::check(&program, m, settings, &mut found);
    }
    found.retain(|f| !settings.ignore.contains(&f.kind) && !silence::silences(f));
    let mut all = join(found);
    all.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    all
}

/// The warnings without those about lines whose exceptions are known already, because the line has run.
pub fn without_raised(mut warnings: Vec<Diagnostic>, raised: &[Diagnostic]) -> Vec<Diagnostic> {
    warnings.retain(|w| {
        let same = |r: &Diagnostic| r.file == w.file && r.line == w.line;
        let kind = w.kind.filter(|k| *k != Kind::MissingImport);
        kind.is_none() || !raised.iter().any(same)
    });
    warnings
}

/// A mistake that a rule has found.
struct Finding<'a> {
    kind: Kind,
    module: &'a SourceModule,
    lines: Lines,
    /// The mistake.
    what: String,
    /// The effect of the line.
    then: Then,
    help: Option<String>,
}

/// The effect of the line of a mistake.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The line raises the exception of this name.
    Raises(&'static str),
    /// The message says it already.
    Said,
}

impl Finding<'_> {
    fn message(&self, others: &[u32]) -> String {
        match self.then {
            Then::Said => self.what.clone(),
            Then::Raises(exception) => {
                let others = match others {
                    [] => String::new(),
                    [one] => format!(", and so does line {one}"),
                    [a, b] => format!(", and so do lines {a} and {b}"),
                    more => format!(", and so do {} more lines", more.len()),
                };
                format!("{}: this line raises {exception}{others}", self.what)
            }
        }
    }
}

/// One warning for all places of a file that have the same mistake.
fn join(found: Vec<Finding<'_>>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(PathBuf, Kind, String), Vec<Finding<'_>>> = BTreeMap::new();
    for f in found {
        let key = (f.module.path.clone(), f.kind, f.what.clone());
        groups.entry(key).or_default().push(f);
    }
    let one = |mut group: Vec<Finding<'_>>| {
        group.sort_by_key(|f| f.lines);
        let first = group.first()?;
        let mut others: Vec<u32> = group.iter().map(|f| f.lines.first).collect();
        others.dedup();
        others.remove(0);
        let mut d = Diagnostic::new(first.message(&others))
            .file(&first.module.path)
            .line(first.lines.first)
            .kind(first.kind);
        d.help = first.help.as_deref().map(Into::into);
        Some(d)
    };
    groups.into_values().filter_map(one).collect()
}

/// True if a mistake at this place never shows, or may be intended.
fn is_intended(guard: Guard, m: &SourceModule) -> bool {
    guard.asked || guard.program && m.role == Role::Module
}

//! Imports of modules that are found nowhere: such an import raises ImportError.

use std::collections::BTreeMap;

use compiler::{Guard, Lines};

use super::take::imported;
use super::Finder;
use crate::evaluate::text_of;
use crate::left_out;
use crate::suggest::did_you_mean;

/// Help for an import that finds nothing.
const PLACES: &str = "put its file beside the program or into lib/, or name its directory with -I";

/// An import that finds nothing.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The module, or the package above it, that is missing.
    pub name: String,
    /// The lines of the statement.
    pub lines: Lines,
    /// Why the program may do without.
    pub guard: Guard,
    /// The mistake.
    pub message: String,
    /// Advice.
    pub help: String,
}

impl Finder<'_> {
    /// Finds the imports that find no module.
    pub(super) fn find_missing(&mut self) {
        let mut lacking: BTreeMap<String, Vec<Missing>> = BTreeMap::new();
        for (name, m) in &self.compiled {
            let package = self.found[name].package;
            for i in &m.imports {
                let Some(missing) = self.missing(&imported(name, package, i)) else {
                    continue;
                };
                let message = match left_out::reason(&missing) {
                    Some(why) => format!(
                        "{missing} cannot be imported: {why}; the import raises ImportError"
                    ),
                    None => format!("there is no module {missing}: its import raises ImportError"),
                };
                let help = match left_out::reason(&missing) {
                    Some(_) => {
                        "import it in a try statement, if the program can do without".to_owned()
                    }
                    None => did_you_mean(&missing, self.found.keys().map(String::as_str))
                        .unwrap_or_else(|| PLACES.to_owned()),
                };
                lacking.entry(name.clone()).or_default().push(Missing {
                    name: missing,
                    lines: Lines {
                        first: i.line,
                        last: i.last_line,
                    },
                    guard: i.guard,
                    message,
                    help,
                });
            }
        }
        self.lacking = lacking;
    }

    /// The first part of a name that is no module; `None` if all are. A module that the user has left out is not missing.
    fn missing(&self, name: &str) -> Option<String> {
        let ends = name.match_indices('.').map(|(i, _)| i);
        let mut parts = ends.chain([name.len()]).map(|end| &name[..end]);
        let known = |part: &&str| {
            part.is_empty()
                || self.found.contains_key(*part)
                || self.left.contains(*part)
                || self.excluded(part)
                || is_native(part)
        };
        parts.find(|part| !known(part)).map(str::to_owned)
    }
}

/// True for the name of a module that is built into the VM.
pub(super) fn is_native(name: &str) -> bool {
    let is = |name: &str| {
        vm::host::natives::modules()
            .any(|(_, group)| text_of(&[], &[], group.name).as_deref() == Some(name))
    };
    is(name) || name.strip_prefix('u').is_some_and(is)
}

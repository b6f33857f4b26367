//! `missing-import`: imports that find no module.

use super::program::Program;
use super::{is_intended, Finding, Kind, Then};
use crate::sources::SourceModule;

/// Adds the imports of `m` that find nothing, and that no handler is around.
pub fn check<'a>(program: &Program<'a>, m: &'a SourceModule, found: &mut Vec<Finding<'a>>) {
    let mut warned = Vec::new();
    for missing in &m.missing {
        let guard = missing.guard;
        if program.may_appear(&missing.name) {
            continue;
        }
        if guard.imports || is_intended(guard, m) || warned.contains(&&missing.name) {
            continue;
        }
        let f = Finding {
            kind: Kind::MissingImport,
            module: m,
            lines: missing.lines,
            what: missing.message.clone(),
            then: Then::Said,
            help: Some(missing.help.clone()),
        };
        if !super::silence::silences(&f) {
            warned.push(&missing.name);
        }
        found.push(f);
    }
}

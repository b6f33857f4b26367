//! `undefined-name`: names that are read and exist nowhere.

use super::program::Program;
use super::{is_intended, Finding, Kind, Settings, Then};
use crate::left_out;
use crate::sources::SourceModule;
use crate::suggest::did_you_mean;

/// Names that the compiler or the VM gives each piece of code.
const GIVEN: [&str; 5] = [
    "__debug__",
    "__import__",
    "__class__",
    "__module__",
    "__qualname__",
];

/// Adds the names that `m` reads and nothing defines.
pub fn check<'a>(
    program: &Program<'a>,
    m: &'a SourceModule,
    settings: &Settings,
    found: &mut Vec<Finding<'a>>,
) {
    let names = program.shared(m);
    for read in &m.facts.reads {
        let name = read.name.as_str();
        if is_intended(read.guard, m) || settings.names.contains(name) {
            continue;
        }
        let mut finding = Finding {
            kind: Kind::UndefinedName,
            module: m,
            lines: read.lines,
            what: String::new(),
            then: Then::Raises("NameError"),
            help: None,
        };
        if program.natives.builtin(name).is_some() {
            let own = names.as_ref().is_some_and(|n| n.0.contains(name));
            if let Some(why) = left_out::call(name).filter(|_| read.called && !own) {
                finding.what = format!("{name} {why}");
                finding.then = Then::Raises("NotImplementedError");
                found.push(finding);
            }
            continue;
        }
        let Some(names) = &names else { continue };
        let known = names.0.contains(name)
            || program.stored.contains(name)
            || program.fields.contains(name)
            || GIVEN.contains(&name)
            // The compiler computes its calls.
            || name == "const" && read.called;
        if known || read.guard.names {
            continue;
        }
        let mut near: Vec<&str> = names.0.iter().map(String::as_str).collect();
        near.extend(["True", "False", "None"]);
        near.extend(program.natives.builtins().map(String::as_str));
        let mut scope = Some(read.scope);
        while let Some(s) = scope.and_then(|id| m.facts.scopes.get(id)) {
            near.extend(s.names.iter().map(String::as_str));
            scope = s.parent;
        }
        match left_out::name(name) {
            Some(why) => finding.what = format!("there is no {name}, because {why}"),
            None => finding.what = format!("the name {name} exists nowhere"),
        }
        let is_module = program.natives.module(name).is_some()
            || program.module_names().any(|module| module == name);
        finding.help = match is_module {
            true => Some(format!("write import {name} at the top")),
            false => did_you_mean(name, near),
        };
        found.push(finding);
    }
}

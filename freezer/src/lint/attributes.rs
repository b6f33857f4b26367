//! `missing-attribute`: attributes that a module or a built-in class lacks.

use std::collections::BTreeSet;

use compiler::Lines;

use super::natives::type_names;
use super::program::{Program, Thing};
use super::{is_intended, Finding, Kind, Settings, Then};
use crate::left_out;
use crate::sources::{imported_name, SourceModule};
use crate::suggest::did_you_mean;

/// Adds the attributes that `m` reads or imports and that do not exist.
pub fn check<'a>(
    program: &Program<'a>,
    m: &'a SourceModule,
    settings: &Settings,
    found: &mut Vec<Finding<'a>>,
) {
    for read in &m.facts.attributes {
        if read.guard.attributes || is_intended(read.guard, m) {
            continue;
        }
        let end = read
            .path
            .iter()
            .try_fold(program.root(m, &read.root), |of, name| {
                of.map(|of| program.member(&of, name))
            });
        let Some(Some(of)) = end else { continue };
        let of_text = read.text.rsplit_once('.').map_or("", |(of, _)| of);
        add(
            program,
            m,
            settings,
            found,
            &of,
            of_text,
            &read.name,
            read.lines,
            "AttributeError",
        );
    }
    for import in &m.imports {
        if import.names.is_empty() || import.guard.imports || is_intended(import.guard, m) {
            continue;
        }
        let base = imported_name(&m.name, m.package, import.level, &import.module);
        let Some(of) = program.module(&base) else {
            continue;
        };
        let lines = Lines {
            first: import.line,
            last: import.last_line,
        };
        for name in import.names.iter().filter(|n| *n != "*") {
            add(
                program,
                m,
                settings,
                found,
                &of,
                &base,
                name,
                lines,
                "ImportError",
            );
        }
    }
}

/// Adds a finding if `of` lacks the attribute `name`.
#[allow(clippy::too_many_arguments)]
fn add<'a>(
    program: &Program<'a>,
    m: &'a SourceModule,
    settings: &Settings,
    found: &mut Vec<Finding<'a>>,
    of: &Thing<'a>,
    of_text: &str,
    name: &str,
    lines: Lines,
    raises: &'static str,
) {
    let Some((has, shown)) = attributes(program, of, of_text) else {
        return;
    };
    if has.contains(name) || program.stored.contains(name) || settings.names.contains(name) {
        return;
    }
    let module = match of {
        Thing::Module(m) => m.name.as_str(),
        Thing::Native(n) => n.as_str(),
        Thing::Type(_) => "",
    };
    let below = format!("{module}.{name}");
    if program.is_module(&below) {
        return;
    }
    let (what, help) = match left_out::attribute(module, name) {
        Some(why) => (format!("{shown} has no {name}, because {why}"), None),
        None => (
            format!("{shown} has no {name}"),
            did_you_mean(
                name,
                has.iter()
                    .map(String::as_str)
                    .filter(|n| !n.starts_with('_')),
            ),
        ),
    };
    found.push(Finding {
        kind: Kind::MissingAttribute,
        module: m,
        lines,
        what,
        then: Then::Raises(raises),
        help,
    });
}

/// The attributes of a module or class, if all are known, and its name for a message.
fn attributes(
    program: &Program<'_>,
    of: &Thing<'_>,
    text: &str,
) -> Option<(BTreeSet<String>, String)> {
    let mut names = program.fields.clone();
    match of {
        Thing::Native(n) => {
            if program.stores_any {
                return None;
            }
            names.extend(program.natives.module(n)?.keys().cloned());
            Some((names, format!("the module {n}")))
        }
        Thing::Module(m) => {
            names.extend(program.names(m, 0)?.0);
            let given = ["__getattr__", "__file__", "__path__"];
            let hooked = names.contains(given[0]);
            names.extend(given.map(str::to_owned));
            (!hooked).then(|| (names, format!("the module {}", m.name)))
        }
        Thing::Type(t) => Some((type_names(*t), format!("the class {text}"))),
    }
}

//! The order in which modules are evaluated after the program's stop: as the program is going to import them, as far as
//! its text tells.

use std::collections::BTreeSet;

use crate::sources::{SourceModule, Sources};

/// The indexes of the modules that import statements reach, in the order of the text: first what the modules `first` import,
/// then what those import, and so on.
pub fn static_imports(sources: &Sources, first: &[usize]) -> Vec<usize> {
    let mut seen: BTreeSet<usize> = first.iter().copied().collect();
    let mut todo: Vec<usize> = first.to_vec();
    let mut order = Vec::new();
    let mut next = 0;
    while let Some(&importer) = todo.get(next) {
        next += 1;
        for i in imported(sources, &sources.modules[importer]) {
            if seen.insert(i) {
                todo.push(i);
                order.push(i);
            }
        }
    }
    order
}

/// The modules that the statements of `m` import, in the order of the text.
fn imported(sources: &Sources, m: &SourceModule) -> Vec<usize> {
    let mut found = Vec::new();
    for import in &m.imports {
        let base = match import.level {
            0 => import.module.clone(),
            level => {
                let mut parts: Vec<&str> = m.name.split('.').collect();
                let up = level as usize - usize::from(m.package);
                parts.truncate(parts.len().saturating_sub(up));
                if !import.module.is_empty() {
                    parts.push(&import.module);
                }
                parts.join(".")
            }
        };
        found.extend(named(sources, &base));
        for name in &import.names {
            found.extend(named(sources, &format!("{base}.{name}")));
        }
    }
    found
}

/// The index of the module of this name; a file of the program is found only if it is a module besides.
fn named(sources: &Sources, name: &str) -> Option<usize> {
    sources
        .modules
        .iter()
        .position(|m| m.name == name && m.role == crate::sources::Role::Module)
}

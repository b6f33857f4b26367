//! The text of a module, and its compilation.

use std::path::Path;

use compiler::Module;

use super::library::{library, library_path};
use super::read::{decode, read_bytes};
use super::{Finder, Found};
use crate::diagnostic::Diagnostic;
use crate::lint::silence;
use crate::progress::Step;

/// The text of a module whose own cannot be compiled, because of a mistake in this line.
fn broken(line: Option<u32>) -> String {
    let before = line.map_or(0, |line| line.saturating_sub(1));
    let mut text = "\n".repeat(before as usize);
    text.push_str("raise SyntaxError(\"invalid syntax\")\n");
    text
}

impl Finder<'_> {
    /// Compiles the module `name`, and adds the modules that it imports.
    pub(super) fn compile(&mut self, name: &str) {
        let step = Step::Reads(name, self.compiled.len());
        self.options.progress.tell(step);
        let Some(found) = self.found.get(name).cloned() else {
            return;
        };
        let Some(bytes) = self.text_of(name, &found) else {
            return;
        };
        let decoded = decode(&found.path, bytes);
        let compiled = decoded.and_then(|(text, warning)| {
            let latin1 = warning.is_some();
            self.warnings.extend(warning);
            let mut module = self.compile_text(&text, &found.path, latin1)?;
            module.facts.silenced = silence::comments(&text);
            if self.options.lint.on {
                let unknown = silence::unknown(&text, &found.path);
                self.warnings.extend(unknown);
            }
            Ok(module)
        });
        let module = match compiled {
            Ok(m) => m,
            Err(d) if found.named => return self.errors.push(d),
            Err(mut d) => {
                let text = broken(d.line);
                d.message += "; its import raises SyntaxError";
                self.warnings.push(d);
                self.broken.insert(name.to_owned());
                match self.compile_text(&text, &found.path, false) {
                    Ok(m) => m,
                    Err(d) => return self.errors.push(d),
                }
            }
        };
        self.warnings.extend(module.warnings.iter().cloned());
        for i in &module.imports {
            self.follow(name, found.package, i);
        }
        self.take_begun(&module, &found.path);
        self.compiled.insert(name.to_owned(), module);
    }

    /// The bytes of a module's text. `None` after an error.
    fn text_of(&mut self, name: &str, found: &Found) -> Option<Vec<u8>> {
        let built_in = library(name).filter(|_| found.path == library_path(name));
        if let Some(m) = self.written(name) {
            return Some(m.text.clone().into_bytes());
        }
        if let Some(text) = built_in {
            return Some(text.as_bytes().to_vec());
        }
        if found.path.is_dir() {
            return Some(Vec::new());
        }
        match read_bytes(&found.path) {
            Ok(bytes) => Some(bytes),
            Err(d) => {
                self.errors.push(d);
                None
            }
        }
    }

    fn compile_text(&self, text: &str, path: &Path, latin1: bool) -> Result<Module, Diagnostic> {
        let options = compiler::Options {
            optimize: self.options.optimize,
            latin1,
        };
        compiler::compile_module(text, &path.to_string_lossy(), &options)
    }
}

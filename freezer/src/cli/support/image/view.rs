//! The content of an image: its header, its modules and their names.

use std::path::Path;

use format::image::{module, Image, State};
use format::layout;
use format::mem::Mem;
use format::value::Value;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::owners::{self, Owners};
use freezer::sidecar::Sidecar;
use freezer::suggest::did_you_mean;

use super::KnownVm;

/// An image's content.
pub struct View<'a> {
    /// Access to the words; there is no RAM.
    pub mem: Mem<'a>,
    /// The header.
    pub image: Image,
    /// Line numbers, if they are known.
    pub sidecar: Option<&'a Sidecar>,
    /// The VM that executes the image.
    pub vm: &'static KnownVm,
}

impl View<'_> {
    /// Word `at` of the header.
    pub fn header(&self, at: u32) -> u32 {
        self.mem.rom(at)
    }
    /// The owner of each object; as far as that is known without the sidecar, if there is none.
    pub fn owners(&self) -> Owners {
        let fixed = self.sidecar.map_or_else(Owners::new, Sidecar::fixed);
        owners::owners(&self.mem, &self.image, &fixed)
    }
    /// Field of module number `n`, see [`module`].
    pub fn module(&self, n: u32, field: u32) -> Value {
        self.image.module(&self.mem, n, field)
    }
    /// Numbers of the modules, sorted by name, which is the report's order.
    pub fn modules(&self) -> Vec<u32> {
        let room = self.image.len.saturating_sub(self.image.objects) / module::WORDS;
        let mut all: Vec<u32> = (0..self.image.modules.min(room)).collect();
        all.sort_by_key(|n| self.module_name(*n));
        all
    }
    /// Full name of module number `n`.
    pub fn module_name(&self, n: u32) -> String {
        let own = self.text(self.module(n, module::NAME));
        let package = self.module(n, module::PARENT).as_int();
        match u32::try_from(package).ok().filter(|p| *p < n) {
            Some(p) => format!("{}.{own}", self.module_name(p)),
            None => own,
        }
    }
    /// An error that says that there is no module `name`, and which one may be meant.
    pub fn no_module(&self, path: &Path, name: &str) -> Failure {
        let names: Vec<String> = self
            .modules()
            .iter()
            .map(|n| self.module_name(*n))
            .collect();
        let near = did_you_mean(name, names.iter().map(String::as_str));
        let d = Diagnostic::new(format!("there is no module {name} in it")).file(path);
        d.help(near.unwrap_or_else(|| listed(&names))).into()
    }
    /// The string with the full name of module number `n`, if the image has it.
    pub fn name_string(&self, n: u32) -> Option<Value> {
        let name = self.module_name(n);
        let hash = format::names::hash_bytes(name.as_bytes());
        self.image
            .find_string(&self.mem, hash, |v| self.text(v) == name)
    }
    /// What the import of module number `n` does; of a module that the program has imported before it stopped, and of the
    /// program, what the start does.
    pub fn state(&self, n: u32) -> State {
        if self.is_begun(n) {
            return self.begun_state(n);
        }
        State::from_index(self.module(n, module::STATE).as_len())
    }
    /// The text of a string.
    pub fn text(&self, v: Value) -> String {
        let size = self.mem.size(v).min(self.image.len.saturating_mul(4));
        let bytes: Vec<u8> = (0..size).map(|i| self.mem.byte(v, i)).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The keys and values of the table `t`. The keys of a set have the value UNDEF.
    pub fn entries(&self, t: Value) -> Vec<(Value, Value)> {
        freezer::graph::entries(&self.mem, t)
    }

    /// The globals of module number `n`, in the order of their definition.
    pub fn globals(&self, n: u32) -> Vec<(String, Value)> {
        let table = self
            .mem
            .get(self.module(n, module::OBJECT), layout::module::TABLE);
        self.entries(table)
            .into_iter()
            .map(|(k, v)| (self.text(k), v))
            .collect()
    }

    /// File and line of word `at` of the image.
    pub fn line(&self, at: u32) -> Option<(&str, u32)> {
        self.sidecar?
            .find(at)
            .map(|(file, line, _)| (file, line))
            .filter(|(_, line)| *line > 0)
    }

    /// The file of the code object at `at`, and its first line that is known.
    pub fn code_line(&self, at: u32) -> Option<(&str, u32)> {
        let sidecar = self.sidecar?;
        let i = sidecar.codes.binary_search_by_key(&at, |c| c.place).ok()?;
        let c = &sidecar.codes[i];
        Some((sidecar.files.get(c.file as usize)?, c.lines.first()?.1))
    }
}

/// Lists the names of modules in a message; if there are many, only the first.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 12;
    let more = if names.len() > SHOWN { " ..." } else { "" };
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    format!("there are {}{more}", shown.join(", "))
}

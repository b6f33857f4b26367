//! Names of a firmware's functions and objects.

use super::elf::Section;

/// The kind of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SymbolKind {
    /// A function.
    Function,
    /// Data.
    Object,
    /// An address in code without a type and often without a size: a routine in assembly, or a mark of the linker
    /// script.
    Label,
}

/// A symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its name, mangled.
    pub name: String,
    /// Its address.
    pub address: u32,
    /// Its length in bytes; 0 if the file does not say.
    pub bytes: u32,
    /// Its kind.
    pub kind: SymbolKind,
}

impl Symbol {
    /// Its name in the source, without the hash of the crate.
    pub fn display_name(&self) -> String {
        format!("{:#}", rustc_demangle::demangle(&self.name))
    }
}

/// All symbols of a firmware, in the order of their addresses.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    all: Vec<Symbol>,
    /// Start and end of each section with code: a symbol without a size ends at the end of its section.
    code: Vec<(u32, u32)>,
}

impl Symbols {
    pub(super) fn new(mut all: Vec<Symbol>, sections: &[Section]) -> Symbols {
        // A look-up finds the last of several symbols at one address, so functions with a size come last.
        all.sort_by_key(|s| {
            let known = s.kind == SymbolKind::Function && s.bytes > 0;
            (s.address, known, s.bytes)
        });
        let code = sections.iter().filter(|s| s.executable);
        Symbols {
            code: code
                .map(|s| (s.address, s.address.saturating_add(s.bytes)))
                .collect(),
            all,
        }
    }

    /// All symbols, in the order of their addresses.
    pub fn iter(&self) -> impl Iterator<Item = &Symbol> {
        self.all.iter()
    }

    /// The functions whose size is known, each address once.
    pub fn functions(&self) -> impl Iterator<Item = &Symbol> {
        let all = self.all.iter().enumerate();
        all.filter(|(i, s)| {
            let next = self.all.get(i + 1);
            let shadowed = next.is_some_and(|n| n.address == s.address && n.kind == s.kind);
            s.kind == SymbolKind::Function && s.bytes > 0 && !shadowed
        })
        .map(|(_, s)| s)
    }

    /// The function that the instruction at `pc` belongs to, and the bytes from its start.
    ///
    /// A symbol without a size reaches to the next one, within its section. A literal or padding after the end of a
    /// function belongs to no function.
    pub fn function_at(&self, pc: u32) -> Option<(&Symbol, u32)> {
        let (_, end) = *self.code.iter().find(|(a, b)| (*a..*b).contains(&pc))?;
        let after = self.all.partition_point(|s| s.address <= pc);
        let found = self.all[..after]
            .iter()
            .rev()
            .find(|s| s.kind != SymbolKind::Object)?;
        let next = self.all.get(after).map_or(end, |s| s.address.min(end));
        let limit = match found.bytes {
            0 => next,
            n => found.address.saturating_add(n),
        };
        let section = self
            .code
            .iter()
            .find(|(a, b)| (*a..*b).contains(&found.address))?;
        (pc < limit && section.1 == end).then(|| (found, pc - found.address))
    }

    /// A name for the address `pc`: `name + 0x12`, or its number if no function is there.
    pub fn place(&self, pc: u32) -> String {
        match self.function_at(pc) {
            Some((s, 0)) => s.display_name(),
            Some((s, n)) => format!("{} + {n:#x}", s.display_name()),
            None => format!("{pc:#010x}"),
        }
    }
}

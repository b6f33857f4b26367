//! What the same kind of work costs on MicroPython: `freezer/data/micropython.toml`.

use serde::Deserialize;

const TEXT: &str = include_str!("../../../../data/micropython.toml");

/// All figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of MicroPython, and how it was measured.
    pub source: String,
    /// Bytes of heap.
    pub heap: u32,
    /// The heap that imports keep.
    #[serde(rename = "import")]
    pub imports: Vec<Import>,
    /// The imports of boxes.
    #[serde(rename = "box")]
    pub boxes: Vec<Work>,
}

/// The heap that an import keeps.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// The import's name.
    pub what: String,
    /// Bytes.
    pub bytes: u32,
}

/// Imports that a box needs together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The box's name.
    pub what: String,
    /// Names of imports.
    pub imports: Vec<String>,
}

/// Reads the figures.
///
/// # Panics
/// Never: the file is part of the tool, and a test reads it.
pub fn read() -> Baseline {
    match toml::from_str(TEXT) {
        Ok(b) => b,
        Err(e) => panic!("freezer/data/micropython.toml: {e}"),
    }
}

impl Baseline {
    /// The imports of a box, with their bytes.
    pub fn parts(&self, work: &Work) -> Vec<(&str, u32)> {
        let find = |what: &String| self.imports.iter().find(|i| i.what == *what);
        work.imports
            .iter()
            .filter_map(find)
            .map(|i| (i.what.as_str(), i.bytes))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_whole() {
        let b = read();
        assert!(b.imports.len() > 10 && b.heap > 0 && b.source.starts_with("MicroPython v"));
        for work in &b.boxes {
            assert_eq!(b.parts(work).len(), work.imports.len(), "{}", work.what);
        }
        let needs = |n: usize| b.parts(&b.boxes[n]).iter().map(|p| p.1).sum::<u32>();
        assert!(needs(0) < b.heap && b.heap < needs(1));
    }
}

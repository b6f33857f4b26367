//! The sidecars that may belong to the images of a board: a traceback names its image by checksum, and the sidecar with
//! that checksum is looked for when it is needed.

use std::path::{Path, PathBuf};

use freezer::sidecar::Sidecar;

use super::sidecar;

/// Sidecars, read when a traceback asks for them.
#[derive(Default)]
pub struct Sidecars {
    /// Those that were read, the last one first.
    known: Vec<Sidecar>,
    /// Files and directories where others are looked for.
    places: Vec<PathBuf>,
    /// The last checksum that none had: a traceback has many lines, and the places are searched for the first of them.
    missing: Option<u32>,
}

impl Sidecars {
    /// One sidecar, for an image that runs here.
    pub fn one(sidecar: Sidecar) -> Sidecars {
        Sidecars {
            known: vec![sidecar],
            ..Sidecars::default()
        }
    }

    /// The sidecars in these places: files, and directories with files `*.sym`.
    pub fn in_places(places: Vec<PathBuf>) -> Sidecars {
        Sidecars {
            places,
            ..Sidecars::default()
        }
    }

    /// The sidecar of the image with this checksum.
    pub fn of(&mut self, crc: u32) -> Option<&Sidecar> {
        let known = |all: &[Sidecar]| all.iter().position(|s| s.crc == crc);
        if known(&self.known).is_none() && self.missing != Some(crc) {
            self.read();
            self.missing = known(&self.known).is_none().then_some(crc);
        }
        known(&self.known).map(|at| &self.known[at])
    }

    /// Looks again at the next traceback: the board may have got another image.
    pub fn forget(&mut self) {
        self.missing = None;
    }

    /// Reads all places. A file that is no sidecar, or that a freeze is just writing, is left out.
    fn read(&mut self) {
        let files = self.places.iter().flat_map(|place| files(place));
        self.known = files.filter_map(|path| sidecar::read(&path).ok()).collect();
    }
}

/// The file itself, or the sidecars of a directory.
fn files(place: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(place) else {
        return vec![place.to_path_buf()];
    };
    let paths = entries.flatten().map(|e| e.path());
    let mut all: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "sym"))
        .collect();
    all.sort();
    all
}

//! The sidecar, `frozen.sym` beside `frozen.img`: line numbers, names of locals and source paths, for the host.
//! It is encoded with postcard, after a magic word of its own.

use std::collections::BTreeMap;

use compiler::link::Linked;
use compiler::{CodeUnit, Const, Word};
use format::image::{code, header};
use format::isa::Op;
use serde::{Deserialize, Serialize};

use crate::owners::Owners;
use crate::promote::Promoted;
use crate::sources::Sources;

/// The first bytes of the file. The last letter is the version of the rest.
const MAGIC: &[u8] = b"PFRZSYM2";

/// The names and lines of one code object.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Code {
    /// Place of its header in the image, in words.
    pub place: u32,
    /// Words of its instructions.
    pub len: u32,
    /// Index into [`Sidecar::files`].
    pub file: u32,
    /// Function's name.
    pub name: String,
    /// Words from the first instruction, and line.
    pub lines: Vec<(u32, u32)>,
    /// Names of the registers.
    pub locals: Vec<String>,
}

/// The content of the sidecar.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Sidecar {
    /// Checksum of the image that it belongs to.
    pub crc: u32,
    /// Source files.
    pub files: Vec<String>,
    /// Code objects by place.
    pub codes: Vec<Code>,
    /// By the name of a module: its globals, and the line of the statement that bound each first.
    pub globals: BTreeMap<String, Vec<(String, u32)>>,
    /// The owners of code and of the bodies' objects, by place: words from the place before, and the number of the module in the
    /// image. See [`crate::owners`].
    pub fixed: Vec<(u32, u32)>,
}

impl Sidecar {
    /// The content of the file.
    ///
    /// # Errors
    /// The sidecar cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_stdvec(self)?);
        Ok(bytes)
    }

    /// Reads the content of the file; `None` if the file is damaged, or another program or version wrote it.
    pub fn from_bytes(bytes: &[u8]) -> Option<Sidecar> {
        match postcard::take_from_bytes(bytes.strip_prefix(MAGIC)?) {
            Ok((sidecar, [])) => Some(sidecar),
            _ => None,
        }
    }

    /// Collects the sidecar of an image.
    pub fn new(sources: &Sources, linked: &Linked, promoted: &Promoted) -> Sidecar {
        let mut codes: Vec<Code> = linked
            .codes
            .iter()
            .filter_map(|(at, info)| {
                let place = *promoted.code_places.get(at)?;
                let words = &promoted.image.words;
                let word = |i: u32| words.get((place + i) as usize).copied().unwrap_or(0);
                let len = code::parts(word).len;
                Some(Code {
                    place,
                    len,
                    file: info.module as u32,
                    name: info.name.clone(),
                    lines: info.lines.clone(),
                    locals: info.locals.clone(),
                })
            })
            .collect();
        codes.sort_by_key(|c| c.place);
        Sidecar {
            crc: promoted.image.words[header::CRC as usize],
            files: sources
                .modules
                .iter()
                .map(|m| m.path.to_string_lossy().into_owned())
                .collect(),
            codes,
            globals: sources
                .modules
                .iter()
                .map(|m| (m.name.clone(), bound(&m.unit)))
                .collect(),
            fixed: steps(&promoted.fixed),
        }
    }

    /// The owners of code and of the bodies' objects.
    pub fn fixed(&self) -> Owners {
        let mut at = 0u32;
        let absolute = |(step, n): &(u32, u32)| {
            at = at.wrapping_add(*step);
            (at, *n)
        };
        self.fixed.iter().map(absolute).collect()
    }

    /// File, line and function of the instruction at word `at` of the image.
    pub fn find(&self, at: u32) -> Option<(&str, u32, &str)> {
        let i = self
            .codes
            .partition_point(|c| c.place <= at)
            .checked_sub(1)?;
        let c = &self.codes[i];
        let place = at
            .checked_sub(c.place.checked_add(code::INSTRS)?)
            .filter(|p| *p < c.len)?;
        let line = c
            .lines
            .partition_point(|(w, _)| *w <= place)
            .checked_sub(1)
            .map_or(0, |i| c.lines[i].1);
        Some((self.files.get(c.file as usize)?, line, &c.name))
    }
}

/// The owners by place, each place as the words from the one before.
fn steps(fixed: &Owners) -> Vec<(u32, u32)> {
    let sorted: BTreeMap<u32, u32> = fixed.iter().map(|(place, n)| (*place, *n)).collect();
    let before = std::iter::once(0).chain(sorted.keys().copied());
    let steps = sorted.iter().zip(before);
    steps.map(|((place, n), from)| (place - from, *n)).collect()
}

/// The globals that a body binds, each with the line of the first statement that binds it.
fn bound(body: &CodeUnit) -> Vec<(String, u32)> {
    let mut all: Vec<(String, u32)> = Vec::new();
    for i in body.instructions().filter(|i| i.op == Op::StoreGlobal) {
        let Some(Word::Const(Const::Name(name))) = i.operands.first() else {
            continue;
        };
        let after = body.lines.partition_point(|(place, _)| *place <= i.at);
        let line = after.checked_sub(1).map(|n| body.lines[n].1);
        if let Some(line) = line.filter(|_| !all.iter().any(|(n, _)| n == name)) {
            all.push((name.clone(), line));
        }
    }
    all
}

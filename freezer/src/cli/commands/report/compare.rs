//! The same program here and on MicroPython.

use format::image::build::Builder;

use super::cross::Cross;
use super::estimate::Estimate;
use super::ram::{Import, Ram};

/// Bytes of heap that a program has on MicroPython: measured on v1.29.0-preview-731, `ports/esp8266`.
pub const OTHER_HEAP: u32 = 38_016;

/// A module on MicroPython.
pub struct Other {
    /// Bytes of its `.mpy` file.
    pub bytes: u32,
    /// Its RAM, at least.
    pub ram: Estimate,
}

/// A module here and there.
pub struct Module {
    /// Here.
    pub here: Import,
    /// On MicroPython, or why that is not known.
    pub there: Result<Other, String>,
}

/// A program here and there.
pub struct Compared {
    /// The image, without its imports.
    pub ram: Ram,
    /// The modules, sorted by name.
    pub modules: Vec<Module>,
    /// What mpy-cross says of itself; `None` if it is not installed.
    pub version: Option<String>,
    /// True if the sources of the modules are known.
    pub has_sources: bool,
}

impl Compared {
    /// Compiles every module with mpy-cross, if that is there.
    pub fn new(mut ram: Ram, cross: Option<&Cross>, has_sources: bool) -> Compared {
        let imports = std::mem::take(&mut ram.imports).into_iter();
        let modules = imports.map(|here| Module {
            there: there(&here, cross),
            here,
        });
        Compared {
            modules: modules.collect(),
            ram,
            version: cross.map(|c| c.version.clone()),
            has_sources,
        }
    }

    /// The modules that are known there.
    pub fn known(&self) -> impl Iterator<Item = (&Import, &Other)> {
        let known = |m: &'_ Module| m.there.is_ok();
        let both = self.modules.iter().filter(move |m| known(m));
        both.filter_map(|m| Some((&m.here, m.there.as_ref().ok()?)))
    }

    /// The RAM of all known modules there, at least.
    pub fn sum(&self) -> Estimate {
        let mut sum = Estimate::default();
        for (_, other) in self.known() {
            sum.loaded += other.ram.loaded;
            sum.frozen += other.ram.frozen;
        }
        sum
    }
}

fn there(here: &Import, cross: Option<&Cross>) -> Result<Other, String> {
    let cross = cross.ok_or_else(String::new)?;
    let source = here.source.as_deref().ok_or_else(String::new)?;
    if source.is_dir() {
        return Err("a directory".to_owned());
    }
    if !source.is_file() {
        return Err("MicroPython has its own".to_owned());
    }
    let mpy = cross.compile(source)?;
    // The names that the VM knows are those of MicroPython's own modules and functions, which its firmware has.
    let firmware = Builder::new();
    Ok(Other {
        bytes: mpy.bytes,
        ram: Estimate::of(&here.name, &mpy, |name| firmware.has_string(name)),
    })
}

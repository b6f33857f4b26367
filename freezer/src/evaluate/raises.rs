//! Bodies that raise: where they do, and what that means for the image.

use std::collections::BTreeMap;
use std::path::Path;

use format::image::code;
use format::mem::Rom;
use format::types::TypeId;
use vm::host::Vm;
use vm::host::{Module as Evaluated, Status};

use super::{code_at, line_in, text_of, words_in_use, Stop};
use crate::diagnostic::{printable, shorten, show_path, Diagnostic, Failure};
use crate::sources::Sources;
use crate::Options;
use compiler::link::Linked;

/// Number of frames that are shown at each end of a long traceback.
const FRAMES_SHOWN: usize = 8;
/// The most letters of a source line that are shown.
const LINE_SHOWN: usize = 120;

/// A body that raised.
struct Body {
    /// Line in the module's own file, and the exception's type.
    stop: Stop,
    /// The exception's type and text.
    what: String,
    /// True for an exit, which ends the program as intended.
    exits: bool,
    /// True if it needs a module, or a name of a built-in module, that the board does not have.
    lacks: bool,
    /// The traceback.
    trace: Vec<String>,
}

/// The bodies that raised, by index in the sources.
#[derive(Default)]
pub struct Raised(BTreeMap<usize, Body>);

impl Raised {
    /// Adds the bodies that have raised since the last call.
    pub fn find(&mut self, vm: &Vm<'_>, sources: &Sources, linked: &Linked, rom: Rom<'_>) {
        let Some(state) = vm.freezing_state() else {
            return;
        };
        for (index, n) in linked.image.module_numbers.iter().enumerate() {
            let e = &state.modules[*n as usize];
            let program = sources.main == Some(index);
            let known = self.0.contains_key(&index) || program && self.part(sources).is_some();
            // A program that exits has not failed.
            if (e.status == Status::Raised || program) && e.raised.is_def() && !known {
                let (index, body) = body(vm, sources, linked, index, e, rom);
                self.0.insert(index, body);
            }
        }
    }

    /// The part of the program that raised.
    pub fn part(&self, sources: &Sources) -> Option<usize> {
        let mut parts = sources.parts.iter().copied();
        parts.find(|part| self.0.contains_key(part))
    }

    /// Where the body of this module stopped, if it raised.
    pub fn stop(&self, index: usize) -> Option<Stop> {
        self.0.get(&index).map(|body| body.stop.clone())
    }

    /// The warnings about bodies that raise.
    ///
    /// # Errors
    /// The program raises, and the image is for a board; or any body raises, and the options are strict. A program that
    /// lacks a module, or a name of one, gets a warning: existing programs name modules that they may not need.
    pub fn judge(self, sources: &Sources, options: &Options) -> Result<Vec<Diagnostic>, Failure> {
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        for (index, body) in self.0 {
            let m = &sources.modules[index];
            if m.broken {
                // There is a warning already, with the place of the mistake.
                continue;
            }
            let is_program = sources.parts.contains(&index);
            // A program that exits is meant to.
            if body.exits && is_program {
                continue;
            }
            let then = match body.exits {
                true => "a program that imports it ends there",
                false if is_program => "so will each start on the device",
                false => "so will its import on the device",
            };
            let told =
                |w: &Diagnostic| w.file.as_ref() == Some(&m.path) && w.line == Some(body.stop.line);
            let told = !is_program && body.lacks && sources.warnings.iter().any(told);
            let message = format!("the body of {} raises {}; {then}", m.name, body.what);
            let d = Diagnostic::new(message).file(&m.path).line(body.stop.line);
            let fails = is_program && options.for_board && !body.lacks && !m.lacks;
            let bad = !body.exits && (options.strict || fails);
            match bad {
                true => errors.push(d.trace(body.trace)),
                // A warning about the import that fails there has been given.
                false if told => {}
                false => warnings.push(d.trace(body.trace)),
            }
        }
        match errors.is_empty() {
            true => Ok(warnings),
            false => Err(errors.into()),
        }
    }
}

/// Describes the exception that the body of module number `index` of the sources raised. Gives the number of the module, too:
/// of the program, the number of the part that raised.
fn body(
    vm: &Vm<'_>,
    sources: &Sources,
    linked: &Linked,
    index: usize,
    e: &Evaluated,
    rom: Rom<'_>,
) -> (usize, Body) {
    let (type_name, text, places) = vm.describe_exception(e.raised);
    let ram = words_in_use(vm);
    let type_name = text_of(&ram, rom, type_name).unwrap_or_default();
    let text = text.and_then(|t| match t.is_int() {
        true => Some(t.as_int().to_string()),
        false => text_of(&ram, rom, t),
    });
    let places: Vec<u32> = places
        .iter()
        .map(|(at, place)| at + code::INSTRS + place)
        .collect();
    let outermost = places.last().and_then(|pc| code_at(linked, *pc));
    let part = outermost.map(|(_, info)| info.module);
    let index = part
        .filter(|part| sources.main == Some(index) && sources.parts.contains(part))
        .unwrap_or(index);
    let own = |pc: &&u32| code_at(linked, **pc).is_some_and(|(_, info)| info.module == index);
    let line = places
        .iter()
        .find(own)
        .or(places.last())
        .map_or(0, |pc| line_in(linked, *pc));
    // The VM's messages for names that a module or a type does not have.
    let of_module = text.as_deref().is_some_and(|t| {
        (t.starts_with("module '") || t.starts_with("type object '")) && t.contains("no attribute")
    });
    let what = text.map_or(type_name.clone(), |t| {
        format!("{type_name}: {}", printable(&shorten(&t)))
    });
    let mut trace = traceback(sources, linked, &places);
    trace.push(what.clone());
    let body = Body {
        stop: Stop {
            line,
            call: type_name,
        },
        what,
        exits: vm.is_a(e.raised, TypeId::SystemExit),
        lacks: vm.is_a(e.raised, TypeId::ImportError)
            || vm.is_a(e.raised, TypeId::AttributeError) && of_module,
        trace,
    };
    (index, body)
}

/// The lines of a traceback. `places` are those of the frames, the innermost first.
fn traceback(sources: &Sources, linked: &Linked, places: &[u32]) -> Vec<String> {
    let mut files = BTreeMap::new();
    let mut frames: Vec<(Vec<String>, usize)> = Vec::new();
    for pc in places.iter().rev() {
        let lines = frame(sources, linked, *pc, &mut files);
        match frames.last_mut() {
            Some((before, times)) if *before == lines => *times += 1,
            _ => frames.push((lines, 1)),
        }
    }
    let left_out = frames.len().saturating_sub(2 * FRAMES_SHOWN);
    let mut all = vec!["Traceback (most recent call last):".to_owned()];
    for (i, (lines, times)) in frames.into_iter().enumerate() {
        if left_out > 0 && i == FRAMES_SHOWN {
            all.push(format!("  ... {left_out} more"));
        }
        if left_out > 0 && (FRAMES_SHOWN..FRAMES_SHOWN + left_out).contains(&i) {
            continue;
        }
        all.extend(lines);
        if times > 1 {
            all.push(format!("  ... {} times", times));
        }
    }
    all
}

/// The lines about one frame. `files` holds the lines of the files that were read.
fn frame<'s>(
    sources: &'s Sources,
    linked: &Linked,
    pc: u32,
    files: &mut BTreeMap<&'s Path, Vec<String>>,
) -> Vec<String> {
    let Some((_, info)) = code_at(linked, pc) else {
        return Vec::new();
    };
    let Some(m) = sources.modules.get(info.module) else {
        return Vec::new();
    };
    let line = line_in(linked, pc);
    let head = format!(
        "  File \"{}\", line {line}, in {}",
        show_path(&m.path),
        info.name
    );
    let text = files.entry(m.path.as_path()).or_insert_with(|| {
        let text = std::fs::read_to_string(&m.path).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    });
    let source = (line as usize).checked_sub(1).and_then(|n| text.get(n));
    let source = source.map(|s| s.trim().chars().take(LINE_SHOWN).collect::<String>());
    let source = source.filter(|s| !s.is_empty()).map(|s| format!("    {s}"));
    std::iter::once(head).chain(source).collect()
}

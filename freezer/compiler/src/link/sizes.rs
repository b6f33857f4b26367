//! Refuses constants that are larger than any object.

use format::object::SIZE_MAX;

use super::Module;
use crate::diagnostic::{Diagnostic, Failure};
use crate::{CodeUnit, Const, Word};

/// Refuses the program if one of its constants is larger than any object.
///
/// # Errors
/// Every such constant, with its line.
pub(super) fn check_sizes(modules: &[Module<'_>]) -> Result<(), Failure> {
    let mut errors = Vec::new();
    for m in modules {
        check_unit(m.unit, &mut |line, what| {
            let message = format!("{what}, the most that an object can hold");
            let d = Diagnostic::new(message).file(m.path).line(line);
            errors.push(d.help("split it"));
        });
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors.into())
    }
}

fn check_unit(u: &CodeUnit, report: &mut dyn FnMut(u32, String)) {
    for (at, word) in u.words.iter().enumerate() {
        let Word::Const(k) = word else { continue };
        if let Const::Code(inner) = k {
            check_unit(inner, report);
        } else if let Some(what) = too_big(k) {
            // The instruction that loads a constant has no line. The next one that has a line uses the constant.
            let next = u.lines.partition_point(|(place, _)| (*place as usize) < at);
            let line = u
                .lines
                .get(next)
                .or(u.lines.last())
                .map_or(u.first_line, |(_, line)| *line);
            report(line, what);
        }
    }
}

/// Says in words which part of a constant is too large; `None` if the constant fits an image.
fn too_big(k: &Const) -> Option<String> {
    let most = u64::from(SIZE_MAX);
    let more_than = |n: u64, what: &str| format!("{what} has more than {n} bytes");
    match k {
        Const::Str(s) | Const::Name(s) if s.len() as u64 > most => {
            Some(more_than(most, "the string"))
        }
        Const::Bytes(b) if b.len() as u64 > most => Some(more_than(most, "the bytes constant")),
        Const::Int(i) if i.bits().div_ceil(8) > most - 4 => Some(more_than(most - 4, "the number")),
        Const::Tuple(items) if items.len() as u64 > most => {
            Some(format!("the tuple has more than {most} items"))
        }
        Const::Tuple(items) => items.iter().find_map(too_big),
        _ => None,
    }
}

//! Refuses constants that no object can hold.

use format::object::SIZE_MAX;

use super::Module;
use crate::diagnostic::{Diagnostic, Failure};
use crate::{CodeUnit, Const, Word};

/// Refuses constants that no object can hold.
pub(super) fn check_sizes(modules: &[Module<'_>]) -> Result<(), Failure> {
    let mut errors = Vec::new();
    for m in modules {
        check_unit(m.unit, &mut |line, what| {
            let d = Diagnostic::new(format!(
                "{what} is larger than {SIZE_MAX} bytes, which no object can be"
            ));
            errors.push(d.file(m.path).line(line).help("split it"));
        });
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure { errors })
    }
}

fn check_unit(u: &CodeUnit, report: &mut dyn FnMut(u32, &str)) {
    for (at, word) in u.words.iter().enumerate() {
        let Word::Const(k) = word else { continue };
        if let Const::Code(inner) = k {
            check_unit(inner, report);
        } else if let Some(what) = too_big(k) {
            // A constant is loaded by an instruction without a line; the next that has one uses it.
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

/// What is too big in a constant.
fn too_big(k: &Const) -> Option<&'static str> {
    let most = u64::from(SIZE_MAX);
    match k {
        Const::Str(s) | Const::Name(s) if s.len() as u64 > most => Some("the string"),
        Const::Bytes(b) if b.len() as u64 > most => Some("the bytes constant"),
        Const::Int(i) if i.bits().div_ceil(8) > most - 4 => Some("the number"),
        Const::Tuple(items) if items.len() as u64 > most => Some("the tuple"),
        Const::Tuple(items) => items.iter().find_map(too_big),
        _ => None,
    }
}

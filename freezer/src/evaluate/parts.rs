//! The parts of the program: `boot.py` and `main.py` are one program for the VM. Here each file gets its share of what
//! the VM says about it.

use vm::host::{Module as Evaluated, Start, Status};

use crate::sources::Sources;

/// Says of each part of the program how far it got. The VM has said it of the program's module, for all of them. `raised` is
/// the part that raised.
pub fn share(sources: &Sources, modules: &mut [Evaluated], start: &Start, raised: Option<usize>) {
    let Some(program) = sources.main.map(|main| modules[main].clone()) else {
        return;
    };
    let parts = &sources.parts;
    let begun = parts.len() - start.bodies.len();
    let last = parts.iter().position(|part| Some(*part) == raised);
    // The last part has a memo of its own if an earlier one has stopped.
    let last = last.filter(|_| !program.is_part);
    let last = last.or(begun.checked_sub(1));
    for (i, &part) in parts.iter().enumerate() {
        let m = &mut modules[part];
        m.started = true;
        if m.is_part {
            continue;
        }
        m.stopped = None;
        m.status = match last {
            Some(last) if i < last => Status::Done,
            Some(_) if raised == Some(part) => Status::Raised,
            Some(last) if i == last => {
                m.stopped.clone_from(&start.stopped);
                match program.is_part {
                    true => Status::Suspended,
                    false => program.status,
                }
            }
            _ => Status::Runs,
        };
    }
}

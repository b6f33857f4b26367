//! The audit of recording: it finds loads that the freezer's recorder does not hear of.
//!
//! While a module's body is audited, each load of mutable state of a frozen object is noted, and each object of which
//! the VM tells the recorder something is marked as known. An object that was loaded from and is not known at the end
//! of the body shows a place in the VM that learns something in secret.
//!
//! Debug builds of the tool have this, and nothing else. The notes belong to the thread, so that places of memory stay
//! plain; a thread evaluates one body at a time, with the bodies that it imports inside of it. The storage of a
//! container is not audited, since it is reached through the container.

extern crate std;

use core::cell::{Cell, RefCell};
use core::panic::Location;
use std::collections::BTreeSet;
use std::vec::Vec;

use crate::layout::{exception, generator, iterator, namespace_table, record, stream};
use crate::object::{self, FirstWrite, Kind, FROZEN};
use crate::types::TypeId;
use crate::value::Value;

/// A load from an object that the recorder never heard of.
#[derive(Clone, Copy, Debug)]
pub struct Untold {
    /// The address of the object's header on the host.
    pub(super) address: usize,
    /// The code that loaded first.
    pub place: &'static Location<'static>,
}

/// What was noted while one body ran.
#[derive(Default)]
struct Notes {
    /// The objects that were loaded from, each with its first load, in order.
    loads: Vec<Untold>,
    /// The addresses in `loads`.
    seen: BTreeSet<usize>,
    /// The addresses of the objects that the recorder knows.
    known: BTreeSet<usize>,
}

std::thread_local! {
    /// The notes of the bodies that are audited, outermost first.
    static BODIES: RefCell<Vec<Notes>> = const { RefCell::new(Vec::new()) };
    /// True while loads are noted: the quick question of each load.
    static IS_ON: Cell<bool> = const { Cell::new(false) };
}

/// Begins to audit a body. If one is audited already, it goes on after the end of this one.
pub(super) fn begin() {
    BODIES.with_borrow_mut(|b| b.push(Notes::default()));
    IS_ON.set(true);
}

/// Ends the audit of the innermost body, and gives the first load that the recorder never heard of.
pub(super) fn end() -> Option<Untold> {
    let (ended, left) = BODIES.with_borrow_mut(|b| (b.pop(), b.len()));
    IS_ON.set(left > 0);
    let notes = ended?;
    let is_untold = |l: &Untold| !notes.known.contains(&l.address);
    notes.loads.into_iter().find(is_untold)
}

/// Notes no loads until this is called with `on`. Gives what was set before.
pub(super) fn switch(on: bool) -> bool {
    let is_audited = BODIES.with_borrow(|b| !b.is_empty());
    IS_ON.replace(on && is_audited)
}

/// Marks the object whose header has this address as known to the recorder.
pub(super) fn know(address: usize) {
    if IS_ON.get() {
        BODIES.with_borrow_mut(|b| {
            if let Some(notes) = b.last_mut() {
                notes.known.insert(address);
            }
        });
    }
}

/// Notes a load of word `field` of the object with the header `header`, whose second word is `first`.
#[inline(always)]
pub(super) fn load(
    header: u32,
    first: u32,
    field: u32,
    address: usize,
    place: &'static Location<'static>,
) {
    if header & FROZEN != 0 && IS_ON.get() && is_mutable(header, first, field) {
        note(Untold { address, place });
    }
}

#[cold]
fn note(load: Untold) {
    BODIES.with_borrow_mut(|b| {
        if let Some(notes) = b.last_mut() {
            if notes.seen.insert(load.address) {
                notes.loads.push(load);
            }
        }
    });
}

/// True if a program may change word `field` of the object. The types of objects never change.
fn is_mutable(header: u32, first: u32, field: u32) -> bool {
    let Some(kind) = object::kind(header) else {
        return false;
    };
    match kind.first_write() {
        FirstWrite::Delta => namespace_table(kind) == Some(field),
        FirstWrite::Copy => match kind {
            Kind::Exc => field != exception::TYPE,
            Kind::Gen => field != generator::FUNC,
            // These words have the type among other bits.
            Kind::Iter => field != iterator::WHAT,
            Kind::Stream => field != stream::WHAT,
            Kind::Record => {
                let t = Value::from_bits(first).type_id();
                field != record::TYPE && !matches!(t, TypeId::Re | TypeId::Match | TypeId::Complex)
            }
            _ => true,
        },
        FirstWrite::Immutable | FirstWrite::Part | FirstWrite::NotFreezable => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{class, list};
    use crate::mem::Mem;

    /// Word of RAM at which the object of the tests lies.
    const AT: u32 = 4;

    /// Loads a word of a frozen object of the kind in an audit. Gives the object that the audit finds.
    fn audited(kind: Kind, field: u32, tell: bool) -> Option<Value> {
        let mut ram = [0; 16];
        ram[AT as usize] = object::header(kind, kind.shape().fixed(), FROZEN);
        let mem = Mem::on_host(&[], &mut ram);
        let v = Value::ram(AT);
        mem.begin_audit();
        let _ = mem.get(v, field);
        if tell {
            mem.audit_knows(v);
        }
        mem.end_audit().map(|found| found.0)
    }

    #[test]
    fn the_load_that_nobody_tells_of_is_found() {
        assert_eq!(audited(Kind::List, list::LEN, false), Some(Value::ram(AT)));
        assert_eq!(
            audited(Kind::Class, class::TABLE, false),
            Some(Value::ram(AT))
        );
    }

    #[test]
    fn what_is_told_or_cannot_change_is_not_found() {
        assert_eq!(audited(Kind::List, list::LEN, true), None);
        assert_eq!(audited(Kind::Class, class::MRO, false), None);
        assert_eq!(audited(Kind::Property, 1, false), None);
    }

    #[test]
    fn an_inner_body_does_not_answer_for_the_outer_one() {
        begin();
        load(
            object::header(Kind::List, 2, FROZEN),
            0,
            1,
            0x100,
            Location::caller(),
        );
        begin();
        know(0x100);
        assert!(end().is_none());
        assert!(end().is_some());
    }
}

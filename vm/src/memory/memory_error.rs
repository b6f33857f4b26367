//! Want of memory: the MemoryError that tells of it.

use crate::error::{Raise, R};
use crate::vm::Vm;
use format::layout::exception;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Words that must be free for a MemoryError with a message and a traceback: what it takes itself, and
/// as much again for what handles it.
const ROOM: u32 = 96;
/// The largest number of a message.
const MOST: u32 = 0x3fff_ffff;

impl Vm<'_> {
    /// Notes what an allocation asked for that failed, for the message.
    #[cold]
    pub(crate) fn note_want(&mut self, kind: Kind, size: u32) {
        self.shortage.exception = Value::UNDEF;
        self.shortage.bytes = if kind.is_bytes() {
            size
        } else {
            size.saturating_mul(4)
        };
    }

    /// Makes a MemoryError what is being raised. As long as there is room it says how many bytes were
    /// asked for, and gets a traceback; else it is the emergency exception, which has neither. It is that
    /// too while modules are frozen: the freezer knows it by that.
    ///
    /// If it was an exception that could not be made, the emergency exception takes its type instead.
    pub(crate) fn raise_memory_error(&mut self) {
        let bytes = core::mem::take(&mut self.shortage.bytes);
        let wanted = core::mem::replace(&mut self.shortage.exception, Value::UNDEF);
        if wanted.is_def() && !self.is_freezing() {
            self.exc = self.emergency_of(wanted.type_id());
            return;
        }
        self.exc = self.emergency_of(TypeId::MemoryError);
        if self.is_freezing() || !self.has_room(ROOM) {
            return;
        }
        let pass = core::mem::replace(&mut self.heap.stress_pass, true);
        let (text, number) = match bytes {
            _ if self.heap.locked > 0 => ("memory allocation failed, heap is locked", 0),
            // Working space, or a part of the stack.
            0 => ("memory allocation failed", 0),
            n => ("memory allocation failed, allocating %n bytes", n.min(MOST)),
        };
        let r: R<()> = self.raise_text(TypeId::MemoryError, text, &[Value::len(number)]);
        self.heap.stress_pass = pass;
        // What failed here too leaves the emergency exception as it is.
        let _ = r;
    }

    /// Raises `t()` as the emergency exception: for what cannot be tried again with more memory.
    #[cold]
    pub(crate) fn raise_emergency<T>(&mut self, t: TypeId) -> R<T> {
        self.exc = self.emergency_of(t);
        Err(Raise::Exc)
    }

    /// The exception kept for the case that there is no memory for one.
    pub(crate) fn emergency(&self) -> Value {
        self.heap.emergency()
    }

    /// The emergency exception as a fresh one of type `t`, without arguments.
    pub(crate) fn emergency_of(&mut self, t: TypeId) -> Value {
        let e = self.emergency();
        self.mem.set(e, exception::TYPE, Value::typ(t));
        for field in [exception::ARGS, exception::TRACE, exception::CAUSE] {
            self.mem.set(e, field, Value::UNDEF);
        }
        e
    }
}

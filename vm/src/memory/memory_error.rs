//! The MemoryError that is raised when memory runs out, and the emergency exception.

use crate::error::{Raise, R};
use crate::vm::Vm;
use format::layout::exception;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Words that must be free for a MemoryError with a message and a traceback: those that it takes, and as many
/// again for its handler.
const ROOM: u32 = 96;
/// The largest number of bytes that a message says.
const MOST: u32 = 0x3fff_ffff;

impl Vm<'_> {
    /// Notes what a failed allocation asked for, for the message: `size` is in words or bytes, as `kind` has it.
    #[cold]
    pub(crate) fn note_want(&mut self, kind: Kind, size: u32) {
        self.shortage.exception = Value::UNDEF;
        self.shortage.bytes = if kind.is_bytes() {
            size
        } else {
            size.saturating_mul(4)
        };
    }

    /// Makes a MemoryError the exception that is being raised. If there is room, it has a message with the number
    /// of bytes that were asked for, and gets a traceback. Else it is the emergency exception, which has neither.
    /// While modules are frozen it always is that one: the freezer knows it by that.
    ///
    /// If there was no memory for an exception, the emergency exception takes the type of that one instead.
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
        // If this fails too, the emergency exception stays what is being raised.
        let _ = r;
    }

    /// Raises the emergency exception as a `t` without arguments: for code that cannot be tried again with more
    /// memory.
    #[cold]
    pub(crate) fn raise_emergency<T>(&mut self, t: TypeId) -> R<T> {
        self.exc = self.emergency_of(t);
        Err(Raise::Exc)
    }

    /// The emergency exception, for when there is no memory for a new one.
    pub(crate) fn emergency(&self) -> Value {
        self.heap.emergency()
    }

    /// Makes the emergency exception a fresh one of type `t`, without arguments, and returns it.
    pub(crate) fn emergency_of(&mut self, t: TypeId) -> Value {
        let e = self.emergency();
        self.mem.set(e, exception::TYPE, Value::typ(t));
        for field in [exception::ARGS, exception::TRACE, exception::CAUSE] {
            self.mem.set(e, field, Value::UNDEF);
        }
        e
    }
}

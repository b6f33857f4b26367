//! The tool's questions about an evaluation.

use alloc::vec::Vec;

use super::alloc;
use crate::types::exception;
use crate::vm::Vm;
use format::layout::tuple;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Words of RAM in use, counted from the start of RAM.
    pub fn image_ram_used(&self) -> usize {
        self.heap.top as usize
    }

    /// Place of the instruction at which the last run stopped because budget or memory ran out, in words of the
    /// image.
    pub fn place(&self) -> u32 {
        self.budget.stopped_at
    }

    /// True if the exception that is being raised is the emergency exception: memory ran out.
    pub fn raised_for_memory(&self) -> bool {
        self.exc == self.emergency()
    }

    /// Type name, message and traceback of an exception. The message is `None` unless it is a string or a small int. An entry of
    /// the traceback is the place of a code object, in words of the image, and the number of words from its first
    /// instruction. The innermost comes first.
    pub fn describe_exception(&self, e: Value) -> (Value, Option<Value>, Vec<(u32, u32)>) {
        let mut places = Vec::new();
        let arg = self.exc_value(e);
        if let Some(x) = self.exc_object(e) {
            let trace = self.mem.get(self.resolve(x), exception::TRACE);
            if self.mem.is(trace, Kind::Tuple) {
                for i in (0..self.mem.size(trace)).step_by(2) {
                    places.push((
                        self.mem.get(trace, tuple::ITEMS + i).rom_off(),
                        self.mem.get(trace, tuple::ITEMS + i + 1).as_len(),
                    ));
                }
            }
        }
        (
            self.type_name(e),
            (self.is_str(arg) || arg.is_int()).then_some(arg),
            places,
        )
    }

    /// True if `a is b` has to hold although the objects may differ yet: equal strings and equal bytes of sealed
    /// modules will exist once in the image. False if this VM does not evaluate for the freezer.
    pub(crate) fn will_be_one(&self, a: Value, b: Value) -> bool {
        let text = |v: Value| {
            v.is_interned()
                || self.is_frozen(v) && matches!(self.mem.kind(v), Some(Kind::Str | Kind::Bytes))
        };
        self.is_freezing()
            && text(a)
            && text(b)
            && self.is_str(a) == self.is_str(b)
            && self.same_bytes(a, b)
    }
}

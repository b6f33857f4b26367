//! Modules of the image: `[name, table, number]`; see `interp::import`.

use crate::error::R;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// A new module object in RAM, for the freezer; `number` is its place in the directory.
    pub fn new_module(&mut self, name: Value, number: u32) -> R<Value> {
        self.alloc_words(Kind::Module, 0, &[name, Value::UNDEF, Value::len(number)])
    }
}

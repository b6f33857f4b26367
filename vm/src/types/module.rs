//! Modules of the image: `[name, table, number]`; see `interp::modules`.

use crate::error::R;
use crate::image::module;
use crate::object::Kind;
use crate::value::Value;
use crate::vm::Vm;

impl Vm<'_> {
    /// A new object in RAM for module number `number` of the directory.
    pub fn new_module(&mut self, number: u32) -> R<Value> {
        let name = self.image.module(&self.mem, number, module::NAME);
        self.alloc_words(Kind::Module, 0, &[name, Value::UNDEF, Value::len(number)])
    }
}

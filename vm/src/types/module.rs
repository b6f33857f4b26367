//! Attributes of modules of the image; see `interp::import::modules`.

use crate::error::R;
use crate::native::table::is_module;
use crate::native::{getter, Args, Group};
use crate::vm::Vm;
use format::image::module;
use format::layout;
use format::name;
use format::object::Kind;
use format::value::Value;

/// Attributes of every module of the image.
pub static FIELDS: Group = Group {
    name: name!("module"),
    entries: &[
        getter(name!("__name__"), name),
        getter(name!("__dict__"), dict),
    ],
};

fn name(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let m = args.get(vm, 0);
    if let Some((_, group)) = vm.natives.module_group(m) {
        return Ok(group.name);
    }
    match vm.module_number(m) {
        Some(n) => vm.module_name(n),
        None => Ok(vm.mem.get(m, layout::module::NAME)),
    }
}

fn dict(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let m = args.get(vm, 0);
    if is_module(m) {
        return vm.group_dict(vm.natives.module_group(m), true);
    }
    vm.ns_as_dict(m)
}

impl Vm<'_> {
    /// A new module object in RAM for the module `number` of the image's directory.
    pub fn new_module(&mut self, number: u32) -> R<Value> {
        let name = self.image.module(&self.mem, number, module::NAME);
        self.alloc_words(Kind::Module, 0, &[name, Value::UNDEF, Value::len(number)])
    }
}

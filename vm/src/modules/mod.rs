//! Native modules. One file or directory per module, each with its `MODULE`.

pub mod binascii;
pub mod cmath;
pub mod collections;
pub mod console;
pub mod errno;
pub mod files;
pub mod framebuf;
pub mod gc;
pub mod hashlib;
pub mod heapq;
pub mod io;
pub mod json;
pub mod machine;
pub mod math;
pub mod memory;
pub mod micropython;
pub mod pending;
pub mod random;
pub mod re;
pub mod struct_;
pub mod sys;
pub mod time;

use crate::error::R;
use crate::vm::Vm;
use format::layout::named_tuple;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// A named tuple whose fields are `fields` and whose items are `items`, printed as a plain tuple:
/// `sys.implementation`, `os.uname()`.
pub(crate) fn attr_tuple(vm: &mut Vm<'_>, fields: &[Value], items: &[Value]) -> R<Value> {
    let fields = vm.new_tuple(fields)?;
    let bases = vm.new_tuple(&[Value::typ(TypeId::Tuple)])?;
    let namespace = vm.new_dict()?;
    vm.dict_set(namespace, name!("_fields"), fields)?;
    let class = vm.new_class(name!("tuple"), bases, namespace)?;
    let t = vm.alloc(Kind::NamedTuple, named_tuple::WORDS + items.len() as u32, 0)?;
    vm.mem.set(t, named_tuple::CLASS, class);
    for (i, x) in items.iter().enumerate() {
        vm.mem.set(t, named_tuple::ITEMS + i as u32, *x);
    }
    Ok(t)
}

#[cfg(test)]
mod tests;

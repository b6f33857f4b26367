//! `collections`: the module's attributes. The types are in `crate::types`.

use crate::native::{constant, pure, Entry, Group};
use crate::types::tuple::namedtuple;
use format::name;
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    constant(name!("OrderedDict"), Value::typ(TypeId::OrderedDict)),
    constant(name!("deque"), Value::typ(TypeId::Deque)),
    pure(name!("namedtuple"), namedtuple, 2, 2),
];

/// Attributes of the module `collections`.
pub static MODULE: Group = Group {
    name: name!("collections"),
    entries: ENTRIES,
};

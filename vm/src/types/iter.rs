//! Iterators.

use crate::error::R;
use crate::isa::BinOp;
use crate::names;
use crate::native::{Args, Group};
use crate::out::Out;
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of `iterator`.
pub static METHODS: Group = Group { name: names::EMPTY, entries: &[] };

//! The module `math`.

use crate::name;
use crate::native::Group;

/// Its attributes.
pub static MODULE: Group = Group { name: name!("math"), entries: &[] };

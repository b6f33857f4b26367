//! The heap and what lies in it: allocation, collection, copies of frozen objects, texts, the heap check.

pub(crate) mod gc;
pub(crate) mod heap;
#[cfg(feature = "build")]
pub mod heap_check;
pub(crate) mod keys;
pub(crate) mod learn;
pub(crate) mod lookup;
pub(crate) mod memory_error;
pub(crate) mod overlay;
pub(crate) mod strings;

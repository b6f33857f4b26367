//! Python's types. One file or directory per type, always of the same shape:
//! `METHODS` (the group of its attributes), `new` (the constructor), then the
//! hooks that the protocols call: `binary`, `subscr`, `repr` ... [`hooks`] chooses the type whose hook is called.

pub mod array;
pub mod bytes;
pub mod class;
pub mod complex;
pub mod deque;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
mod hooks;
pub mod int;
pub mod iter;
pub mod list;
pub mod memview;
pub mod module;
pub mod object;
pub mod range;
pub mod ringio;
pub mod set;
pub mod slice;
pub mod str;
pub mod stream;
pub mod tuple;

//! Chooses the hook of the built-in type that answers a protocol; there is a file for each protocol. An operation
//! begins in `protocol`, which asks the methods of classes first. For built-in objects it ends here.

mod compare;
mod items;
mod operators;
mod repr;

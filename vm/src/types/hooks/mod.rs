//! Which type's hook answers what the protocols ask of a built-in type, by protocol. An operator, an item or a text
//! begins in `protocol`, where classes come first; for built-in objects it ends here.

mod compare;
mod items;
mod operators;
mod repr;

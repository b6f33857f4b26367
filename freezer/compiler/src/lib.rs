//! The compiler: Python source text to image0, without a virtual machine.
//!
//! [`compile_module`] turns the text of a module into [`CodeUnit`]s, or says in a [`diagnostic::Diagnostic`] why it
//! cannot. [`link::link`] joins the units of all modules to image0, for the VM whose fingerprint the caller names.
//! The compiler does not depend on a VM: it takes what it knows of images from `format` alone.

mod compile;
pub mod diagnostic;
pub mod link;

pub use compile::{
    compile_expression, compile_module, literal_calls, AttributeRead, CodeUnit, ComputedImport,
    Const, Facts, Guard, Handler, Instruction, Lines, Literal, LiteralCall, Module, NameText,
    OpenedFile, Options, Read, Root, StaticImport, Word, OWN_NAME,
};

//! Imports. One bit for each module says that it is imported, another that its body is running; a frozen module costs
//! nothing else.
//!
//! | file | |
//! |---|---|
//! | `statement` | `import`, `from ... import`, and what they bind |
//! | `find` | from a name to the module of that name, and its packages before it |
//! | `body` | importing one module: what its state asks for, running its body, the body's end |
//! | `delta` | what a frozen body has changed in other modules is applied when it is imported |
//! | `modules` | the modules of the image: bits, numbers, names |

mod body;
mod delta;
mod find;
pub mod modules;
mod statement;

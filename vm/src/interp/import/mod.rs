//! Imports. One bit of RAM for each module says that it is imported, another that its body is running. A frozen module
//! needs no other RAM.
//!
//! | file | |
//! |---|---|
//! | `statement` | `import`, `from ... import`, and what they bind |
//! | `find` | finding and importing the module of a name, after its packages |
//! | `body` | importing one module: by its state, running its body, and the end of the body |
//! | `delta` | applying, at the import of a frozen module, what its body has changed in other modules |
//! | `modules` | the modules of the image: their bits, numbers and names |

mod body;
mod delta;
mod find;
pub mod modules;
mod statement;

//! Imports. Four bits of RAM for each module say how far its import is. A module that was frozen needs no other RAM.
//!
//! | file | |
//! |---|---|
//! | `statement` | `import`, `from ... import`, and what they bind |
//! | `find` | finding and importing the module of a name, after its packages |
//! | `body` | importing one module: by its stage and its memo, running its body, and the end of the body |
//! | `memo` | whether a memo holds; its changes |
//! | `program` | the image's program, which goes on where it stopped at freeze time |
//! | `stage` | the bits of a module, and the state in which the program begins |
//! | `modules` | the modules of the image: their numbers and names |

mod body;
mod find;
mod memo;
pub mod modules;
mod program;
mod stage;
mod statement;

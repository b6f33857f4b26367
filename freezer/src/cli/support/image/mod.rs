//! Images: reading them, and what is in them.
//!
//! All of this needs the crate `format` alone. What it has to know of the VM comes in as a [`KnownVm`].

mod describe;
mod graph;
mod known;
mod program;
mod read;
mod view;

use format::image::State;

pub use graph::{total, Tallies};
pub use known::KnownVm;
pub use read::{no_module, read_words, refusal, Loaded};
pub use view::View;

/// The name of a state in the output.
pub fn state_name(s: State) -> &'static str {
    match s {
        State::Frozen => "frozen",
        State::Resumes => "resumes",
        State::Runs => "runs",
        State::Raises => "raises",
    }
}

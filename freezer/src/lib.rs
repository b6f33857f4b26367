//! `freeze`: Python modules to a ROM image whose import costs no RAM.
//!
//! The path of the data, a module for each step; [`freeze()`] walks it:
//!
//! 1. [`sources`] finds the files, and [`compiler`] compiles each into code units.
//! 2. [`compiler::link`] joins the code units to image0.
//! 3. [`evaluate`] runs the bodies of the modules, in the VM of the device.
//! 4. [`promote`] copies the heap that they leave into ROM: image1.
//! 5. [`measure`] boots image1 as the device does, and imports each module.

pub mod board;
pub mod data;
pub mod evaluate;
pub mod firmware;
mod frozen;
pub mod graph;
mod left_out;
pub mod lint;
pub mod measure;
mod options;
pub mod owners;
pub mod parts;
pub mod progress;
pub mod project;
pub mod promote;
pub mod sidecar;
pub mod sources;
pub mod suggest;

pub use compiler::diagnostic;
pub use frozen::Frozen;
pub use options::{DropBody, Options, WrittenModule};

use compiler::link;
use data::Files;
use diagnostic::Failure;
use sources::Sources;

/// Freezes modules into an image.
///
/// # Errors
/// Every mistake in the input, with file and line where there is one.
pub fn freeze(options: &Options) -> Result<Frozen, Failure> {
    let data = data::read(&options.data)?;
    let mut sources = sources::find(options, &data)?;
    let lint = lint::check(&sources, &options.lint);
    sources.warnings.extend(lint);
    let frozen = freeze_sources(&sources, &data, options);
    frozen.map_err(|mut failure| {
        failure.warnings = lint::without_raised(sources.warnings, &failure.errors);
        failure
    })
}

/// The steps after the first.
fn freeze_sources(sources: &Sources, data: &Files, options: &Options) -> Result<Frozen, Failure> {
    let linked = link::link(&sources.to_link(), options.debug_rom, vm::fingerprint())?;
    let evaluated = evaluate::evaluate(sources, &linked, options)?;
    let promoted = promote::promote(sources, data, &linked, &evaluated, options)?;
    let late = promote::late_changes(sources, &linked, &evaluated, options);
    let measured = measure::measure(sources, data, &evaluated, &promoted, options)?;
    let warnings = lint::without_raised(sources.warnings.clone(), &evaluated.warnings);
    Ok(Frozen {
        sidecar: sidecar::Sidecar::new(sources, &linked, &promoted),
        modules: measured.modules,
        sizes: measured.sizes,
        words: promoted.image.words,
        has_program: sources.main.is_some(),
        taken: sources.taken.clone(),
        warnings: warnings
            .into_iter()
            .chain(evaluated.warnings)
            .chain(late)
            .chain(measured.warning)
            .collect(),
    })
}

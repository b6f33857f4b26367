//! `freeze why`: shows which statement costs ROM or RAM, and why.
//!
//! docs/json.md lists the keys of the JSON, which are stable. A part is charged for what belongs to its module, can be reached
//! from the part, and from no part before it.

mod asked;
mod show;

use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::owners;

use super::freeze;
use crate::cli::args::{HowArgs, WhyArgs};
use crate::cli::support::image::{Loaded, View};
use crate::cli::support::this_vm::THIS_VM;
use crate::cli::support::waiting::Waiting;
use crate::cli::support::{config, output, project, table};
use asked::Asked;

/// Runs the command.
///
/// # Errors
/// A mistake in the input, or there is no such module or name.
pub fn why(args: &WhyArgs) -> Result<u8, Failure> {
    let options = config::options(&args.how)?;
    let files = match args.files.as_slice() {
        [] if is_program(&args.target, &args.how) => {
            let d = Diagnostic::new(format!("name the module too, after {}", args.target));
            return Err(d
                .help(format!("for example: freeze why {} MODULE", args.target))
                .into());
        }
        [] => vec![project::program(
            None,
            args.image.as_deref(),
            &args.how,
            project::Warnings::Ignored,
        )?],
        [first, ..] if args.image.is_some() => {
            vec![project::program(
                Some(first),
                args.image.as_deref(),
                &args.how,
                project::Warnings::Ignored,
            )?]
        }
        files => files.to_vec(),
    };
    let (loaded, path, reports) = match files.as_slice() {
        [one] if !one.is_dir() && one.extension() != Some("py".as_ref()) => (
            Loaded::read_with_lines(one, &THIS_VM)?,
            one.as_path(),
            Vec::new(),
        ),
        files => {
            let waiting = Waiting::begin();
            let mut options = freezer::Options {
                progress: waiting.progress(String::new),
                roots: files.to_vec(),
                ..options.clone()
            };
            freeze::take_only_file(&mut options);
            let frozen = freezer::freeze(&options)?;
            let path = match files {
                [one] => one.as_path(),
                _ => Path::new("the image"),
            };
            let loaded = Loaded::new(&frozen.words, Some(frozen.sidecar), path, &THIS_VM)?;
            (loaded, path, frozen.modules)
        }
    };
    let view = loaded.view();
    let (n, rest) = find(&view, path, &args.target)?;
    let keepers = owners::keepers(&view.mem, &view.image);
    let asked = Asked {
        view: &view,
        n,
        owners: view.owners(),
        keepers,
        report: reports.into_iter().find(|r| is_name(&view, n, &r.name)),
    };
    let width = table::width();
    let text = match (rest, args.json) {
        ("", as_json) => {
            let price = asked.price(&loaded, options.heap);
            match as_json {
                true => asked.module_json(price),
                false => asked.module_text(price, width),
            }
        }
        (rest, true) => asked.name(rest)?.json(&asked, &args.target),
        (rest, false) => asked.name(rest)?.text(&asked, &args.target, width),
    };
    match args.json {
        true => output::print(&text)?,
        false => output::show(&text)?,
    }
    Ok(0)
}

/// True for a file or directory to freeze, or an image. In a project, the directory of a package is named as a module is.
fn is_program(target: &str, how: &HowArgs) -> bool {
    let path = Path::new(target);
    path.is_file() || path.is_dir() && !config::is_given(how)
}

/// The module that `target` begins with, and the rest of `target`.
fn find<'t>(view: &View<'_>, path: &Path, target: &'t str) -> Result<(u32, &'t str), Failure> {
    let mut best: Option<(u32, &str)> = None;
    for n in view.modules() {
        let other = PROGRAM_NAMES
            .into_iter()
            .find(|name| target.starts_with(name) && !has_module(view, name));
        let name = match other.filter(|_| Some(n) == view.image.main) {
            Some(other) => other.to_owned(),
            None => view.module_name(n),
        };
        let rest = target.strip_prefix(name.as_str());
        let rest = rest.filter(|r| r.is_empty() || r.starts_with(['.', '[']));
        if let Some(rest) = rest.filter(|r| best.map_or(usize::MAX, |(_, b)| b.len()) > r.len()) {
            best = Some((n, rest));
        }
    }
    best.ok_or_else(|| view.no_module(path, target))
}

/// The names that the program has beside that of its module: its usual file, and the module as it runs.
const PROGRAM_NAMES: [&str; 2] = ["main", "__main__"];

fn has_module(view: &View<'_>, name: &str) -> bool {
    view.modules().iter().any(|n| view.module_name(*n) == name)
}

/// True if the report calls module `n` so.
fn is_name(view: &View<'_>, n: u32, name: &str) -> bool {
    name == view.module_name(n) || Some(n) == view.image.main && PROGRAM_NAMES.contains(&name)
}

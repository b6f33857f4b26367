//! `freeze build-all`, and plain `freeze` in a project with tables: freezes all images of the project, with one report.
//!
//! The keys of the JSON are stable; docs/json.md lists them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use freezer::diagnostic::{Diagnostic, Failure};
use freezer::project::Image;
use freezer::{Frozen, Options};
use serde_json::json;

use super::freeze;
use crate::cli::args::BuildAllArgs;
use crate::cli::support::project::{self, Found};
use crate::cli::support::table::{self, paragraph, Column, Table};
use crate::cli::support::waiting::Waiting;
use crate::cli::support::{files, freeze_report, output};

/// An image that was frozen, and its path.
struct Made<'a> {
    image: &'a Image,
    path: PathBuf,
    frozen: Frozen,
}

/// Runs the command.
///
/// # Errors
/// A mistake in the settings, the input or the output. Images without errors are written.
pub fn build_all(args: &BuildAllArgs) -> Result<u8, Failure> {
    let found = project::find(&args.how)?;
    if found.project.images.is_empty() {
        let d = Diagnostic::new("it has no tables [[image]] or [[box]]");
        let help =
            "write one for each image; or build the one image of this project with plain freeze";
        return Err(d.file(&found.project.file).help(help).into());
    }
    build(&found, args)
}

/// Freezes all images of the tables of a project.
///
/// # Errors
/// As [`build_all`].
pub fn build(found: &Found, args: &BuildAllArgs) -> Result<u8, Failure> {
    let start = Instant::now();
    let Found { project, .. } = found;
    let options = all_options(found)?;
    let directory = found.output(args.output.as_ref());
    files::make_directory(&directory)?;
    let waiting = Waiting::begin();
    let (count, done) = (options.len(), Arc::new(AtomicUsize::new(0)));
    let results = in_parallel(args, count, |i| {
        let image = &project.images[i];
        let path = found.path_of(image, &directory);
        let (name, so_far) = (image.name.clone(), Arc::clone(&done));
        let before = move || {
            let n = so_far.load(Ordering::Relaxed) + 1;
            format!("image {n} of {count}, {name}: ")
        };
        let frozen = freeze::program(Options {
            progress: waiting.progress(before),
            ..options[i].clone()
        });
        done.fetch_add(1, Ordering::Relaxed);
        let frozen = frozen?;
        freeze::write_image(&path, &path.with_extension("sym"), &frozen, &project.file)?;
        Ok(Made {
            image,
            path,
            frozen,
        })
    });
    drop(waiting);
    let (mut made, mut errors, mut warnings) = (Vec::new(), Said::default(), Said::default());
    for (result, image) in results.into_iter().zip(&project.images) {
        match result {
            Ok(m) => {
                warnings.add_all(&m.frozen.warnings, &m.image.name);
                made.push(m);
            }
            Err(f) => {
                warnings.add_all(&f.warnings, &image.name);
                errors.add_all(&f.errors, &image.name);
            }
        }
    }
    if !args.quiet && !args.json {
        output::warn(&warnings.all());
    }
    if !errors.is_empty() {
        return Err(errors.all().into());
    }
    if args.json {
        output::print(&as_json(&made, &directory, start))?;
    } else if !args.quiet {
        output::show(&as_text(&made, &directory, table::width()))?;
    }
    Ok(0)
}

/// The options for each image.
fn all_options(found: &Found) -> Result<Vec<Options>, Failure> {
    let (mut all, mut errors) = (Vec::new(), Vec::new());
    for image in &found.project.images {
        match found.project.options_of(image, &found.base) {
            Ok(o) => all.push(o),
            Err(e) => errors.push(e),
        }
    }
    if errors.is_empty() {
        Ok(all)
    } else {
        Err(errors.into())
    }
}

/// The results of `work` for 0 to `n`, in this order. The arguments say how many threads do the work.
fn in_parallel<T: Send>(
    args: &BuildAllArgs,
    n: usize,
    work: impl Fn(usize) -> Result<T, Failure> + Sync,
) -> Vec<Result<T, Failure>> {
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    let jobs = args.jobs.map_or_else(processors, usize::from).min(n);
    let next = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<Result<T, Failure>>>> =
        (0..n).map(|_| Mutex::new(None)).collect();
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(slot) = results.get(i) else { break };
                let result = work(i);
                *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            });
        }
    });
    results
        .into_iter()
        .filter_map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

/// Messages, each once, with the images that it applies to.
#[derive(Default)]
struct Said {
    messages: Vec<(Diagnostic, Vec<String>)>,
    places: BTreeMap<String, usize>,
}

impl Said {
    fn add_all(&mut self, all: &[Diagnostic], image: &str) {
        all.iter().for_each(|d| self.add(d, image));
    }
    fn add(&mut self, d: &Diagnostic, image: &str) {
        let next = self.messages.len();
        let at = *self.places.entry(d.to_string()).or_insert(next);
        if at == next {
            self.messages.push((d.clone(), Vec::new()));
        }
        self.messages[at].1.push(image.to_owned());
    }
    fn is_empty(&self) -> bool {
        self.messages.is_empty()
    }
    fn all(self) -> Vec<Diagnostic> {
        let one = |(mut d, images): (Diagnostic, Vec<String>)| {
            let of = match images.as_slice() {
                [one] => one.clone(),
                [one, rest @ ..] => format!("{one} and {} more", rest.len()),
                [] => String::new(),
            };
            d.message = format!("{} (image {of})", d.message);
            d
        };
        self.messages.into_iter().map(one).collect()
    }
}

fn as_text(made: &[Made<'_>], directory: &Path, width: Option<usize>) -> String {
    let boxes = made.iter().any(|m| m.image.of_box.is_some());
    let mut columns = vec![(Column::Name, "image")];
    if boxes {
        columns.extend([(Column::Name, "story"), (Column::Name, "box")]);
    }
    columns.extend([
        (Column::Number, "modules"),
        (Column::Number, "bytes"),
        (Column::Number, "heap left"),
        (Column::Note, "on the board"),
    ]);
    let mut table = Table::new(&columns);
    for m in made {
        let s = &m.frozen.sizes;
        let mut cells = vec![m.image.name.clone()];
        match &m.image.of_box {
            Some(of_box) => cells.extend([of_box.story.clone(), of_box.name.clone()]),
            None if boxes => cells.extend([String::new(), String::new()]),
            None => {}
        }
        cells.extend([
            m.frozen.modules.len().to_string(),
            s.image.to_string(),
            s.heap_left.to_string(),
            on_device(&m.frozen),
        ]);
        table.row(cells);
    }
    let total: u64 = made.iter().map(|m| u64::from(m.frozen.sizes.image)).sum();
    let count = made.len();
    let mut out = table.text(width);
    let end = format!("{count} images, {total} B, in {}", directory.display());
    out.push_str(&paragraph("", &end, width));
    out
}

/// The modules that are not wholly frozen, with what the device does for them.
fn on_device(frozen: &Frozen) -> String {
    let late = frozen.modules.iter().filter(|m| m.state != "frozen");
    let said: Vec<String> = late
        .map(|m| format!("{} {}", m.name, freeze_report::state(m)))
        .collect();
    match said.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one}; {} more", rest.len()),
    }
}

fn as_json(made: &[Made<'_>], directory: &Path, start: Instant) -> String {
    let images: Vec<_> = made
        .iter()
        .map(|m| {
            json!({
                "name": m.image.name,
                "story": m.image.of_box.as_ref().map(|b| &b.story),
                "box": m.image.of_box.as_ref().map(|b| &b.name),
                "image": m.path,
                "modules": m.frozen.modules,
                "sizes": m.frozen.sizes,
                "warnings": freeze_report::warnings(&m.frozen),
            })
        })
        .collect();
    let all = json!({
        "images": images,
        "directory": directory,
        "seconds": start.elapsed().as_secs_f64(),
    });
    format!("{all:#}\n")
}

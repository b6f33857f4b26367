//! `freeze inspect`: shows the content of an image.
//!
//! The keys of the JSON are stable: `header` (`fingerprint`, `bytes`, `crc`, `main`), `sections` (`name`, `at`,
//! `bytes`), `modules` (`name`, `state`, `package`, `globals`), `objects` (`kind`, `count`, `bytes`), `files` (`path`,
//! `bytes`); with `--code` `code` (`name`, `at`, `module`, `text`). Numbers are bytes, `at` is counted from the image's start.
//!
//! An image is read with the crate `format` alone. The VM comes in at one place, [`THIS_VM`]: it says which images
//! it executes, and what its natives are called.

use std::collections::HashSet;
use std::fmt::Write;

use format::image::{code, data, header, module};
use format::object::{self, Kind};
use format::value::Value;
use freezer::diagnostic::Failure;
use serde_json::{json, Value as Json};

use crate::cli::args::InspectArgs;
use crate::cli::support::image::{state_name, Loaded, Tallies, View};
use crate::cli::support::output;
use crate::cli::support::table::{self, Column, Table};
use crate::cli::support::this_vm::THIS_VM;

/// Runs the command.
///
/// # Errors
/// The file is not an image, or has no such module.
pub fn inspect(args: &InspectArgs) -> Result<u8, Failure> {
    let loaded = Loaded::read(&args.image, &THIS_VM)?;
    let view = loaded.view();
    let only = match &args.module {
        None => None,
        Some(name) => {
            let found = view
                .modules()
                .into_iter()
                .find(|n| view.module_name(*n) == *name);
            Some(found.ok_or_else(|| view.no_module(&args.image, name))?)
        }
    };
    let all = Inspection::new(&view, only, args.code);
    match args.json {
        true => output::print(&all.json())?,
        false => output::show(&all.text(&view, only.is_some()))?,
    }
    Ok(0)
}

struct Section {
    name: &'static str,
    at: u32,
    bytes: u32,
}

struct Module {
    name: String,
    state: &'static str,
    package: bool,
    globals: Vec<(String, String)>,
}

struct Code {
    name: String,
    at: u32,
    place: String,
    text: String,
}

struct DataFile {
    path: String,
    bytes: u32,
}

struct Inspection {
    files: Vec<DataFile>,
    header: Vec<(&'static str, Json)>,
    sections: Vec<Section>,
    modules: Vec<Module>,
    objects: Tallies,
    code: Vec<Code>,
}

impl Inspection {
    fn new(view: &View<'_>, only: Option<u32>, with_code: bool) -> Inspection {
        let numbers = only.map_or_else(|| view.modules(), |n| vec![n]);
        let mut seen = HashSet::new();
        let objects = match only {
            None => all_objects(view),
            Some(n) => view.reach(&roots(view, n), &mut seen),
        };
        let wanted = |at: u32| only.is_none() || seen.contains(&Value::rom(at).bits());
        let places = view
            .objects()
            .into_iter()
            .filter(|(at, _, kind)| *kind == Kind::Code && wanted(*at));
        Inspection {
            files: data_files(view),
            header: header_fields(view),
            sections: sections(view),
            modules: numbers.iter().map(|n| describe_module(view, *n)).collect(),
            objects,
            code: places
                .filter(|_| with_code)
                .map(|(at, ..)| describe_code(view, at))
                .collect(),
        }
    }

    fn json(&self) -> String {
        let header: serde_json::Map<String, Json> = self
            .header
            .iter()
            .map(|(k, v)| ((*k).to_owned(), v.clone()))
            .collect();
        let sections: Vec<Json> = self
            .sections
            .iter()
            .map(|s| json!({ "name": s.name, "at": 4 * s.at, "bytes": s.bytes }))
            .collect();
        let modules: Vec<Json> = self
            .modules
            .iter()
            .map(|m| {
                let globals: Vec<Json> =
                    m.globals.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
                json!({ "name": m.name, "state": m.state, "package": m.package, "globals": globals })
            })
            .collect();
        let objects: Vec<Json> = self
            .objects
            .iter()
            .map(|(kind, t)| json!({ "kind": kind, "count": t.count, "bytes": t.bytes }))
            .collect();
        let files: Vec<Json> = self
            .files
            .iter()
            .map(|f| json!({ "path": f.path, "bytes": f.bytes }))
            .collect();
        let mut all = json!({
            "header": header, "sections": sections, "modules": modules, "objects": objects, "files": files
        });
        if !self.code.is_empty() {
            let code = self
                .code
                .iter()
                .map(|c| json!({ "name": c.name, "at": 4 * c.at, "module": c.place, "text": c.text }))
                .collect();
            all["code"] = Json::Array(code);
        }
        format!("{all:#}\n")
    }

    fn text(&self, view: &View<'_>, globals: bool) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        for (key, value) in &self.header {
            let _ = writeln!(out, "{key:12} {}", value.to_string().trim_matches('"'));
        }
        let width = table::width();
        let mut list = Table::new(&[
            (Column::Name, "section"),
            (Column::Number, "at"),
            (Column::Number, "bytes"),
        ]);
        for s in &self.sections {
            let at = format!("{:x}", 4 * s.at);
            list.row([s.name.to_owned(), at, s.bytes.to_string()]);
        }
        let _ = write!(out, "\n{}", list.text(width));
        let mut list = Table::new(&[
            (Column::Name, "objects"),
            (Column::Number, "count"),
            (Column::Number, "bytes"),
        ]);
        for (kind, t) in &self.objects {
            list.row([(*kind).to_owned(), t.count.to_string(), t.bytes.to_string()]);
        }
        let _ = write!(out, "\n{}", list.text(width));
        let mut list = Table::new(&[
            (Column::Name, "module"),
            (Column::Number, "globals"),
            (Column::Note, "state"),
        ]);
        for m in &self.modules {
            let package = if m.package { ", a package" } else { "" };
            let state = format!("{}{package}", m.state);
            list.row([m.name.clone(), m.globals.len().to_string(), state]);
            for (name, value) in m.globals.iter().filter(|_| globals) {
                list.below(format!("{name} = {value}"));
            }
        }
        let _ = write!(out, "\n{}", list.text(width));
        if !self.files.is_empty() {
            let mut list = Table::new(&[(Column::Name, "file"), (Column::Number, "bytes")]);
            for f in &self.files {
                list.row([f.path.clone(), f.bytes.to_string()]);
            }
            let _ = write!(out, "\n{}", list.text(width));
        }
        for c in &self.code {
            let _ = writeln!(out, "\n{:x} {} {}", 4 * c.at, c.name, c.place);
            out.push_str(&c.text);
        }
        if !self.code.is_empty() && view.sidecar.is_none() {
            let _ = writeln!(
                out,
                "\nno line numbers: there is no .sym file of this image beside it"
            );
        }
        out
    }
}

fn roots(view: &View<'_>, n: u32) -> Vec<Value> {
    let mut roots: Vec<Value> = view.children(view.module(n, module::OBJECT));
    roots.extend(view.name_string(n));
    roots.extend(
        [module::BODY, module::READS, module::DELTA, module::FRAMES].map(|f| view.module(n, f)),
    );
    roots
}

fn all_objects(view: &View<'_>) -> Tallies {
    let mut all = Tallies::new();
    for (_, h, kind) in view.objects() {
        let t = all.entry(kind.name()).or_default();
        t.count += 1;
        t.bytes += 4 * object::total_words(h);
    }
    let strings = all.entry("Str").or_default();
    strings.count += view.strings();
    strings.bytes += 4 * view
        .image
        .objects
        .saturating_sub(view.header(header::STRINGS));
    all
}

/// The files that the image holds.
fn data_files(view: &View<'_>) -> Vec<DataFile> {
    let files = view.image.data;
    let count = view.mem.storage_size(files) / data::STRIDE;
    let item = |i, k| view.mem.item(files, data::STRIDE * i + k);
    (0..count)
        .map(|i| DataFile {
            path: view.text(item(i, data::PATH)),
            bytes: view.mem.size(item(i, data::CONTENT)),
        })
        .collect()
}

fn header_fields(view: &View<'_>) -> Vec<(&'static str, Json)> {
    vec![
        (
            "fingerprint",
            json!(format!("{:08x}", view.header(header::FINGERPRINT))),
        ),
        ("bytes", json!(u64::from(view.image.len) * 4)),
        ("crc", json!(format!("{:08x}", view.header(header::CRC)))),
        ("main", json!(view.image.main.map(|n| view.module_name(n)))),
    ]
}

fn sections(view: &View<'_>) -> Vec<Section> {
    let h = |at| view.header(at);
    let starts = [
        ("header", 0),
        ("string index", h(header::STRING_INDEX)),
        ("string filter", h(header::FILTER)),
        ("eval index", h(header::EVALS)),
        ("strings", h(header::STRINGS)),
        ("objects", h(header::OBJECTS)),
        ("", view.image.len),
    ];
    let pairs = starts.windows(2).map(|w| Section {
        name: w[0].0,
        at: w[0].1,
        bytes: w[1].1.saturating_sub(w[0].1).saturating_mul(4),
    });
    pairs.collect()
}

fn describe_module(view: &View<'_>, n: u32) -> Module {
    Module {
        name: view.module_name(n),
        state: state_name(view.state(n)),
        package: view.module(n, module::PACKAGE) == Value::int(1),
        globals: view
            .globals(n)
            .into_iter()
            .map(|(name, v)| (name, view.describe(v)))
            .collect(),
    }
}

fn describe_code(view: &View<'_>, at: u32) -> Code {
    let v = Value::rom(at);
    Code {
        name: view.text(view.mem.get(v, code::NAME)),
        at,
        place: view
            .code_line(at)
            .map_or(String::new(), |(file, line)| format!("{file}:{line}")),
        text: view.disassembly(v),
    }
}

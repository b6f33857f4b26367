//! `freeze why`: which statement costs ROM or RAM, and why.
//!
//! The keys of the JSON are stable. A module: `module`, `state`, `line`, `call`, `heap_at_import`,
//! `rom_bytes`, `parts` (`name`, `line`, `what`, `rom_bytes`, `shared_bytes`, `kinds`) and
//! `delta` (`change`, `object`, `key`, `value`). A name in it: `module`, `name`, `line`,
//! `what`, `rom_bytes`, `shared_bytes`, `kinds` and `parts`.
//!
//! ROM bytes are those of the objects that can be reached from a name, and that no
//! module or name before it reached already; `shared_bytes` are the others.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;
use std::path::Path;

use freezer::board::FreezeBoard;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::measure::ModuleReport;
use serde_json::{json, Value as Json};
use vm::image::{module, State};
use vm::interp::frame;
use vm::interp::import::{Change, CHANGE_WORDS};
use vm::object::Kind;
use vm::types::function;
use vm::value::Value;
use vm::vm::Vm;

use super::inspect::state_name;
use crate::cli::args::WhyArgs;
use crate::cli::support::image::{total, Loaded, Tallies, View};
use crate::cli::support::{config, freeze_report, output};

/// Parts that a table shows; the rest is one line.
const PARTS_SHOWN: usize = 40;

/// Runs the command.
///
/// # Errors
/// What is wrong with the input, or no such module or name.
pub fn why(args: &WhyArgs) -> Result<u8, Failure> {
    let options = config::options(&args.how)?;
    let (loaded, path, reports) = match args.files.as_slice() {
        [one] if !one.is_dir() && one.extension() != Some("py".as_ref()) => {
            (Loaded::read_with_lines(one)?, one.as_path(), Vec::new())
        }
        files => {
            let options = freezer::Options {
                roots: files.to_vec(),
                ..options.clone()
            };
            let frozen = freezer::freeze(&options)?;
            let path = match files {
                [one] => one.as_path(),
                _ => Path::new("the image"),
            };
            let loaded = Loaded::new(&frozen.words, Some(frozen.sidecar), path)?;
            (loaded, path, frozen.modules)
        }
    };
    let view = loaded.view();
    let (n, rest) = find(&view, path, &args.target)?;
    let asked = Asked {
        view: &view,
        n,
        report: reports.into_iter().find(|r| r.name == view.module_name(n)),
    };
    let text = match (rest, args.json) {
        ("", as_json) => {
            let price = asked.price(&loaded, options.heap);
            if as_json {
                asked.module_json(price)
            } else {
                asked.module_text(price)
            }
        }
        (rest, true) => asked.name(rest)?.json(&asked, &args.target),
        (rest, false) => asked.name(rest)?.text(&asked, &args.target),
    };
    output::print(&text)?;
    Ok(0)
}

/// The module that `target` begins with, and what follows its name.
fn find<'t>(view: &View<'_>, path: &Path, target: &'t str) -> Result<(u32, &'t str), Failure> {
    let mut best: Option<(u32, &str)> = None;
    for n in view.modules() {
        let rest = target.strip_prefix(view.module_name(n).as_str());
        let rest = rest.filter(|r| r.is_empty() || r.starts_with(['.', '[']));
        if let Some(rest) = rest.filter(|r| best.map_or(usize::MAX, |(_, b)| b.len()) > r.len()) {
            best = Some((n, rest));
        }
    }
    best.ok_or_else(|| view.no_module(path, target))
}

/// A name, and what it costs.
struct Part {
    name: String,
    value: Value,
    line: Option<u32>,
    own: Tallies,
    shared: u32,
}

/// A name that was asked for, and its parts.
struct Named {
    part: Part,
    parts: Vec<Part>,
}

/// The module that was asked for.
struct Asked<'a> {
    view: &'a View<'a>,
    n: u32,
    report: Option<ModuleReport>,
}

impl Asked<'_> {
    /// Everything that the modules before this one reach.
    fn before(&self) -> HashSet<u32> {
        let mut seen = HashSet::new();
        for n in self.view.modules().into_iter().take_while(|n| *n != self.n) {
            let mut roots = self.view.children(self.view.module(n, module::OBJECT));
            roots.extend(
                [module::BODY, module::DELTA, module::FRAMES].map(|f| self.view.module(n, f)),
            );
            self.view.reach(&roots, &mut seen);
        }
        seen
    }

    fn part(&self, name: String, value: Value, line: Option<u32>, seen: &mut HashSet<u32>) -> Part {
        let own = self.view.reach(&[value], seen);
        let all = self.view.reach(&[value], &mut HashSet::new());
        Part {
            name,
            value,
            line,
            shared: total(&all) - total(&own),
            own,
        }
    }

    /// Lines of the statements of the body that bind its globals, by name.
    fn lines(&self) -> HashMap<String, u32> {
        let globals = self.view.sidecar.map(|s| &s.globals);
        let own = globals.and_then(|g| g.get(&self.view.module_name(self.n)));
        own.into_iter().flatten().cloned().collect()
    }

    /// The parts of the module: its globals, then what is its own.
    fn parts(&self) -> Vec<Part> {
        let mut seen = self.before();
        let lines = self.lines();
        let mut parts = Vec::new();
        for (name, v) in self.view.globals(self.n) {
            let line = lines.get(&name).copied();
            parts.push(self.part(name, v, line, &mut seen));
        }
        let own = [
            ("(import delta)", self.view.module(self.n, module::DELTA)),
            (
                "(suspended frames)",
                self.view.module(self.n, module::FRAMES),
            ),
            ("(body)", self.view.module(self.n, module::BODY)),
        ];
        for (name, v) in own.into_iter().filter(|(_, v)| v.is_def()) {
            parts.push(self.part(name.to_owned(), v, None, &mut seen));
        }
        let object = self.view.module(self.n, module::OBJECT);
        let mut names = self.view.children(object);
        names.extend(self.view.name_string(self.n));
        let mut table = self.view.reach(&names, &mut seen);
        let t = table.entry(Kind::Module.name()).or_default();
        t.count += 1;
        t.bytes += 4 * (1 + self.view.mem.size(object));
        parts.push(Part {
            name: "(namespace)".to_owned(),
            value: Value::UNDEF,
            line: None,
            own: table,
            shared: 0,
        });
        parts
    }

    /// The name below the module that `path` says: `.Class.method`.
    fn name(&self, path: &str) -> Result<Named, Failure> {
        let mut seen = self.before();
        let lines = self.lines();
        let mut value = self.view.module(self.n, module::OBJECT);
        let (mut rest, mut line, mut top) = (path, None, true);
        while !rest.is_empty() {
            let parts = self.view.parts(value);
            let fits = |label: &str| {
                rest.strip_prefix(label)
                    .is_some_and(|r| r.is_empty() || r.starts_with(['.', '[', ' ']))
            };
            let Some(at) = parts.iter().position(|(label, _)| fits(label)) else {
                let module = self.view.module_name(self.n);
                let here = &path[..path.len() - rest.len()];
                let d = Diagnostic::new(format!(
                    "{module}{here} has nothing called {}",
                    rest.trim_start_matches('.')
                ));
                return Err(d.help("the names are those of the frozen module; a body that runs on the device has none").into());
            };
            self.view.reach(
                &parts[..at].iter().map(|(_, v)| *v).collect::<Vec<_>>(),
                &mut seen,
            );
            if top {
                line = lines.get(parts[at].0.trim_start_matches('.')).copied();
            }
            top = false;
            value = parts[at].1;
            rest = &rest[parts[at].0.len()..];
        }
        let part = self.part(
            path.trim_start_matches('.').to_owned(),
            value,
            line,
            &mut seen.clone(),
        );
        let line = line.or_else(|| self.line_of(value));
        let parts = self.view.parts(value);
        let parts = parts
            .into_iter()
            .map(|(label, v)| self.part(label, v, self.line_of(v), &mut seen))
            .collect();
        Ok(Named {
            part: Part { line, ..part },
            parts,
        })
    }

    /// The line where a function begins.
    fn line_of(&self, v: Value) -> Option<u32> {
        let mem = &self.view.mem;
        let v = if mem.is(v, Kind::Func) {
            mem.get(v, function::CODE)
        } else {
            v
        };
        if !mem.is(v, Kind::Code) {
            return None;
        }
        self.view.code_line(v.rom_off()).map(|(_, line)| line)
    }

    /// Heap that the import takes: measured.
    fn price(&self, loaded: &Loaded, heap: u32) -> Option<u32> {
        if let Some(r) = &self.report {
            return Some(r.heap_at_import);
        }
        if self.view.state(self.n) != State::Frozen {
            return None;
        }
        let mut ram = vec![0u32; (heap / 4) as usize];
        let mut board = FreezeBoard { heap };
        let mut vm = Vm::new(&loaded.rom, &mut ram, &mut board).ok()?;
        vm.collect();
        let before = vm.mem_alloc();
        vm.run_module(self.n).ok()?;
        vm.collect();
        vm.mem_alloc().checked_sub(before)
    }

    /// Line where the body stopped.
    fn stop_line(&self) -> Option<u32> {
        if let Some(line) = self.report.as_ref().and_then(|r| r.line) {
            return Some(line);
        }
        let frames = self.view.module(self.n, module::FRAMES);
        if self.view.state(self.n) != State::Resumes || !self.view.mem.is(frames, Kind::Tuple) {
            return None;
        }
        let outermost = self.view.mem.get(frames, 1);
        let pc = self.view.mem.get(outermost, 1 + frame::PC);
        self.view.line(pc.as_len()).map(|(_, line)| line)
    }

    /// The entries of the import delta, in words: what, object, key, value.
    fn delta(&self) -> Vec<[String; 4]> {
        let delta = self.view.module(self.n, module::DELTA);
        if !self.view.mem.is(delta, Kind::Tuple) {
            return Vec::new();
        }
        let paths = self.view.paths();
        let name = |v: Value| {
            paths
                .get(&v.bits())
                .cloned()
                .unwrap_or_else(|| self.view.describe(v))
        };
        let size = self.view.mem.size(delta).min(self.view.image.len);
        let mut all = Vec::new();
        for i in (0..size / CHANGE_WORDS).map(|i| i * CHANGE_WORDS) {
            let [what, object, key, value] = [1, 2, 3, 4].map(|k| self.view.mem.get(delta, i + k));
            let (object, key, value) = match what.as_len() {
                x if x == Change::Import as u32 => (
                    self.view.module_name(object.as_len()),
                    String::new(),
                    String::new(),
                ),
                x if x == Change::Entry as u32 => (
                    name(object),
                    self.view.describe(key),
                    self.view.describe(value),
                ),
                _ => (name(object), String::new(), self.view.describe(key)),
            };
            let what = match what.as_len() {
                x if x == Change::Import as u32 => "imports",
                x if x == Change::Append as u32 => "appends",
                x if x == Change::Entry as u32 && value == "-" => "deletes",
                x if x == Change::Entry as u32 => "sets",
                _ => "replaces",
            };
            all.push([what.to_owned(), object, key, value]);
        }
        all
    }

    fn module_json(&self, price: Option<u32>) -> String {
        let parts = self.parts();
        let delta: Vec<Json> = self
            .delta()
            .into_iter()
            .map(|[change, object, key, value]| json!({ "change": change, "object": object, "key": key, "value": value }))
            .collect();
        let all = json!({
            "module": self.view.module_name(self.n),
            "state": state_name(self.view.state(self.n)),
            "line": self.stop_line(),
            "call": self.report.as_ref().and_then(|r| r.call.clone()),
            "heap_at_import": price,
            "rom_bytes": parts.iter().map(|p| total(&p.own)).sum::<u32>(),
            "parts": parts.iter().map(|p| p.json(self.view)).collect::<Vec<_>>(),
            "delta": delta,
        });
        format!("{all:#}\n")
    }

    fn module_text(&self, price: Option<u32>) -> String {
        let parts = self.parts();
        let mut out = String::new();
        // Writing to a string cannot fail.
        let rom: u32 = parts.iter().map(|p| total(&p.own)).sum();
        let _ = writeln!(out, "{}: {}", self.view.module_name(self.n), self.state());
        let _ = writeln!(out, "ROM {rom} B that no module before it reaches");
        if let Some(price) = price {
            let when = if self.view.state(self.n) == State::Frozen {
                "its import keeps"
            } else {
                "taken up to there"
            };
            let _ = writeln!(out, "heap {price} B {when}");
        }
        out.push('\n');
        table(self.view, &mut out, &parts);
        let delta = self.delta();
        let changes: Vec<_> = delta.iter().filter(|d| d[0] != "imports").collect();
        if !delta.is_empty() {
            let _ = writeln!(out, "\nimport delta, applied when the device imports it:");
        }
        for [what, object, key, value] in &delta {
            let line = match what.as_str() {
                "imports" => format!("imports {object}"),
                "sets" => format!("sets {object} {key} to {value}"),
                "deletes" => format!("deletes {object} {key}"),
                _ => format!("{what} {object}: {value}"),
            };
            let _ = writeln!(out, "  {line}");
        }
        if let Some(price) =
            price.filter(|_| !changes.is_empty() && self.view.state(self.n) == State::Frozen)
        {
            let n = changes.len();
            let what = if n == 1 {
                "this change keeps"
            } else {
                "these changes keep"
            };
            let _ = writeln!(
                out,
                "  {what} {price} B of heap, what imported modules keep included"
            );
        }
        if self.view.state(self.n) == State::Resumes {
            let _ = writeln!(
                out,
                "\nbuilt before it stopped: the names above; the device runs what follows the call"
            );
        }
        out
    }

    fn state(&self) -> String {
        if let Some(r) = &self.report {
            return freeze_report::state(r);
        }
        let line = self
            .stop_line()
            .map_or(String::new(), |l| format!(" at line {l}"));
        format!("{}{line}", state_name(self.view.state(self.n)))
    }
}

impl Part {
    fn json(&self, view: &View<'_>) -> Json {
        let kinds: BTreeMap<&str, Json> = self
            .own
            .iter()
            .map(|(k, t)| (*k, json!({ "count": t.count, "bytes": t.bytes })))
            .collect();
        json!({
            "name": self.name,
            "line": self.line,
            "what": self.what(view),
            "rom_bytes": total(&self.own),
            "shared_bytes": self.shared,
            "kinds": kinds,
        })
    }

    fn what(&self, view: &View<'_>) -> String {
        if self.name.starts_with('(') {
            String::new()
        } else {
            view.describe(self.value)
        }
    }
}

impl Named {
    fn json(&self, asked: &Asked<'_>, target: &str) -> String {
        let mut all = self.part.json(asked.view);
        all["module"] = json!(asked.view.module_name(asked.n));
        all["name"] = json!(target);
        all["parts"] = self.parts.iter().map(|p| p.json(asked.view)).collect();
        format!("{all:#}\n")
    }

    fn text(&self, asked: &Asked<'_>, target: &str) -> String {
        let mut out = String::new();
        let line = self
            .part
            .line
            .map_or(String::new(), |l| format!(", line {l}"));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{target}: {}{line}", self.part.what(asked.view));
        let _ = writeln!(
            out,
            "ROM {} B of its own, {} B shared with what was reached before",
            total(&self.part.own),
            self.part.shared
        );
        for (kind, t) in &self.part.own {
            let _ = writeln!(out, "  {kind:12} {:5} {:7}", t.count, t.bytes);
        }
        if !self.parts.is_empty() {
            out.push('\n');
            table(asked.view, &mut out, &self.parts);
        }
        out
    }
}

fn table(view: &View<'_>, out: &mut String, parts: &[Part]) {
    let shown = &parts[..parts
        .len()
        .min(PARTS_SHOWN.max(parts.len() * usize::from(parts.len() < 2 * PARTS_SHOWN)))];
    let width = shown
        .iter()
        .map(|p| p.name.chars().count())
        .max()
        .unwrap_or(0)
        .clamp(6, 32);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{:width$} {:>6} {:>7} {:>7}  what",
        "name", "line", "ROM", "shared"
    );
    for p in shown {
        let line = p.line.map_or(String::new(), |l| l.to_string());
        let _ = writeln!(
            out,
            "{:width$} {line:>6} {:7} {:7}  {}",
            p.name,
            total(&p.own),
            p.shared,
            p.what(view)
        );
    }
    if shown.len() < parts.len() {
        let rest: u32 = parts[shown.len()..].iter().map(|p| total(&p.own)).sum();
        let _ = writeln!(
            out,
            "{:width$} {:>6} {rest:7}",
            format!("{} more", parts.len() - shown.len()),
            ""
        );
    }
}

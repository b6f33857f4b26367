//! The report of a freeze, as a table and as JSON.
//!
//! The keys of the JSON are stable: `modules` (a list of
//! [`freezer::measure::ModuleReport`]), `total` (`own_bytes`, `rom_bytes`, `heap_at_import`: of the
//! frozen modules), `sizes` ([`freezer::measure::Sizes`]), `taken` and `warnings` (`file`,
//! `line`, `message`, `kind`) and `image`, the path.

use std::path::Path;

use freezer::diagnostic::{show_path, Diagnostic, Kind};
use freezer::measure::ModuleReport;
use freezer::Frozen;
use serde_json::json;

use super::table::{paragraph, Column, Table};

/// The ROM bytes of all modules, and the heap bytes of the frozen ones.
fn totals(frozen: &Frozen) -> (u64, u64) {
    let rom = frozen.modules.iter().map(|m| u64::from(m.rom_bytes)).sum();
    let done = frozen.modules.iter().filter(|m| m.state == "frozen");
    (rom, done.map(|m| u64::from(m.heap_at_import)).sum())
}

/// The warnings of a freeze, as JSON.
pub fn warnings(frozen: &Frozen) -> Vec<serde_json::Value> {
    messages(&frozen.warnings)
}

fn messages(all: &[Diagnostic]) -> Vec<serde_json::Value> {
    let one = |w: &Diagnostic| json!({ "file": w.file, "line": w.line, "message": w.message, "kind": w.kind.map(Kind::name) });
    all.iter().map(one).collect()
}

/// The report as JSON.
pub fn json(frozen: &Frozen, image: &Path) -> String {
    let (rom_bytes, heap_at_import) = totals(frozen);
    let all = json!({
        "modules": frozen.modules,
        "total": {
            "own_bytes": frozen.sizes.image - frozen.sizes.shared,
            "rom_bytes": rom_bytes,
            "heap_at_import": heap_at_import
        },
        "sizes": frozen.sizes,
        "taken": messages(&frozen.taken),
        "warnings": warnings(frozen),
        "image": image,
    });
    format!("{all:#}\n")
}

/// The report as a table, in lines of at most `width` characters.
pub fn text(frozen: &Frozen, image: &Path, verbose: bool, width: Option<usize>) -> String {
    let mut table = Table::new(&[
        (Column::Name, "module"),
        (Column::Number, "own"),
        (Column::Number, "retained"),
        (Column::Number, "heap"),
        (Column::Note, "on the board"),
    ]);
    let number = |n: u64| n.to_string();
    for m in &frozen.modules {
        let figures = [m.own_bytes, m.retained_bytes, m.heap_at_import].map(|n| n.to_string());
        table.row(
            [m.name.clone()]
                .into_iter()
                .chain(figures)
                .chain([state(m)]),
        );
        if verbose {
            remarks(m).into_iter().for_each(|r| table.below(r));
        }
    }
    let s = &frozen.sizes;
    let none = String::new;
    let what = "what several modules use, and the header and indexes";
    table.row([
        "shared".to_owned(),
        number(s.shared.into()),
        none(),
        none(),
        match s.data_files {
            0 => what.to_owned(),
            _ => format!("{what}, and files"),
        },
    ]);
    let (_, heap) = totals(frozen);
    let done = frozen.modules.iter().filter(|m| m.state == "frozen");
    table.row([
        "total".to_owned(),
        number(s.image.into()),
        none(),
        number(heap),
        format!("{} of {} frozen", done.count(), frozen.modules.len()),
    ]);
    let mut out = table.text(width);
    out.push('\n');
    let mut lines = Vec::new();
    lines.extend(frozen.taken.iter().map(|t| ("taken", along(t))));
    lines.push((
        "image",
        format!(
            "{} B: {} of objects and code, {} of strings, {} of header and indexes",
            s.image, s.objects, s.strings, s.overhead
        ),
    ));
    if s.data_files > 0 {
        lines.push(("data", format!("{} B of {} files", s.data, s.data_files)));
    }
    lines.push((
        "saved",
        format!(
            "{} B: {} by strings that modules share, {} by bytes, {} by constant tuples, {} by names that the VM has",
            s.interned + s.shared_bytes + s.shared_tuples + s.machine_names,
            s.interned,
            s.shared_bytes,
            s.shared_tuples,
            s.machine_names
        ),
    ));
    lines.extend(summary(frozen, verbose));
    lines.push(("room", room(frozen)));
    lines.push((
        "heap",
        format!(
            "{} of {} B left on the board after these imports",
            s.heap_left, s.heap
        ),
    ));
    lines.push(("written", image.display().to_string()));
    for (label, line) in lines {
        out.push_str(&paragraph(&format!("{label:8}"), &line, width));
    }
    out.push('\n');
    for (word, meaning) in legend(frozen) {
        out.push_str(&paragraph(&format!("{word:8}  "), meaning, width));
    }
    out
}

/// The remarks on a module besides its figures, for `--verbose`.
fn remarks(m: &ModuleReport) -> Vec<String> {
    let mut all = Vec::new();
    if !m.recorded.is_empty() {
        all.push(format!(
            "asks the memory manager: {}",
            m.recorded.join(", ")
        ));
    }
    if m.body_bytes > 0 {
        all.push(doubt(m));
    }
    all.push(m.path.clone());
    all
}

/// The remarks, in a line for each kind.
fn summary(frozen: &Frozen, verbose: bool) -> Vec<(&'static str, String)> {
    let more = if verbose {
        ""
    } else {
        "; freeze -v shows which"
    };
    let modules = |n: usize| match n {
        1 => "1 module".to_owned(),
        n => format!("{n} modules"),
    };
    let mut all = Vec::new();
    let asks = frozen.modules.iter().filter(|m| !m.recorded.is_empty());
    let asks: Vec<_> = asks.collect();
    if !asks.is_empty() {
        let mut calls: Vec<&str> = asks
            .iter()
            .flat_map(|m| &m.recorded)
            .map(String::as_str)
            .collect();
        calls.sort_unstable();
        calls.dedup();
        let said = format!(
            "{} asked the memory manager: {}",
            modules(asks.len()),
            calls.join(", ")
        );
        all.push(("memory", format!("{said}{more}")));
    }
    let kept = frozen.modules.iter().filter(|m| m.body_bytes > 0).count();
    if kept > 0 {
        let said = format!(
            "{} B of {} that may have to run on the board, because something may change what they read",
            frozen.sizes.unproved,
            modules(kept)
        );
        all.push(("bodies", said + more));
    }
    all
}

/// The words of the report that a newcomer does not know, and what they mean. Those that do not occur are left out.
fn legend(frozen: &Frozen) -> Vec<(&'static str, &'static str)> {
    let is = |state: &str| frozen.modules.iter().any(|m| m.state == state);
    let asks = frozen.modules.iter().any(|m| !m.recorded.is_empty());
    let all = [
        (
            true,
            "own",
            "bytes of the board's flash for the module's code and for what its body made",
        ),
        (
            true,
            "retained",
            "bytes of flash that nothing else would need if the module were left out",
        ),
        (
            true,
            "heap",
            "bytes of the board's RAM that the import takes",
        ),
        (
            is("resumes"),
            "resumes",
            "the body has run up to this call on this computer; the board goes on from there",
        ),
        (
            is("runs"),
            "runs",
            "the board runs the whole body when it imports the module, as MicroPython does",
        ),
        (
            is("raises"),
            "raises",
            "the body raised an exception when it was frozen; on the board the import raises it",
        ),
        (
            asks,
            "memory",
            "a body called functions such as gc.collect; they were answered as on the board",
        ),
    ];
    let met = all.into_iter().filter(|(met, ..)| *met);
    met.map(|(_, word, meaning)| (word, meaning)).collect()
}

/// Describes the modules taken along for an import of a computed name, and says where the text is that names them.
fn along(taken: &Diagnostic) -> String {
    let file = taken.file.as_deref().map_or(String::new(), show_path);
    let line = taken.line.map_or(String::new(), |l| format!(":{l}"));
    format!("{} ({file}{line})", taken.message)
}

/// Why the body of a module is in the image, and what it costs.
pub fn doubt(m: &ModuleReport) -> String {
    let Some(d) = &m.doubt else {
        return String::new();
    };
    let file = d
        .file
        .as_deref()
        .map_or(String::new(), |file| match d.line {
            Some(line) => format!(" ({file}:{line})"),
            None => format!(" ({file})"),
        });
    let kept = match m.body_bytes {
        0 => "its body is not in the image".to_owned(),
        n => format!("its body takes {n} B of ROM"),
    };
    format!(
        "reads {}: {}{file}; {kept}, and {} B of heap if it has to run",
        d.reads, d.cause, m.heap_of_body
    )
}

/// The room that is left for an image, and how many more modules like the largest imported one it holds.
fn room(frozen: &Frozen) -> String {
    let s = &frozen.sizes;
    let left = s.region.saturating_sub(s.image);
    let imported = frozen.modules.iter().filter(|m| m.imported_later);
    let more = match imported.max_by_key(|m| m.own_bytes) {
        Some(m) if m.own_bytes > 0 => {
            format!(": {} more modules like {}", left / m.own_bytes, m.name)
        }
        _ => String::new(),
    };
    format!("{left} of {} B left in the board's flash{more}", s.region)
}

/// What the import of a module does on the device, in words.
pub fn state(m: &ModuleReport) -> String {
    let at = m.line.map_or(String::new(), |l| format!(" line {l}"));
    let call = m.call.as_deref().unwrap_or("");
    match m.state {
        "frozen" if m.heap_at_import > 0 => "frozen; its import changes other modules".to_owned(),
        "frozen" => "frozen".to_owned(),
        "resumes" => format!("resumes at{at}: {}", called(call)),
        "raises" if call.is_empty() => "raises".to_owned(),
        "raises" if call == "SystemExit" => format!("ends the program at{at}: {call}"),
        "raises" => format!("raises at{at}: {call}"),
        _ if m.line.is_none() && call.is_empty() => "runs on the device".to_owned(),
        _ => format!("runs on the device ({}: {})", at.trim_start(), called(call)),
    }
}

fn called(call: &str) -> String {
    if call.is_empty() || call.contains(['(', ' ']) {
        call.to_owned()
    } else {
        format!("{call}()")
    }
}

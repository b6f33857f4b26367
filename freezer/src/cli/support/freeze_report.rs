//! The report of a freeze, as a table and as JSON.
//!
//! The keys of the JSON are stable: `modules` (a list of
//! [`freezer::measure::ModuleReport`]), `total` (`rom_bytes`, `heap_at_import`: of the
//! frozen modules), `sizes` ([`freezer::measure::Sizes`]), `taken` and `warnings` (`file`,
//! `line`, `message`, `kind`) and `image`, the path.

use std::fmt::Write;
use std::path::Path;

use freezer::diagnostic::{show_path, Diagnostic, Kind};
use freezer::measure::ModuleReport;
use freezer::Frozen;
use serde_json::json;

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
        "total": { "rom_bytes": rom_bytes, "heap_at_import": heap_at_import },
        "sizes": frozen.sizes,
        "taken": messages(&frozen.taken),
        "warnings": warnings(frozen),
        "image": image,
    });
    format!("{all:#}\n")
}

/// The report as a table.
pub fn text(frozen: &Frozen, image: &Path, verbose: bool) -> String {
    let width = frozen
        .modules
        .iter()
        .map(|m| m.name.chars().count())
        .max()
        .unwrap_or(0)
        .clamp(6, 48);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{:width$} {:>8} {:>6}", "module", "ROM", "heap");
    for m in &frozen.modules {
        let _ = writeln!(
            out,
            "{:width$} {:8} {:6}  {}",
            m.name,
            m.rom_bytes,
            m.heap_at_import,
            state(m)
        );
        if !m.recorded.is_empty() {
            let _ = writeln!(
                out,
                "{:width$}   asks the memory manager: {}",
                "",
                m.recorded.join(", ")
            );
        }
        if m.body_bytes > 0 {
            let _ = writeln!(out, "{:width$}   {}", "", doubt(m));
        }
        if verbose {
            let _ = writeln!(out, "{:width$}   {}", "", m.path);
        }
    }
    let (rom, heap) = totals(frozen);
    let frozen_modules = frozen
        .modules
        .iter()
        .filter(|m| m.state == "frozen")
        .count();
    let _ = writeln!(
        out,
        "{:width$} {rom:8} {heap:6}  {frozen_modules} of {} frozen",
        "total",
        frozen.modules.len()
    );
    let s = &frozen.sizes;
    for (i, taken) in frozen.taken.iter().enumerate() {
        let _ = writeln!(
            out,
            "{}taken   {}",
            if i == 0 { "\n" } else { "" },
            along(taken)
        );
    }
    let _ = writeln!(
        out,
        "\nimage   {} B: {} of objects and code, {} of strings, {} of header and indexes",
        s.image, s.objects, s.strings, s.overhead
    );
    if s.data_files > 0 {
        let _ = writeln!(out, "data    {} B of {} files", s.data, s.data_files);
    }
    let _ = writeln!(
        out,
        "shared  {} B saved: {} of strings, {} of bytes, {} of constant tuples, {} of names in the machine",
        s.interned + s.shared_bytes + s.shared_tuples + s.machine_names,
        s.interned,
        s.shared_bytes,
        s.shared_tuples,
        s.machine_names
    );
    if s.unproved > 0 {
        let kept = frozen.modules.iter().filter(|m| m.body_bytes > 0).count();
        let _ = writeln!(
            out,
            "bodies  {} B of {kept} modules that may have to run on the board, because something may change what they read",
            s.unproved
        );
    }
    let _ = writeln!(out, "room    {}", room(frozen));
    let _ = writeln!(
        out,
        "heap    {} of {} B left on the board after these imports",
        s.heap_left, s.heap
    );
    let _ = writeln!(out, "written {}", image.display());
    out
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
    let more = match imported.max_by_key(|m| m.rom_bytes) {
        Some(m) if m.rom_bytes > 0 => {
            format!(": {} more modules like {}", left / m.rom_bytes, m.name)
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

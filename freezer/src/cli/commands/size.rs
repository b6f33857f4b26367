//! `freeze size`: how much of the chip the firmware takes, and what changed since an older one.
//!
//! The keys of the JSON are stable: `firmware` (the path), `fingerprint`, `board`, `parts` (a list
//! of `memory`, `name`, `bytes`, `limit`), with `--functions` `functions` (`name`, `bytes`), the
//! largest first. With `--diff` each part and function has `change` too, there is `old`, the
//! path of the older one, and `functions` are those that changed, the largest change first.
//!
//! All of it is read from the firmware's ELF file; this command needs no VM.

use std::collections::BTreeMap;
use std::path::Path;

use freezer::diagnostic::Failure;
use freezer::firmware::sizes::{self, Part};
use freezer::firmware::{self, Firmware};
use serde_json::{json, Value as Json};

use crate::cli::args::SizeArgs;
use crate::cli::support::output;
use crate::cli::support::table::{self, Column, Table};

/// The most functions that a list shows.
const FUNCTIONS: usize = 20;

/// Runs the command.
///
/// # Errors
/// A file is not firmware.
pub fn size(args: &SizeArgs) -> Result<u8, Failure> {
    let firmware = match &args.elf {
        Some(path) => Firmware::read(path)?,
        None => firmware::prebuilt()?,
    };
    let old = args.diff.as_deref().map(Firmware::read).transpose()?;
    let report = Report::new(&firmware, old.as_ref(), args.functions);
    match args.json {
        true => output::print(&report.json(&firmware, args.diff.as_deref()))?,
        false => output::show(&report.text())?,
    }
    Ok(0)
}

/// A row of the list of functions.
struct Function {
    name: String,
    bytes: u32,
    change: i64,
}

struct Report {
    /// The functions with their changes; a function that is gone has 0 bytes.
    parts: Vec<(Part, i64)>,
    functions: Option<Vec<Function>>,
    compared: bool,
}

impl Report {
    fn new(firmware: &Firmware, old: Option<&Firmware>, list: bool) -> Report {
        let functions = match old {
            Some(old) => Some(changed(firmware, old)),
            None => list.then(|| largest(firmware)),
        };
        Report {
            parts: compare(sizes::parts(firmware), old.map(sizes::parts)),
            functions,
            compared: old.is_some(),
        }
    }

    fn text(&self) -> String {
        let width = table::width();
        let mut columns = vec![
            (Column::Name, "memory"),
            (Column::Name, "part"),
            (Column::Number, "bytes"),
        ];
        columns.extend(self.compared.then_some((Column::Number, "change")));
        columns.push((Column::Note, "limit"));
        let mut list = Table::new(&columns);
        let mut memory = "";
        for (part, change) in &self.parts {
            let first = part.memory != memory;
            memory = part.memory;
            let label = if first { memory } else { "" };
            let mut cells = vec![label.to_owned(), part.name.clone(), part.bytes.to_string()];
            cells.extend(self.compared.then(|| signed(*change)));
            cells.push(part.limit.map_or(String::new(), |l| share(part.bytes, l)));
            list.row(cells);
        }
        let mut out = list.text(width);
        let Some(functions) = &self.functions else {
            return out;
        };
        let title = match (self.compared, functions.is_empty()) {
            (true, true) => "no function changed its size",
            (true, false) => "functions that changed most",
            (false, _) => "largest functions",
        };
        out.push('\n');
        if functions.is_empty() {
            out.push_str(title);
            out.push('\n');
            return out;
        }
        let mut columns = vec![(Column::Number, "bytes")];
        columns.extend(self.compared.then_some((Column::Number, "change")));
        columns.push((Column::Note, title));
        let mut list = Table::new(&columns);
        for f in functions {
            let mut cells = vec![f.bytes.to_string()];
            cells.extend(self.compared.then(|| signed(f.change)));
            cells.push(f.name.clone());
            list.row(cells);
        }
        out.push_str(&list.text(width));
        out
    }

    fn json(&self, firmware: &Firmware, old: Option<&Path>) -> String {
        let with_change = |mut item: Json, change: i64| {
            if self.compared {
                item["change"] = json!(change);
            }
            item
        };
        let parts: Vec<Json> = self
            .parts
            .iter()
            .map(|(p, change)| {
                let item = json!({ "memory": p.memory, "name": p.name, "bytes": p.bytes, "limit": p.limit });
                with_change(item, *change)
            })
            .collect();
        let mut all = json!({
            "firmware": firmware.path,
            "fingerprint": format!("{:08x}", firmware.fingerprint),
            "parts": parts,
        });
        if let Some(old) = old {
            all["old"] = json!(old);
        }
        if let Some(functions) = &self.functions {
            let items = functions
                .iter()
                .map(|f| with_change(json!({ "name": f.name, "bytes": f.bytes }), f.change));
            all["functions"] = items.collect();
        }
        format!("{all:#}\n")
    }
}

/// How much of a limit is used, in words.
fn share(bytes: u32, limit: u32) -> String {
    if bytes > limit {
        format!("of {limit}: {} too many", bytes - limit)
    } else {
        format!("of {limit}, {} free", limit - bytes)
    }
}

/// A change with its sign; empty for no change.
fn signed(change: i64) -> String {
    match change {
        0 => "0".to_owned(),
        n => format!("{n:+}"),
    }
}

/// The parts with their changes. A section that only the old firmware has stays, with 0 bytes, before the total
/// of its memory.
fn compare(new: Vec<Part>, old: Option<Vec<Part>>) -> Vec<(Part, i64)> {
    let Some(old) = old else {
        return new.into_iter().map(|p| (p, 0)).collect();
    };
    let same = |a: &Part, b: &Part| (a.memory, &a.name) == (b.memory, &b.name);
    let mut all = Vec::new();
    for part in &new {
        if part.name == "total" {
            for gone in old.iter().filter(|o| o.memory == part.memory) {
                if !new.iter().any(|n| same(n, gone)) {
                    let empty = Part {
                        bytes: 0,
                        ..gone.clone()
                    };
                    all.push((empty, -i64::from(gone.bytes)));
                }
            }
        }
        let before = old.iter().find(|o| same(o, part)).map_or(0, |o| o.bytes);
        all.push((part.clone(), i64::from(part.bytes) - i64::from(before)));
    }
    all
}

fn largest(firmware: &Firmware) -> Vec<Function> {
    let all = sizes::functions(firmware).into_iter();
    let mut all: Vec<Function> = all
        .map(|(name, bytes)| Function {
            name,
            bytes,
            change: 0,
        })
        .collect();
    all.sort_by_key(|f| std::cmp::Reverse(f.bytes));
    all.truncate(FUNCTIONS);
    all
}

fn changed(firmware: &Firmware, old: &Firmware) -> Vec<Function> {
    let mut sizes: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (name, bytes) in sizes::functions(firmware) {
        sizes.entry(name).or_default().0 = bytes;
    }
    for (name, bytes) in sizes::functions(old) {
        sizes.entry(name).or_default().1 = bytes;
    }
    let mut all: Vec<Function> = sizes
        .into_iter()
        .filter(|(_, (new, old))| new != old)
        .map(|(name, (bytes, old))| Function {
            name,
            bytes,
            change: i64::from(bytes) - i64::from(old),
        })
        .collect();
    all.sort_by_key(|f| std::cmp::Reverse(f.change.abs()));
    all.truncate(FUNCTIONS);
    all
}

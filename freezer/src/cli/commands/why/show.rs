//! The answer as a table and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write;

use format::image::State;
use serde_json::{json, Value as Json};

use super::asked::{Asked, Named, Part};
use crate::cli::support::freeze_report;
use crate::cli::support::image::{state_name, total, View};
use crate::cli::support::table::{self, Column, Table};

/// The most parts that a table shows; the rest is one line.
const PARTS_SHOWN: usize = 40;

/// The changes of a memo that are imports.
const IMPORTS: [&str; 3] = ["imports", "fails to import", "unbinds"];

impl Asked<'_> {
    pub fn module_json(&self, price: Option<u32>) -> String {
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
            "own_bytes": self.own_bytes(),
            "retained_bytes": self.retained_bytes(),
            "rom_bytes": parts.iter().map(|p| total(&p.first)).sum::<u32>(),
            "parts": parts.iter().map(|p| p.json(self.view)).collect::<Vec<_>>(),
            "delta": delta,
            "doubt": self.report.as_ref().and_then(|r| r.doubt.clone()),
            "body_bytes": self.report.as_ref().map(|r| r.body_bytes),
            "heap_of_body": self.report.as_ref().map(|r| r.heap_of_body),
        });
        format!("{all:#}\n")
    }

    pub fn module_text(&self, price: Option<u32>, width: Option<usize>) -> String {
        let parts = self.parts();
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}: {}", self.view.module_name(self.n), self.state());
        let (own, retained) = (self.own_bytes(), self.retained_bytes());
        let _ = match self.view.sidecar {
            Some(_) => writeln!(out, "own {own} B: its code, and what its body made"),
            None => writeln!(out, "own {own} B, as far as known without the .sym file"),
        };
        let _ = writeln!(
            out,
            "retained {retained} B: nothing else in the image needs that"
        );
        if let Some(price) = price {
            let when = if self.view.state(self.n) == State::Frozen {
                "its import keeps"
            } else {
                "taken up to there"
            };
            let _ = writeln!(out, "heap {price} B {when}");
        }
        if let Some(r) = self.report.as_ref().filter(|r| r.doubt.is_some()) {
            out.push_str(&table::paragraph("", &freeze_report::doubt(r), width));
        }
        out.push('\n');
        out.push_str(&list(self.view, parts, width));
        let delta = self.delta();
        let changes: Vec<_> = delta
            .iter()
            .filter(|d| !IMPORTS.contains(&d[0].as_str()))
            .collect();
        if !delta.is_empty() {
            let _ = writeln!(out, "\nchanges, applied when the device imports it:");
        }
        for [what, object, key, value] in &delta {
            let line = match what.as_str() {
                imports if IMPORTS.contains(&imports) => format!("{imports} {object}"),
                "sets" if key.is_empty() => format!("sets {object} to {value}"),
                "sets" => format!("sets {object} {key} to {value}"),
                "deletes" => format!("deletes {object} {key}"),
                _ => format!("{what} {object}: {value}"),
            };
            out.push_str(&table::paragraph("  ", &line, width));
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
            let line = format!("{what} {price} B of heap, what imported modules keep included");
            out.push_str(&table::paragraph("  ", &line, width));
        }
        if self.view.state(self.n) == State::Resumes {
            let line = "the names above were built before it stopped; the board runs what follows the call";
            out.push('\n');
            out.push_str(&table::paragraph("resumes ", line, width));
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
    pub fn json(&self, view: &View<'_>) -> Json {
        let kinds: BTreeMap<&str, Json> = self
            .first
            .iter()
            .map(|(k, t)| (*k, json!({ "count": t.count, "bytes": t.bytes })))
            .collect();
        json!({
            "name": self.name,
            "line": self.line,
            "what": self.what(view),
            "own_bytes": total(&self.own),
            "rom_bytes": total(&self.first),
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
    pub fn json(&self, asked: &Asked<'_>, target: &str) -> String {
        let mut all = self.part.json(asked.view);
        all["module"] = json!(asked.view.module_name(asked.n));
        all["name"] = json!(target);
        all["parts"] = self.parts.iter().map(|p| p.json(asked.view)).collect();
        format!("{all:#}\n")
    }

    pub fn text(self, asked: &Asked<'_>, target: &str, width: Option<usize>) -> String {
        let mut out = String::new();
        let line = self
            .part
            .line
            .map_or(String::new(), |l| format!(", line {l}"));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{target}: {}{line}", self.part.what(asked.view));
        let _ = writeln!(
            out,
            "own {} B; {} B more can be reached from it",
            total(&self.part.own),
            self.part.others
        );
        for (kind, t) in &self.part.own {
            let _ = writeln!(out, "  {kind:12} {:5} {:7}", t.count, t.bytes);
        }
        if !self.parts.is_empty() {
            out.push('\n');
            out.push_str(&list(asked.view, self.parts, width));
        }
        out
    }
}

/// The parts as a table, the largest first.
fn list(view: &View<'_>, mut parts: Vec<Part>, width: Option<usize>) -> String {
    let mut list = Table::new(&[
        (Column::Name, "name"),
        (Column::Number, "line"),
        (Column::Number, "own"),
        (Column::Number, "others"),
        (Column::Note, "what"),
    ]);
    parts.sort_by_key(|p| std::cmp::Reverse(total(&p.own)));
    let shown = match parts.len() {
        n if n < 2 * PARTS_SHOWN => n,
        _ => PARTS_SHOWN,
    };
    for p in &parts[..shown] {
        list.row([
            p.name.clone(),
            p.line.map_or(String::new(), |l| l.to_string()),
            total(&p.own).to_string(),
            p.others.to_string(),
            p.what(view),
        ]);
    }
    if shown < parts.len() {
        let rest: u32 = parts[shown..].iter().map(|p| total(&p.own)).sum();
        let none = String::new;
        let name = format!("{} more", parts.len() - shown);
        list.row([name, none(), rest.to_string(), none(), none()]);
    }
    let what = "bytes of what else can be reached, which other modules or the names before it are charged for";
    list.text(width) + "\n" + &table::paragraph("others  ", what, width)
}

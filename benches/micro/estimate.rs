//! MicroPython's estimated instructions, which `benches/tools/micropython_cost` finds out.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;
use support::at;

use crate::table::{Figure, Operation, TIMES};

/// The tool, from the root.
const TOOL: &str = "benches/tools/micropython_cost/cost.mjs";
/// The programs of the operations, from the root. `calibrate.mjs` reads them too.
const PROGRAMS: &str = "target/micro";

/// An estimate for each operation that has no exact figure.
///
/// # Panics
/// If there is no node, or the tool fails.
pub fn estimates(operations: &[Operation]) -> Vec<(String, Figure)> {
    let directory = at(PROGRAMS);
    write_programs(operations, &directory);
    let done = Command::new("node")
        .arg(at(TOOL))
        .arg("--json")
        .arg(&directory)
        .output()
        .expect("node can be started");
    let json: Json = serde_json::from_slice(&done.stdout).expect("the tool prints JSON");
    let costs: BTreeMap<&str, u64> = json
        .as_array()
        .expect("the tool prints a list")
        .iter()
        .filter_map(|one| Some((one["name"].as_str()?, one["instructions"].as_u64()?)))
        .collect();
    let figure = |i: usize| {
        let with = costs.get(format!("{i:03}").as_str())?;
        let without = costs.get(format!("{i:03}_empty").as_str())?;
        Some(Figure::Estimate(with.saturating_sub(*without) / TIMES))
    };
    let estimated = operations
        .iter()
        .enumerate()
        .filter(|(_, o)| !matches!(o.micropython, Figure::Exact(_)));
    estimated
        .map(|(i, o)| (o.name.clone(), figure(i).unwrap_or(Figure::Unknown)))
        .collect()
}

/// Writes the programs of all operations: `NUMBER.py`, and `NUMBER_empty.py` without the statement. A file `exact.txt` has the
/// numbers and figures of those that were counted exactly.
fn write_programs(operations: &[Operation], directory: &Path) {
    let _ = std::fs::remove_dir_all(directory);
    std::fs::create_dir_all(directory).expect("a directory can be made");
    let write = |name: String, text: String| {
        std::fs::write(directory.join(name), text).expect("a program can be written");
    };
    let mut exact = String::new();
    for (i, operation) in operations.iter().enumerate() {
        write(format!("{i:03}.py"), operation.program());
        write(format!("{i:03}_empty.py"), operation.empty_program());
        if let Figure::Exact(n) = operation.micropython {
            exact += &format!("{i:03} {} {}\n", n * TIMES, operation.name);
        }
    }
    write("exact.txt".to_owned(), exact);
}

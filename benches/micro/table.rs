//! The table of operations, `benches/py/micro.txt`, and the programs that are made of it.

use support::at;

/// The table's path, from the root.
pub const PATH: &str = "benches/py/micro.txt";
/// The text between two columns. (A slice `a[::2]` has no space before it.)
const COLUMN: &str = " ::";
/// A section whose loops are at module level.
const AT_MODULE_LEVEL: &str = "@module";
/// Number of times that the loop repeats, and number of copies of the statement in it.
const REPEATS: usize = 20;
const COPIES: usize = 5;
/// Number of times that a program executes its statement.
pub const TIMES: u64 = (REPEATS * COPIES) as u64;

/// MicroPython's instructions for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Counted on the lx106.
    Exact(u64),
    /// Estimated from a count in another build.
    Estimate(u64),
    /// The other build cannot run the operation.
    Unknown,
}

impl Figure {
    /// The number, if there is one.
    pub fn number(self) -> Option<u64> {
        match self {
            Figure::Exact(n) | Figure::Estimate(n) => Some(n),
            Figure::Unknown => None,
        }
    }

    /// The figure as it stands in the table.
    pub fn text(self) -> String {
        match self {
            Figure::Exact(n) => format!("={n}"),
            Figure::Estimate(n) => format!("~{n}"),
            Figure::Unknown => "-".to_owned(),
        }
    }

    fn parse(text: &str) -> Option<Figure> {
        if text == "-" {
            return Some(Figure::Unknown);
        }
        if let Some(n) = text.strip_prefix('=') {
            return Some(Figure::Exact(n.parse().ok()?));
        }
        let n = text.strip_prefix('~')?.parse().ok()?;
        Some(Figure::Estimate(n))
    }
}

/// An operation: a statement and what stands before it.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name, which no other operation has.
    pub name: String,
    /// The section and the name, for `CASE`.
    pub path: String,
    /// MicroPython's instructions.
    pub micropython: Figure,
    at_module_level: bool,
    frozen: String,
    setup: String,
    statement: String,
}

impl Operation {
    /// The program that executes the statement [`TIMES`] times.
    pub fn program(&self) -> String {
        self.with_body(&[self.statement.as_str(); COPIES].join("\n"))
    }

    /// The same program without the statement.
    pub fn empty_program(&self) -> String {
        self.with_body("pass")
    }

    fn with_body(&self, body: &str) -> String {
        let (frozen, setup) = (&self.frozen, &self.setup);
        let repeat = format!("for _ in range({REPEATS}):\n{}", indented(body));
        if self.at_module_level {
            return format!("import time\n{frozen}\ntime.ticks_ms()\n{setup}\n{repeat}\n");
        }
        let run = indented(&format!("{setup}\n{repeat}"));
        format!("import time\n{frozen}\ndef run():\n{run}\ntime.ticks_ms()\nrun()\n")
    }
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|l| format!("    {l}")).collect();
    lines.join("\n")
}

/// All operations, in the order of the table.
///
/// # Panics
/// If the table cannot be read, or has a wrong line.
pub fn operations() -> Vec<Operation> {
    let text = std::fs::read_to_string(at(PATH)).expect("the table can be read");
    let mut section = "";
    let mut names: Vec<(String, String)> = Vec::new();
    let mut all: Vec<Operation> = Vec::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(title) = line.strip_prefix("== ") {
            section = title;
        } else if let Some(definition) = line.strip_prefix("let ") {
            let (name, text) = definition.split_once(COLUMN).expect("a name and its text");
            names.push((format!("${name}"), text.trim().to_owned()));
        } else {
            let found = operation(line, section, &names);
            let found = found.unwrap_or_else(|| panic!("{PATH}: {line}"));
            let twice = all.iter().any(|o| o.name == found.name);
            assert!(!twice, "{PATH}: two operations are called {}", found.name);
            all.push(found);
        }
    }
    all
}

/// The operation of a line.
fn operation(line: &str, section: &str, names: &[(String, String)]) -> Option<Operation> {
    let columns: Vec<&str> = line.split(COLUMN).map(str::trim).collect();
    let [name, figure, frozen, setup, statement] = columns[..] else {
        return None;
    };
    let expanded = |text: &str| {
        let whole = names
            .iter()
            .fold(text.to_owned(), |t, (name, text)| t.replace(name, text));
        whole.replace("\\n", "\n")
    };
    Some(Operation {
        name: name.to_owned(),
        path: format!("{section}/{name}"),
        micropython: Figure::parse(figure)?,
        at_module_level: section.contains(AT_MODULE_LEVEL),
        frozen: expanded(frozen),
        setup: expanded(setup),
        statement: expanded(statement),
    })
}

/// Writes figures into the table, each for an operation.
///
/// # Panics
/// If the table cannot be read or written.
pub fn write_figures(figures: &[(String, Figure)]) {
    let text = std::fs::read_to_string(at(PATH)).expect("the table can be read");
    let line = |line: &str| {
        let (name, rest) = line.split_once(COLUMN)?;
        let (_, figure) = figures.iter().find(|(n, _)| n == name.trim())?;
        let (_, rest) = rest.split_once(COLUMN)?;
        Some(format!("{name}{COLUMN} {:>8}{COLUMN}{rest}", figure.text()))
    };
    let lines = text
        .lines()
        .map(|l| line(l).unwrap_or_else(|| l.to_owned()) + "\n");
    std::fs::write(at(PATH), lines.collect::<String>()).expect("the table can be written");
}

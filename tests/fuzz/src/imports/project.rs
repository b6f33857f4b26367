//! A project: a program and its modules, as trees of statements that are written line by line.

/// A clause of a statement: its head, and the indented lines below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// One or more lines. The head of a block ends with a colon.
    pub head: String,
    /// The block below the head. An empty block is written as `pass`.
    pub body: Vec<Stmt>,
}

/// A statement: one line, or the clauses of a compound statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stmt {
    /// The clauses, such as `try` and each `except`.
    pub clauses: Vec<Clause>,
}

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the directory of the project.
    pub path: String,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// A program and its modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The files; `main.py` comes first.
    pub files: Vec<File>,
}

/// Path and text of each file.
pub type Texts = Vec<(String, String)>;

/// An effect that binds no name and prints nothing. Freezing stops at it.
const EFFECT: &str = "__import__(\"time\").ticks_ms()";

/// Where effects are inserted into a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nowhere.
    None,
    /// Before the first statement of the program.
    Main,
    /// Before the first statement of each file.
    Every,
    /// Before the statement of this number, over all files and blocks.
    At(usize),
}

impl Stmt {
    /// A statement of one line.
    pub fn line(text: impl Into<String>) -> Stmt {
        Stmt::block(text, Vec::new())
    }

    /// A statement with one clause.
    pub fn block(head: impl Into<String>, body: Vec<Stmt>) -> Stmt {
        let head = head.into();
        Stmt {
            clauses: vec![Clause { head, body }],
        }
    }

    /// Adds a clause.
    #[must_use]
    pub fn and(mut self, head: impl Into<String>, body: Vec<Stmt>) -> Stmt {
        let head = head.into();
        self.clauses.push(Clause { head, body });
        self
    }
}

impl Project {
    /// Path and text of each file.
    pub fn texts(&self) -> Texts {
        let text = |f: &File| {
            let mut out = String::new();
            write(&f.body, 0, &mut out);
            (f.path.clone(), out)
        };
        self.files.iter().map(text).collect()
    }

    /// The number of statements, those in blocks included.
    pub fn statements(&self) -> usize {
        self.files.iter().map(|f| count(&f.body)).sum()
    }

    /// A copy with effects.
    #[must_use]
    pub fn with(&self, effect: Effect) -> Project {
        let mut copy = self.clone();
        let effect_line = || Stmt::line(EFFECT);
        match effect {
            Effect::None => {}
            Effect::Main => copy.files[0].body.insert(0, effect_line()),
            Effect::Every => {
                for f in &mut copy.files {
                    f.body.insert(0, effect_line());
                }
            }
            Effect::At(n) => {
                let mut left = n;
                let files = &mut copy.files;
                files.iter_mut().any(|f| insert(&mut f.body, &mut left));
            }
        }
        copy
    }

    /// The files with their names, as a reader wants to see them.
    pub fn shown(&self) -> String {
        let texts = self.texts();
        let shown = texts.iter().map(|(p, t)| format!("--- {p}\n{t}"));
        shown.collect()
    }
}

fn write(body: &[Stmt], depth: usize, out: &mut String) {
    let indent = "    ".repeat(depth);
    for c in body.iter().flat_map(|s| &s.clauses) {
        for line in c.head.lines() {
            out.push_str(&indent);
            out.push_str(line);
            out.push('\n');
        }
        if c.head.ends_with(':') {
            match c.body.is_empty() {
                true => out.push_str(&format!("{indent}    pass\n")),
                false => write(&c.body, depth + 1, out),
            }
        }
    }
}

fn count(body: &[Stmt]) -> usize {
    let below = |s: &Stmt| s.clauses.iter().map(|c| count(&c.body)).sum::<usize>();
    body.iter().map(|s| 1 + below(s)).sum()
}

/// Inserts an effect before statement number `left`. Returns whether it is in this block.
fn insert(body: &mut Vec<Stmt>, left: &mut usize) -> bool {
    for i in 0..body.len() {
        if *left == 0 {
            body.insert(i, Stmt::line(EFFECT));
            return true;
        }
        *left -= 1;
        let mut clauses = body[i].clauses.iter_mut();
        if clauses.any(|c| insert(&mut c.body, left)) {
            return true;
        }
    }
    false
}

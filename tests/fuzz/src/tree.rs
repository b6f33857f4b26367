//! A program as a tree of text: what the generator makes, the shrinker cuts, and both
//! sides run as text.

/// A piece of an expression or of a statement's line.
#[derive(Clone, Debug)]
pub enum Part {
    /// Text that is written unchanged.
    Text(String),
    /// An expression inside of the piece's text.
    One(Box<Expr>),
    /// Expressions with commas between them, each of which may be left out.
    Many(Vec<Expr>),
}

/// An expression, or an argument with its name or star.
#[derive(Clone, Debug)]
pub struct Expr {
    /// The pieces of the expression, in order.
    pub parts: Vec<Part>,
    /// The simplest expression of its type, by which the shrinker replaces it.
    pub simple: Option<&'static str>,
}

/// What a pattern's `$` stands for.
pub enum Arg {
    /// An expression.
    One(Expr),
    /// Several expressions with commas between them.
    Many(Vec<Expr>),
}

impl From<Expr> for Arg {
    fn from(e: Expr) -> Arg {
        Arg::One(e)
    }
}

impl From<Vec<Expr>> for Arg {
    fn from(e: Vec<Expr>) -> Arg {
        Arg::Many(e)
    }
}

/// The pieces of a pattern: its text, and an argument at each `$`.
fn parts(pattern: &str, args: Vec<Arg>) -> Vec<Part> {
    assert_eq!(pattern.matches('$').count(), args.len(), "{pattern}");
    let mut args = args.into_iter();
    let mut out = Vec::new();
    for (i, text) in pattern.split('$').enumerate() {
        if i > 0 {
            match args.next() {
                Some(Arg::One(e)) => out.push(Part::One(Box::new(e))),
                Some(Arg::Many(e)) => out.push(Part::Many(e)),
                None => {}
            }
        }
        if !text.is_empty() {
            out.push(Part::Text(text.to_owned()));
        }
    }
    out
}

impl Expr {
    /// An expression by its pattern.
    pub fn new(simple: Option<&'static str>, pattern: &str, args: Vec<Arg>) -> Expr {
        Expr {
            parts: parts(pattern, args),
            simple,
        }
    }
    /// A text that the shrinker leaves as it is.
    pub fn atom(text: impl Into<String>) -> Expr {
        Expr {
            parts: vec![Part::Text(text.into())],
            simple: None,
        }
    }
    /// A text that may become a simpler one.
    pub fn leaf(simple: &'static str, text: impl Into<String>) -> Expr {
        Expr {
            parts: vec![Part::Text(text.into())],
            simple: Some(simple),
        }
    }
    /// The expression as Python text.
    pub fn text(&self) -> String {
        let mut out = String::new();
        write_parts(&self.parts, &mut out);
        out
    }
}

fn write_parts(parts: &[Part], out: &mut String) {
    for p in parts {
        match p {
            Part::Text(t) => out.push_str(t),
            Part::One(e) => write_parts(&e.parts, out),
            Part::Many(all) => {
                for (i, e) in all.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    write_parts(&e.parts, out);
                }
            }
        }
    }
}

/// A line of a statement, and the block below it.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The line; it may hold line ends, which the block's indentation follows.
    pub head: Vec<Part>,
    /// The block, if it has one.
    pub body: Option<Vec<Stmt>>,
}

/// A statement: one clause, or several (`if`, `elif`, `else`).
#[derive(Clone, Debug)]
pub struct Stmt {
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

impl Stmt {
    /// A statement of one line.
    pub fn line(pattern: &str, args: Vec<Arg>) -> Stmt {
        Stmt {
            clauses: vec![Clause {
                head: parts(pattern, args),
                body: None,
            }],
        }
    }
    /// A statement with a block.
    pub fn block(pattern: &str, args: Vec<Arg>, body: Vec<Stmt>) -> Stmt {
        Stmt {
            clauses: Vec::new(),
        }
        .then(pattern, args, body)
    }
    /// This statement with one more clause.
    #[must_use]
    pub fn then(mut self, pattern: &str, args: Vec<Arg>, body: Vec<Stmt>) -> Stmt {
        self.clauses.push(Clause {
            head: parts(pattern, args),
            body: Some(body),
        });
        self
    }
    fn write(&self, indent: usize, out: &mut String) {
        for c in &self.clauses {
            let mut head = String::new();
            write_parts(&c.head, &mut head);
            for line in head.lines() {
                out.push_str(&"    ".repeat(indent));
                out.push_str(line);
                out.push('\n');
            }
            if let Some(body) = &c.body {
                write_block(body, indent + 1, out);
            }
        }
    }
}

fn write_block(block: &[Stmt], indent: usize, out: &mut String) {
    for s in block {
        s.write(indent, out);
    }
    if block.is_empty() {
        out.push_str(&"    ".repeat(indent));
        out.push_str("pass\n");
    }
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name; the program itself is `main`.
    pub name: &'static str,
    /// Its body.
    pub body: Vec<Stmt>,
}

/// A program: `main` last.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its modules.
    pub modules: Vec<Module>,
}

/// Name and text of each module.
pub type Texts = Vec<(String, String)>;

impl Program {
    /// The program as Python: name and text of each module, without modules that are empty.
    pub fn texts(&self) -> Texts {
        let used = |m: &&Module| m.name == "main" || !m.body.is_empty();
        let text = |m: &Module| {
            let mut out = String::new();
            for s in &m.body {
                s.write(0, &mut out);
            }
            (m.name.to_owned(), out)
        };
        self.modules.iter().filter(used).map(text).collect()
    }
}

/// An expression: `x!("0", "($ + $)", a, b)`; the first is what the shrinker puts in its place.
#[macro_export]
macro_rules! x {
    ($simple:expr, $pattern:expr $(, $arg:expr)* $(,)?) => {
        $crate::tree::Expr::new(Some($simple), $pattern, vec![$($crate::tree::Arg::from($arg)),*])
    };
}

/// A line: `line!("print($)", e)`.
#[macro_export]
macro_rules! line {
    ($pattern:expr $(, $arg:expr)* $(,)?) => {
        $crate::tree::Stmt::line($pattern, vec![$($crate::tree::Arg::from($arg)),*])
    };
}

/// A statement with a block: `block!(body, "while $:", e)`.
#[macro_export]
macro_rules! block {
    ($body:expr, $pattern:expr $(, $arg:expr)* $(,)?) => {
        $crate::tree::Stmt::block($pattern, vec![$($crate::tree::Arg::from($arg)),*], $body)
    };
}

/// Python as statements: of simple lines, and blocks by their indentation. `fill` makes a line's pattern
/// and what stands at each `$` of it.
pub fn parse(text: &str, fill: &mut dyn FnMut(&str) -> (String, Vec<Arg>)) -> Vec<Stmt> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.trim_start().starts_with('#'))
        .collect();
    let mut at = 0;
    parse_block(&lines, &mut at, 0, fill)
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn parse_block(
    lines: &[&str],
    at: &mut usize,
    indent: usize,
    fill: &mut dyn FnMut(&str) -> (String, Vec<Arg>),
) -> Vec<Stmt> {
    let mut out: Vec<Stmt> = Vec::new();
    let mut decorators = String::new();
    while *at < lines.len() && indent_of(lines[*at]) == indent {
        let line = lines[*at].trim_start();
        *at += 1;
        if line.starts_with('@') {
            decorators.push_str(line);
            decorators.push('\n');
            continue;
        }
        let (pattern, args) = fill(&format!("{decorators}{line}"));
        decorators.clear();
        let head = parts(&pattern, args);
        let inner = lines.get(*at).map_or(0, |l| indent_of(l));
        let body = (inner > indent).then(|| parse_block(lines, at, inner, fill));
        let clause = Clause { head, body };
        let goes_on = ["else:", "elif ", "except", "finally:"];
        match out.last_mut() {
            Some(s) if goes_on.iter().any(|w| line.starts_with(w)) => s.clauses.push(clause),
            _ => out.push(Stmt {
                clauses: vec![clause],
            }),
        }
    }
    out
}

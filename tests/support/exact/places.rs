//! The places of a Python source where a statement can be inserted: before each statement that begins its line.

use rustpython_parser::ast::{Constant, ExceptHandler, Expr, Ranged, Stmt, Suite};
use rustpython_parser::Parse;

/// A place for a new line in a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line of the statement behind it, from 1 on.
    pub line: usize,
    /// The byte where that line begins.
    offset: usize,
    /// The indentation of the statement behind it.
    indent: String,
}

/// The source with the one-line statement `text` at this place.
pub fn insert(source: &str, place: &Place, text: &str) -> String {
    let (before, after) = source.split_at(place.offset);
    let end = if before.is_empty() || before.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{before}{end}{}{text}\n{after}", place.indent)
}

/// The places before the statements of a source, at any depth, in the order of their lines.
///
/// There is no place before a docstring, before `from __future__`, between a decorator and its function, before
/// `elif`, and before a statement that shares its line with another one or with the head of its block.
///
/// # Errors
/// The parser's message, if the source is not Python.
pub fn places(source: &str) -> Result<Vec<Place>, String> {
    let suite = Suite::parse(source, "").map_err(|e| e.to_string())?;
    let mut finder = Finder {
        source,
        places: Vec::new(),
    };
    finder.documented(&suite);
    finder.places.sort_by_key(|p| p.offset);
    Ok(finder.places)
}

/// The place where a file's first statement can stand: the first of [`places`], or the end of a file without any.
///
/// # Errors
/// As [`places`].
pub fn first(source: &str) -> Result<Place, String> {
    Ok(places(source)?.into_iter().next().unwrap_or(Place {
        line: source.lines().count() + 1,
        offset: source.len(),
        indent: String::new(),
    }))
}

struct Finder<'a> {
    source: &'a str,
    places: Vec<Place>,
}

impl Finder<'_> {
    /// A body whose first statement may be a docstring: of a file, a class or a function.
    fn documented(&mut self, body: &[Stmt]) {
        let body = match body {
            [first, rest @ ..] if is_text(first) => rest,
            _ => body,
        };
        self.block(body);
    }

    fn block(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.before(stmt);
            self.inside(stmt);
        }
    }

    /// The place before a statement, if there is one.
    fn before(&mut self, stmt: &Stmt) {
        if matches!(stmt, Stmt::ImportFrom(i) if i.module.as_deref() == Some("__future__")) {
            return;
        }
        let mut start = usize::from(stmt.start());
        if let Some(decorator) = decorators(stmt).first() {
            // The decorator's range begins behind its `@`.
            let before = &self.source[..usize::from(decorator.start())];
            start = start.min(before.rfind('@').unwrap_or(start));
        }
        if matches!(stmt, Stmt::If(_)) && self.source[start..].starts_with("elif") {
            return;
        }
        let offset = self.source[..start].rfind('\n').map_or(0, |n| n + 1);
        let indent = &self.source[offset..start];
        let above = self.source[..offset].trim_end_matches(['\n', '\r']);
        let continued =
            above.len() < offset && self.source[..offset].trim_end_matches('\n').ends_with('\\');
        if continued || !indent.chars().all(char::is_whitespace) {
            return;
        }
        self.places.push(Place {
            line: self.source[..offset].matches('\n').count() + 1,
            offset,
            indent: indent.to_owned(),
        });
    }

    /// The places in the blocks of a statement.
    fn inside(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::FunctionDef(s) => self.documented(&s.body),
            Stmt::AsyncFunctionDef(s) => self.documented(&s.body),
            Stmt::ClassDef(s) => self.documented(&s.body),
            Stmt::If(s) => self.blocks(&[&s.body, &s.orelse]),
            Stmt::While(s) => self.blocks(&[&s.body, &s.orelse]),
            Stmt::For(s) => self.blocks(&[&s.body, &s.orelse]),
            Stmt::AsyncFor(s) => self.blocks(&[&s.body, &s.orelse]),
            Stmt::With(s) => self.block(&s.body),
            Stmt::AsyncWith(s) => self.block(&s.body),
            Stmt::Try(s) => {
                self.block(&s.body);
                for ExceptHandler::ExceptHandler(handler) in &s.handlers {
                    self.block(&handler.body);
                }
                self.blocks(&[&s.orelse, &s.finalbody]);
            }
            _ => {}
        }
    }

    fn blocks(&mut self, blocks: &[&[Stmt]]) {
        for block in blocks {
            self.block(block);
        }
    }
}

fn is_text(stmt: &Stmt) -> bool {
    let Stmt::Expr(e) = stmt else { return false };
    matches!(&*e.value, Expr::Constant(c) if matches!(c.value, Constant::Str(_)))
}

fn decorators(stmt: &Stmt) -> &[Expr] {
    match stmt {
        Stmt::FunctionDef(s) => &s.decorator_list,
        Stmt::AsyncFunctionDef(s) => &s.decorator_list,
        Stmt::ClassDef(s) => &s.decorator_list,
        _ => &[],
    }
}

//! Calls that name modules and files: `__import__` and `open`.

use num_traits::ToPrimitive;
use rustpython_parser::ast::{Constant, Expr, ExprCall};

use super::Collector;
use crate::compile::facts::Guard;
use crate::compile::{OpenedFile, StaticImport};

/// The function that imports a module by its name.
pub(super) const IMPORT: &str = "__import__";

impl Collector<'_> {
    /// Notes the modules that a call of `__import__` names. False if the callee is another function, or the attribute of
    /// an object.
    pub(super) fn import_call(&mut self, c: &ExprCall) -> bool {
        let by_name = match &*c.func {
            Expr::Name(n) if n.id.as_str() == IMPORT => true,
            Expr::Attribute(a) if a.attr.as_str() == IMPORT => false,
            _ => return false,
        };
        let line = self.src.line(c.range.start());
        let level = match argument(c, 4, "level") {
            None => Some(0),
            Some(e) => integer(e),
        };
        let name = argument(c, 0, "name");
        match (name.and_then(text), level) {
            (Some(module), Some(level)) => {
                let names = argument(c, 3, "fromlist").map_or(Vec::new(), texts);
                self.imports.push(StaticImport {
                    module: module.to_owned(),
                    level,
                    names,
                    line,
                    last_line: self.src.line(c.range.end()),
                    // A relative name counts from the globals that the call gives, which may be those of any module.
                    guard: Guard {
                        asked: self.uses.guards.now.asked || level > 0,
                        ..self.uses.guards.now
                    },
                });
            }
            _ => {
                let name = name.unwrap_or(&c.func);
                self.texts.imported(name, level != Some(0), line);
            }
        }
        by_name
    }

    /// Notes the file that a call of `open` reads.
    pub(super) fn open_call(&mut self, c: &ExprCall) {
        let opens = match &*c.func {
            Expr::Name(n) => n.id.as_str() == "open",
            Expr::Attribute(a) => {
                let io =
                    matches!(&*a.value, Expr::Name(n) if matches!(n.id.as_str(), "io" | "uio"));
                io && a.attr.as_str() == "open"
            }
            _ => false,
        };
        let mode = argument(c, 1, "mode").and_then(text).unwrap_or("r");
        let path = argument(c, 0, "file").and_then(text);
        if let Some(path) = path.filter(|_| opens && !mode.contains(['w', 'x'])) {
            self.opened.push(OpenedFile {
                path: path.to_owned(),
                line: self.src.line(c.range.start()),
            });
        }
    }
}

/// The argument at this position, or with this name.
fn argument<'e>(c: &'e ExprCall, position: usize, name: &str) -> Option<&'e Expr> {
    let keyword = || c.keywords.iter().find(|k| k.arg.as_deref() == Some(name));
    let starred = c.args.iter().take(position + 1).any(Expr::is_starred_expr);
    match c.args.get(position) {
        Some(e) if !starred => Some(e),
        _ => keyword().map(|k| &k.value),
    }
}

fn text(e: &Expr) -> Option<&str> {
    match e {
        Expr::Constant(c) => c.value.as_str().map(String::as_str),
        _ => None,
    }
}

/// The texts among the items of a tuple or list.
fn texts(e: &Expr) -> Vec<String> {
    let items = match e {
        Expr::Tuple(t) => &t.elts,
        Expr::List(l) => &l.elts,
        _ => return Vec::new(),
    };
    items.iter().filter_map(text).map(str::to_owned).collect()
}

fn integer(e: &Expr) -> Option<u32> {
    match e {
        Expr::Constant(c) => match &c.value {
            Constant::Int(n) => n.to_u32(),
            _ => None,
        },
        _ => None,
    }
}

//! Places where a mistake in a name may be intended: `try` statements whose handlers catch it, and conditions that ask
//! what the system has.

use std::collections::HashSet;

use format::names::CORE;
use format::types::TypeId;
use rustpython_parser::ast::{Constant, ExceptHandler, Expr, Stmt, StmtTry};

use crate::compile::facts::Guard;

/// The guards around the place where the walk is.
#[derive(Default)]
pub(super) struct Guards {
    /// The guards that count here.
    pub now: Guard,
    /// Variables and attributes that hold the answer to a question about the system.
    answers: HashSet<String>,
    /// Number of `try` statements and handlers around this place that set such variables.
    pub trying: u32,
}

impl Guards {
    /// Notes an assignment: the target may hold an answer.
    pub fn assigned(&mut self, target: &Expr, value: &Expr) {
        let constant = matches!(value, Expr::Constant(c) if matches!(c.value, Constant::Bool(_) | Constant::None));
        if !(self.asks(value) || self.trying > 0 && constant) {
            return;
        }
        match target {
            Expr::Name(n) => self.answers.insert(n.id.to_string()),
            Expr::Attribute(a) => self.answers.insert(a.attr.to_string()),
            _ => false,
        };
    }

    /// The guard within a branch on `test`.
    pub fn branch(&self, test: &Expr) -> Guard {
        Guard {
            asked: self.now.asked || self.asks(test),
            ..self.now
        }
    }

    /// True if `e` asks what the system has.
    pub fn asks(&self, e: &Expr) -> bool {
        match e {
            Expr::Name(n) => {
                n.id.as_str() == "TYPE_CHECKING" || self.answers.contains(n.id.as_str())
            }
            Expr::Attribute(a) => {
                let asks = matches!(
                    a.attr.as_str(),
                    "implementation"
                        | "platform"
                        | "version"
                        | "version_info"
                        | "modules"
                        | "TYPE_CHECKING"
                );
                asks || self.answers.contains(a.attr.as_str()) || self.asks(&a.value)
            }
            Expr::Constant(c) => match &c.value {
                Constant::Bool(b) => !b,
                Constant::None => true,
                Constant::Int(n) => n == &0.into(),
                _ => false,
            },
            Expr::Call(c) => {
                let asks = match &*c.func {
                    Expr::Name(n) => {
                        matches!(n.id.as_str(), "hasattr" | "getattr" | "dir" | "uname")
                    }
                    Expr::Attribute(a) => a.attr.as_str() == "uname" || self.asks(&a.value),
                    _ => false,
                };
                asks || self.asks(&c.func) || c.args.iter().any(|e| self.asks_deep(e))
            }
            Expr::UnaryOp(u) => self.asks_deep(&u.operand),
            Expr::BoolOp(b) => b.values.iter().any(|e| self.asks_deep(e)),
            Expr::BinOp(b) => self.asks_deep(&b.left) || self.asks_deep(&b.right),
            Expr::Compare(c) => {
                self.asks_deep(&c.left) || c.comparators.iter().any(|e| self.asks_deep(e))
            }
            Expr::Subscript(s) => self.asks(&s.value),
            Expr::NamedExpr(n) => self.asks(&n.value),
            _ => false,
        }
    }

    /// The same within an expression, where a constant asks nothing.
    fn asks_deep(&self, e: &Expr) -> bool {
        !matches!(e, Expr::Constant(_)) && self.asks(e)
    }
}

/// True for `__name__ == "__main__"`.
pub(super) fn is_program(test: &Expr) -> bool {
    match test {
        Expr::Compare(c) => {
            let name = |e: &Expr| matches!(e, Expr::Name(n) if n.id.as_str() == "__name__");
            name(&c.left) || c.comparators.iter().any(name)
        }
        Expr::BoolOp(b) => b.values.iter().any(is_program),
        _ => false,
    }
}

/// The guard within the body of a `try` statement; `outer` is the one around it.
pub(super) fn of_try(outer: Guard, t: &StmtTry) -> Guard {
    let mut guard = outer;
    for ExceptHandler::ExceptHandler(h) in &t.handlers {
        let caught = |wanted| h.type_.as_deref().is_none_or(|e| catches(e, wanted));
        guard.names |= caught(TypeId::NameError);
        guard.attributes |= caught(TypeId::AttributeError);
        guard.imports |= caught(TypeId::ImportError);
    }
    guard
}

/// True if a handler is there for a name or module that may be missing: its body runs only where one is.
pub(super) fn is_fallback(handler: Option<&Expr>) -> bool {
    let wanted = |e: &Expr| matches!(e, Expr::Name(n) if matches!(n.id.as_str(), "ImportError" | "ModuleNotFoundError" | "NameError" | "AttributeError"));
    match handler {
        Some(Expr::Tuple(t)) => t.elts.iter().any(wanted),
        Some(e) => wanted(e),
        None => false,
    }
}

/// True if a statement imports something.
pub(super) fn imports(body: &[Stmt]) -> bool {
    let import = |s: &Stmt| matches!(s, Stmt::Import(_) | Stmt::ImportFrom(_));
    body.iter().any(import)
}

/// True if the block does not go on behind its last statement.
pub(super) fn ends(body: &[Stmt]) -> bool {
    match body.last() {
        Some(Stmt::Return(_) | Stmt::Raise(_) | Stmt::Continue(_) | Stmt::Break(_)) => true,
        Some(Stmt::Expr(e)) => matches!(&*e.value, Expr::Call(c)
            if matches!(&*c.func, Expr::Attribute(a) if a.attr.as_str() == "exit")),
        _ => false,
    }
}

/// True if a handler of the type `e` catches the exception. A type that is not built in may be anything.
fn catches(e: &Expr, wanted: TypeId) -> bool {
    match e {
        Expr::Tuple(t) => t.elts.iter().any(|e| catches(e, wanted)),
        Expr::Name(n) => exception(n.id.as_str()).is_none_or(|t| wanted.is_subtype(t)),
        _ => true,
    }
}

/// The built-in exception of this name.
fn exception(name: &str) -> Option<TypeId> {
    let named = |t: &TypeId| {
        let at = t.name().rom_off() as usize;
        let n = format::object::size(CORE[at]) as usize;
        let byte = |i: usize| (CORE[at + 1 + i / 4] >> (8 * (i % 4))) as u8;
        n == name.len() && name.bytes().enumerate().all(|(i, b)| byte(i) == b)
    };
    let mut all = TypeId::ALL.iter().copied();
    all.find(|t| t.is_exception() && named(t))
}

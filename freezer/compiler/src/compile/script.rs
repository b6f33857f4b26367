//! Scripts of literal calls: `module("ssd1306.py", opt=3)`. A MicroPython manifest is one. They are read, not run.

use num_traits::ToPrimitive;
use rustpython_parser::ast::{Constant, Expr, ExprCall, Operator, Ranged, Stmt, UnaryOp};

use super::error::{Res, Source};
use super::{deep, parse_module};
use crate::diagnostic::Diagnostic;

/// An argument of a literal call.
#[derive(Clone, PartialEq, Debug)]
pub enum Literal {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// A number that 64 bits hold.
    Int(i64),
    /// A text.
    Str(String),
    /// A tuple or list.
    List(Vec<Literal>),
}

/// A statement that is a call with literal arguments.
#[derive(Clone, PartialEq, Debug)]
pub struct LiteralCall {
    /// The function: a name, or names with dots between them.
    pub function: String,
    /// The positional arguments.
    pub args: Vec<Literal>,
    /// The keyword arguments.
    pub keywords: Vec<(String, Literal)>,
    /// Line of the call.
    pub line: u32,
}

/// Reads a script of literal calls. `file` is its name in messages.
///
/// # Errors
/// A statement that is no such call, with its place.
pub fn literal_calls(source: &str, file: &str) -> Result<Vec<LiteralCall>, Diagnostic> {
    let src = Source::new(source, file, false);
    let calls = deep(&src, || {
        let body = parse_module(&src)?;
        let mut calls = Vec::new();
        for statement in &body {
            match statement {
                Stmt::Pass(_) => {}
                Stmt::Expr(e) => match &*e.value {
                    Expr::Call(c) => calls.push(call(&src, c)?),
                    Expr::Constant(_) => {}
                    e => return refuse(&src, e),
                },
                other => return Err(only_calls(&src, other.start())),
            }
        }
        Ok(calls)
    });
    calls.map_err(|e| Diagnostic::from(e).source(source))
}

fn refuse<T>(src: &Source, e: &Expr) -> Res<T> {
    Err(only_calls(src, e.start()))
}

fn only_calls(src: &Source, at: rustpython_parser::text_size::TextSize) -> super::error::Error {
    src.error(
        at,
        "a manifest is read and not run: it may only have calls with literal arguments",
        "write out what this computes",
    )
}

fn call(src: &Source, c: &ExprCall) -> Res<LiteralCall> {
    let Some(function) = dotted(&c.func) else {
        return refuse(src, &c.func);
    };
    let args = c.args.iter().map(|e| literal(src, e)).collect::<Res<_>>()?;
    let mut keywords = Vec::new();
    for k in &c.keywords {
        match &k.arg {
            Some(name) => keywords.push((name.to_string(), literal(src, &k.value)?)),
            None => return refuse(src, &k.value),
        }
    }
    Ok(LiteralCall {
        function,
        args,
        keywords,
        line: src.line(c.range.start()),
    })
}

fn dotted(e: &Expr) -> Option<String> {
    match e {
        Expr::Name(n) => Some(n.id.to_string()),
        Expr::Attribute(a) => Some(format!("{}.{}", dotted(&a.value)?, a.attr)),
        _ => None,
    }
}

fn literal(src: &Source, e: &Expr) -> Res<Literal> {
    let list = |elts: &[Expr]| -> Res<Literal> {
        let items = elts.iter().map(|e| literal(src, e)).collect::<Res<_>>()?;
        Ok(Literal::List(items))
    };
    match e {
        Expr::Constant(c) => match &c.value {
            Constant::None => Ok(Literal::None),
            Constant::Bool(b) => Ok(Literal::Bool(*b)),
            Constant::Str(s) => Ok(Literal::Str(s.clone())),
            Constant::Int(n) if n.to_i64().is_some() => Ok(Literal::Int(n.to_i64().unwrap_or(0))),
            _ => refuse(src, e),
        },
        Expr::Tuple(t) => list(&t.elts),
        Expr::List(l) => list(&l.elts),
        Expr::UnaryOp(u) if u.op == UnaryOp::USub => match literal(src, &u.operand)? {
            Literal::Int(n) => Ok(Literal::Int(-n)),
            _ => refuse(src, e),
        },
        Expr::BinOp(b) if b.op == Operator::Add => {
            match (literal(src, &b.left)?, literal(src, &b.right)?) {
                (Literal::Str(a), Literal::Str(b)) => Ok(Literal::Str(a + &b)),
                _ => refuse(src, e),
            }
        }
        _ => refuse(src, e),
    }
}

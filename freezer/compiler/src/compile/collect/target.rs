//! The walk over targets of assignments and of `del`.

use super::Collector;
use rustpython_parser::ast::{Expr, Ranged};

use crate::compile::error::Res;
use crate::compile::scope::ScopeId;

impl Collector<'_> {
    pub(super) fn whole_target(&mut self, s: ScopeId, t: &Expr) -> Res {
        if let Expr::Starred(star) = t {
            return self.refuse(
                star.start(),
                "starred assignment target must be in a list or tuple",
                "add a comma",
            );
        }
        self.target(s, t)
    }

    pub(super) fn target(&mut self, s: ScopeId, t: &Expr) -> Res {
        let at = t.start();
        match t {
            Expr::Name(n) => self.assign(s, &n.id, at),
            Expr::Attribute(_) | Expr::Subscript(_) => self.expr(s, t),
            Expr::Tuple(_) | Expr::List(_) => {
                let elts = match t {
                    Expr::Tuple(x) => &x.elts,
                    Expr::List(x) => &x.elts,
                    _ => return Ok(()),
                };
                let mut stars = 0;
                for elt in elts {
                    if let Expr::Starred(star) = elt {
                        stars += 1;
                        if stars > 1 {
                            return self.refuse(
                                elt.start(),
                                "multiple starred expressions in assignment",
                                "",
                            );
                        }
                        self.whole_target(s, &star.value)?;
                    } else {
                        self.target(s, elt)?;
                    }
                }
                Ok(())
            }
            other => {
                let what = describe(other);
                self.refuse(at, &format!("cannot assign to {what}"), "")
            }
        }
    }

    pub(super) fn del_target(&mut self, s: ScopeId, t: &Expr) -> Res {
        match t {
            Expr::Name(n) => {
                self.bind(s, &n.id, t.start())?;
                self.scopes.sym(s, &n.id).deleted = true;
                Ok(())
            }
            Expr::Attribute(_) | Expr::Subscript(_) => self.expr(s, t),
            Expr::Tuple(x) => x.elts.iter().try_for_each(|t| self.del_target(s, t)),
            Expr::List(x) => x.elts.iter().try_for_each(|t| self.del_target(s, t)),
            other => {
                let what = describe(other);
                self.refuse(t.start(), &format!("cannot delete {what}"), "")
            }
        }
    }
}

pub(super) fn describe(e: &Expr) -> &'static str {
    use rustpython_parser::ast::Constant;
    match e {
        Expr::Constant(c) => match c.value {
            Constant::None => "None",
            Constant::Bool(true) => "True",
            Constant::Bool(false) => "False",
            Constant::Ellipsis => "ellipsis",
            _ => "a literal",
        },
        Expr::Call(_) => "a function call",
        Expr::Lambda(_) => "a lambda",
        Expr::BinOp(_) | Expr::UnaryOp(_) | Expr::BoolOp(_) => "an expression",
        Expr::Compare(_) => "a comparison",
        Expr::IfExp(_) => "a conditional expression",
        Expr::Await(_) => "an await expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "a yield expression",
        Expr::NamedExpr(_) => "a named expression",
        Expr::JoinedStr(_) | Expr::FormattedValue(_) => "an f-string",
        Expr::Dict(_) => "a dict display",
        Expr::Set(_) => "a set display",
        Expr::Tuple(_) => "a tuple",
        Expr::List(_) => "a list",
        Expr::Starred(_) => "a starred expression",
        Expr::Attribute(_) => "an attribute",
        Expr::Subscript(_) => "a subscript",
        _ => "this expression",
    }
}

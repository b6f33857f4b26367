//! Definite assignment in statements.

use rustpython_parser::ast::{Constant, ExceptHandler, Expr, Stmt, StmtTry, WithItem};

use super::bits::{meet, State};
use super::Walk;

impl Walk<'_> {
    pub(super) fn block(&mut self, body: &[Stmt]) {
        body.iter().for_each(|s| self.stmt(s));
    }

    fn stmt(&mut self, st: &Stmt) {
        match st {
            Stmt::FunctionDef(f) => {
                self.exprs(&f.decorator_list);
                self.defaults(&f.args);
                self.bind(&f.name);
            }
            Stmt::AsyncFunctionDef(f) => {
                self.exprs(&f.decorator_list);
                self.defaults(&f.args);
                self.bind(&f.name);
            }
            Stmt::ClassDef(c) => {
                self.exprs(&c.decorator_list);
                self.exprs(&c.bases);
                self.keywords(&c.keywords);
                self.bind(&c.name);
            }
            Stmt::Return(r) => {
                r.value.iter().for_each(|e| self.expr(e));
                self.state = None;
            }
            Stmt::Raise(r) => {
                r.exc.iter().for_each(|e| self.expr(e));
                r.cause.iter().for_each(|e| self.expr(e));
                self.state = None;
            }
            Stmt::Break(_) => {
                let now = self.steady(self.state);
                self.state = None;
                if let Some(b) = self.breaks.last_mut() {
                    *b = meet(*b, now);
                }
            }
            Stmt::Continue(_) => self.state = None,
            Stmt::Delete(d) => d.targets.iter().for_each(|t| self.delete(t)),
            Stmt::Assign(a) => {
                self.expr(&a.value);
                a.targets.iter().for_each(|t| self.target(t));
            }
            Stmt::AugAssign(a) => {
                self.aug_target(&a.target);
                self.expr(&a.value);
                if let Expr::Name(n) = &*a.target {
                    self.bind(&n.id);
                }
            }
            Stmt::AnnAssign(a) => {
                if let Some(value) = &a.value {
                    self.expr(value);
                    self.target(&a.target);
                }
            }
            Stmt::For(f) => self.for_loop(&f.iter, &f.target, &f.body, &f.orelse),
            Stmt::AsyncFor(f) => self.for_loop(&f.iter, &f.target, &f.body, &f.orelse),
            Stmt::While(w) => {
                self.state = self.steady(self.state);
                self.expr(&w.test);
                let exit = match truth(&w.test) {
                    Some(true) => None,
                    _ => self.state,
                };
                if truth(&w.test) == Some(false) {
                    self.state = None;
                }
                self.breaks.push(None);
                self.block(&w.body);
                self.after_loop(exit, &w.orelse);
            }
            Stmt::If(i) => {
                self.expr(&i.test);
                let (mut yes, mut no) = (self.state, self.state);
                match truth(&i.test) {
                    Some(true) => no = None,
                    Some(false) => yes = None,
                    None => (),
                }
                self.state = yes;
                self.block(&i.body);
                let yes = self.state;
                self.state = no;
                self.block(&i.orelse);
                self.state = meet(yes, self.state);
            }
            Stmt::With(w) => self.with(&w.items, &w.body),
            Stmt::AsyncWith(w) => self.with(&w.items, &w.body),
            Stmt::Try(t) => self.try_statement(t),
            Stmt::Assert(a) => {
                let before = self.state;
                self.expr(&a.test);
                a.msg.iter().for_each(|e| self.expr(e));
                self.state = before;
            }
            Stmt::Import(i) => {
                for alias in &i.names {
                    let name = match &alias.asname {
                        Some(name) => name.as_str(),
                        None => alias.name.split('.').next().unwrap_or_default(),
                    };
                    self.bind(name);
                }
            }
            Stmt::ImportFrom(i) => {
                for alias in &i.names {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::Expr(e) => self.expr(&e.value),
            Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Pass(_)
            | Stmt::Match(_)
            | Stmt::TryStar(_)
            | Stmt::TypeAlias(_) => (),
        }
    }

    fn for_loop(&mut self, iter: &Expr, target: &Expr, body: &[Stmt], orelse: &[Stmt]) {
        self.expr(iter);
        self.state = self.steady(self.state);
        let exit = self.state;
        self.target(target);
        self.breaks.push(None);
        self.block(body);
        self.after_loop(exit, orelse);
    }

    fn after_loop(&mut self, exit: State, orelse: &[Stmt]) {
        let broken = self.breaks.pop().flatten();
        self.state = exit;
        self.block(orelse);
        self.state = meet(self.state, broken);
    }

    fn with(&mut self, items: &[WithItem], body: &[Stmt]) {
        let mut swallowed = None;
        for item in items {
            self.expr(&item.context_expr);
            if swallowed.is_none() {
                swallowed = self.steady(self.state);
            }
            if let Some(t) = &item.optional_vars {
                self.target(t);
            }
        }
        self.block(body);
        self.state = meet(self.state, swallowed);
    }

    fn try_statement(&mut self, t: &StmtTry) {
        let entry = self.steady(self.state);
        self.block(&t.body);
        self.block(&t.orelse);
        let mut after = self.state;
        for h in &t.handlers {
            let ExceptHandler::ExceptHandler(h) = h;
            self.state = entry;
            h.type_.iter().for_each(|e| self.expr(e));
            if let Some(name) = &h.name {
                self.bind(name);
            }
            self.block(&h.body);
            if let Some(name) = &h.name {
                self.unbind(name);
            }
            after = meet(after, self.state);
        }
        self.state = after;
        if !t.finalbody.is_empty() {
            self.state = entry;
            self.block(&t.finalbody);
            let last = self.state;
            self.state = match (self.steady(after), last) {
                (Some(a), Some(b)) => Some(a.zip(b, |a, b| a | b)),
                _ => None,
            };
        }
    }

    fn delete(&mut self, t: &Expr) {
        match t {
            Expr::Name(n) => {
                self.load(n);
                self.unbind(&n.id);
            }
            Expr::Tuple(x) => x.elts.iter().for_each(|t| self.delete(t)),
            Expr::List(x) => x.elts.iter().for_each(|t| self.delete(t)),
            t => self.aug_target(t),
        }
    }

    pub(super) fn aug_target(&mut self, t: &Expr) {
        match t {
            Expr::Name(n) => self.load(n),
            Expr::Attribute(a) => self.expr(&a.value),
            Expr::Subscript(x) => {
                self.expr(&x.value);
                self.expr(&x.slice);
            }
            _ => (),
        }
    }

    pub(super) fn target(&mut self, t: &Expr) {
        match t {
            Expr::Name(n) => self.bind(&n.id),
            Expr::Starred(s) => self.target(&s.value),
            Expr::Tuple(x) => x.elts.iter().for_each(|t| self.target(t)),
            Expr::List(x) => x.elts.iter().for_each(|t| self.target(t)),
            t => self.aug_target(t),
        }
    }
}

/// The truth of a test that is a literal.
fn truth(e: &Expr) -> Option<bool> {
    match e {
        Expr::Constant(c) => match &c.value {
            Constant::Bool(b) => Some(*b),
            Constant::None => Some(false),
            _ => None,
        },
        _ => None,
    }
}

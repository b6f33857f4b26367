//! Definite assignment in expressions.

use rustpython_parser::ast::{Arguments, Comprehension, Expr, Keyword};

use super::bits::meet;
use super::Walk;
use crate::compile::scope::node_id;

impl Walk<'_> {
    pub(super) fn expr(&mut self, e: &Expr) {
        match e {
            Expr::BoolOp(b) => {
                if let Some((first, rest)) = b.values.split_first() {
                    self.expr(first);
                    self.maybe(rest);
                }
            }
            Expr::NamedExpr(n) => {
                self.expr(&n.value);
                self.target(&n.target);
            }
            Expr::BinOp(b) => {
                self.expr(&b.left);
                self.expr(&b.right);
            }
            Expr::UnaryOp(u) => self.expr(&u.operand),
            Expr::Lambda(l) => self.defaults(&l.args),
            Expr::IfExp(i) => {
                self.expr(&i.test);
                let before = self.state;
                self.expr(&i.body);
                let yes = self.state;
                self.state = before;
                self.expr(&i.orelse);
                self.state = meet(yes, self.state);
            }
            Expr::Dict(d) => {
                for (k, v) in d.keys.iter().zip(&d.values) {
                    k.iter().for_each(|k| self.expr(k));
                    self.expr(v);
                }
            }
            Expr::Set(x) => self.exprs(&x.elts),
            Expr::List(x) => self.exprs(&x.elts),
            Expr::Tuple(x) => self.exprs(&x.elts),
            Expr::ListComp(c) => self.comp(node_id(c), &c.generators, &[&c.elt]),
            Expr::SetComp(c) => self.comp(node_id(c), &c.generators, &[&c.elt]),
            Expr::DictComp(c) => self.comp(node_id(c), &c.generators, &[&c.key, &c.value]),
            Expr::GeneratorExp(c) => self.comp(node_id(c), &c.generators, &[&c.elt]),
            Expr::Await(a) => self.expr(&a.value),
            Expr::Yield(y) => y.value.iter().for_each(|e| self.expr(e)),
            Expr::YieldFrom(y) => self.expr(&y.value),
            Expr::Compare(c) => {
                self.expr(&c.left);
                if let Some((first, rest)) = c.comparators.split_first() {
                    self.expr(first);
                    self.maybe(rest);
                }
            }
            Expr::Call(c) => {
                self.expr(&c.func);
                self.exprs(&c.args);
                self.keywords(&c.keywords);
            }
            Expr::FormattedValue(f) => {
                self.expr(&f.value);
                f.format_spec.iter().for_each(|e| self.expr(e));
            }
            Expr::JoinedStr(j) => self.exprs(&j.values),
            Expr::Constant(_) => (),
            Expr::Attribute(a) => self.expr(&a.value),
            Expr::Subscript(x) => {
                self.expr(&x.value);
                self.expr(&x.slice);
            }
            Expr::Starred(s) => self.expr(&s.value),
            Expr::Name(n) => self.load(n),
            Expr::Slice(x) => {
                let parts = [&x.lower, &x.upper, &x.step];
                parts.into_iter().flatten().for_each(|e| self.expr(e));
            }
        }
    }

    pub(super) fn exprs(&mut self, list: &[Expr]) {
        list.iter().for_each(|e| self.expr(e));
    }

    pub(super) fn keywords(&mut self, list: &[Keyword]) {
        list.iter().for_each(|k| self.expr(&k.value));
    }

    pub(super) fn defaults(&mut self, args: &Arguments) {
        for arg in args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
        {
            arg.default.iter().for_each(|e| self.expr(e));
        }
    }

    /// Expressions that may or may not be evaluated.
    fn maybe(&mut self, list: &[Expr]) {
        let before = self.state;
        self.exprs(list);
        self.state = meet(before, self.state);
    }

    fn comp(&mut self, node: usize, generators: &[Comprehension], parts: &[&Expr]) {
        if let Some(first) = generators.first() {
            self.expr(&first.iter);
        }
        let Some(&id) = self.scopes.by_node.get(&node) else {
            return;
        };
        if self.scopes.all[id].owner != self.root {
            return;
        }
        let (scope, state) = (self.scope, self.state);
        self.scope = id;
        self.generators(generators, parts);
        self.scope = scope;
        self.state = meet(state, self.state);
        if state.is_some() {
            self.state = state;
        }
    }

    pub(super) fn generators(&mut self, generators: &[Comprehension], parts: &[&Expr]) {
        for (i, g) in generators.iter().enumerate() {
            if i > 0 {
                self.expr(&g.iter);
            }
            self.target(&g.target);
            self.exprs(&g.ifs);
        }
        parts.iter().for_each(|e| self.expr(e));
    }
}

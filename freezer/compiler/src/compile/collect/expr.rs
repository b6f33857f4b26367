//! The walk over expressions: what they bind, and where `yield`, `await` and `:=` may stand.

use super::calls::IMPORT;
use super::target::describe;
use super::Collector;
use rustpython_parser::ast::{Comprehension, Expr, Keyword, Ranged};
use rustpython_parser::text_size::TextSize;

use crate::compile::error::Res;
use crate::compile::scope::{node_id, Kind, ScopeId};

impl Collector<'_> {
    pub(super) fn exprs(&mut self, s: ScopeId, list: &[Expr]) -> Res {
        list.iter().try_for_each(|e| self.expr(s, e))
    }

    pub(super) fn keywords(&mut self, s: ScopeId, list: &[Keyword]) -> Res {
        list.iter().try_for_each(|k| self.expr(s, &k.value))
    }

    pub(super) fn items(&mut self, s: ScopeId, list: &[Expr]) -> Res {
        for e in list {
            match e {
                Expr::Starred(star) => self.expr(s, &star.value)?,
                e => self.expr(s, e)?,
            }
        }
        Ok(())
    }

    pub(super) fn expr(&mut self, s: ScopeId, e: &Expr) -> Res {
        let at = e.start();
        let src = self.src;
        self.texts.text(e, || src.line(at));
        match e {
            Expr::BoolOp(b) => {
                let outer = self.uses.guards.now;
                for e in &b.values {
                    self.expr(s, e)?;
                    self.uses.guards.now = self.uses.guards.branch(e);
                }
                self.uses.guards.now = outer;
                Ok(())
            }
            Expr::NamedExpr(n) => {
                self.expr(s, &n.value)?;
                self.walrus(s, &n.target)
            }
            Expr::BinOp(b) => {
                self.expr(s, &b.left)?;
                self.expr(s, &b.right)
            }
            Expr::UnaryOp(u) => self.expr(s, &u.operand),
            Expr::Lambda(l) => {
                let id = self.function(s, node_id(l), &l.args)?;
                self.expr(id, &l.body)
            }
            Expr::IfExp(i) => {
                self.expr(s, &i.test)?;
                let guard = self.uses.guards.branch(&i.test);
                let outer = std::mem::replace(&mut self.uses.guards.now, guard);
                self.expr(s, &i.body)?;
                self.expr(s, &i.orelse)?;
                self.uses.guards.now = outer;
                Ok(())
            }
            Expr::Dict(d) => {
                for (k, v) in d.keys.iter().zip(&d.values) {
                    k.iter().try_for_each(|k| self.expr(s, k))?;
                    self.expr(s, v)?;
                }
                Ok(())
            }
            Expr::Set(x) => self.items(s, &x.elts),
            Expr::List(x) => self.items(s, &x.elts),
            Expr::Tuple(x) => self.items(s, &x.elts),
            Expr::ListComp(c) => self.comp(s, node_id(c), Kind::Comp, &c.generators, &[&c.elt]),
            Expr::SetComp(c) => self.comp(s, node_id(c), Kind::Comp, &c.generators, &[&c.elt]),
            Expr::DictComp(c) => {
                let parts = [&*c.key, &*c.value];
                self.comp(s, node_id(c), Kind::Comp, &c.generators, &parts)
            }
            Expr::GeneratorExp(c) => {
                self.comp(s, node_id(c), Kind::Genexp, &c.generators, &[&c.elt])
            }
            Expr::Await(a) => {
                self.awaits(s, at, "'await'")?;
                self.expr(s, &a.value)
            }
            Expr::Yield(y) => {
                self.yields(s, at, "'yield'")?;
                y.value.iter().try_for_each(|e| self.expr(s, e))
            }
            Expr::YieldFrom(y) => {
                self.yields(s, at, "'yield from'")?;
                self.expr(s, &y.value)
            }
            Expr::Compare(c) => {
                self.expr(s, &c.left)?;
                self.exprs(s, &c.comparators)
            }
            Expr::Call(c) => {
                if let Expr::Name(n) = &*c.func {
                    if n.id.as_str() == "super" && c.args.is_empty() && c.keywords.is_empty() {
                        self.scopes.sym(s, "__class__").used = true;
                    }
                }
                match &*c.func {
                    _ if self.import_call(c) => {}
                    Expr::Name(n) => {
                        self.scopes.sym(s, &n.id).used = true;
                        self.name_use(s, &n.id, &c.func, true);
                    }
                    f => self.expr(s, f)?,
                }
                self.setattr_call(s, c);
                self.open_call(c);
                self.items(s, &c.args)?;
                self.keywords(s, &c.keywords)
            }
            Expr::FormattedValue(f) => {
                self.expr(s, &f.value)?;
                f.format_spec.iter().try_for_each(|e| self.expr(s, e))
            }
            Expr::JoinedStr(j) => self.exprs(s, &j.values),
            Expr::Constant(_) => Ok(()),
            Expr::Attribute(a) => {
                self.attribute_use(s, a);
                self.expr(s, &a.value)
            }
            Expr::Subscript(x) => {
                self.expr(s, &x.value)?;
                match &*x.slice {
                    Expr::Starred(star) => self.expr(s, &star.value),
                    e => self.expr(s, e),
                }
            }
            Expr::Starred(_) => self.refuse(at, "can't use starred expression here", ""),
            Expr::Name(n) => {
                if n.id.as_str() == IMPORT {
                    // It may be called with anything.
                    self.texts.imported(e, false, src.line(at));
                }
                self.scopes.sym(s, &n.id).used = true;
                self.name_use(s, &n.id, e, false);
                Ok(())
            }
            Expr::Slice(x) => {
                let parts = [&x.lower, &x.upper, &x.step];
                parts
                    .into_iter()
                    .flatten()
                    .try_for_each(|e| self.expr(s, e))
            }
        }
    }

    fn comp(
        &mut self,
        s: ScopeId,
        node: usize,
        kind: Kind,
        generators: &[Comprehension],
        parts: &[&Expr],
    ) -> Res {
        let id = self.scopes.add(kind, Some(s));
        self.scopes.by_node.insert(node, id);
        for (i, g) in generators.iter().enumerate() {
            let at = g.target.start();
            self.texts.looped(&g.target, &g.iter);
            self.expr(if i == 0 { s } else { id }, &g.iter)?;
            if g.is_async {
                self.awaits(id, at, "'async for'")?;
            }
            self.whole_target(id, &g.target)?;
            self.exprs(id, &g.ifs)?;
        }
        for part in parts {
            if let Expr::Starred(star) = part {
                return self.refuse(
                    star.start(),
                    "iterable unpacking cannot be used in comprehension",
                    "",
                );
            }
            self.expr(id, part)?;
        }
        Ok(())
    }

    fn walrus(&mut self, s: ScopeId, target: &Expr) -> Res {
        let at = target.start();
        let Expr::Name(name) = target else {
            let what = describe(target);
            return self.refuse(at, &format!("cannot use := with {what}"), "");
        };
        let name = name.id.as_str();
        let mut home = s;
        while matches!(self.scopes.all[home].kind, Kind::Comp | Kind::Genexp) {
            let sym = self.scopes.sym(home, name);
            if sym.bound {
                return self.refuse(
                    at,
                    &format!("assignment expression cannot rebind the comprehension's '{name}'"),
                    "use another name",
                );
            }
            sym.used = true;
            home = self.scopes.all[home].parent.unwrap_or(0);
        }
        if home != s && self.scopes.all[home].kind == Kind::Class {
            return self.refuse(
                at,
                "assignment expression within a comprehension cannot be used in a class body",
                "",
            );
        }
        self.scopes.all[home].walrus.insert(name.to_owned());
        self.assign(home, name, at)
    }

    fn yields(&mut self, s: ScopeId, at: TextSize, what: &str) -> Res {
        let scope = &mut self.scopes.all[s];
        match scope.kind {
            Kind::Function => {
                scope.generator = true;
                Ok(())
            }
            Kind::Comp | Kind::Genexp => {
                self.refuse(at, &format!("{what} inside a comprehension"), "")
            }
            Kind::Module | Kind::Class => self.refuse(at, &format!("{what} outside function"), ""),
        }
    }

    pub(super) fn awaits(&mut self, mut s: ScopeId, at: TextSize, what: &str) -> Res {
        while self.scopes.all[s].kind == Kind::Comp {
            self.scopes.all[s].coroutine = true;
            s = self.scopes.all[s].parent.unwrap_or(0);
        }
        match &self.scopes.all[s] {
            scope if scope.kind == Kind::Function && scope.coroutine => Ok(()),
            // A function that awaits is a generator, as in MicroPython.
            scope if scope.kind == Kind::Function && what == "'await'" => {
                self.scopes.all[s].generator = true;
                Ok(())
            }
            scope if scope.kind == Kind::Genexp => self.refuse(
                at,
                "async generators are not supported",
                "use a list comprehension",
            ),
            scope if scope.kind == Kind::Function => {
                self.refuse(at, &format!("{what} outside async function"), "")
            }
            _ => self.refuse(at, &format!("{what} outside function"), ""),
        }
    }
}

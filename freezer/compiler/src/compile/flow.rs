//! Definite assignment: which reads of local variables need a `Check`.
//!
//! One forward walk per code unit. The state is the set of registers that hold
//! a value for sure; `None` where no execution gets to. A variable that is
//! deleted somewhere is forgotten wherever paths meet out of order.

use std::collections::{HashMap, HashSet};

use rustpython_parser::ast::{
    Arguments, Comprehension, Constant, ExceptHandler, Expr, ExprName, Keyword, Stmt,
};

use super::scope::{node_id, Binding, ScopeId, Scopes, VarId};

/// Result of the walk.
#[derive(Default)]
pub(super) struct Flow {
    /// Name nodes that need a check before they are read.
    pub checks: HashSet<usize>,
    /// Variables of inlined comprehensions that need clearing first.
    pub clear: HashSet<VarId>,
}

/// Walks a function's body. `params` are bound from the start.
pub(super) fn function(scopes: &Scopes, root: ScopeId, params: &[String], body: &[Stmt]) -> Flow {
    walk(scopes, root, params, |w| w.block(body))
}

/// Walks an expression.
pub(super) fn expressions(
    scopes: &Scopes,
    root: ScopeId,
    params: &[String],
    parts: &[&Expr],
) -> Flow {
    walk(scopes, root, params, |w| {
        parts.iter().for_each(|e| w.expr(e));
    })
}

/// Walks the body of a comprehension that is a function of its own.
pub(super) fn comprehension(
    scopes: &Scopes,
    root: ScopeId,
    generators: &[Comprehension],
    parts: &[&Expr],
) -> Flow {
    walk(scopes, root, &[], |w| w.generators(generators, parts))
}

fn walk(scopes: &Scopes, root: ScopeId, params: &[String], body: impl FnOnce(&mut Walk)) -> Flow {
    let mut w = Walk {
        scopes,
        root,
        scope: root,
        index: HashMap::new(),
        state: Some(Bits::default()),
        volatile: Bits::default(),
        breaks: Vec::new(),
        out: Flow::default(),
    };
    for name in params {
        w.bind(name);
    }
    body(&mut w);
    w.out
}

/// Set of variable numbers below 256; those above are never members.
#[derive(Clone, Copy, Default)]
struct Bits([u64; 4]);

impl Bits {
    fn has(&self, i: usize) -> bool {
        i < 256 && self.0[i / 64] >> (i % 64) & 1 != 0
    }
    fn set(&mut self, i: usize) {
        if i < 256 {
            self.0[i / 64] |= 1 << (i % 64);
        }
    }
    fn unset(&mut self, i: usize) {
        if i < 256 {
            self.0[i / 64] &= !(1 << (i % 64));
        }
    }
    fn zip(self, o: Bits, f: impl Fn(u64, u64) -> u64) -> Bits {
        Bits(std::array::from_fn(|i| f(self.0[i], o.0[i])))
    }
}

type State = Option<Bits>;

fn meet(a: State, b: State) -> State {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.zip(b, |a, b| a & b)),
        (a, None) => a,
        (None, b) => b,
    }
}

struct Walk<'a> {
    scopes: &'a Scopes,
    root: ScopeId,
    scope: ScopeId,
    index: HashMap<VarId, usize>,
    state: State,
    volatile: Bits,
    breaks: Vec<State>,
    out: Flow,
}

impl Walk<'_> {
    /// Number of the variable, if it lives in a register of this unit.
    fn var(&mut self, name: &str) -> Option<(usize, VarId)> {
        let Binding::Local(def) = self.scopes.binding(self.scope, name) else {
            return None;
        };
        let id = (def, name.to_owned());
        if self.scopes.all[def].owner != self.root || self.scopes.captured.contains(&id) {
            return None;
        }
        let n = self.index.len();
        let i = *self.index.entry(id.clone()).or_insert(n);
        let sym = self.scopes.all[def].syms.get(name);
        if sym.is_some_and(|s| s.deleted) {
            self.volatile.set(i);
        }
        Some((i, id))
    }

    fn bind(&mut self, name: &str) {
        if let Some((i, _)) = self.var(name) {
            if let Some(s) = &mut self.state {
                s.set(i);
            }
        }
    }

    fn unbind(&mut self, name: &str) {
        if let Some((i, _)) = self.var(name) {
            if let Some(s) = &mut self.state {
                s.unset(i);
            }
        }
    }

    fn load(&mut self, n: &ExprName) {
        let Some((i, id)) = self.var(&n.id) else {
            return;
        };
        if let Some(s) = &mut self.state {
            if !s.has(i) {
                s.set(i);
                self.out.checks.insert(node_id(n));
                if id.0 != self.root {
                    self.out.clear.insert(id);
                }
            }
        }
    }

    fn steady(&self, s: State) -> State {
        s.map(|s| s.zip(self.volatile, |s, v| s & !v))
    }

    fn block(&mut self, body: &[Stmt]) {
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

    fn with(&mut self, items: &[rustpython_parser::ast::WithItem], body: &[Stmt]) {
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

    fn try_statement(&mut self, t: &rustpython_parser::ast::StmtTry) {
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

    fn aug_target(&mut self, t: &Expr) {
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

    fn target(&mut self, t: &Expr) {
        match t {
            Expr::Name(n) => self.bind(&n.id),
            Expr::Starred(s) => self.target(&s.value),
            Expr::Tuple(x) => x.elts.iter().for_each(|t| self.target(t)),
            Expr::List(x) => x.elts.iter().for_each(|t| self.target(t)),
            t => self.aug_target(t),
        }
    }

    fn exprs(&mut self, list: &[Expr]) {
        list.iter().for_each(|e| self.expr(e));
    }

    fn keywords(&mut self, list: &[Keyword]) {
        list.iter().for_each(|k| self.expr(&k.value));
    }

    fn defaults(&mut self, args: &Arguments) {
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

    fn expr(&mut self, e: &Expr) {
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

    fn generators(&mut self, generators: &[Comprehension], parts: &[&Expr]) {
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

/// The truth of a literal test.
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

//! Definite assignment: which reads of local variables need a `Check`.
//!
//! One forward walk over each code unit keeps the set of variables that are bound for sure. A loop or a handler may be
//! entered from code that comes later. There a variable that is deleted anywhere no longer counts as bound.

mod bits;
mod expr;
mod stmt;

use std::collections::{HashMap, HashSet};

use rustpython_parser::ast::{Comprehension, Expr, ExprName, Stmt};

use super::scope::{node_id, Binding, ScopeId, Scopes, VarId};
use bits::{Bits, State};

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
    /// The number of a variable that lives in a register of this unit.
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
}

//! Collects the reads of names and attributes from which the lint finds mistakes.

use std::collections::{BTreeSet, HashMap, HashSet};

use rustpython_parser::ast::{Constant, Expr, ExprAttribute, ExprCall, ExprContext, Ranged};

use super::guards::Guards;
use super::Collector;
use crate::compile::facts::{AttributeRead, Facts, Guard, Lines, Read, Root, ScopeNames};
use crate::compile::scope::{Binding, ScopeId, Scopes, VarId};

/// A read of a name, before the scopes are known.
struct NameUse {
    scope: ScopeId,
    name: String,
    lines: Lines,
    guard: Guard,
    called: bool,
}

/// A read of an attribute of a variable.
struct ChainUse {
    scope: ScopeId,
    root: String,
    path: Vec<String>,
    lines: Lines,
    guard: Guard,
}

/// The reads, imports and guards that the walk has met.
#[derive(Default)]
pub(super) struct Uses {
    pub guards: Guards,
    names: Vec<NameUse>,
    chains: Vec<ChainUse>,
    imports: Vec<(ScopeId, String, Root)>,
    /// Variables whose attributes are set by computed names, if they are modules.
    written: Vec<(ScopeId, String)>,
    /// Variables that hold a module which a computed name found.
    modules: HashSet<String>,
    facts: Facts,
}

impl Uses {
    /// Notes that an import binds a variable.
    pub fn imported(&mut self, scope: ScopeId, name: &str, root: Root) {
        self.imports.push((scope, name.to_owned(), root));
    }

    /// Notes `from module import *`.
    pub fn star(&mut self, module: &str, level: u32) {
        self.facts.stars.push((module.to_owned(), level));
    }

    /// Notes an assignment.
    pub fn assigned(&mut self, target: &Expr, value: &Expr) {
        self.guards.assigned(target, value);
        if let (Expr::Name(n), true) = (target, is_found_module(value)) {
            self.modules.insert(n.id.to_string());
        }
        if let Expr::Subscript(s) = target {
            if matches!(&*s.value, Expr::Attribute(a) if a.attr.as_str() == "modules") {
                match text(&s.slice) {
                    Some(name) => {
                        self.facts.replaced.insert(name.to_owned());
                    }
                    None => self.facts.replaces_any = true,
                }
            }
        }
    }

    /// The facts of the module.
    pub fn finish(self, scopes: &Scopes) -> Facts {
        let mut facts = self.facts;
        let var = |scope: ScopeId, name: &str| -> Option<VarId> {
            match scopes.binding(scope, name) {
                Binding::Global => Some((0, name.to_owned())),
                Binding::Local(id) => Some((id, name.to_owned())),
                Binding::ClassName => {
                    let own = scopes.all[scope].syms.get(name).is_some_and(|s| s.bound);
                    Some((if own { scope } else { 0 }, name.to_owned()))
                }
                Binding::ClassCell(_) => None,
            }
        };
        let mut stores: HashMap<VarId, u32> = HashMap::new();
        let mut bound: BTreeSet<String> = BTreeSet::new();
        for (id, scope) in scopes.all.iter().enumerate() {
            let mut names = Vec::new();
            for (name, sym) in &scope.syms {
                let Some(v) = var(id, name).filter(|_| sym.bound) else {
                    continue;
                };
                *stores.entry(v.clone()).or_default() += sym.stores.max(1);
                if v.0 == 0 {
                    bound.insert(name.clone());
                }
                names.push(name.clone());
            }
            facts.scopes.push(ScopeNames {
                parent: scope.parent,
                names,
            });
        }
        let mut roots: HashMap<VarId, (Root, u32)> = HashMap::new();
        for (scope, name, root) in self.imports {
            let Some(v) = var(scope, &name) else { continue };
            let entry = roots.entry(v).or_insert_with(|| (root.clone(), 0));
            // Imports of different things under one name do not count, so the number of stores differs.
            entry.1 += u32::from(entry.0 == root);
        }
        let root_of = |v: &VarId| match (roots.get(v), stores.get(v)) {
            (Some((root, n)), Some(all)) if n == all => Some(root.clone()),
            (None, None) if v.0 == 0 => Some(Root::Free(v.1.clone())),
            _ => None,
        };
        for c in self.chains {
            let Some(v) = var(c.scope, &c.root) else {
                continue;
            };
            let mut path = c.path;
            let text = format!("{}.{}", c.root, path.join("."));
            if let (Some(root), Some(name)) = (root_of(&v), path.pop()) {
                let imported = !matches!(root, Root::Free(_));
                facts.stores_any |= name == "__dict__" && imported;
                facts.attributes.push(AttributeRead {
                    root,
                    path,
                    name,
                    text,
                    lines: c.lines,
                    guard: c.guard,
                });
            }
        }
        for (scope, name) in self.written {
            let v = var(scope, &name);
            let imported = v.is_some_and(|v| roots.contains_key(&v));
            facts.stores_any |= imported || self.modules.contains(&name);
        }
        for n in self.names {
            if var(n.scope, &n.name).is_some_and(|v| v.0 == 0) && !bound.contains(&n.name) {
                facts.reads.push(Read {
                    name: n.name,
                    lines: n.lines,
                    guard: n.guard,
                    scope: n.scope,
                    called: n.called,
                });
            }
        }
        facts.globals = bound;
        facts
    }
}

impl Collector<'_> {
    /// The lines of a piece of text.
    pub(super) fn lines(&self, e: &impl Ranged) -> Lines {
        Lines {
            first: self.src.line(e.start()),
            last: self.src.line(e.end()),
        }
    }

    /// Notes the read of a name.
    pub(super) fn name_use(&mut self, s: ScopeId, name: &str, e: &Expr, called: bool) {
        if matches!(name, "globals" | "locals" | "vars" | "exec") {
            self.uses.facts.unknown = true;
        }
        let use_ = NameUse {
            scope: s,
            name: name.to_owned(),
            lines: self.lines(e),
            guard: self.uses.guards.now,
            called,
        };
        self.uses.names.push(use_);
    }

    /// Notes an attribute that is read or stored.
    pub(super) fn attribute_use(&mut self, s: ScopeId, a: &ExprAttribute) {
        let Some((root, path)) = chain(a) else {
            self.uses.facts.stores_any |=
                a.attr.as_str() == "__dict__" && is_found_module(&a.value);
            if a.ctx == ExprContext::Store {
                self.uses.facts.stored.insert(a.attr.to_string());
            }
            return;
        };
        if a.ctx == ExprContext::Store {
            if !(path.len() == 1 && self.is_self(s, root)) {
                self.uses.facts.stored.insert(a.attr.to_string());
            }
            return;
        }
        if a.ctx == ExprContext::Load {
            let line = self.src.line(a.range.end());
            let use_ = ChainUse {
                scope: s,
                root: root.to_owned(),
                path,
                lines: Lines {
                    first: line,
                    last: line,
                },
                guard: self.uses.guards.now,
            };
            self.uses.chains.push(use_);
        }
    }

    /// Notes a call of `setattr`, which may set attributes of modules.
    pub(super) fn setattr_call(&mut self, s: ScopeId, c: &ExprCall) {
        if !matches!(&*c.func, Expr::Name(n) if n.id.as_str() == "setattr") {
            return;
        }
        match (c.args.first(), c.args.get(1).and_then(text)) {
            (Some(Expr::Name(n)), _) if self.is_self(s, &n.id) => {}
            (_, Some(name)) => {
                self.uses.facts.stored.insert(name.to_owned());
            }
            (Some(Expr::Name(n)), None) => self.uses.written.push((s, n.id.to_string())),
            (Some(e), None) => self.uses.facts.stores_any |= is_found_module(e),
            (None, None) => {}
        }
    }

    /// True for the first argument of a method.
    fn is_self(&self, s: ScopeId, name: &str) -> bool {
        let mut scope = Some(s);
        while let Some(id) = scope {
            let this = &self.scopes.all[id];
            if this.syms.get(name).is_some_and(|sym| sym.param) {
                let first = this.syms.keys().next();
                let in_class = this
                    .parent
                    .is_some_and(|p| self.scopes.all[p].kind == crate::compile::scope::Kind::Class);
                return in_class && first.is_some_and(|f| f == name);
            }
            scope = this.parent;
        }
        false
    }
}

/// The name and the attributes of `name.a.b`.
fn chain(a: &ExprAttribute) -> Option<(&str, Vec<String>)> {
    let mut path = vec![a.attr.to_string()];
    let mut e = &*a.value;
    loop {
        match e {
            Expr::Name(n) => {
                path.reverse();
                return Some((n.id.as_str(), path));
            }
            Expr::Attribute(a) => {
                path.push(a.attr.to_string());
                e = &a.value;
            }
            _ => return None,
        }
    }
}

/// True if the expression gives a module that a computed name found: `__import__(name)`, `sys.modules[name]`.
fn is_found_module(e: &Expr) -> bool {
    match e {
        Expr::Call(c) => match &*c.func {
            Expr::Name(n) => n.id.as_str() == "__import__",
            Expr::Attribute(a) => a.attr.as_str() == "__import__" || is_found_module(&a.value),
            _ => false,
        },
        Expr::Attribute(a) => a.attr.as_str() == "modules" || is_found_module(&a.value),
        Expr::Subscript(s) => is_found_module(&s.value),
        _ => false,
    }
}

fn text(e: &Expr) -> Option<&str> {
    match e {
        Expr::Constant(c) => match &c.value {
            Constant::Str(s) => Some(s),
            _ => None,
        },
        _ => None,
    }
}

//! Collects scopes, names and imports from the syntax tree, and refuses what Python or this compiler does not allow.

mod calls;
mod expr;
mod guards;
mod target;
mod uses;

use rustpython_parser::ast::{Alias, Arguments, ExceptHandler, Expr, Ranged, Stmt, TypeParam};
use rustpython_parser::text_size::TextSize;

use super::error::{Res, Source};
use super::facts::{Facts, Guard, Root};
use super::names::Texts;
use super::scope::{node_id, Binding, Kind, ScopeId, Scopes};
use super::{OpenedFile, StaticImport};
use target::describe;
use uses::Uses;

/// The result of the walk.
pub(super) struct Collected {
    pub scopes: Scopes,
    pub imports: Vec<StaticImport>,
    pub texts: Texts,
    pub opened: Vec<OpenedFile>,
    pub facts: Facts,
}

/// Collects the scopes of a module.
pub(super) fn module(src: &Source, body: &[Stmt]) -> Res<Collected> {
    collect(src, |c| c.block(0, body))
}

/// Collects the scopes of an expression.
pub(super) fn expression(src: &Source, e: &Expr) -> Res<Collected> {
    collect(src, |c| c.expr(0, e))
}

fn collect(src: &Source, walk: impl FnOnce(&mut Collector) -> Res) -> Res<Collected> {
    let mut c = Collector {
        src,
        scopes: Scopes::default(),
        imports: Vec::new(),
        texts: Texts::default(),
        opened: Vec::new(),
        uses: Uses::default(),
        nonlocals: Vec::new(),
    };
    c.scopes.add(Kind::Module, None);
    walk(&mut c)?;
    c.check_nonlocals()?;
    c.scopes.resolve();
    Ok(Collected {
        facts: c.uses.finish(&c.scopes),
        scopes: c.scopes,
        imports: c.imports,
        texts: c.texts,
        opened: c.opened,
    })
}

struct Collector<'a> {
    src: &'a Source,
    scopes: Scopes,
    imports: Vec<StaticImport>,
    texts: Texts,
    opened: Vec<OpenedFile>,
    /// The facts that the lint needs.
    uses: Uses,
    nonlocals: Vec<(ScopeId, String, TextSize)>,
}

impl Collector<'_> {
    fn refuse<T>(&self, at: TextSize, message: &str, help: &str) -> Res<T> {
        Err(self.src.error(at, message, help))
    }

    fn check_nonlocals(&self) -> Res {
        for (scope, name, at) in &self.nonlocals {
            if self.scopes.outer_binding(*scope, name) == Binding::Global {
                return self.refuse(*at, &format!("no binding for nonlocal '{name}' found"), "");
            }
        }
        Ok(())
    }

    fn bind(&mut self, scope: ScopeId, name: &str, at: TextSize) -> Res {
        if name == "__debug__" {
            return self.refuse(at, "cannot assign to __debug__", "");
        }
        let sym = self.scopes.sym(scope, name);
        sym.bound = true;
        sym.stores += 1;
        Ok(())
    }

    /// Binds a name by an assignment.
    fn assign(&mut self, scope: ScopeId, name: &str, at: TextSize) -> Res {
        self.scopes.assigned_at(name, at.to_u32());
        self.bind(scope, name, at)
    }

    fn block(&mut self, s: ScopeId, body: &[Stmt]) -> Res {
        let outer = self.uses.guards.now;
        for st in body {
            self.stmt(s, st)?;
            // Nothing behind a way out runs.
            self.uses.guards.now.asked |= guards::ends(std::slice::from_ref(st));
            // The code behind a way out depends on the question too.
            if let Stmt::If(i) = st {
                if guards::ends(&i.body) || guards::ends(&i.orelse) {
                    self.uses.guards.now = self.uses.guards.branch(&i.test);
                }
            }
        }
        self.uses.guards.now = outer;
        Ok(())
    }

    /// Walks over a block that has its own guard.
    fn guarded(&mut self, s: ScopeId, guard: Guard, body: &[Stmt]) -> Res {
        let outer = std::mem::replace(&mut self.uses.guards.now, guard);
        self.block(s, body)?;
        self.uses.guards.now = outer;
        Ok(())
    }

    fn stmt(&mut self, s: ScopeId, st: &Stmt) -> Res {
        let at = st.start();
        match st {
            Stmt::FunctionDef(f) => {
                self.no_type_params(at, &f.type_params)?;
                self.decorators(s, &f.decorator_list)?;
                self.bind(s, &f.name, at)?;
                let id = self.function(s, node_id(f), &f.args)?;
                self.block(id, &f.body)
            }
            Stmt::AsyncFunctionDef(f) => {
                self.no_type_params(at, &f.type_params)?;
                self.decorators(s, &f.decorator_list)?;
                self.bind(s, &f.name, at)?;
                let id = self.function(s, node_id(f), &f.args)?;
                self.scopes.all[id].coroutine = true;
                self.block(id, &f.body)
            }
            Stmt::ClassDef(c) => {
                self.no_type_params(at, &c.type_params)?;
                self.exprs(s, &c.decorator_list)?;
                self.items(s, &c.bases)?;
                self.keywords(s, &c.keywords)?;
                self.bind(s, &c.name, at)?;
                let id = self.scopes.add(Kind::Class, Some(s));
                self.scopes.by_node.insert(node_id(c), id);
                self.block(id, &c.body)
            }
            Stmt::Return(r) => {
                if self.scopes.all[s].kind != Kind::Function {
                    return self.refuse(at, "'return' outside function", "");
                }
                r.value.iter().try_for_each(|e| self.expr(s, e))
            }
            Stmt::Delete(d) => d.targets.iter().try_for_each(|t| self.del_target(s, t)),
            Stmt::Assign(a) => {
                self.expr(s, &a.value)?;
                for t in &a.targets {
                    self.texts.assigned(t, &a.value);
                    self.uses.assigned(t, &a.value);
                }
                a.targets.iter().try_for_each(|t| self.whole_target(s, t))
            }
            Stmt::AugAssign(a) => {
                match &*a.target {
                    Expr::Name(n) => {
                        self.scopes.sym(s, &n.id).used = true;
                        self.name_use(s, &n.id, &a.target, false);
                    }
                    Expr::Attribute(_) | Expr::Subscript(_) => (),
                    other => {
                        let what = describe(other);
                        return self.refuse(
                            other.start(),
                            &format!("{what} cannot take an augmented assignment"),
                            "assign to a name, an attribute or an item",
                        );
                    }
                }
                self.target(s, &a.target)?;
                self.expr(s, &a.value)
            }
            Stmt::AnnAssign(a) => {
                if matches!(*a.target, Expr::Tuple(_) | Expr::List(_)) {
                    return self.refuse(at, "only a single target can be annotated", "");
                }
                if let Some(value) = &a.value {
                    self.texts.assigned(&a.target, value);
                    self.uses.assigned(&a.target, value);
                    self.expr(s, value)?;
                }
                match &*a.target {
                    Expr::Name(n) if a.value.is_none() => {
                        self.scopes.sym(s, &n.id).bound = true;
                        Ok(())
                    }
                    target => self.target(s, target),
                }
            }
            Stmt::For(f) => {
                self.texts.looped(&f.target, &f.iter);
                self.expr(s, &f.iter)?;
                self.whole_target(s, &f.target)?;
                self.block(s, &f.body)?;
                self.block(s, &f.orelse)
            }
            Stmt::AsyncFor(f) => {
                self.awaits(s, at, "'async for'")?;
                self.expr(s, &f.iter)?;
                self.whole_target(s, &f.target)?;
                self.block(s, &f.body)?;
                self.block(s, &f.orelse)
            }
            Stmt::While(w) => {
                self.expr(s, &w.test)?;
                let guard = self.uses.guards.branch(&w.test);
                self.guarded(s, guard, &w.body)?;
                self.block(s, &w.orelse)
            }
            Stmt::If(i) => {
                self.expr(s, &i.test)?;
                let guard = self.uses.guards.branch(&i.test);
                let mut body = guard;
                body.program |= guards::is_program(&i.test);
                self.guarded(s, body, &i.body)?;
                self.guarded(s, guard, &i.orelse)
            }
            Stmt::With(w) => {
                for item in &w.items {
                    self.expr(s, &item.context_expr)?;
                    if let Some(t) = &item.optional_vars {
                        self.whole_target(s, t)?;
                    }
                }
                self.block(s, &w.body)
            }
            Stmt::AsyncWith(w) => {
                self.awaits(s, at, "'async with'")?;
                for item in &w.items {
                    self.expr(s, &item.context_expr)?;
                    if let Some(t) = &item.optional_vars {
                        self.whole_target(s, t)?;
                    }
                }
                self.block(s, &w.body)
            }
            Stmt::Raise(r) => {
                r.exc.iter().try_for_each(|e| self.expr(s, e))?;
                r.cause.iter().try_for_each(|e| self.expr(s, e))
            }
            Stmt::Try(t) => {
                let tries = u32::from(!t.handlers.is_empty());
                self.uses.guards.trying += tries;
                let guard = guards::of_try(self.uses.guards.now, t);
                self.guarded(s, guard, &t.body)?;
                let last = t.handlers.len().saturating_sub(1);
                for (i, h) in t.handlers.iter().enumerate() {
                    let ExceptHandler::ExceptHandler(h) = h;
                    if h.type_.is_none() && i != last {
                        return self.refuse(h.start(), "default 'except:' must be last", "");
                    }
                    h.type_.iter().try_for_each(|e| self.expr(s, e))?;
                    if let Some(name) = &h.name {
                        self.bind(s, name, h.start())?;
                        self.scopes.sym(s, name).deleted = true;
                    }
                    let mut guard = self.uses.guards.now;
                    guard.asked |= guards::is_fallback(h.type_.as_deref())
                        || h.type_.is_none() && guards::imports(&t.body);
                    self.guarded(s, guard, &h.body)?;
                }
                self.block(s, &t.orelse)?;
                self.uses.guards.trying -= tries;
                self.block(s, &t.finalbody)
            }
            Stmt::Assert(a) => {
                self.expr(s, &a.test)?;
                a.msg.iter().try_for_each(|e| self.expr(s, e))
            }
            Stmt::Import(i) => {
                for alias in &i.names {
                    self.import(s, alias)?;
                }
                Ok(())
            }
            Stmt::ImportFrom(i) => self.import_from(s, i),
            Stmt::Global(g) => g.names.iter().try_for_each(|n| self.global(s, n, at)),
            Stmt::Nonlocal(n) => n.names.iter().try_for_each(|n| self.nonlocal(s, n, at)),
            // A text alone is a comment.
            Stmt::Expr(e) if matches!(*e.value, Expr::Constant(_)) => Ok(()),
            Stmt::Expr(e) => self.expr(s, &e.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) => Ok(()),
            Stmt::Match(_) => {
                self.refuse(at, "match statements are not supported", "use if and elif")
            }
            Stmt::TryStar(_) => self.refuse(at, "except* is not supported", "use except"),
            Stmt::TypeAlias(_) => self.refuse(at, "type statements are not supported", ""),
        }
    }

    /// Walks over decorators. The compiler takes those of `micropython` away, so nothing looks for them at run time.
    fn decorators(&mut self, s: ScopeId, list: &[Expr]) -> Res {
        for d in list {
            let outer = self.uses.guards.now;
            let f = match d {
                Expr::Call(c) => &*c.func,
                d => d,
            };
            self.uses.guards.now.attributes |= matches!(f, Expr::Attribute(a)
                if matches!(&*a.value, Expr::Name(n) if n.id.as_str() == "micropython"));
            self.expr(s, d)?;
            self.uses.guards.now = outer;
        }
        Ok(())
    }

    fn no_type_params(&self, at: TextSize, params: &[TypeParam]) -> Res {
        if params.is_empty() {
            return Ok(());
        }
        self.refuse(at, "type parameters are not supported", "remove them")
    }

    fn import(&mut self, s: ScopeId, alias: &Alias) -> Res {
        let at = alias.range.start();
        let bound = match &alias.asname {
            Some(name) => name.as_str(),
            None => alias.name.split('.').next().unwrap_or_default(),
        };
        self.bind(s, bound, at)?;
        let whole = match &alias.asname {
            Some(_) => alias.name.as_str(),
            None => bound,
        };
        let root = Root::Module(whole.to_owned());
        self.uses.imported(s, bound, root);
        self.imports.push(StaticImport {
            module: alias.name.to_string(),
            level: 0,
            names: Vec::new(),
            line: self.src.line(at),
            last_line: self.src.line(alias.range.end()),
            guard: self.uses.guards.now,
        });
        Ok(())
    }

    fn import_from(&mut self, s: ScopeId, i: &rustpython_parser::ast::StmtImportFrom) -> Res {
        let at = i.start();
        let module = i.module.as_ref().map_or("", |m| m.as_str());
        let level = i.level.map_or(0, |l| l.to_u32());
        if level > 255 {
            return self.refuse(at, "too many dots in the import", "");
        }
        if module == "__future__" && level == 0 {
            return Ok(());
        }
        for alias in &i.names {
            if alias.name.as_str() == "*" {
                if self.scopes.all[s].kind != Kind::Module {
                    return self.refuse(
                        at,
                        "import * is only allowed at module level",
                        "name what you import",
                    );
                }
                self.uses.star(module, level);
                continue;
            }
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            self.bind(s, bound, at)?;
            let root = Root::Member(module.to_owned(), level, alias.name.to_string());
            self.uses.imported(s, bound, root);
            let konst = module == "micropython" && level == 0 && alias.name.as_str() == "const";
            if konst && self.scopes.all[s].kind == Kind::Module {
                self.scopes.const_name = Some(bound.to_string());
            }
        }
        self.imports.push(StaticImport {
            module: module.to_owned(),
            level,
            names: i.names.iter().map(|a| a.name.to_string()).collect(),
            line: self.src.line(at),
            last_line: self.src.line(i.end()),
            guard: self.uses.guards.now,
        });
        Ok(())
    }

    fn global(&mut self, s: ScopeId, name: &str, at: TextSize) -> Res {
        let kind = self.scopes.all[s].kind;
        let sym = self.scopes.sym(s, name);
        let problem = if sym.param {
            "is parameter and global"
        } else if sym.nonlocal {
            "is nonlocal and global"
        } else if sym.used {
            "is used prior to global declaration"
        } else if sym.bound {
            "is assigned to before global declaration"
        } else {
            ""
        };
        if problem.is_empty() || kind == Kind::Module {
            sym.global = true;
            return Ok(());
        }
        self.refuse(at, &format!("name '{name}' {problem}"), "")
    }

    fn nonlocal(&mut self, s: ScopeId, name: &str, at: TextSize) -> Res {
        if self.scopes.all[s].kind == Kind::Module {
            return self.refuse(at, "nonlocal declaration not allowed at module level", "");
        }
        let sym = self.scopes.sym(s, name);
        let problem = if sym.param {
            "is parameter and nonlocal"
        } else if sym.global {
            "is nonlocal and global"
        } else if sym.used {
            "is used prior to nonlocal declaration"
        } else if sym.bound {
            "is assigned to before nonlocal declaration"
        } else {
            sym.nonlocal = true;
            self.nonlocals.push((s, name.to_owned(), at));
            return Ok(());
        };
        self.refuse(at, &format!("name '{name}' {problem}"), "")
    }

    fn function(&mut self, s: ScopeId, node: usize, args: &Arguments) -> Res<ScopeId> {
        self.texts.defaults(args);
        for arg in args.posonlyargs.iter().chain(&args.args) {
            arg.default.iter().try_for_each(|e| self.expr(s, e))?;
        }
        for arg in &args.kwonlyargs {
            arg.default.iter().try_for_each(|e| self.expr(s, e))?;
        }
        let id = self.scopes.add(Kind::Function, Some(s));
        self.scopes.by_node.insert(node, id);
        let plain = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
            .map(|a| &a.def)
            .chain(args.vararg.as_deref())
            .chain(args.kwarg.as_deref());
        for arg in plain {
            self.bind(id, &arg.arg, arg.range.start())?;
            self.scopes.sym(id, &arg.arg).param = true;
        }
        Ok(id)
    }
}

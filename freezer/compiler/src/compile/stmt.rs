//! Statements.

use format::isa::Op;
use rustpython_parser::ast::{Expr, Ranged, Stmt, StmtImport, StmtImportFrom, StmtRaise};

use super::emit::Arg;
use super::error::Res;
use super::func::Def;
use super::gen::Gen;
use super::scope::node_id;
use super::unit::Const;

impl Gen<'_> {
    /// The statements of a block.
    pub fn block(&mut self, body: &[Stmt]) -> Res {
        body.iter().try_for_each(|s| self.stmt(s))
    }

    fn stmt(&mut self, s: &Stmt) -> Res {
        let mark = self.unit.asm.mark();
        self.at(s.start());
        self.statement(s)?;
        self.unit.asm.release(mark);
        Ok(())
    }

    fn statement(&mut self, s: &Stmt) -> Res {
        match s {
            Stmt::FunctionDef(f) => self.function_def(&Def {
                node: node_id(f),
                name: &f.name,
                args: &f.args,
                body: &f.body,
                decorators: &f.decorator_list,
                at: f.range.start(),
            }),
            Stmt::AsyncFunctionDef(f) => self.function_def(&Def {
                node: node_id(f),
                name: &f.name,
                args: &f.args,
                body: &f.body,
                decorators: &f.decorator_list,
                at: f.range.start(),
            }),
            Stmt::ClassDef(c) => self.class_def(c),
            Stmt::Return(r) => self.return_statement(r.range.start(), r.value.as_deref()),
            Stmt::Delete(d) => d.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::Assign(a) => self.assign(a),
            Stmt::AugAssign(a) => self.aug_assign(a),
            Stmt::AnnAssign(a) => match &a.value {
                Some(value) => self.assign_one(&a.target, value),
                None => Ok(()),
            },
            Stmt::For(f) => self.for_loop(&f.target, &f.iter, &f.body, &f.orelse, false),
            Stmt::AsyncFor(f) => self.for_loop(&f.target, &f.iter, &f.body, &f.orelse, true),
            Stmt::While(w) => self.while_loop(w),
            Stmt::If(i) => self.if_statement(&i.test, &i.body, &i.orelse),
            Stmt::With(w) => self.with_statement(&w.items, &w.body, false),
            Stmt::AsyncWith(w) => self.with_statement(&w.items, &w.body, true),
            Stmt::Raise(r) => self.raise(r),
            Stmt::Try(t) => self.try_statement(t),
            Stmt::Assert(a) => self.assert(&a.test, a.msg.as_deref()),
            Stmt::Import(i) => {
                self.import(i);
                Ok(())
            }
            Stmt::ImportFrom(i) => {
                self.import_from(i);
                Ok(())
            }
            Stmt::Expr(e) => {
                if self.fold(&e.value)?.is_none() {
                    let t = self.unit.asm.alloc();
                    match &*e.value {
                        Expr::NamedExpr(n) => {
                            self.named(&n.target, &n.value, Some(t))?;
                        }
                        e => self.to(e, t)?,
                    }
                }
                Ok(())
            }
            Stmt::Break(b) => self.loop_exit(b.range.start(), true),
            Stmt::Continue(c) => self.loop_exit(c.range.start(), false),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => Ok(()),
            Stmt::Match(_) | Stmt::TryStar(_) | Stmt::TypeAlias(_) => {
                Err(self.error(s.start(), "this statement is not supported", ""))
            }
        }
    }

    fn if_statement(&mut self, test: &Expr, body: &[Stmt], orelse: &[Stmt]) -> Res {
        match self.truth(test)? {
            Some(true) => return self.block(body),
            Some(false) => return self.block(orelse),
            None => (),
        }
        let (no, end) = (self.unit.asm.label(), self.unit.asm.label());
        self.jump_if(test, false, no)?;
        self.block(body)?;
        if !orelse.is_empty() {
            self.unit.asm.jump(Op::Jump, 0, 0, 0, end);
        }
        self.unit.asm.place(no);
        self.block(orelse)?;
        self.unit.asm.place(end);
        Ok(())
    }

    fn raise(&mut self, r: &StmtRaise) -> Res {
        let at = r.range.start();
        let Some(e) = &r.exc else {
            self.raise_again();
            return Ok(());
        };
        let e = self.operand(e)?;
        if let Some(cause) = &r.cause {
            let cause = self.operand(cause)?;
            self.at(at);
            self.unit.asm.op(Op::RaiseFrom, e, cause, 0);
        } else {
            self.at(at);
            self.unit.asm.op(Op::Raise, e, 0, 0);
        }
        Ok(())
    }

    fn assert(&mut self, test: &Expr, message: Option<&Expr>) -> Res {
        if self.opts.optimize {
            return Ok(());
        }
        let line = self.unit.asm.line;
        let ok = self.unit.asm.label();
        self.jump_if(test, true, ok)?;
        let t = self.unit.asm.alloc();
        self.unit.asm.line = line;
        self.unit
            .asm
            .op_name(Op::LoadGlobal, t, 0, 0, "AssertionError");
        if let Some(e) = message {
            let arg = self.unit.asm.alloc();
            self.to(e, arg)?;
            self.unit.asm.line = line;
            self.unit.asm.op(Op::Call, t, t, 1);
        }
        self.unit.asm.op(Op::Raise, t, 0, 0);
        self.unit.asm.place(ok);
        Ok(())
    }

    fn import(&mut self, i: &StmtImport) {
        for alias in &i.names {
            let mark = self.unit.asm.mark();
            let (bound, leaf) = match &alias.asname {
                Some(name) => (name.as_str(), 1),
                None => (alias.name.split('.').next().unwrap_or_default(), 0),
            };
            let dst = match self.place(bound) {
                super::gen::Place::Reg(reg) => reg,
                _ => self.unit.asm.alloc(),
            };
            let args = vec![
                Arg::Const(Const::Name(alias.name.to_string())),
                Arg::Const(Const::None),
            ];
            self.unit.asm.op_args(Op::Import, dst, leaf, 0, args);
            self.store_name(bound, dst);
            self.unit.asm.release(mark);
        }
    }

    fn import_from(&mut self, i: &StmtImportFrom) {
        let module = i.module.as_ref().map_or("", |m| m.as_str());
        let level = i.level.map_or(0, |l| l.to_u32());
        if module == "__future__" && level == 0 {
            return;
        }
        let names = i.names.iter().map(|a| Const::Name(a.name.to_string()));
        let args = vec![
            Arg::Const(Const::Name(module.to_owned())),
            Arg::Const(Const::Tuple(names.collect())),
        ];
        let t = self.unit.asm.alloc();
        self.unit.asm.op_args(Op::Import, t, 0, level as u8, args);
        for alias in &i.names {
            let mark = self.unit.asm.mark();
            if alias.name.as_str() == "*" {
                self.unit.asm.op(Op::ImportStar, t, 0, 0);
                continue;
            }
            let bound = alias.asname.as_ref().unwrap_or(&alias.name);
            let dst = match self.place(bound) {
                super::gen::Place::Reg(reg) => reg,
                _ => self.unit.asm.alloc(),
            };
            self.unit
                .asm
                .op_name(Op::ImportFrom, dst, t, 0, &alias.name);
            self.store_name(bound, dst);
            self.unit.asm.release(mark);
        }
    }
}

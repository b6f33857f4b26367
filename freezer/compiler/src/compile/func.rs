//! Functions and lambdas.

use format::image::code::{COROUTINE, GENERATOR, VARARGS, VARKW};
use format::isa::Op;
use rustpython_parser::ast::{Arguments, Expr, ExprLambda, Stmt};
use rustpython_parser::text_size::TextSize;

use super::emit::{Arg, Reg};
use super::error::Res;
use super::flow;
use super::gen::{Gen, Shape};
use super::scope::{node_id, ScopeId};
use super::unit::{CodeUnit, Const};

/// A function definition, async or not.
pub(super) struct Def<'a> {
    pub node: usize,
    pub name: &'a str,
    pub args: &'a Arguments,
    pub body: &'a [Stmt],
    pub decorators: &'a [Expr],
    pub at: TextSize,
}

impl Gen<'_> {
    /// A `def` statement.
    pub fn function_def(&mut self, def: &Def) -> Res {
        let mark = self.unit.asm.mark();
        let dst = match self.place(def.name) {
            super::gen::Place::Reg(reg) => reg,
            _ => self.unit.asm.alloc(),
        };
        self.decorated(def.decorators, dst, |g, dst| {
            g.at(def.at);
            let scope = g.scope_of(def.node);
            g.make_function(scope, def.args, def.name, def.at, dst, |g, shape| {
                let flow = flow::function(g.scopes, scope, &shape.params, def.body);
                g.in_unit(scope, shape, flow, |g| g.block(def.body))
            })
        })?;
        self.at(def.at);
        self.store_name(def.name, dst);
        self.unit.asm.release(mark);
        Ok(())
    }

    /// A lambda.
    pub fn lambda(&mut self, l: &ExprLambda, dst: Reg) -> Res {
        let scope = self.scope_of(node_id(l));
        let at = l.range.start();
        self.make_function(scope, &l.args, "<lambda>", at, dst, |g, shape| {
            let flow = flow::expressions(g.scopes, scope, &shape.params, &[&l.body]);
            g.in_unit(scope, shape, flow, |g| {
                let r = g.operand(&l.body)?;
                g.unit.asm.ret(r);
                Ok(())
            })
        })
    }

    /// The scope of a node of the syntax tree.
    pub fn scope_of(&self, node: usize) -> ScopeId {
        self.scopes.by_node.get(&node).copied().unwrap_or(0)
    }

    fn make_function(
        &mut self,
        scope: ScopeId,
        args: &Arguments,
        name: &str,
        at: TextSize,
        dst: Reg,
        body: impl FnOnce(&mut Self, Shape) -> Res<CodeUnit>,
    ) -> Res {
        let mark = self.unit.asm.mark();
        let base = self.run(dst);
        let positional = args.posonlyargs.iter().chain(&args.args);
        let defaults: Vec<&Expr> = positional.filter_map(|a| a.default.as_deref()).collect();
        if defaults.is_empty() {
            self.unit.asm.op(Op::Clear, base, 0, 0);
        } else {
            self.tuple_of(&defaults, base)?;
        }
        let kw = self.unit.asm.alloc();
        self.keyword_defaults(args, kw)?;
        let s = &self.scopes.all[scope];
        let mut flags = 0;
        flags |= if s.generator { GENERATOR } else { 0 };
        flags |= if s.coroutine {
            GENERATOR | COROUTINE
        } else {
            0
        };
        flags |= args.vararg.as_ref().map_or(0, |_| VARARGS);
        flags |= args.kwarg.as_ref().map_or(0, |_| VARKW);
        let plain = args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
            .map(|a| &a.def)
            .chain(args.vararg.as_deref())
            .chain(args.kwarg.as_deref());
        let params: Vec<String> = plain.map(|a| a.arg.to_string()).collect();
        if params.len() > 200 {
            return Err(self.error(at, "too many arguments", "take a tuple or a dict"));
        }
        let shape = Shape {
            name: name.to_owned(),
            pos: (args.posonlyargs.len() + args.args.len()) as u32,
            pos_only: args.posonlyargs.len() as u32,
            kwonly: args.kwonlyargs.len() as u32,
            flags,
            params,
            first_line: self.src.line(at),
        };
        let code = body(self, shape)?;
        self.at(at);
        self.emit_function(scope, code, base, dst);
        self.unit.asm.release(mark);
        Ok(())
    }

    fn keyword_defaults(&mut self, args: &Arguments, kw: Reg) -> Res {
        if args.kwonlyargs.iter().all(|a| a.default.is_none()) {
            self.unit.asm.op(Op::Clear, kw, 0, 0);
            return Ok(());
        }
        let mark = self.unit.asm.mark();
        for (i, arg) in args.kwonlyargs.iter().enumerate() {
            let slot = if i == 0 { kw } else { self.unit.asm.alloc() };
            match &arg.default {
                Some(e) => self.to(e, slot)?,
                None => self.unit.asm.op(Op::Clear, slot, 0, 0),
            }
        }
        let n = args.kwonlyargs.len() as u8;
        self.unit.asm.op(Op::MakeTuple, kw, kw, n);
        self.unit.asm.release(mark);
        Ok(())
    }

    /// A function without defaults.
    pub fn plain_function(&mut self, scope: ScopeId, code: CodeUnit, dst: Reg) {
        let mark = self.unit.asm.mark();
        let base = self.run(dst);
        let kw = self.unit.asm.alloc();
        self.unit.asm.op(Op::Clear, base, 0, 0);
        self.unit.asm.op(Op::Clear, kw, 0, 0);
        self.emit_function(scope, code, base, dst);
        self.unit.asm.release(mark);
    }

    /// Emits `MakeFunc`. The two registers from `base` on are the last that were allocated.
    fn emit_function(&mut self, scope: ScopeId, code: CodeUnit, base: Reg, dst: Reg) {
        let scopes = self.scopes;
        let mut n = 0;
        for var in &scopes.frees[scope] {
            let slot = self.unit.asm.alloc();
            let cell = self.var(var);
            self.mov(slot, cell);
            n += 1;
        }
        let code = Arg::Const(Const::Code(Box::new(code)));
        self.unit
            .asm
            .op_args(Op::MakeFunc, dst, base, n, vec![code]);
    }
}

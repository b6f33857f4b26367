//! Class statements.

use format::isa::Op;
use rustpython_parser::ast::{Expr, ExprCall, StmtClassDef};

use super::emit::Reg;
use super::error::Res;
use super::expr::refs;
use super::flow;
use super::gen::{Gen, Place, Shape};
use super::scope::node_id;
use super::unit::Const;

impl Gen<'_> {
    /// A class statement. The body becomes a function that is called with the namespace.
    pub fn class_def(&mut self, c: &StmtClassDef) -> Res {
        let mark = self.unit.asm.mark();
        let dst = match self.place(&c.name) {
            Place::Reg(reg) => reg,
            _ => self.unit.asm.alloc(),
        };
        self.decorated(&c.decorator_list, dst, |g, dst| g.class(c, dst))?;
        self.at(c.range.start());
        self.store_name(&c.name, dst);
        self.unit.asm.release(mark);
        Ok(())
    }

    fn class(&mut self, c: &StmtClassDef, dst: Reg) -> Res {
        let at = c.range.start();
        let mark = self.unit.asm.mark();
        let name = self.unit.asm.alloc();
        let bases = self.unit.asm.alloc();
        self.load_const(name, &Const::Name(c.name.to_string()));
        self.tuple_of(&refs(&c.bases), bases)?;
        let ns = self.unit.asm.alloc();
        let keywords = self.unit.asm.alloc();
        if c.keywords.is_empty() {
            self.unit.asm.op(Op::Clear, keywords, 0, 0);
        } else {
            self.keyword_dict(&c.keywords, keywords)?;
        }
        self.at(at);
        self.unit.asm.op(Op::MakeDict, ns, ns, 0);
        let body = self.unit.asm.alloc();
        let has_cell = self.class_body(c, body)?;
        let arg = self.unit.asm.alloc();
        self.mov(arg, ns);
        self.at(at);
        self.unit.asm.op(Op::Call, body, body, 1);
        let class = if has_cell { self.scratch(dst) } else { dst };
        self.unit.asm.op(Op::MakeClass, class, name, 0);
        if has_cell {
            self.unit.asm.op(Op::StoreCell, body, class, 0);
            self.mov(dst, class);
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// True if `name`, in a class body, is one that every class body has, and the body does not bind it itself.
    pub fn is_given_in_class(&self, name: &str) -> bool {
        let own = &self.scopes.all[self.unit.scope];
        self.place(name) == Place::Class && !own.syms.get(name).is_some_and(|s| s.bound)
    }

    /// Reads `__qualname__` or `__module__` in a class body; false if `name` is neither.
    pub fn load_given_name(&mut self, name: &str, dst: Reg) -> bool {
        if !matches!(name, "__qualname__" | "__module__") || !self.is_given_in_class(name) {
            return false;
        }
        match &self.unit.class_name {
            Some(class) if name == "__qualname__" => {
                let class = Const::Name(class.clone());
                self.load_const(dst, &class);
            }
            _ => self.unit.asm.op_name(Op::LoadGlobal, dst, 0, 0, "__name__"),
        }
        true
    }

    /// `locals()` in a class body, which is the namespace. False for any other call.
    pub fn class_locals(&mut self, c: &ExprCall, dst: Reg) -> bool {
        let named = matches!(&*c.func, Expr::Name(n) if n.id.as_str() == "locals");
        if !named || c.args.len() + c.keywords.len() > 0 || !self.is_given_in_class("locals") {
            return false;
        }
        let namespace = self.var(&(self.unit.root, "__locals__".to_owned()));
        self.mov(dst, namespace);
        true
    }

    /// The function of a class body, and whether it returns the cell `__class__`.
    fn class_body(&mut self, c: &StmtClassDef, dst: Reg) -> Res<bool> {
        let scope = self.scope_of(node_id(c));
        let cell = (scope, "__class__".to_owned());
        let has_cell = self.scopes.captured.contains(&cell);
        let shape = Shape {
            name: c.name.to_string(),
            pos: 1,
            pos_only: 1,
            params: vec!["__locals__".to_owned()],
            first_line: self.src.line(c.range.start()),
            ..Shape::default()
        };
        let flow = flow::function(self.scopes, scope, &[], &c.body);
        let code = self.in_unit(scope, shape, flow, |g| {
            g.unit.first_arg = None;
            g.unit.class_name = Some(c.name.to_string());
            g.block(&c.body)?;
            if has_cell {
                let reg = g.var(&cell);
                g.unit.asm.ret(reg);
            }
            Ok(())
        })?;
        self.at(c.range.start());
        self.plain_function(scope, code, dst);
        Ok(has_cell)
    }
}

//! Comprehensions and generator expressions.
//!
//! A list, set or dict comprehension is inlined: its variables are temporaries of the enclosing unit. If an inner
//! function uses one of its variables, the comprehension is a function of its own, which is called at once.

use format::image::code::{COROUTINE, GENERATOR};
use format::isa::Op;
use rustpython_parser::ast::{Comprehension, Expr, Ranged};

use super::emit::Reg;
use super::error::Res;
use super::flow;
use super::gen::{Gen, Shape};
use super::scope::{node_id, Binding, Kind, ScopeId};

/// The parts of a comprehension.
struct Comp<'a> {
    scope: ScopeId,
    generators: &'a [Comprehension],
    /// The element, or key and value.
    parts: Vec<&'a Expr>,
    make: Option<Op>,
    name: &'static str,
}

impl Gen<'_> {
    /// Any comprehension.
    pub fn comprehension(&mut self, e: &Expr, dst: Reg) -> Res {
        let comp = self.parts_of(e);
        let Some(first) = comp.generators.first() else {
            return Ok(());
        };
        if self.scopes.all[comp.scope].owner == self.unit.root {
            return self.inlined(&comp, dst);
        }
        let code = self.comp_unit(&comp, e)?;
        let base = self.run(dst);
        self.at(e.start());
        self.plain_function(comp.scope, code, base);
        let arg = self.unit.asm.alloc();
        self.first_iterator(first, arg)?;
        self.at(e.start());
        if comp.make.is_some() && self.scopes.all[comp.scope].coroutine {
            self.unit.asm.op(Op::Call, base, base, 1);
            self.await_value(base, dst);
        } else {
            self.unit.asm.op(Op::Call, dst, base, 1);
        }
        Ok(())
    }

    fn parts_of<'e>(&self, e: &'e Expr) -> Comp<'e> {
        let (node, generators, parts, make, name) = match e {
            Expr::ListComp(c) => (
                node_id(c),
                &c.generators[..],
                vec![&*c.elt],
                Some(Op::MakeList),
                "<listcomp>",
            ),
            Expr::SetComp(c) => (
                node_id(c),
                &c.generators[..],
                vec![&*c.elt],
                Some(Op::MakeSet),
                "<setcomp>",
            ),
            Expr::DictComp(c) => (
                node_id(c),
                &c.generators[..],
                vec![&*c.key, &*c.value],
                Some(Op::MakeDict),
                "<dictcomp>",
            ),
            Expr::GeneratorExp(c) => (
                node_id(c),
                &c.generators[..],
                vec![&*c.elt],
                None,
                "<genexpr>",
            ),
            _ => (0, &[][..], Vec::new(), None, ""),
        };
        Comp {
            scope: self.scope_of(node),
            generators,
            parts,
            make,
            name,
        }
    }

    /// Evaluates the outermost iterable, in the enclosing scope.
    fn first_iterator(&mut self, g: &Comprehension, dst: Reg) -> Res {
        let r = self.iterable_in(&g.iter, dst)?;
        self.get_iterator(g, r, dst);
        Ok(())
    }

    fn get_iterator(&mut self, g: &Comprehension, r: Reg, dst: Reg) {
        self.at(g.iter.start());
        if g.is_async {
            self.async_iterator(r, dst);
        } else {
            self.unit.asm.op(Op::GetIter, dst, r, 0);
        }
    }

    fn inlined(&mut self, comp: &Comp, dst: Reg) -> Res {
        let acc = self.scratch(dst);
        let iter = self.unit.asm.alloc();
        self.first_iterator(&comp.generators[0], iter)?;
        let outer = std::mem::replace(&mut self.unit.scope, comp.scope);
        let scopes = self.scopes;
        for (name, sym) in &scopes.all[comp.scope].syms {
            let own = scopes.binding(comp.scope, name) == Binding::Local(comp.scope);
            if sym.bound && own {
                let reg = self.unit.asm.alloc();
                let var = (comp.scope, name.clone());
                if self.unit.flow.clear.contains(&var) {
                    self.unit.asm.op(Op::Clear, reg, 0, 0);
                }
                self.unit.vars.insert(var, reg);
            }
        }
        let result = self.collected(comp, iter, acc);
        self.unit.scope = outer;
        result?;
        self.mov(dst, acc);
        Ok(())
    }

    fn collected(&mut self, comp: &Comp, iter: Reg, acc: Reg) -> Res {
        if let Some(make) = comp.make {
            self.unit.asm.op(make, acc, acc, 0);
        }
        self.loops(comp, comp.generators, Some(iter), acc)
    }

    fn loops(
        &mut self,
        comp: &Comp,
        generators: &[Comprehension],
        iter: Option<Reg>,
        acc: Reg,
    ) -> Res {
        let Some((g, rest)) = generators.split_first() else {
            return self.element(comp, acc);
        };
        let mark = self.unit.asm.mark();
        let iter = match iter {
            Some(iter) => iter,
            None => {
                let iter = self.unit.asm.alloc();
                let r = self.iterable_in(&g.iter, iter)?;
                self.get_iterator(g, r, iter);
                iter
            }
        };
        let (head, end) = (self.unit.asm.label(), self.unit.asm.label());
        self.unit.asm.place(head);
        if g.is_async {
            self.async_next(&g.target, iter, end)?;
        } else {
            self.next_item(&g.target, iter, end)?;
        }
        for test in &g.ifs {
            self.jump_if(test, false, head)?;
        }
        self.loops(comp, rest, None, acc)?;
        self.unit.asm.jump(Op::Jump, 0, 0, 0, head);
        self.unit.asm.place(end);
        self.unit.asm.release(mark);
        Ok(())
    }

    fn element(&mut self, comp: &Comp, acc: Reg) -> Res {
        let mark = self.unit.asm.mark();
        let r = self.operand(comp.parts[0])?;
        match comp.make {
            Some(Op::MakeDict) => {
                let v = self.operand(comp.parts[1])?;
                self.at(comp.parts[0].start());
                self.unit.asm.op(Op::DictSet, acc, r, v);
            }
            Some(Op::MakeSet) => {
                self.at(comp.parts[0].start());
                self.unit.asm.op(Op::SetAdd, acc, r, 0);
            }
            Some(_) => self.unit.asm.op(Op::ListAppend, acc, r, 0),
            None => self.unit.asm.op(Op::Yield, acc, r, 0),
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    fn comp_unit(&mut self, comp: &Comp, e: &Expr) -> Res<super::unit::CodeUnit> {
        let s = &self.scopes.all[comp.scope];
        let mut flags = 0;
        if s.kind == Kind::Genexp {
            flags |= GENERATOR;
        } else if s.coroutine {
            flags |= GENERATOR | COROUTINE;
        }
        let shape = Shape {
            name: comp.name.to_owned(),
            pos: 1,
            pos_only: 1,
            flags,
            params: vec![".0".to_owned()],
            first_line: self.src.line(e.start()),
            ..Shape::default()
        };
        let flow = flow::comprehension(self.scopes, comp.scope, comp.generators, &comp.parts);
        self.in_unit(comp.scope, shape, flow, |g| {
            let acc = g.unit.asm.alloc();
            g.collected(comp, 0, acc)?;
            if comp.make.is_some() {
                g.unit.asm.ret(acc);
            }
            Ok(())
        })
    }
}

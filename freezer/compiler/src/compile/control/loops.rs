//! `while` and `for`.

use format::isa::Op;
use rustpython_parser::ast::{Expr, Ranged, Stmt, StmtWhile};

use super::BlockKind;
use crate::compile::emit::{Label, Reg};
use crate::compile::error::Res;
use crate::compile::gen::Gen;

impl Gen<'_> {
    /// A `while` loop. The test stands behind the body.
    pub fn while_loop(&mut self, w: &StmtWhile) -> Res {
        let [test, body, end] = [(); 3].map(|()| self.unit.asm.label());
        let truth = self.truth(&w.test)?;
        if truth == Some(false) {
            return self.block(&w.orelse);
        }
        let dead = self.unit.asm.dead();
        if truth.is_none() {
            self.at(w.test.start());
            self.unit.asm.jump(Op::Jump, 0, 0, 0, test);
        }
        self.unit.asm.revive(!dead);
        self.unit.asm.place(body);
        let next = if truth.is_none() { test } else { body };
        self.enter(BlockKind::Loop { next, end });
        self.block(&w.body)?;
        self.leave(None);
        if truth.is_none() {
            self.unit.asm.place(test);
            self.jump_if(&w.test, true, body)?;
            self.block(&w.orelse)?;
        } else {
            self.unit.asm.jump(Op::Jump, 0, 0, 0, body);
        }
        self.unit.asm.place(end);
        Ok(())
    }

    /// A `for` loop.
    pub fn for_loop(
        &mut self,
        target: &Expr,
        iter: &Expr,
        body: &[Stmt],
        orelse: &[Stmt],
        is_async: bool,
    ) -> Res {
        let mark = self.unit.asm.mark();
        let it = self.unit.asm.alloc();
        let r = self.iterable_in(iter, it)?;
        self.at(iter.start());
        if is_async {
            self.async_iterator(r, it);
        } else {
            self.unit.asm.op(Op::GetIter, it, r, 0);
        }
        let [next, done, end] = [(); 3].map(|()| self.unit.asm.label());
        self.unit.asm.place(next);
        self.at(target.start());
        if is_async {
            self.async_next(target, it, done)?;
        } else {
            self.next_item(target, it, done)?;
        }
        self.enter(BlockKind::Loop { next, end });
        self.block(body)?;
        self.leave(None);
        self.unit.asm.jump(Op::Jump, 0, 0, 0, next);
        self.unit.asm.place(done);
        self.block(orelse)?;
        self.unit.asm.place(end);
        self.unit.asm.release(mark);
        Ok(())
    }

    /// Assigns the next item of the iterator `it` to `target`. At its end, jumps to `done`.
    pub fn next_item(&mut self, target: &Expr, it: Reg, done: Label) -> Res {
        let mark = self.unit.asm.mark();
        self.at(target.start());
        if let Some(reg) = self.variable(target) {
            self.unit.asm.jump(Op::ForIter, reg, it, 0, done);
        } else {
            let t = self.unit.asm.alloc();
            self.unit.asm.jump(Op::ForIter, t, it, 0, done);
            self.store(target, t)?;
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// `r.__aiter__()`.
    pub fn async_iterator(&mut self, r: Reg, dst: Reg) {
        self.call_no_args(r, "__aiter__", dst);
    }

    /// `obj.name()`.
    pub(super) fn call_no_args(&mut self, obj: Reg, name: &str, dst: Reg) {
        let mark = self.unit.asm.mark();
        let base = self.unit.asm.alloc();
        let slot = self.unit.asm.alloc();
        self.mov(slot, obj);
        self.unit.asm.op_name(Op::CallMethod, dst, base, 0, name);
        self.unit.asm.release(mark);
    }

    /// Assigns the next item of an asynchronous iterator to `target`. At its end, jumps to `done`.
    pub fn async_next(&mut self, target: &Expr, it: Reg, done: Label) -> Res {
        let mark = self.unit.asm.mark();
        let t = self.unit.asm.alloc();
        let [handler, other, ok] = [(); 3].map(|()| self.unit.asm.label());
        self.enter(BlockKind::Try);
        self.call_no_args(it, "__anext__", t);
        self.await_value(t, t);
        self.leave(Some(handler));
        self.unit.asm.jump(Op::Jump, 0, 0, 0, ok);
        self.unit.asm.place(handler);
        let e = self.unit.asm.alloc();
        self.unit.asm.op(Op::Catch, e, 0, 0);
        let class = self.unit.asm.alloc();
        self.unit
            .asm
            .op_name(Op::LoadGlobal, class, 0, 0, "StopAsyncIteration");
        self.unit.asm.op(Op::Match, class, e, class);
        self.unit.asm.jump(Op::JumpIfNot, class, 0, 0, other);
        self.unit.asm.jump(Op::Jump, 0, 0, 0, done);
        self.unit.asm.place(other);
        self.unit.asm.op(Op::Reraise, e, 0, 0);
        self.unit.asm.place(ok);
        self.store(target, t)?;
        self.unit.asm.release(mark);
        Ok(())
    }
}

//! `with` and `async with`.

use format::isa::Op;
use rustpython_parser::ast::{Ranged, Stmt, WithItem};

use super::BlockKind;
use crate::compile::emit::Reg;
use crate::compile::error::Res;
use crate::compile::gen::Gen;

impl Gen<'_> {
    /// A `with` statement. Several items are nested `with` statements.
    pub fn with_statement(&mut self, items: &[WithItem], body: &[Stmt], is_async: bool) -> Res {
        let Some((item, rest)) = items.split_first() else {
            return self.block(body);
        };
        let (enter, exit_name) = if is_async {
            ("__aenter__", "__aexit__")
        } else {
            ("__enter__", "__exit__")
        };
        let at = item.context_expr.start();
        let mark = self.unit.asm.mark();
        let exit = self.unit.asm.alloc();
        let inner = self.unit.asm.mark();
        let manager = self.operand(&item.context_expr)?;
        self.at(at);
        self.unit
            .asm
            .op_name(Op::GetAttr, exit, manager, 0, exit_name);
        let entered = self.unit.asm.alloc();
        self.call_no_args(manager, enter, entered);
        if is_async {
            self.await_value(entered, entered);
        }
        let (handler, out) = (self.unit.asm.label(), self.unit.asm.label());
        self.enter(BlockKind::With { exit, is_async });
        if let Some(target) = &item.optional_vars {
            self.store(target, entered)?;
        }
        self.unit.asm.release(inner);
        self.with_statement(rest, body, is_async)?;
        self.leave(Some(handler));
        self.at(at);
        self.call_exit(exit, None, is_async);
        self.unit.asm.jump(Op::Jump, 0, 0, 0, out);
        self.unit.asm.place(handler);
        let e = self.unit.asm.alloc();
        self.unit.asm.op(Op::Catch, e, 0, 0);
        let answer = self.call_exit(exit, Some(e), is_async);
        self.unit.asm.jump(Op::JumpIf, answer, 0, 0, out);
        self.unit.asm.op(Op::Reraise, e, 0, 0);
        self.unit.asm.place(out);
        self.unit.asm.release(mark);
        Ok(())
    }

    /// Calls the bound `__exit__`, for an exception or for none. Returns the register of its answer, which is the
    /// first free one.
    pub(super) fn call_exit(&mut self, exit: Reg, exception: Option<Reg>, is_async: bool) -> Reg {
        let mark = self.unit.asm.mark();
        let base = self.unit.asm.alloc();
        let args = [(); 3].map(|()| self.unit.asm.alloc());
        self.mov(base, exit);
        match exception {
            Some(e) => self.unit.asm.op(Op::ExcInfo, args[0], e, 0),
            None => {
                for r in args {
                    self.unit.asm.op(Op::LoadNone, r, 0, 0);
                }
            }
        }
        self.unit.asm.op(Op::Call, base, base, 3);
        if is_async {
            self.await_value(base, base);
        }
        self.unit.asm.release(mark);
        base
    }
}

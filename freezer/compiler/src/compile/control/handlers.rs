//! `try` with its handlers and its `finally`, and `raise` without an expression.
//!
//! A `finally` has two registers: a state, which says how its body was reached, and the value that goes on after it:
//! the exception, or what is returned.

use format::isa::Op;
use rustpython_parser::ast::{ExceptHandler, Stmt, StmtTry};

use super::{Active, Block, BlockKind, Exit};
use crate::compile::emit::{Arg, Label, Reg};
use crate::compile::error::Res;
use crate::compile::gen::Gen;

/// State of a `finally` whose body reached its end.
const STATE_THROUGH: i16 = 0;
/// State of a `finally` whose body raised.
const STATE_RAISE: i16 = 1;
/// State of a `finally` that the first of its exits led to. Those of the others follow.
pub(super) const STATE_EXITS: usize = 2;

impl Gen<'_> {
    /// A `try` statement.
    pub fn try_statement(&mut self, t: &StmtTry) -> Res {
        let mark = self.unit.asm.mark();
        if t.finalbody.is_empty() {
            self.try_except(t)?;
        } else {
            self.try_finally(t)?;
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    fn try_except(&mut self, t: &StmtTry) -> Res {
        let (handler, out) = (self.unit.asm.label(), self.unit.asm.label());
        self.enter(BlockKind::Try);
        self.block(&t.body)?;
        self.leave(Some(handler));
        self.block(&t.orelse)?;
        self.unit.asm.jump(Op::Jump, 0, 0, 0, out);
        self.unit.asm.place(handler);
        let e = self.unit.asm.alloc();
        self.unit.asm.op(Op::Catch, e, 0, 0);
        self.unit.active.push(Active::Exception(e));
        for h in &t.handlers {
            let ExceptHandler::ExceptHandler(h) = h;
            let next = self.unit.asm.label();
            if let Some(class) = &h.type_ {
                let mark = self.unit.asm.mark();
                let r = self.operand(class)?;
                let m = self.unit.asm.alloc();
                self.at(h.range.start());
                self.unit.asm.op(Op::Match, m, e, r);
                self.unit.asm.jump(Op::JumpIfNot, m, 0, 0, next);
                self.unit.asm.release(mark);
            }
            match &h.name {
                Some(name) => self.named_handler(name, e, &h.body)?,
                None => self.block(&h.body)?,
            }
            self.unit.asm.jump(Op::Jump, 0, 0, 0, out);
            self.unit.asm.place(next);
        }
        self.unit.asm.op(Op::Reraise, e, 0, 0);
        self.unit.active.pop();
        self.unit.asm.place(out);
        Ok(())
    }

    /// The body of `except ... as name`. However it ends, the name is unbound then.
    fn named_handler(&mut self, name: &str, e: Reg, body: &[Stmt]) -> Res {
        let (handler, out) = (self.unit.asm.label(), self.unit.asm.label());
        self.store_name(name, e);
        self.enter(BlockKind::Unbind(name.to_owned()));
        self.block(body)?;
        self.leave(Some(handler));
        self.unbind(name);
        self.unit.asm.jump(Op::Jump, 0, 0, 0, out);
        self.unit.asm.place(handler);
        let mark = self.unit.asm.mark();
        let again = self.unit.asm.alloc();
        self.unit.asm.op(Op::Catch, again, 0, 0);
        self.unbind(name);
        self.unit.asm.op(Op::Reraise, again, 0, 0);
        self.unit.asm.release(mark);
        self.unit.asm.place(out);
        Ok(())
    }

    fn try_finally(&mut self, t: &StmtTry) -> Res {
        let (state, value) = (self.unit.asm.alloc(), self.unit.asm.alloc());
        let [handler, entry, out] = [(); 3].map(|()| self.unit.asm.label());
        self.enter(BlockKind::Finally {
            state,
            value,
            entry,
            exits: Vec::new(),
        });
        if t.handlers.is_empty() {
            self.block(&t.body)?;
        } else {
            self.try_except(t)?;
        }
        let block = self.leave(Some(handler));
        let through = !self.unit.asm.dead();
        self.unit.asm.load_int(state, STATE_THROUGH);
        self.unit.asm.jump(Op::Jump, 0, 0, 0, entry);
        self.unit.asm.place(handler);
        let raises = !self.unit.asm.dead();
        self.unit.asm.op(Op::Catch, value, 0, 0);
        self.unit.asm.load_int(state, STATE_RAISE);
        self.unit.asm.place(entry);
        self.unit.active.push(Active::Finally(state, value));
        self.block(&t.finalbody)?;
        self.unit.active.pop();
        let exits = match block {
            Some(Block {
                kind: BlockKind::Finally { exits, .. },
                ..
            }) => exits,
            _ => Vec::new(),
        };
        self.dispatch(state, value, &exits, raises, through.then_some(out));
        self.unit.asm.place(out);
        Ok(())
    }

    /// Goes on after the body of a `finally`, as its state says.
    fn dispatch(
        &mut self,
        state: Reg,
        value: Reg,
        exits: &[Exit],
        raises: bool,
        through: Option<Label>,
    ) {
        let mut ways: Vec<(usize, Label, Option<Exit>)> = Vec::new();
        if raises {
            ways.push((STATE_RAISE as usize, self.unit.asm.label(), None));
        }
        for (i, exit) in exits.iter().enumerate() {
            ways.push((i + STATE_EXITS, self.unit.asm.label(), Some(*exit)));
        }
        let last = ways.len().saturating_sub(1);
        for (i, (n, label, _)) in ways.iter().enumerate() {
            if i == last && through.is_none() {
                self.unit.asm.jump(Op::Jump, 0, 0, 0, *label);
            } else {
                let args = vec![Arg::Num(*n as u32), Arg::Label(*label)];
                self.unit.asm.op_args(Op::JumpState, state, 0, 0, args);
            }
        }
        if let Some(out) = through {
            self.unit.asm.jump(Op::Jump, 0, 0, 0, out);
        }
        for (_, label, exit) in ways {
            self.unit.asm.place(label);
            match exit {
                None => self.unit.asm.op(Op::Reraise, value, 0, 0),
                Some(exit) => {
                    let value = (exit == Exit::Return).then_some(value);
                    self.exit(exit, value);
                }
            }
        }
    }

    /// `raise` without an expression.
    pub fn raise_again(&mut self) {
        for i in (0..self.unit.active.len()).rev() {
            match self.unit.active[i] {
                Active::Exception(e) => {
                    self.unit.asm.op(Op::Reraise, e, 0, 0);
                    return;
                }
                Active::Finally(state, value) => {
                    let other = self.unit.asm.label();
                    let raise = self.unit.asm.label();
                    let args = vec![Arg::Num(STATE_RAISE as u32), Arg::Label(raise)];
                    self.unit.asm.op_args(Op::JumpState, state, 0, 0, args);
                    self.unit.asm.jump(Op::Jump, 0, 0, 0, other);
                    self.unit.asm.place(raise);
                    self.unit.asm.op(Op::Reraise, value, 0, 0);
                    self.unit.asm.place(other);
                }
            }
        }
        self.unit.asm.op(Op::RaiseNone, 0, 0, 0);
    }
}

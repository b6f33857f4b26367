//! Loops, `try`, `with`, and the ways out of them.

use format::isa::Op;
use rustpython_parser::ast::{ExceptHandler, Expr, Ranged, Stmt, StmtTry, StmtWhile, WithItem};
use rustpython_parser::text_size::TextSize;

use super::emit::{Arg, Label, Reg};
use super::error::Res;
use super::gen::Gen;

/// Something that `return`, `break` and `continue` leave.
pub(super) struct Block {
    pub kind: BlockKind,
    /// First instruction that its handler protects.
    start: usize,
    /// Instructions in between that the handler must not see: exits.
    gaps: Vec<(usize, usize)>,
}

/// What kind of block.
pub(super) enum BlockKind {
    Loop {
        next: Label,
        end: Label,
    },
    /// The body of `try` with `except`.
    Try,
    /// The body of `except ... as name`.
    Unbind(String),
    /// The body of `with`; the register holds the bound `__exit__`.
    With {
        exit: Reg,
        is_async: bool,
    },
    /// What a `finally` protects.
    Finally {
        state: Reg,
        value: Reg,
        entry: Label,
        exits: Vec<Exit>,
    },
}

impl BlockKind {
    /// True for loops.
    pub fn is_loop(&self) -> bool {
        matches!(self, BlockKind::Loop { .. })
    }
}

/// A way out of blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exit {
    Return,
    /// Out of the loop at this place of the block stack.
    Break(usize),
    Continue(usize),
}

/// An exception being handled, for a bare `raise`.
#[derive(Clone, Copy)]
pub(super) enum Active {
    Exception(Reg),
    /// In a `finally`: state and value.
    Finally(Reg, Reg),
}

/// States of a `finally`; exits follow.
const STATE_THROUGH: i16 = 0;
const STATE_RAISE: i16 = 1;
const STATE_EXITS: usize = 2;

impl Gen<'_> {
    fn enter(&mut self, kind: BlockKind) {
        let start = self.unit.asm.here();
        self.unit.blocks.push(Block {
            kind,
            start,
            gaps: Vec::new(),
        });
    }

    /// Leaves the innermost block; exceptions in it go to `handler`.
    fn leave(&mut self, handler: Option<Label>) -> Option<Block> {
        let block = self.unit.blocks.pop()?;
        if let Some(handler) = handler {
            let end = self.unit.asm.here();
            self.unit
                .asm
                .protect(block.start, end, &block.gaps, handler);
        }
        Some(block)
    }

    /// True if leaving all blocks runs code in between.
    pub fn return_is_busy(&self) -> bool {
        self.unit
            .blocks
            .iter()
            .any(|b| !matches!(b.kind, BlockKind::Loop { .. } | BlockKind::Try))
    }

    /// Leaves blocks, innermost first, and then jumps or returns.
    pub fn exit(&mut self, exit: Exit, value: Option<Reg>) {
        let mut i = self.unit.blocks.len();
        while i > 0 {
            i -= 1;
            let start = self.unit.asm.here();
            match &mut self.unit.blocks[i].kind {
                BlockKind::Loop { next, end } => {
                    let to = match exit {
                        Exit::Break(at) if at == i => *end,
                        Exit::Continue(at) if at == i => *next,
                        _ => continue,
                    };
                    self.unit.asm.jump(Op::Jump, 0, 0, 0, to);
                    return;
                }
                BlockKind::Try => continue,
                BlockKind::Unbind(name) => {
                    let name = name.clone();
                    self.unbind(&name);
                }
                BlockKind::With { exit, is_async } => {
                    let (exit, is_async) = (*exit, *is_async);
                    self.call_exit(exit, None, is_async);
                }
                BlockKind::Finally {
                    state,
                    value: kept,
                    entry,
                    exits,
                } => {
                    let n = exits.iter().position(|e| *e == exit).unwrap_or_else(|| {
                        exits.push(exit);
                        exits.len() - 1
                    });
                    let (state, kept, entry) = (*state, *kept, *entry);
                    if let Some(value) = value {
                        self.mov(kept, value);
                    }
                    self.unit.asm.load_int(state, (n + STATE_EXITS) as i16);
                    self.unit.asm.jump(Op::Jump, 0, 0, 0, entry);
                    return;
                }
            }
            let end = self.unit.asm.here();
            if start < end {
                for block in &mut self.unit.blocks[i..] {
                    block.gaps.push((start, end));
                }
            }
        }
        if let Some(value) = value {
            self.unit.asm.ret(value);
        }
    }

    /// Calls the bound `__exit__`, for an exception or for none. The answer is
    /// in the register returned, just above those in use.
    fn call_exit(&mut self, exit: Reg, exception: Option<Reg>, is_async: bool) -> Reg {
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

    /// `break` or `continue`.
    pub fn loop_exit(&mut self, at: TextSize, is_break: bool) -> Res {
        let Some(i) = self.unit.blocks.iter().rposition(|b| b.kind.is_loop()) else {
            let what = if is_break {
                "'break' outside loop"
            } else {
                "'continue' not properly in loop"
            };
            return Err(self.error(at, what, ""));
        };
        self.at(at);
        let exit = if is_break {
            Exit::Break(i)
        } else {
            Exit::Continue(i)
        };
        self.exit(exit, None);
        Ok(())
    }

    /// `return`.
    pub fn return_statement(&mut self, at: TextSize, value: Option<&Expr>) -> Res {
        let mark = self.unit.asm.mark();
        let r = match value {
            Some(e) if !self.return_is_busy() => self.operand(e)?,
            Some(e) => {
                let t = self.unit.asm.alloc();
                self.to(e, t)?;
                t
            }
            None => {
                let t = self.unit.asm.alloc();
                self.unit.asm.op(Op::LoadNone, t, 0, 0);
                t
            }
        };
        self.at(at);
        self.exit(Exit::Return, Some(r));
        self.unit.asm.release(mark);
        Ok(())
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

    /// A `while` loop: the test is at its end.
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

    /// The next item of the iterator `it` to `target`; jumps to `done` at the
    /// end.
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

    fn call_no_args(&mut self, obj: Reg, name: &str, dst: Reg) {
        let mark = self.unit.asm.mark();
        let base = self.unit.asm.alloc();
        let slot = self.unit.asm.alloc();
        self.mov(slot, obj);
        self.unit.asm.op_name(Op::CallMethod, dst, base, 0, name);
        self.unit.asm.release(mark);
    }

    /// The next item of an asynchronous iterator; jumps to `done` at its end.
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

    /// The body of `except ... as name`, which ends with the name unbound
    /// however it ends.
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

    /// After the body of a `finally`: goes on as its state says.
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

    /// A `with` statement, one item after the other.
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
}

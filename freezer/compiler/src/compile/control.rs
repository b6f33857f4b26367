//! Blocks that `return`, `break` and `continue` leave, and the ways out of them.

mod handlers;
mod loops;
mod with;

use format::isa::Op;
use rustpython_parser::ast::Expr;
use rustpython_parser::text_size::TextSize;

use super::emit::{Label, Reg};
use super::error::Res;
use super::gen::Gen;
use handlers::STATE_EXITS;

/// Something that `return`, `break` and `continue` leave.
pub(super) struct Block {
    pub kind: BlockKind,
    /// First instruction that its handler protects.
    start: usize,
    /// Ranges in between that the handler must not protect: the code of exits.
    gaps: Vec<(usize, usize)>,
}

/// The kinds of blocks.
pub(super) enum BlockKind {
    Loop {
        next: Label,
        end: Label,
    },
    /// The body of `try` with `except`.
    Try,
    /// The body of `except ... as name`: the name is unbound when it is left.
    Unbind(String),
    /// The body of `with`; the register holds the bound `__exit__`.
    With {
        exit: Reg,
        is_async: bool,
    },
    /// The statements that a `finally` follows.
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

/// A way out of one or more blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exit {
    Return,
    /// Out of the loop at this index of the block stack.
    Break(usize),
    Continue(usize),
}

/// An exception that is being handled: what `raise` without an expression raises again.
#[derive(Clone, Copy)]
pub(super) enum Active {
    Exception(Reg),
    /// The exception that a `finally` holds, if its state says that it holds one: the registers of state and value.
    Finally(Reg, Reg),
}

impl Gen<'_> {
    /// Enters a block.
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

    /// True if code runs between a `return` and the end of the function.
    pub fn return_is_busy(&self) -> bool {
        self.unit
            .blocks
            .iter()
            .any(|b| !matches!(b.kind, BlockKind::Loop { .. } | BlockKind::Try))
    }

    /// Leaves blocks, innermost first, and then jumps, or returns the value in a register.
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
}

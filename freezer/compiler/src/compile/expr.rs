//! Expressions.
//!
//! [`Gen::to`] evaluates into a register. If that is the register of a variable, only the last instruction writes it,
//! so that an expression that fails, or reads the variable, never leaves or sees an intermediate value.

mod display;
mod operators;

use format::isa::Op;
use rustpython_parser::ast::{BoolOp, Expr, ExprName, ExprSubscript, Ranged, UnaryOp};

use super::emit::Reg;
use super::error::Res;
use super::gen::{Gen, Known};
pub(super) use display::{refs, Display};

impl Gen<'_> {
    /// Evaluates `e` into `dst`.
    pub fn to(&mut self, e: &Expr, dst: Reg) -> Res {
        if let Some(k) = self.fold(e)? {
            self.load_const(dst, &k);
            return Ok(());
        }
        let mark = self.unit.asm.mark();
        self.unfolded(e, dst)?;
        self.unit.asm.release(mark);
        Ok(())
    }

    fn unfolded(&mut self, e: &Expr, dst: Reg) -> Res {
        let at = e.start();
        match e {
            Expr::Name(n) => match self.computed(n) {
                Some(value) => self.to(&value, dst)?,
                None => self.load_name(n, dst),
            },
            Expr::BoolOp(b) => {
                let t = self.scratch(dst);
                let end = self.unit.asm.label();
                let jump = match b.op {
                    BoolOp::And => Op::JumpIfNot,
                    BoolOp::Or => Op::JumpIf,
                };
                for (i, value) in b.values.iter().enumerate() {
                    self.to(value, t)?;
                    if i + 1 < b.values.len() {
                        self.at(value.start());
                        self.unit.asm.jump(jump, t, 0, 0, end);
                    }
                }
                self.unit.asm.place(end);
                self.mov(dst, t);
            }
            Expr::NamedExpr(n) => {
                let r = self.named(&n.target, &n.value, Some(dst))?;
                self.mov(dst, r);
            }
            Expr::BinOp(b) => self.binary(b, dst)?,
            Expr::UnaryOp(u) => {
                let t = self.scratch(dst);
                let r = self.operand_in(&u.operand, t)?;
                let op = match u.op {
                    UnaryOp::Invert => Op::Invert,
                    UnaryOp::Not => Op::Not,
                    UnaryOp::UAdd => Op::Pos,
                    UnaryOp::USub => Op::Neg,
                };
                self.at(at);
                self.unit.asm.op(op, dst, r, 0);
            }
            Expr::IfExp(i) => match self.truth(&i.test)? {
                Some(true) => self.to(&i.body, dst)?,
                Some(false) => self.to(&i.orelse, dst)?,
                None => {
                    let (no, end) = (self.unit.asm.label(), self.unit.asm.label());
                    self.jump_if(&i.test, false, no)?;
                    self.to(&i.body, dst)?;
                    self.unit.asm.jump(Op::Jump, 0, 0, 0, end);
                    self.unit.asm.place(no);
                    self.to(&i.orelse, dst)?;
                    self.unit.asm.place(end);
                }
            },
            Expr::Lambda(l) => self.lambda(l, dst)?,
            Expr::Dict(d) => self.dict(d, dst)?,
            Expr::List(x) => self.display(Display::List, &refs(&x.elts), dst)?,
            Expr::Tuple(x) => self.display(Display::Tuple, &refs(&x.elts), dst)?,
            Expr::Set(x) => self.display(Display::Set, &refs(&x.elts), dst)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::GeneratorExp(_) => {
                self.comprehension(e, dst)?;
            }
            Expr::Await(a) => {
                let t = self.scratch(dst);
                let r = self.operand_in(&a.value, t)?;
                self.at(at);
                self.await_value(r, dst);
            }
            Expr::Yield(y) => {
                let t = self.scratch(dst);
                let r = match &y.value {
                    Some(value) => self.operand_in(value, t)?,
                    None => {
                        self.unit.asm.op(Op::LoadNone, t, 0, 0);
                        t
                    }
                };
                self.at(at);
                self.unit.asm.op(Op::Yield, dst, r, 0);
            }
            Expr::YieldFrom(y) => {
                let t = self.scratch(dst);
                let r = self.operand_in(&y.value, t)?;
                self.at(at);
                self.delegate(Op::GetYieldFrom, r, dst);
            }
            Expr::Compare(c) => self.compare(c, dst)?,
            Expr::Call(c) => self.call(c, dst)?,
            Expr::JoinedStr(j) => self.joined(j, dst)?,
            Expr::FormattedValue(f) => self.formatted(f, dst)?,
            Expr::Constant(_) => (),
            Expr::Attribute(a) => {
                let t = self.scratch(dst);
                let obj = self.operand_in(&a.value, t)?;
                self.at(at);
                self.unit.asm.op_name(Op::GetAttr, dst, obj, 0, &a.attr);
            }
            Expr::Subscript(x) => {
                let t = self.scratch(dst);
                let (obj, index) = self.subscript(x, t)?;
                self.at(at);
                self.unit.asm.op(Op::GetItem, dst, obj, index);
            }
            Expr::Slice(x) => {
                let run = self.run(dst);
                let mut slot = run;
                for (i, part) in [&x.lower, &x.upper, &x.step].into_iter().enumerate() {
                    if i > 0 {
                        slot = self.unit.asm.alloc();
                    }
                    match part {
                        Some(e) => self.to(e, slot)?,
                        None => self.unit.asm.op(Op::LoadNone, slot, 0, 0),
                    }
                }
                self.at(at);
                self.unit.asm.op(Op::MakeSlice, dst, run, 0);
            }
            Expr::Starred(_) => {
                return Err(self.error(at, "can't use starred expression here", ""));
            }
        }
        Ok(())
    }

    /// Evaluates `e`. The result is in the register of a variable, or in a fresh one.
    pub fn operand(&mut self, e: &Expr) -> Res<Reg> {
        if let Some(reg) = self.operand_in_place(e)? {
            return Ok(reg);
        }
        let t = self.unit.asm.alloc();
        self.to(e, t)?;
        Ok(t)
    }

    /// Evaluates `e`. The result is in the register of a variable, or in `scratch`.
    pub fn operand_in(&mut self, e: &Expr, scratch: Reg) -> Res<Reg> {
        if let Some(reg) = self.operand_in_place(e)? {
            return Ok(reg);
        }
        self.to(e, scratch)?;
        Ok(scratch)
    }

    fn operand_in_place(&mut self, e: &Expr) -> Res<Option<Reg>> {
        match e {
            Expr::Name(n)
                if !self.consts.contains_key(n.id.as_str()) && self.fold(e)?.is_none() =>
            {
                Ok(self.in_place(n))
            }
            _ => Ok(None),
        }
    }

    /// The expression that a name of `const` stands for, if the VM computes it.
    fn computed(&self, n: &ExprName) -> Option<Expr> {
        match self.consts.get(n.id.as_str()) {
            Some(Known::Computed(value)) => Some((**value).clone()),
            _ => None,
        }
    }

    /// `target := value`. Returns the register of the value, which is good for the next instruction alone.
    pub fn named(&mut self, target: &Expr, value: &Expr, scratch: Option<Reg>) -> Res<Reg> {
        let Expr::Name(n) = target else {
            return Err(self.error(target.start(), "cannot use := here", ""));
        };
        if let super::gen::Place::Reg(reg) = self.place(&n.id) {
            self.to(value, reg)?;
            return Ok(reg);
        }
        let t = match scratch {
            Some(t) => self.scratch(t),
            None => self.unit.asm.alloc(),
        };
        self.to(value, t)?;
        self.at(target.start());
        self.store_name(&n.id, t);
        Ok(t)
    }

    /// The registers of object and index of a subscript.
    pub fn subscript(&mut self, x: &ExprSubscript, scratch: Reg) -> Res<(Reg, Reg)> {
        let obj = self.operand_in(&x.value, scratch)?;
        let index = match &*x.slice {
            star @ Expr::Starred(_) => {
                let t = self.unit.asm.alloc();
                self.display(Display::Tuple, &[star], t)?;
                t
            }
            e if obj == scratch => self.operand(e)?,
            e => self.operand_in(e, scratch)?,
        };
        Ok((obj, index))
    }

    /// Awaits the value in `r`.
    pub fn await_value(&mut self, r: Reg, dst: Reg) {
        self.delegate(Op::GetAwait, r, dst);
    }

    fn delegate(&mut self, get: Op, r: Reg, dst: Reg) {
        let mark = self.unit.asm.mark();
        let (iter, sent) = (self.unit.asm.alloc(), self.unit.asm.alloc());
        self.unit.asm.op(get, iter, r, 0);
        self.unit.asm.op(Op::LoadNone, sent, 0, 0);
        self.unit.asm.op(Op::YieldFrom, dst, iter, sent);
        self.unit.asm.release(mark);
    }
}

//! Operators with two operands, and comparisons.

use format::isa::{BinOp, Op};
use num_traits::ToPrimitive;
use rustpython_parser::ast::{CmpOp, Expr, ExprBinOp, ExprCompare, Operator};

use super::display::refs;
use crate::compile::emit::{Arg, Reg};
use crate::compile::error::Res;
use crate::compile::gen::Gen;
use crate::compile::unit::Const;

/// The operator of the instruction set for one of the syntax tree.
fn operator(op: Operator) -> BinOp {
    match op {
        Operator::Add => BinOp::Add,
        Operator::Sub => BinOp::Sub,
        Operator::Mult => BinOp::Mul,
        Operator::MatMult => BinOp::MatMul,
        Operator::Div => BinOp::TrueDiv,
        Operator::Mod => BinOp::Mod,
        Operator::Pow => BinOp::Pow,
        Operator::LShift => BinOp::Shl,
        Operator::RShift => BinOp::Shr,
        Operator::BitOr => BinOp::Or,
        Operator::BitXor => BinOp::Xor,
        Operator::BitAnd => BinOp::And,
        Operator::FloorDiv => BinOp::FloorDiv,
    }
}

fn comparison(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Eq,
        CmpOp::NotEq => Op::Ne,
        CmpOp::Lt => Op::Lt,
        CmpOp::LtE => Op::Le,
        CmpOp::Gt => Op::Gt,
        CmpOp::GtE => Op::Ge,
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}

impl Gen<'_> {
    /// `left op right`.
    pub(super) fn binary(&mut self, b: &ExprBinOp, dst: Reg) -> Res {
        let t = self.scratch(dst);
        let left = self.operand_in(&b.left, t)?;
        let k = self.fold(&b.right)?;
        if let Some((op, n)) = k.and_then(|k| immediate(b.op, &k)) {
            self.at(b.range.start());
            self.unit.asm.op(op, dst, left, n);
            return Ok(());
        }
        let right = if left == t {
            self.operand(&b.right)?
        } else {
            self.operand_in(&b.right, t)?
        };
        self.at(b.range.start());
        self.unit.asm.op(operator(b.op).op(), dst, left, right);
        Ok(())
    }

    /// `target op= value` for the value in `dst`, which becomes the result.
    pub fn in_place_op(&mut self, op: Operator, dst: Reg, value: &Expr) -> Res {
        let line = self.unit.asm.line;
        let k = self.fold(value)?;
        let short = match k.and_then(|k| immediate(op, &k)) {
            Some((Op::AddInt, n)) => Some((Op::InPlaceAddInt, n)),
            Some((Op::SubInt, n)) => Some((Op::InPlaceSubInt, n)),
            _ => None,
        };
        if let Some((op, n)) = short {
            self.unit.asm.op(op, dst, dst, n);
            return Ok(());
        }
        let right = self.operand(value)?;
        self.unit.asm.line = line;
        let args = vec![Arg::Num(operator(op) as u32)];
        self.unit.asm.op_args(Op::InPlace, dst, dst, right, args);
        Ok(())
    }

    /// A comparison, or a chain of them.
    pub(super) fn compare(&mut self, c: &ExprCompare, dst: Reg) -> Res {
        let at = c.range.start();
        let t = self.scratch(dst);
        if let ([op], [right]) = (&c.ops[..], &c.comparators[..]) {
            let left = self.operand_in(&c.left, t)?;
            let scratch = if left == t { self.unit.asm.alloc() } else { t };
            let right = self.container_in(*op, right, scratch)?;
            self.at(at);
            self.unit.asm.op(comparison(*op), dst, left, right);
            return Ok(());
        }
        let end = self.unit.asm.label();
        let turns = [self.unit.asm.alloc(), self.unit.asm.alloc()];
        let mut left = self.operand_in(&c.left, turns[0])?;
        for (i, (op, right)) in c.ops.iter().zip(&c.comparators).enumerate() {
            let right = self.container_in(*op, right, turns[(i + 1) % 2])?;
            self.at(at);
            self.unit.asm.op(comparison(*op), t, left, right);
            if i + 1 < c.ops.len() {
                self.unit.asm.jump(Op::JumpIfNot, t, 0, 0, end);
            }
            left = right;
        }
        self.unit.asm.place(end);
        self.mov(dst, t);
        Ok(())
    }

    /// The right operand of a comparison. A list of constants after `in` becomes a tuple.
    pub fn container_in(&mut self, op: CmpOp, e: &Expr, scratch: Reg) -> Res<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            return self.iterable_in(e, scratch);
        }
        self.operand_in(e, scratch)
    }

    /// An operand that is only iterated over or searched. A list of constants becomes a tuple.
    pub fn iterable_in(&mut self, e: &Expr, scratch: Reg) -> Res<Reg> {
        if let Expr::List(list) = e {
            if let Some(items) = self.fold_all(&refs(&list.elts))? {
                self.load_const(scratch, &Const::Tuple(items));
                return Ok(scratch);
            }
        }
        self.operand_in(e, scratch)
    }
}

/// The instruction with an immediate operand for `x op k`, if there is one.
fn immediate(op: Operator, k: &Const) -> Option<(Op, u8)> {
    let Const::Int(k) = k else {
        return None;
    };
    let k = k.to_i32()?;
    match op {
        Operator::Add if (0..256).contains(&k) => Some((Op::AddInt, k as u8)),
        Operator::Sub if (0..256).contains(&k) => Some((Op::SubInt, k as u8)),
        Operator::BitAnd if (0..256).contains(&k) => Some((Op::AndInt, k as u8)),
        Operator::Mult if (-128..128).contains(&k) => Some((Op::MulInt, k as i8 as u8)),
        _ => None,
    }
}

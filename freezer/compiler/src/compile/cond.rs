//! Conditions. They jump directly, without a bool in a register.

use format::isa::Op;
use rustpython_parser::ast::{BoolOp, CmpOp, Constant, Expr, ExprCompare, Ranged, UnaryOp};

use super::emit::{Label, Reg};
use super::error::Res;
use super::gen::Gen;

/// Bit of the third field of `JumpEq`: it asks `!=` instead of `==`.
const ASK_NE: u8 = 2;

impl Gen<'_> {
    /// Jumps to `to` if the truth of `e` is `when`; otherwise the next instruction follows.
    pub fn jump_if(&mut self, e: &Expr, when: bool, to: Label) -> Res {
        match self.truth(e)? {
            Some(b) if b == when => {
                self.unit.asm.jump(Op::Jump, 0, 0, 0, to);
                return Ok(());
            }
            Some(_) => return Ok(()),
            None => (),
        }
        let mark = self.unit.asm.mark();
        match e {
            Expr::UnaryOp(u) if u.op == UnaryOp::Not => self.jump_if(&u.operand, !when, to)?,
            Expr::BoolOp(b) => self.jump_if_bool(b.op, &b.values, when, to)?,
            Expr::Compare(c) => self.jump_if_compare(c, when, to)?,
            _ => {
                let r = match e {
                    Expr::NamedExpr(n) => self.named(&n.target, &n.value, None)?,
                    e => self.operand(e)?,
                };
                self.at(e.start());
                let op = if when { Op::JumpIf } else { Op::JumpIfNot };
                self.unit.asm.jump(op, r, 0, 0, to);
            }
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    fn jump_if_bool(&mut self, op: BoolOp, values: &[Expr], when: bool, to: Label) -> Res {
        let Some((last, first)) = values.split_last() else {
            return Ok(());
        };
        // The first part with this truth value decides the whole.
        let decides = op == BoolOp::Or;
        if decides == when {
            for e in first {
                self.jump_if(e, when, to)?;
            }
            return self.jump_if(last, when, to);
        }
        let end = self.unit.asm.label();
        for e in first {
            self.jump_if(e, decides, end)?;
        }
        self.jump_if(last, when, to)?;
        self.unit.asm.place(end);
        Ok(())
    }

    fn jump_if_compare(&mut self, c: &ExprCompare, when: bool, to: Label) -> Res {
        let last = c.ops.len() - 1;
        let end = self.unit.asm.label();
        let turns = [self.unit.asm.alloc(), self.unit.asm.alloc()];
        let mut left = self.operand_in(&c.left, turns[0])?;
        for (i, (op, right)) in c.ops.iter().zip(&c.comparators).enumerate() {
            let (when, to) = match (i == last, when) {
                (true, when) => (when, to),
                (false, true) => (false, end),
                (false, false) => (false, to),
            };
            if i == last && is_none(right) && matches!(op, CmpOp::Is | CmpOp::IsNot) {
                let c = when == (*op == CmpOp::Is);
                self.at(right.start());
                self.unit.asm.jump(Op::JumpNone, left, 0, u8::from(c), to);
                break;
            }
            let right = self.container_in(*op, right, turns[(i + 1) % 2])?;
            self.at(c.range.start());
            self.compare_jump(*op, left, right, when, to);
            left = right;
        }
        self.unit.asm.place(end);
        Ok(())
    }

    fn compare_jump(&mut self, op: CmpOp, left: Reg, right: Reg, when: bool, to: Label) {
        let (op, positive) = match op {
            CmpOp::Eq => (Op::JumpEq, true),
            CmpOp::NotEq => (Op::JumpEq, false),
            CmpOp::Lt => (Op::JumpLt, true),
            CmpOp::LtE => (Op::JumpLe, true),
            CmpOp::Gt => (Op::JumpGt, true),
            CmpOp::GtE => (Op::JumpGe, true),
            CmpOp::Is => (Op::JumpIs, true),
            CmpOp::IsNot => (Op::JumpIs, false),
            CmpOp::In => (Op::JumpIn, true),
            CmpOp::NotIn => (Op::JumpIn, false),
        };
        // `a != b` may differ from `not a == b`, since a class may define `__ne__`.
        let how = match op {
            Op::JumpEq if !positive => ASK_NE,
            _ => 0,
        };
        let c = u8::from(when == positive) | how;
        self.unit.asm.jump(op, left, right, c, to);
    }
}

fn is_none(e: &Expr) -> bool {
    matches!(e, Expr::Constant(c) if c.value == Constant::None)
}

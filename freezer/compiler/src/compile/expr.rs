//! Expressions.
//!
//! [`Gen::to`] evaluates into a register. When that register is a variable's,
//! only the last instruction writes it: an expression that fails, or that
//! reads the variable, never sees half a result.

use format::isa::{BinOp, Op};
use rustpython_parser::ast::{
    BoolOp, CmpOp, Expr, ExprBinOp, ExprCompare, ExprDict, ExprSubscript, Operator, Ranged, UnaryOp,
};

use super::emit::{Arg, Reg};
use super::error::Res;
use super::gen::Gen;
use super::unit::Const;

/// Elements of a display that are collected in registers at once.
const CHUNK: usize = 32;

/// What a display makes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Display {
    List,
    Tuple,
    Set,
}

/// The machine's operator for one of the syntax tree's.
pub(super) fn operator(op: Operator) -> BinOp {
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
            Expr::Name(n) => self.load_name(n, dst),
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

    /// Evaluates `e`; the result is in a variable's register or a fresh one.
    pub fn operand(&mut self, e: &Expr) -> Res<Reg> {
        if let Some(reg) = self.operand_in_place(e)? {
            return Ok(reg);
        }
        let t = self.unit.asm.alloc();
        self.to(e, t)?;
        Ok(t)
    }

    /// Evaluates `e`; the result is in a variable's register or in `scratch`.
    pub fn operand_in(&mut self, e: &Expr, scratch: Reg) -> Res<Reg> {
        if let Some(reg) = self.operand_in_place(e)? {
            return Ok(reg);
        }
        self.to(e, scratch)?;
        Ok(scratch)
    }

    fn operand_in_place(&mut self, e: &Expr) -> Res<Option<Reg>> {
        match e {
            Expr::Name(n) if self.fold(e)?.is_none() => Ok(self.in_place(n)),
            _ => Ok(None),
        }
    }

    /// `target := value`; returns where the value is now. It is not certain
    /// to stay there longer than the next instruction.
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

    fn binary(&mut self, b: &ExprBinOp, dst: Reg) -> Res {
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

    fn compare(&mut self, c: &ExprCompare, dst: Reg) -> Res {
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

    /// The right operand of a comparison; a list of constants after `in` is
    /// a tuple.
    pub fn container_in(&mut self, op: CmpOp, e: &Expr, scratch: Reg) -> Res<Reg> {
        if matches!(op, CmpOp::In | CmpOp::NotIn) {
            return self.iterable_in(e, scratch);
        }
        self.operand_in(e, scratch)
    }

    /// An operand that is only looked through: a list of constants is a tuple.
    pub fn iterable_in(&mut self, e: &Expr, scratch: Reg) -> Res<Reg> {
        if let Expr::List(list) = e {
            if let Some(items) = self.fold_all(&refs(&list.elts))? {
                self.load_const(scratch, &Const::Tuple(items));
                return Ok(scratch);
            }
        }
        self.operand_in(e, scratch)
    }

    /// Object and index of a subscript.
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

    /// A list, tuple or set display.
    pub fn display(&mut self, kind: Display, elts: &[&Expr], dst: Reg) -> Res {
        let mark = self.unit.asm.mark();
        let line = self.unit.asm.line;
        let stars = elts.iter().any(|e| matches!(e, Expr::Starred(_)));
        if kind != Display::Tuple && elts.len() > 2 && !stars {
            if let Some(items) = self.fold_all(elts)? {
                let acc = self.scratch(dst);
                self.make(kind, acc, acc, 0);
                let t = self.unit.asm.alloc();
                self.load_const(t, &Const::Tuple(items));
                self.extend(kind, acc, t);
                self.mov(dst, acc);
                self.unit.asm.release(mark);
                return Ok(());
            }
        }
        let run = if stars || elts.len() > CHUNK {
            let star = elts.iter().position(|e| matches!(e, Expr::Starred(_)));
            star.unwrap_or(CHUNK).min(CHUNK)
        } else {
            elts.len()
        };
        let whole = run == elts.len();
        let acc = if whole { dst } else { self.scratch(dst) };
        let inner = self.unit.asm.mark();
        let base = self.run_of(acc, &elts[..run])?;
        self.unit.asm.line = line;
        let first = if whole || kind == Display::Set {
            kind
        } else {
            Display::List
        };
        self.make(first, acc, base, run as u8);
        self.unit.asm.release(inner);
        for e in &elts[run..] {
            let inner = self.unit.asm.mark();
            if let Expr::Starred(star) = e {
                let t = self.unit.asm.alloc();
                let r = self.iterable_in(&star.value, t)?;
                self.at(star.range.start());
                self.extend(kind, acc, r);
            } else {
                let r = self.operand(e)?;
                self.at(e.start());
                let op = match kind {
                    Display::Set => Op::SetAdd,
                    _ => Op::ListAppend,
                };
                self.unit.asm.op(op, acc, r, 0);
            }
            self.unit.asm.release(inner);
        }
        if !whole {
            if kind == Display::Tuple {
                self.unit.asm.op(Op::ListToTuple, dst, acc, 0);
            } else {
                self.mov(dst, acc);
            }
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// Evaluates expressions into a run of registers; returns the first.
    pub fn run_of(&mut self, dst: Reg, elts: &[&Expr]) -> Res<Reg> {
        let base = if elts.is_empty() { dst } else { self.run(dst) };
        for (i, e) in elts.iter().enumerate() {
            let slot = if i == 0 { base } else { self.unit.asm.alloc() };
            self.to(e, slot)?;
        }
        Ok(base)
    }

    fn make(&mut self, kind: Display, dst: Reg, base: Reg, n: u8) {
        let op = match kind {
            Display::List => Op::MakeList,
            Display::Tuple => Op::MakeTuple,
            Display::Set => Op::MakeSet,
        };
        self.unit.asm.op(op, dst, base, n);
    }

    fn extend(&mut self, kind: Display, acc: Reg, r: Reg) {
        let op = match kind {
            Display::Set => Op::SetUpdate,
            _ => Op::ListExtend,
        };
        self.unit.asm.op(op, acc, r, 0);
    }

    fn dict(&mut self, d: &ExprDict, dst: Reg) -> Res {
        let at = d.range.start();
        let run = d
            .keys
            .iter()
            .position(Option::is_none)
            .unwrap_or(d.keys.len())
            .min(CHUNK / 2);
        let whole = run == d.keys.len();
        let acc = if whole { dst } else { self.scratch(dst) };
        let inner = self.unit.asm.mark();
        let pairs: Vec<&Expr> = d.keys[..run]
            .iter()
            .flatten()
            .zip(&d.values)
            .flat_map(|(k, v)| [k, v])
            .collect();
        let base = self.run_of(acc, &pairs)?;
        self.at(at);
        self.unit.asm.op(Op::MakeDict, acc, base, run as u8);
        self.unit.asm.release(inner);
        for (key, value) in d.keys.iter().zip(&d.values).skip(run) {
            let inner = self.unit.asm.mark();
            if let Some(key) = key {
                let k = self.operand(key)?;
                let v = self.operand(value)?;
                self.at(key.start());
                self.unit.asm.op(Op::DictSet, acc, k, v);
            } else {
                let v = self.operand(value)?;
                self.at(value.start());
                self.unit.asm.op(Op::DictUpdate, acc, v, 0);
            }
            self.unit.asm.release(inner);
        }
        if !whole {
            self.mov(dst, acc);
        }
        Ok(())
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

/// References to the elements of a list.
pub(super) fn refs(list: &[Expr]) -> Vec<&Expr> {
    list.iter().collect()
}

/// The instruction with an immediate operand for `x op k`, if there is one.
fn immediate(op: Operator, k: &Const) -> Option<(Op, u8)> {
    use num_traits::ToPrimitive;
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

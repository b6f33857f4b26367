//! Assignments, deletions and unpacking.

use format::isa::Op;
use rustpython_parser::ast::{Expr, Ranged, StmtAssign, StmtAugAssign};

use super::control::Block;
use super::emit::{Arg, Reg};
use super::error::Res;
use super::gen::{Gen, Known, Place};
use super::unit::Const;

/// The elements of a tuple or list display.
fn elements(e: &Expr) -> Option<&[Expr]> {
    match e {
        Expr::Tuple(t) => Some(&t.elts),
        Expr::List(l) => Some(&l.elts),
        _ => None,
    }
}

fn simple(e: &Expr) -> bool {
    matches!(e, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_))
}

impl Gen<'_> {
    /// `targets = value`.
    pub fn assign(&mut self, a: &StmtAssign) -> Res {
        if self.define_const(a)? {
            return Ok(());
        }
        let mark = self.unit.asm.mark();
        if let [target] = &a.targets[..] {
            self.assign_one(target, &a.value)?;
        } else {
            self.assign_many(&a.targets, &a.value)?;
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// `target = value`.
    pub fn assign_one(&mut self, target: &Expr, value: &Expr) -> Res {
        if let Some(reg) = self.variable(target) {
            return self.to(value, reg);
        }
        if let (Some(targets), Some(values)) = (elements(target), elements(value)) {
            let stars = targets.iter().chain(values).any(Expr::is_starred_expr);
            if targets.len() == values.len() && !stars && targets.len() <= 32 {
                return self.assign_pairwise(targets, values);
            }
        }
        let r = self.operand(value)?;
        self.store(target, r)
    }

    /// The register of a target that is a local variable.
    pub fn variable(&self, target: &Expr) -> Option<Reg> {
        match target {
            Expr::Name(n) => match self.place(&n.id) {
                Place::Reg(reg) => Some(reg),
                _ => None,
            },
            _ => None,
        }
    }

    fn assign_many(&mut self, targets: &[Expr], value: &Expr) -> Res {
        if let Some(k) = self.fold(value)? {
            if targets.iter().all(|t| self.variable(t).is_some()) {
                for t in targets {
                    let reg = self.variable(t).unwrap_or(0);
                    self.load_const(reg, &k);
                }
                return Ok(());
            }
        }
        let r = match self.variable(&targets[0]) {
            Some(reg) if targets.iter().all(simple) => {
                self.to(value, reg)?;
                for t in &targets[1..] {
                    self.store(t, reg)?;
                }
                return Ok(());
            }
            _ => {
                let t = self.unit.asm.alloc();
                self.to(value, t)?;
                t
            }
        };
        targets.iter().try_for_each(|t| self.store(t, r))
    }

    /// `a, b = x, y` without a tuple: evaluates all values, then assigns all targets.
    fn assign_pairwise(&mut self, targets: &[Expr], values: &[Expr]) -> Res {
        enum Value {
            Const(Const),
            Reg(Reg),
        }
        let mut stored = Vec::new();
        let mut taken = Vec::new();
        for (target, value) in targets.iter().zip(values) {
            let v = match self.fold(value)? {
                Some(k) => Value::Const(k),
                None => {
                    let in_place = match value {
                        Expr::Name(n) if !self.consts.contains_key(n.id.as_str()) => {
                            match self.place(&n.id) {
                                Place::Reg(reg) if !stored.contains(&reg) => self.in_place(n),
                                _ => None,
                            }
                        }
                        _ => None,
                    };
                    match in_place {
                        Some(reg) => Value::Reg(reg),
                        None => {
                            let t = self.unit.asm.alloc();
                            self.to(value, t)?;
                            Value::Reg(t)
                        }
                    }
                }
            };
            taken.push(v);
            self.variables(target, &mut stored);
        }
        for (target, value) in targets.iter().zip(taken) {
            match (value, self.variable(target)) {
                (Value::Const(k), Some(reg)) => self.load_const(reg, &k),
                (Value::Const(k), None) => {
                    let mark = self.unit.asm.mark();
                    let t = self.unit.asm.alloc();
                    self.load_const(t, &k);
                    self.store(target, t)?;
                    self.unit.asm.release(mark);
                }
                (Value::Reg(r), _) => self.store(target, r)?,
            }
        }
        Ok(())
    }

    /// The registers of local variables that a target assigns.
    fn variables(&self, target: &Expr, out: &mut Vec<Reg>) {
        match target {
            Expr::Starred(s) => self.variables(&s.value, out),
            t => match elements(t) {
                Some(elts) => elts.iter().for_each(|t| self.variables(t, out)),
                None => out.extend(self.variable(t)),
            },
        }
    }

    /// Assigns the value in `r` to a target of any kind.
    pub fn store(&mut self, target: &Expr, r: Reg) -> Res {
        let at = target.start();
        let mark = self.unit.asm.mark();
        match target {
            Expr::Name(n) => {
                self.at(at);
                self.store_name(&n.id, r);
            }
            Expr::Attribute(a) => {
                let obj = self.operand(&a.value)?;
                self.at(at);
                self.unit.asm.op_name(Op::SetAttr, obj, r, 0, &a.attr);
            }
            Expr::Subscript(x) => {
                let t = self.unit.asm.alloc();
                let (obj, index) = self.subscript(x, t)?;
                self.at(at);
                self.unit.asm.op(Op::SetItem, obj, index, r);
            }
            t => match elements(t) {
                Some(elts) => self.unpack(t, elts, r)?,
                None => return Err(self.error(at, "cannot assign to this expression", "")),
            },
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    fn unpack(&mut self, target: &Expr, elts: &[Expr], r: Reg) -> Res {
        let at = target.start();
        let n = elts.len();
        if n > 200 {
            return Err(self.error(at, "too many targets", "unpack into a list"));
        }
        let star = elts.iter().position(Expr::is_starred_expr);
        if star.is_none() && !self.protected() {
            if let Some(base) = self.variables_in_a_row(elts, r) {
                self.at(at);
                self.unit.asm.op(Op::Unpack, base, r, n as u8);
                return Ok(());
            }
        }
        let base = self.unit.asm.alloc();
        for _ in 1..n {
            self.unit.asm.alloc();
        }
        self.at(at);
        match star {
            None => self.unit.asm.op(Op::Unpack, base, r, n as u8),
            Some(i) => {
                let after = vec![Arg::Num((n - i - 1) as u32)];
                self.unit.asm.op_args(Op::UnpackEx, base, r, i as u8, after);
            }
        }
        for (i, t) in elts.iter().enumerate() {
            let t = match t {
                Expr::Starred(s) => &s.value,
                t => t,
            };
            let reg = (usize::from(base) + i).min(254) as Reg;
            self.store(t, reg)?;
        }
        Ok(())
    }

    /// True if code of this frame can run after an exception here.
    fn protected(&self) -> bool {
        self.unit
            .blocks
            .iter()
            .any(|b| !matches!(b, Block { kind, .. } if kind.is_loop()))
    }

    /// The first register of the targets, if all are local variables in neighbouring registers and `r` is not among
    /// them.
    fn variables_in_a_row(&self, elts: &[Expr], r: Reg) -> Option<Reg> {
        let base = self.variable(elts.first()?)?;
        let row = elts.iter().enumerate().all(|(i, t)| {
            let reg = self.variable(t);
            reg.is_some_and(|reg| usize::from(reg) == usize::from(base) + i && reg != r)
        });
        row.then_some(base)
    }

    /// `target op= value`.
    pub fn aug_assign(&mut self, a: &StmtAugAssign) -> Res {
        let at = a.range.start();
        let mark = self.unit.asm.mark();
        match &*a.target {
            Expr::Name(n) => {
                let t = match self.in_place(n) {
                    Some(reg) => reg,
                    None => {
                        let t = self.unit.asm.alloc();
                        self.load_name(n, t);
                        t
                    }
                };
                self.at(at);
                self.in_place_op(a.op, t, &a.value)?;
                self.store_name(&n.id, t);
            }
            Expr::Attribute(x) => {
                let obj = self.operand(&x.value)?;
                let t = self.unit.asm.alloc();
                self.at(at);
                self.unit.asm.op_name(Op::GetAttr, t, obj, 0, &x.attr);
                self.in_place_op(a.op, t, &a.value)?;
                self.unit.asm.op_name(Op::SetAttr, obj, t, 0, &x.attr);
            }
            Expr::Subscript(x) => {
                let scratch = self.unit.asm.alloc();
                let (obj, index) = self.subscript(x, scratch)?;
                let t = self.unit.asm.alloc();
                self.at(at);
                self.unit.asm.op(Op::GetItem, t, obj, index);
                self.in_place_op(a.op, t, &a.value)?;
                self.unit.asm.op(Op::SetItem, obj, index, t);
            }
            t => return Err(self.error(t.start(), "cannot assign to this expression", "")),
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// `del target`.
    pub fn delete(&mut self, target: &Expr) -> Res {
        let at = target.start();
        let mark = self.unit.asm.mark();
        match target {
            Expr::Name(n) => {
                if let Place::Reg(reg) = self.place(&n.id) {
                    self.check_bound(n, reg);
                }
                self.at(at);
                self.delete_name(&n.id);
            }
            Expr::Attribute(a) => {
                let obj = self.operand(&a.value)?;
                self.at(at);
                self.unit.asm.op_name(Op::DelAttr, obj, 0, 0, &a.attr);
            }
            Expr::Subscript(x) => {
                let t = self.unit.asm.alloc();
                let (obj, index) = self.subscript(x, t)?;
                self.at(at);
                self.unit.asm.op(Op::DelItem, obj, index, 0);
            }
            t => {
                for t in elements(t).unwrap_or_default() {
                    self.delete(t)?;
                }
            }
        }
        self.unit.asm.release(mark);
        Ok(())
    }

    /// `X = const(...)`, in any scope and without an import, as MicroPython's compiler takes it. From here on the name
    /// stands for the value in the whole text, if nothing behind it assigns to the name. A name with a leading
    /// underscore becomes no variable. False if it is another assignment.
    fn define_const(&mut self, a: &StmtAssign) -> Res<bool> {
        let ([Expr::Name(n)], Expr::Call(c)) = (&a.targets[..], &*a.value) else {
            return Ok(false);
        };
        let name = n.id.as_str();
        let plain = c.keywords.is_empty() && c.args.len() == 1;
        let is_const = matches!(&*c.func, Expr::Name(f) if f.id.as_str() == "const") && plain;
        let Some(arg) = c.args.first().filter(|_| is_const) else {
            return Ok(false);
        };
        if !self.scopes.assigned_last(name, n.range.start().to_u32()) {
            return Ok(false);
        }
        let known = match self.fold(arg)? {
            Some(k) => Known::Value(k),
            None if self.is_constant(arg)? => Known::Computed(Box::new(arg.clone())),
            None => return Ok(false),
        };
        if !name.starts_with('_') {
            self.assign_one(&a.targets[0], arg)?;
        }
        self.consts.insert(name.to_owned(), known);
        Ok(true)
    }
}

//! Constant folding.
//!
//! Integers, short strings and tuples are folded. Float arithmetic is left to the VM, whose floats have single
//! precision: a result must not depend on where it is computed.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive, Zero};
use rustpython_parser::ast::{Constant, Expr, ExprCall, Operator, UnaryOp};

use super::error::Res;
use super::gen::{Gen, Known};
use super::scope::Binding;
use super::unit::Const;

/// The most bits of an integer that folding makes.
const MAX_BITS: u64 = 256;
/// The most bytes of a string that folding makes.
const MAX_BYTES: usize = 256;

impl Gen<'_> {
    /// The value of a constant expression.
    pub fn fold(&self, e: &Expr) -> Res<Option<Const>> {
        Ok(match e {
            Expr::Constant(c) => Some(Self::literal(&c.value)),
            Expr::Tuple(t) => {
                let items: Vec<&Expr> = t.elts.iter().collect();
                self.fold_all(&items)?.map(Const::Tuple)
            }
            Expr::UnaryOp(u) => match self.fold(&u.operand)? {
                Some(k) => unary(u.op, k),
                None => None,
            },
            Expr::BinOp(b) => match self.fold(&b.right)? {
                Some(right) => match self.fold(&b.left)? {
                    Some(left) => binary(b.op, &left, &right),
                    None => None,
                },
                None => None,
            },
            Expr::Name(n) => {
                let name = n.id.as_str();
                if name == "__debug__" {
                    Some(Const::Bool(!self.opts.optimize))
                } else {
                    match self.consts.get(name) {
                        Some(Known::Value(k)) => Some(k.clone()),
                        _ => None,
                    }
                }
            }
            Expr::Call(c) => match self.const_argument(c) {
                Some(arg) => self.fold(arg)?,
                None => None,
            },
            _ => None,
        })
    }

    /// The values of expressions that are all constant.
    pub fn fold_all(&self, list: &[&Expr]) -> Res<Option<Vec<Const>>> {
        let mut items = Vec::new();
        for e in list {
            match self.fold(e)? {
                Some(k) => items.push(k),
                None => return Ok(None),
            }
        }
        Ok(Some(items))
    }

    /// True for an expression of constants alone, also where the VM has to compute its value.
    pub fn is_constant(&self, e: &Expr) -> Res<bool> {
        Ok(match e {
            Expr::UnaryOp(u) => self.is_constant(&u.operand)?,
            Expr::BinOp(b) => self.is_constant(&b.left)? && self.is_constant(&b.right)?,
            Expr::Tuple(t) => t
                .elts
                .iter()
                .try_fold(true, |all, e| Ok(all && self.is_constant(e)?))?,
            Expr::Name(n) if self.consts.contains_key(n.id.as_str()) => true,
            e => self.fold(e)?.is_some(),
        })
    }

    /// The truth of a constant expression.
    pub fn truth(&self, e: &Expr) -> Res<Option<bool>> {
        Ok(self.fold(e)?.and_then(|k| truth(&k)))
    }

    /// The argument of a call of `micropython.const`.
    pub fn const_argument<'e>(&self, c: &'e ExprCall) -> Option<&'e Expr> {
        let Expr::Name(n) = &*c.func else {
            return None;
        };
        let konst = self.scopes.const_name.as_deref()?;
        let plain = c.args.len() == 1 && c.keywords.is_empty();
        if n.id.as_str() != konst || !plain || matches!(c.args[0], Expr::Starred(_)) {
            return None;
        }
        let global = match self.scopes.binding(self.unit.scope, konst) {
            Binding::Global => true,
            Binding::ClassName => self.is_given_in_class(konst),
            _ => false,
        };
        global.then(|| &c.args[0])
    }

    fn literal(c: &Constant) -> Const {
        match c {
            Constant::None => Const::None,
            Constant::Bool(b) => Const::Bool(*b),
            Constant::Ellipsis => Const::Ellipsis,
            Constant::Int(n) => Const::Int(n.clone()),
            Constant::Float(x) => Const::Float(*x),
            Constant::Str(s) => Const::Str(s.clone()),
            Constant::Bytes(b) => Const::Bytes(b.clone()),
            Constant::Tuple(items) => Const::Tuple(items.iter().map(Self::literal).collect()),
            Constant::Complex { imag, .. } => Const::Imaginary(*imag),
        }
    }
}

fn truth(k: &Const) -> Option<bool> {
    Some(match k {
        Const::None => false,
        Const::Bool(b) => *b,
        Const::Ellipsis => true,
        Const::Int(n) => !n.is_zero(),
        Const::Float(x) | Const::Imaginary(x) => *x != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(t) => !t.is_empty(),
        Const::Name(_) | Const::Code(_) => return None,
    })
}

fn unary(op: UnaryOp, k: Const) -> Option<Const> {
    Some(match (op, k) {
        (UnaryOp::Not, k) => Const::Bool(!truth(&k)?),
        (UnaryOp::USub, Const::Int(n)) => Const::Int(-n),
        (UnaryOp::USub, Const::Float(x)) => Const::Float(-x),
        (UnaryOp::UAdd, k @ (Const::Int(_) | Const::Float(_))) => k,
        (UnaryOp::Invert, Const::Int(n)) => Const::Int(!n),
        (op, Const::Bool(b)) => return unary(op, Const::Int(BigInt::from(u8::from(b)))),
        _ => return None,
    })
}

fn binary(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    match (left, right) {
        (Const::Int(a), Const::Int(b)) => integers(op, a, b).map(Const::Int),
        (Const::Str(a), Const::Str(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_BYTES).then(|| Const::Str(format!("{a}{b}")))
        }
        (Const::Bytes(a), Const::Bytes(b)) if op == Operator::Add => {
            (a.len() + b.len() <= MAX_BYTES).then(|| Const::Bytes([&a[..], b].concat()))
        }
        (Const::Str(s), Const::Int(n)) if op == Operator::Mult => {
            let n = times(s.len(), n)?;
            Some(Const::Str(s.repeat(n)))
        }
        (Const::Bytes(s), Const::Int(n)) if op == Operator::Mult => {
            let n = times(s.len(), n)?;
            Some(Const::Bytes(s.repeat(n)))
        }
        _ => None,
    }
}

fn times(len: usize, n: &BigInt) -> Option<usize> {
    let n = if n.is_negative() { 0 } else { n.to_usize()? };
    (len.checked_mul(n)? <= MAX_BYTES).then_some(n)
}

fn integers(op: Operator, a: &BigInt, b: &BigInt) -> Option<BigInt> {
    let n = match op {
        Operator::Add => a + b,
        Operator::Sub => a - b,
        Operator::Mult if a.bits() + b.bits() <= MAX_BITS + 1 => a * b,
        Operator::FloorDiv if !b.is_zero() => floor_div(a, b),
        Operator::Mod if !b.is_zero() => a - floor_div(a, b) * b,
        Operator::Pow => {
            let e = b.to_u32()?;
            if a.bits().checked_mul(u64::from(e))? > MAX_BITS {
                return None;
            }
            a.pow(e)
        }
        Operator::LShift => {
            let n = b.to_u64()?;
            if a.bits().checked_add(n)? > MAX_BITS {
                return None;
            }
            a << n
        }
        Operator::RShift => {
            let n = b.to_u64()?;
            a >> n.min(1 << 20)
        }
        Operator::BitOr => a | b,
        Operator::BitXor => a ^ b,
        Operator::BitAnd => a & b,
        _ => return None,
    };
    (n.bits() <= MAX_BITS).then_some(n)
}

fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
    let (q, r) = (a / b, a % b);
    if !r.is_zero() && r.is_negative() != b.is_negative() {
        q - 1
    } else {
        q
    }
}

//! Operators: first for small ints whose result is a small int as well, then for any objects.

use super::float;
use crate::error::{Raise, R};
use crate::num::ratio::ratio;
use crate::protocol::compare::holds;
use crate::types::int::{self, floor_div};
use crate::vm::Vm;
use format::isa::{c, BinOp, Op, ASKS_NE, IF_TRUE};
use format::object::{self, Kind};
use format::value::Value;

/// True for `True`, `False` and `None`, whose truth needs no look at an object.
#[inline(always)]
pub(in crate::interp) fn is_plain_truth(v: Value) -> bool {
    v.is_bool() || v.is_none()
}

/// True if `x` and `y` are small ints.
#[inline(always)]
pub(in crate::interp) fn are_ints(x: Value, y: Value) -> bool {
    x.bits() & y.bits() & 1 != 0
}

/// `x + y` for small ints. The sum overflows iff its sign differs from those of both operands.
#[inline(always)]
pub(in crate::interp) fn add(x: Value, y: Value) -> Option<Value> {
    if !are_ints(x, y) {
        return None;
    }
    let (x, y) = (x.bits(), y.bits() - 1);
    let sum = x.wrapping_add(y);
    if ((sum ^ x) & (sum ^ y)) as i32 >= 0 {
        Some(Value::from_bits(sum))
    } else {
        None
    }
}

/// `x - y` for small ints.
#[inline(always)]
pub(in crate::interp) fn sub(x: Value, y: Value) -> Option<Value> {
    if !are_ints(x, y) {
        return None;
    }
    let (x, y) = (x.bits(), y.bits() - 1);
    let difference = x.wrapping_sub(y);
    if ((x ^ y) & (difference ^ x)) as i32 >= 0 {
        Some(Value::from_bits(difference))
    } else {
        None
    }
}

/// `x + n` for a small int and a small number that is not negative.
#[inline(always)]
pub(in crate::interp) fn add_number(x: Value, n: u32) -> Option<Value> {
    let sum = (x.bits() as i32).wrapping_add(n as i32 * 2);
    if x.is_int() && sum >= x.bits() as i32 {
        Some(Value::from_bits(sum as u32))
    } else {
        None
    }
}

/// `x - n` for a small int and a small number that is not negative.
#[inline(always)]
pub(in crate::interp) fn sub_number(x: Value, n: u32) -> Option<Value> {
    let difference = (x.bits() as i32).wrapping_sub(n as i32 * 2);
    if x.is_int() && difference <= x.bits() as i32 {
        Some(Value::from_bits(difference as u32))
    } else {
        None
    }
}

/// `x op y` for small ints.
#[inline(never)]
pub(in crate::interp) fn arithmetic(op: Option<BinOp>, x: Value, y: Value) -> Value {
    if !are_ints(x, y) {
        return Value::UNDEF;
    }
    let (i, j) = (x.as_int(), y.as_int());
    let Some(op) = op else {
        return Value::UNDEF;
    };
    let r = match op {
        BinOp::Add => return add(x, y).unwrap_or(Value::UNDEF),
        BinOp::Sub => return sub(x, y).unwrap_or(Value::UNDEF),
        BinOp::Mul => return multiply(x, y),
        BinOp::TrueDiv => return ratio(i, j).unwrap_or(Value::UNDEF),
        BinOp::FloorDiv if j != 0 => floor_div(i, j).0,
        // The chip has no instruction for division.
        BinOp::Mod if i >= 0 && j > 0 && j & (j - 1) == 0 => i & (j - 1),
        BinOp::Mod if j != 0 => floor_div(i, j).1,
        BinOp::Pow if j >= 0 => return power(x, j),
        BinOp::Shl if (0..31).contains(&j) && i << j >> j == i => i << j,
        BinOp::Shr if j >= 0 => i >> j.min(31),
        BinOp::And => i & j,
        BinOp::Or => i | j,
        BinOp::Xor => i ^ j,
        _ => return Value::UNDEF,
    };
    checked(r)
}

/// `x * y` for small ints whose lengths in bits show that the product has less than 30 bits.
#[inline(never)]
pub(in crate::interp) fn multiply(x: Value, y: Value) -> Value {
    if !are_ints(x, y) {
        return Value::UNDEF;
    }
    let (x, y) = (x.as_int(), y.as_int());
    if x.unsigned_abs().leading_zeros() + y.unsigned_abs().leading_zeros() >= 64 - 29 {
        Value::int(x.wrapping_mul(y))
    } else {
        Value::UNDEF
    }
}

/// The small int `i`; UNDEF if `i` does not fit into one.
#[inline(always)]
fn checked(i: i32) -> Value {
    if i << 1 >> 1 == i {
        Value::int(i)
    } else {
        Value::UNDEF
    }
}

/// True for small and big ints.
#[inline(always)]
fn is_int(vm: &Vm<'_>, v: Value) -> bool {
    v.is_int() || v.is_object() && object::is(vm.mem.object_at(v).header(), Kind::BigInt)
}

/// `x ** y` for small ints, `y` not negative; UNDEF if a step gives no small int.
#[inline(never)]
fn power(x: Value, y: i32) -> Value {
    let (mut power, mut base, mut exponent) = (Value::int(1), x, y);
    loop {
        if exponent & 1 != 0 {
            power = multiply(power, base);
        }
        exponent >>= 1;
        if exponent == 0 || power.is_undef() {
            return power;
        }
        base = multiply(base, base);
        if base.is_undef() {
            return base;
        }
    }
}

/// `x + y` for any objects.
#[inline(never)]
pub(in crate::interp) fn plus(vm: &mut Vm<'_>, x: Value, y: Value) -> R<Value> {
    if vm.is_str(x) && vm.is_str(y) {
        return vm.concat(x, y);
    }
    binary(vm, Some(BinOp::Add), x, y)
}

/// `x op y` for any objects. `op` is never `None` in verified code.
#[inline(never)]
pub(in crate::interp) fn binary(
    vm: &mut Vm<'_>,
    op: Option<BinOp>,
    x: Value,
    y: Value,
) -> R<Value> {
    let Some(op) = op else {
        return Err(Raise::Budget);
    };
    let v = float::arithmetic(op, x, y);
    if v.is_def() {
        return Ok(v);
    }
    if is_int(vm, x) && is_int(vm, y) {
        if let Some(v) = int::binary(vm, op, x, y)?.get() {
            return Ok(v);
        }
    }
    vm.binary(op, x, y)
}

/// `-v`, `+v` or `~v` for any object.
#[inline(never)]
pub(in crate::interp) fn unary(vm: &mut Vm<'_>, op: Op, v: Value) -> R<Value> {
    let r = if v.is_int() {
        checked(match op {
            Op::Neg => -v.as_int(),
            Op::Pos => v.as_int(),
            _ => !v.as_int(),
        })
    } else if v.is_float() && op == Op::Neg {
        float::negate(v)
    } else {
        Value::UNDEF
    };
    if r.is_def() {
        return Ok(r);
    }
    vm.unary(op, v)
}

/// `x op= y` for any objects. `op` is never `None` in verified code.
#[inline(never)]
pub(in crate::interp) fn in_place(
    vm: &mut Vm<'_>,
    op: Option<BinOp>,
    x: Value,
    y: Value,
) -> R<Value> {
    match op {
        Some(BinOp::Add) if vm.is_str(x) && vm.is_str(y) => vm.concat(x, y),
        Some(op) => {
            let v = float::arithmetic(op, x, y);
            if v.is_def() {
                return Ok(v);
            }
            if is_int(vm, x) && is_int(vm, y) {
                return binary(vm, Some(op), x, y);
            }
            vm.in_place(op, x, y)
        }
        None => Err(Raise::Budget),
    }
}

/// True if the conditional jump `w` has to be made, by the result of comparing `x` with `y`.
#[inline(never)]
pub(in crate::interp) fn compares(vm: &mut Vm<'_>, w: u32, x: Value, y: Value) -> R<bool> {
    let op = match Op::of(w) {
        Op::JumpEq if c(w) & ASKS_NE != 0 => Op::Ne,
        Op::JumpEq => Op::Eq,
        Op::JumpLt => Op::Lt,
        Op::JumpLe => Op::Le,
        Op::JumpGt => Op::Gt,
        _ => Op::Ge,
    };
    let asked = c(w) & IF_TRUE != 0;
    if op <= Op::Ne {
        if let Some(equal) = vm.plain_eq(x, y) {
            return Ok(equal == asked);
        }
    } else if let Some(order) = vm.plain_order(x, y) {
        return Ok(holds(op, order) == asked);
    }
    let v = vm.compare(op, x, y)?;
    Ok(vm.truth(v)? == (asked != (op == Op::Ne)))
}

/// `x is y`.
#[inline]
pub(in crate::interp) fn same(vm: &Vm<'_>, x: Value, y: Value) -> bool {
    #[cfg(feature = "build")]
    if vm.will_be_one(x, y) {
        return true;
    }
    let _ = vm;
    x == y
}

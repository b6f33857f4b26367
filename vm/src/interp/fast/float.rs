//! Arithmetic of floats, and of floats with small ints.

use crate::types::float::value;
use format::float::round_once::{product, quotient, sum};
use format::isa::BinOp;
use format::value::Value;

/// A float or a small int in single precision.
#[inline(always)]
fn single(v: Value) -> Option<f32> {
    if v.is_float() {
        Some(v.as_float())
    } else if v.is_int() {
        Some(v.as_int() as f32)
    } else {
        None
    }
}

/// `x op y` for the frequent operators, if the result is a float; UNDEF otherwise.
#[inline(never)]
pub(in crate::interp) fn arithmetic(op: BinOp, x: Value, y: Value) -> Value {
    if !x.is_float() && !y.is_float() && op != BinOp::TrueDiv {
        return Value::UNDEF;
    }
    let (Some(x), Some(y)) = (single(x), single(y)) else {
        return Value::UNDEF;
    };
    value(match op {
        BinOp::Add => sum(x, y),
        BinOp::Sub => sum(x, -y),
        BinOp::Mul => product(x, y),
        BinOp::TrueDiv if y != 0.0 => quotient(x, y),
        BinOp::Pow if y == 2.0 => x * x,
        _ => return Value::UNDEF,
    })
}

/// `-v` for a float; UNDEF for NaN.
#[inline(always)]
pub(in crate::interp) fn negate(v: Value) -> Value {
    let f = v.as_float();
    if f.is_nan() {
        return Value::UNDEF;
    }
    Value::float_bits(f.to_bits() ^ 1 << 31)
}

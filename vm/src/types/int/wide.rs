//! Arithmetic of ints that fit 64 bits: those of checksums, generators of random numbers, and clocks.

use crate::error::{Maybe, R};
use crate::num::big;
use crate::vm::Vm;
use format::isa::BinOp;
use format::value::Value;

/// The value of an integer that fits 64 bits.
fn wide(vm: &Vm<'_>, v: Value) -> Option<i64> {
    if v.is_int() {
        return Some(v.as_int().into());
    }
    if v.is_bool() {
        return Some((v == Value::TRUE).into());
    }
    let n = u64::from(vm.big_limb(v, 0));
    let n = match vm.big_len(v) {
        1 => n,
        2 => n | u64::from(vm.big_limb(v, 1)) << 32,
        _ => return None,
    };
    // The lowest number of 64 bits is left to the general way.
    let n = i64::try_from(n).ok()?;
    Some(if vm.big_neg(v) { -n } else { n })
}

/// `a op b` for two integers, if they and the result fit 64 bits, and it takes no long division; `None` otherwise.
pub(super) fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (Some(x), Some(y)) = (wide(vm, a), wide(vm, b)) else {
        return Ok(Maybe::NONE);
    };
    let result = match op {
        BinOp::Add => x.checked_add(y),
        BinOp::Sub => x.checked_sub(y),
        BinOp::And => Some(x & y),
        BinOp::Or => Some(x | y),
        BinOp::Xor => Some(x ^ y),
        // The lengths in bits show that the product has less than 64.
        BinOp::Mul if zeros(x) + zeros(y) > 64 => Some(x.wrapping_mul(y)),
        BinOp::Shl if y < i64::from(zeros(x)) => Some(x << y),
        BinOp::Shr => Some(x >> y.min(63)),
        BinOp::FloorDiv | BinOp::Mod if x >= 0 && b.is_int() && y > 0 => {
            let mut limbs = [x as u32, (x >> 32) as u32];
            let rest = big::divrem_small(&mut limbs, 2, y as u32);
            rest.map(|(_, rest)| match op {
                BinOp::Mod => rest.into(),
                _ => i64::from(limbs[0]) | i64::from(limbs[1]) << 32,
            })
        }
        _ => None,
    };
    match result {
        Some(n) => vm.new_int_i64(n).map(Maybe),
        None => Ok(Maybe::NONE),
    }
}

/// The number of zeros above the magnitude of `x`.
fn zeros(x: i64) -> u32 {
    x.unsigned_abs().leading_zeros()
}

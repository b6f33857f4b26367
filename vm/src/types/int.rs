//! `int`, small and big, and `bool`.

mod big;
mod bytes;
mod convert;
mod direct;
mod text;
mod wide;

pub use convert::Number;
pub use text::put_digits;
pub(crate) use text::word_digits;

use core::cmp::Ordering;

use crate::error::{Maybe, R};
use crate::native::{pure, pure_kw, static_kw, Args, Group};
use crate::protocol::out::Out;
use crate::types::float;
use crate::vm::Vm;
use format::isa::{BinOp, Op};
use format::name;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `int`.
pub static METHODS: Group = Group {
    name: name!("int"),
    entries: &[
        pure_kw(name!("to_bytes"), bytes::to_bytes, 1, 4),
        static_kw(name!("from_bytes"), bytes::from_bytes, 0, 3),
        pure(name!("bit_length"), bytes::bit_length, 1, 1),
    ],
};

/// Constructor: `bool()`, `bool(object)`. **May move objects.**
pub fn new_bool(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.opt(vm, 0).unwrap_or(Value::FALSE);
    Ok(Value::bool(vm.truth(v)?))
}

/// Constructor: `int()`, `int(number)`, `int(text, base=10)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    if args.n > 2 {
        return vm.raise_text(
            TypeId::TypeError,
            "function expected at most 2 arguments, got %n",
            &[Value::int(args.n as i32)],
        );
    }
    let Some(arg) = args.opt(vm, 0) else {
        return Ok(Value::int(0));
    };
    let v = vm.native_base(arg);
    if let Some(base) = args.opt(vm, 1) {
        let base = vm.to_i32(base)?;
        if base != 0 && !(2..37).contains(&base) {
            return vm.value_error("int() arg 2 must be >= 2 and <= 36");
        }
        if let Some(text) = vm.buffer_of(v) {
            return read(vm, text.owner, text.offset, text.len, base as u32);
        }
        return vm.raise_text(
            TypeId::TypeError,
            "can't convert '%t' object to str implicitly",
            &[arg],
        );
    }
    if vm.special(arg, name!("__int__")).is_some() {
        return vm.no_number(arg, name!("__int__"));
    }
    match vm.number(v) {
        Some(Number::Int(i)) => return vm.new_int(i),
        Some(Number::Big(b)) => return Ok(b),
        Some(Number::Float(f)) => return vm.float_to_int(f),
        None => {}
    }
    if let Some(text) = vm.buffer_of(v) {
        return read(vm, text.owner, text.offset, text.len, 10);
    }
    vm.no_number(arg, name!("__int__"))
}

fn read(vm: &mut Vm<'_>, src: Value, from: u32, n: u32, base: u32) -> R<Value> {
    match vm.parse_int(src, from, n, base)?.get() {
        Some(v) => Ok(v),
        None => vm.no_int_text(src, from, n, base),
    }
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if a.is_int() && b.is_int() {
        return small_binary(vm, op, a.as_int(), b.as_int());
    }
    if vm.is_big(a) && (b.is_int() || vm.is_big(b)) || a.is_int() && vm.is_big(b) {
        return any_binary(vm, op, a, b);
    }
    let (Some(x), Some(y)) = (vm.number(a), vm.number(b)) else {
        return Ok(Maybe::NONE);
    };
    match (x, y) {
        (Number::Float(_), _) | (_, Number::Float(_)) => {
            let (x, y) = (vm.number_to_f32(x), vm.number_to_f32(y));
            float::arithmetic(vm, op, x, y)
        }
        (Number::Int(x), Number::Int(y)) => small_binary(vm, op, x, y),
        _ => any_binary(vm, op, a, b),
    }
}

/// The operators on small ints. A small int has 31 bits, so the sum of two fits an `i32`, and the product an `i64`.
fn small_binary(vm: &mut Vm<'_>, op: BinOp, x: i32, y: i32) -> R<Maybe> {
    let result = match op {
        BinOp::Add => vm.new_int(x.wrapping_add(y)),
        BinOp::Sub => vm.new_int(x.wrapping_sub(y)),
        BinOp::Mul => vm.new_int_i64(i64::from(x) * i64::from(y)),
        BinOp::And => vm.new_int(x & y),
        BinOp::Or => vm.new_int(x | y),
        BinOp::Xor => vm.new_int(x ^ y),
        BinOp::TrueDiv | BinOp::FloorDiv | BinOp::Mod if y == 0 => vm.divide_by_zero(),
        BinOp::TrueDiv => return float::arithmetic(vm, op, x as f32, y as f32),
        BinOp::FloorDiv => vm.new_int(floor_div(x, y).0),
        BinOp::Mod => vm.new_int(floor_div(x, y).1),
        BinOp::Shl | BinOp::Shr if y < 0 => vm.value_error("negative shift count"),
        BinOp::Shl if y < 32 => vm.new_int_i64(i64::from(x) << y),
        BinOp::Shl => return any_binary(vm, op, Value::int(x), Value::int(y)),
        BinOp::Shr => vm.new_int(x >> y.min(31)),
        BinOp::Pow => match small_power(x, y) {
            Some(n) => vm.new_int_i64(n),
            None => return any_binary(vm, op, Value::int(x), Value::int(y)),
        },
        BinOp::MatMul => return Ok(Maybe::NONE),
    };
    result.map(Maybe)
}

/// Quotient, rounded down, and remainder of two small ints; `y` is not 0.
pub(crate) fn floor_div(x: i32, y: i32) -> (i32, i32) {
    let q = x.checked_div(y).unwrap_or(0);
    let r = x.wrapping_sub(q.wrapping_mul(y));
    if r != 0 && (r < 0) != (y < 0) && !planted(1) {
        (q - 1, r + y)
    } else {
        (q, r)
    }
}

/// `x ** y`; `None` if `y` is negative or a step overflows.
fn small_power(x: i32, y: i32) -> Option<i64> {
    let mut exp = u32::try_from(y).ok()?;
    let (mut power, mut base) = (1i64, i64::from(x));
    loop {
        if exp & 1 != 0 {
            power = power.checked_mul(base)?;
        }
        exp >>= 1;
        if exp == 0 {
            return Some(power);
        }
        base = base.checked_mul(base)?;
    }
}

/// The operators on integers of any size.
fn any_binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    // A count that no machine word holds is refused, too.
    if matches!(op, BinOp::Shl | BinOp::Shr) && vm.to_i32(b)? < 0 {
        return vm.value_error("negative shift count");
    }
    match op {
        BinOp::Add | BinOp::Sub if !a.is_bool() && !b.is_bool() => {
            if let Some(v) = direct::binary(vm, op, a, b)?.get() {
                return Ok(Maybe(v));
            }
            big::binary(vm, op, a, b)
        }
        BinOp::Shl if a == Value::int(0) || a == Value::FALSE => Ok(Maybe(Value::int(0))),
        BinOp::Pow if is_negative(vm, b) => {
            let (x, y) = (vm.to_f32(a)?, vm.to_f32(b)?);
            float::arithmetic(vm, op, x, y)
        }
        _ => {
            if op == BinOp::Shr && b.is_int() && vm.is_big(a) {
                if let Some(v) = direct::binary(vm, op, a, b)?.get() {
                    return Ok(Maybe(v));
                }
            }
            if let Some(v) = wide::binary(vm, op, a, b)?.get() {
                return Ok(Maybe(v));
            }
            big::binary(vm, op, a, b)
        }
    }
}

/// `-v`, `+v` or `~v` of a number; `None` for other operands.
pub fn unary(vm: &mut Vm<'_>, op: Op, v: Value) -> R<Maybe> {
    let result = match (op, vm.number(v)) {
        (Op::Neg, Some(Number::Int(i))) => vm.new_int(i.wrapping_neg()),
        (Op::Neg, Some(Number::Float(f))) => Ok(float::value(-f)),
        (Op::Neg, Some(Number::Big(b))) => big::negate(vm, b),
        (Op::Pos, Some(Number::Int(i))) => vm.new_int(i),
        (Op::Pos, Some(_)) => Ok(v),
        (Op::Invert, Some(Number::Int(i))) => vm.new_int(!i),
        (Op::Invert, Some(Number::Big(b))) => big::invert(vm, b),
        _ => return Ok(Maybe::NONE),
    };
    result.map(Maybe)
}

/// `abs(v)` of a number; `None` for other operands.
pub fn abs(vm: &mut Vm<'_>, v: Value) -> R<Maybe> {
    match vm.number(v) {
        Some(Number::Float(f)) => Ok(Maybe(float::value(libm::fabsf(f)))),
        Some(_) if is_negative(vm, v) => unary(vm, Op::Neg, v),
        _ => unary(vm, Op::Pos, v),
    }
}

/// True if the integer `v` is below zero.
pub fn is_negative(vm: &Vm<'_>, v: Value) -> bool {
    match vm.number(vm.native_base(v)) {
        Some(Number::Int(i)) => i < 0,
        Some(Number::Big(b)) => vm.big_neg(b),
        _ => false,
    }
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    if v.is_int() {
        return vm.put_int(out, v.as_int());
    }
    if v.is_bool() {
        return vm.put_lit(out, if v == Value::TRUE { "True" } else { "False" });
    }
    if is_negative(vm, v) {
        vm.put(out, b'-')?;
    }
    put_digits(vm, out, v, 10, false)
}

/// `a == b` of two numbers.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    Ok(order(vm, a, b)? == Some(Ordering::Equal))
}

/// Order of two numbers; `None` if one is NaN, or not a number.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    match (vm.number(a), vm.number(b)) {
        (Some(x), Some(y)) => Ok(vm.compare_numbers(x, y)),
        _ => Ok(None),
    }
}

/// `hash(v)`.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    Ok(vm.number(v).map_or(0, |n| vm.hash_number(n)))
}

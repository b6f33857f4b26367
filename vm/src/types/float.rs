//! `float`: single precision without its two lowest bits, so that it fits a word beside the tag.
//!
//! Calculations are made in single precision; [`value`] rounds their results to these 30 bits.

use core::cmp::Ordering;

use crate::error::{Maybe, R};
use crate::native::{Args, Group};
use crate::protocol::out::Out;
use crate::types::{complex, int};
use crate::vm::Vm;
use format::float::parse::parse_float30;
use format::float::print::repr_float;
use format::float::round_once;
use format::isa::BinOp;
use format::name;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `float`.
pub static METHODS: Group = Group {
    name: name!("float"),
    entries: &[],
};

/// The largest number of bytes that the `repr` of a float has.
const REPR_BYTES: usize = 24;

/// The Python float for the result `f`. All NaNs become the same word, whatever bits the processor's NaNs have.
#[inline]
pub fn value(f: f32) -> Value {
    let bits = f.to_bits();
    if bits & EXPONENT != EXPONENT {
        // Rounded to the nearest, ties to even, as in `Value::float`. Only the exponents of infinity and NaN are
        // left out, so that a carry may give infinity.
        return Value::float_bits(bits + 1 + (bits >> 2 & 1));
    }
    Value::float(if f.is_nan() { f32::NAN } else { f })
}

/// The bits of the exponent of an `f32`.
const EXPONENT: u32 = 0x7f80_0000;

/// Constructor: `float()`, `float(number)`, `float(text)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    if args.n > 1 {
        return vm.raise_text(
            TypeId::TypeError,
            "function expected at most 1 arguments, got %n",
            &[Value::int(args.n as i32)],
        );
    }
    let Some(arg) = args.opt(vm, 0) else {
        return Ok(Value::float(0.0));
    };
    if vm.special(arg, name!("__float__")).is_some() {
        return vm.no_number(arg, name!("__float__"));
    }
    let v = vm.native_base(arg);
    if v.is_float() {
        return Ok(v);
    }
    if let Some(n) = vm.number(v) {
        return Ok(value(vm.number_to_f32(n)));
    }
    if let Some(text) = vm.buffer_of(v) {
        let end = text.offset + text.len;
        return match parse_float30(text.offset, end, &|i| vm.mem.byte(text.owner, i)) {
            Some(f) => Ok(value(f)),
            None => vm.value_error("invalid syntax for number"),
        };
    }
    vm.no_number(arg, name!("__float__"))
}

/// `a op b`, where `a` or `b` is of this type; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    if a.is_float() && b.is_float() {
        return arithmetic(vm, op, a.as_float(), b.as_float());
    }
    int::binary(vm, op, a, b)
}

/// `x op y`; `None` for the operators that floats do not have.
pub(crate) fn arithmetic(vm: &mut Vm<'_>, op: BinOp, x: f32, y: f32) -> R<Maybe> {
    let f = match op {
        BinOp::Add => round_once::sum(x, y),
        BinOp::Sub => round_once::sum(x, -y),
        BinOp::Mul => round_once::product(x, y),
        BinOp::TrueDiv | BinOp::FloorDiv | BinOp::Mod if y == 0.0 => return vm.divide_by_zero(),
        BinOp::TrueDiv => round_once::quotient(x, y),
        BinOp::FloorDiv => divmod(x, y).0,
        BinOp::Mod => remainder(x, y),
        BinOp::Pow => {
            if x == 0.0 && y < 0.0 && y.is_finite() {
                return vm.divide_by_zero();
            }
            if x < 0.0 && y.is_finite() && x.is_finite() && libm::truncf(y) != y {
                return complex::arithmetic(vm, op, (x, 0.0), (y, 0.0));
            }
            if y < 0.0 && libm::truncf(y) == y {
                let inverse = libm::powf(x, -y);
                if inverse.is_normal() {
                    return Ok(Maybe(value(round_once::quotient(1.0, inverse))));
                }
            }
            libm::powf(x, y)
        }
        _ => return Ok(Maybe::NONE),
    };
    Ok(Maybe(value(f)))
}

/// The remainder of the division that rounds down, from that of the one that rounds towards 0.
fn floor_remainder(rem: f32, y: f32) -> f32 {
    if rem == 0.0 {
        libm::copysignf(0.0, y)
    } else if (rem < 0.0) != (y < 0.0) {
        rem + y
    } else {
        rem
    }
}

/// Remainder with the sign of `y`, which is not 0.
fn remainder(x: f32, y: f32) -> f32 {
    floor_remainder(libm::fmodf(x, y), y)
}

/// Quotient, rounded down, and remainder, which has the sign of `y`; `y` is not 0.
pub(crate) fn divmod(x: f32, y: f32) -> (f32, f32) {
    let whole = libm::fmodf(x, y);
    let mut quot = (x - whole) / y;
    let rem = floor_remainder(whole, y);
    if whole != 0.0 && (whole < 0.0) != (y < 0.0) {
        quot -= 1.0;
    }
    if quot == 0.0 {
        return (libm::copysignf(0.0, x / y), rem);
    }
    let floor = libm::floorf(quot);
    // The quotient is near a whole number, but the division may have rounded it to either side of that.
    let quot = if quot - floor > 0.5 {
        floor + 1.0
    } else {
        floor
    };
    (quot, rem)
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    put(vm, out, v.as_float(), false)
}

/// Writes a part of a complex number like `repr`, but whole numbers without a point.
pub(crate) fn put_short(vm: &mut Vm<'_>, out: &mut Out, f: f32) -> R<()> {
    put(vm, out, f, true)
}

fn put(vm: &mut Vm<'_>, out: &mut Out, f: f32, short: bool) -> R<()> {
    let mut text = [0; REPR_BYTES];
    let mut len = 0;
    repr_float(f, &mut |byte| {
        if let Some(place) = text.get_mut(len) {
            *place = byte;
            len += 1;
        }
    });
    if short && len > 2 && text.get(len - 2..len) == Some(b".0") {
        len -= 2;
    }
    vm.put_part(out, text.get(..len).unwrap_or(&[]))
}

/// `a == b` of two numbers.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    int::eq(vm, a, b)
}

/// Order of two numbers; `None` if one is NaN, or not a number.
pub fn order(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Option<Ordering>> {
    int::order(vm, a, b)
}

/// `hash(v)`.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    int::hash(vm, v)
}

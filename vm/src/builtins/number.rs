//! Built-in functions on numbers: `abs divmod pow round hex oct bin`.

use core::cmp::Ordering;

use crate::error::R;
use crate::native::{pure, Args, Entry};
use crate::types::int::Number;
use crate::types::{complex, float, int};
use crate::vm::Vm;
use format::float::parse::parse_float30;
use format::float::print::{format_float_into, round_short, FloatFmt, Kind};
use format::isa::BinOp;
use format::name;
use format::types::TypeId;
use format::value::Value;

/// `abs(x)`.
pub const ABS: Entry = pure(name!("abs"), abs, 1, 1);
/// `divmod(a, b)`.
pub const DIVMOD: Entry = pure(name!("divmod"), divmod, 2, 2);
/// `pow(x, y[, modulus])`.
pub const POW: Entry = pure(name!("pow"), pow, 2, 3);
/// `round(x[, digits])`.
pub const ROUND: Entry = pure(name!("round"), round, 1, 2);
/// `hex(i)`.
pub const HEX: Entry = pure(name!("hex"), hex, 1, 1);
/// `oct(i)`.
pub const OCT: Entry = pure(name!("oct"), oct, 1, 1);
/// `bin(i)`.
pub const BIN: Entry = pure(name!("bin"), bin, 1, 1);

fn abs(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    if let Some(r) = vm.call_special(v, name!("__abs__"), &[])?.get() {
        return Ok(r);
    }
    let v = args.get(vm, 0);
    if vm.builtin_type(vm.native_base(v)) == TypeId::Complex {
        let z = vm.complex(v).unwrap_or_default();
        return Ok(float::value(complex::abs(z)));
    }
    match int::abs(vm, vm.native_base(v))?.get() {
        Some(r) => Ok(r),
        None => vm.raise_text(
            TypeId::TypeError,
            "unsupported type for __abs__: '%t'",
            &[v],
        ),
    }
}

fn divmod(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    if let Some(r) = vm.call_special(a, name!("__divmod__"), &[b])?.get() {
        return Ok(r);
    }
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (x, y) = (vm.native_base(a), vm.native_base(b));
    if x.is_float() && vm.number(y).is_none() && vm.special(b, name!("__float__")).is_some() {
        return vm.no_number(b, name!("__float__"));
    }
    let (quot, rem) = match (vm.number(x), vm.number(y)) {
        (None, _) | (_, None) => {
            return vm.raise_text(
                TypeId::TypeError,
                "unsupported types for __divmod__: '%t', '%t'",
                &[a, b],
            )
        }
        _ => (
            int::binary(vm, BinOp::FloorDiv, x, y)?.get(),
            int::binary(vm, BinOp::Mod, x, y)?.get(),
        ),
    };
    vm.new_tuple(&[quot.unwrap_or(Value::NONE), rem.unwrap_or(Value::NONE)])
}

fn pow(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (x, y) = (args.get(vm, 0), args.get(vm, 1));
    let modulus = args.opt(vm, 2).unwrap_or(Value::NONE);
    if modulus.is_none() {
        return vm.binary(BinOp::Pow, x, y);
    }
    let [x, y, modulus] = [x, y, modulus].map(|v| vm.native_base(v));
    if ![x, y, modulus].iter().all(|v| vm.is_integer(*v)) {
        return vm.type_error("pow() with 3 arguments requires integers");
    }
    if modulus == Value::int(0) || modulus == Value::FALSE {
        return vm.value_error("divide by zero");
    }
    vm.int_pow_mod(x, y, modulus)
}

fn round(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let digits = match args.opt(vm, 1) {
        Some(d) if !d.is_none() => Some(vm.to_i32(d)?),
        _ => None,
    };
    let v = args.get(vm, 0);
    let special = match args.opt(vm, 1) {
        Some(d) => vm.call_special(v, name!("__round__"), &[d])?.get(),
        None => vm.call_special(v, name!("__round__"), &[])?.get(),
    };
    if let Some(r) = special {
        return Ok(r);
    }
    let v = args.get(vm, 0);
    let base = vm.native_base(v);
    match (vm.number(base), digits) {
        (Some(Number::Float(f)), None) => vm.float_to_int(libm::rintf(f)),
        (Some(Number::Float(f)), Some(d)) => Ok(float::value(round_float(f, d))),
        (Some(_), Some(d)) if d < 0 => round_int(vm, base, d.unsigned_abs()),
        (Some(_), _) => match int::unary(vm, format::isa::Op::Pos, base)?.get() {
            Some(i) => Ok(i),
            None => Ok(base),
        },
        (None, _) => vm.no_number(v, name!("__float__")),
    }
}

/// Rounding to more digits behind the point than this changes no float.
const DIGITS_MAX: i32 = 60;

/// Rounds `f` to `digits` digits behind the point; halves go to the even digit. Unless `digits` is negative, the
/// exact value is rounded.
fn round_float(f: f32, digits: i32) -> f32 {
    if !f.is_finite() || digits > DIGITS_MAX {
        return f;
    }
    if digits < 0 {
        let scale = (0..digits.unsigned_abs().min(39)).fold(1.0f32, |s, _| s * 10.0);
        let rounded = libm::rintf(f / scale) * scale;
        return if scale.is_infinite() {
            libm::copysignf(0.0, f)
        } else {
            rounded
        };
    }
    if let Some(rounded) = round_short(f, digits) {
        return rounded;
    }
    let Some(mut fmt) = FloatFmt::new(b'f') else {
        return f;
    };
    fmt.kind = Kind::Fixed;
    fmt.prec = Some(digits as u16);
    let mut text = [0; DIGITS_MAX as usize + 44];
    match format_float_into(f, &fmt, &mut text) {
        Some(text) => {
            let byte = |i: u32| text.get(i as usize).copied().unwrap_or(0);
            parse_float30(0, text.len() as u32, &byte).unwrap_or(f)
        }
        None => f,
    }
}

/// Rounds an integer to a multiple of `10 ** zeros`; halves go to the even multiple.
fn round_int(vm: &mut Vm<'_>, v: Value, zeros: u32) -> R<Value> {
    // The number has fewer decimal digits than this, so it rounds to 0.
    if zeros > vm.int_bits(v) / 3 + 1 {
        return Ok(Value::int(0));
    }
    let op = |vm: &mut Vm<'_>, op, a, b| {
        int::binary(vm, op, a, b).map(|v| v.get().unwrap_or(Value::int(0)))
    };
    let unit = op(vm, BinOp::Pow, Value::int(10), Value::len(zeros))?;
    let rest = op(vm, BinOp::Mod, v, unit)?;
    let down = op(vm, BinOp::Sub, v, rest)?;
    let twice = op(vm, BinOp::Add, rest, rest)?;
    let up = match int::order(vm, twice, unit)? {
        Some(Ordering::Greater) => true,
        Some(Ordering::Equal) => {
            let quot = op(vm, BinOp::FloorDiv, v, unit)?;
            vm.int_limb(quot, 0) & 1 != 0
        }
        _ => false,
    };
    if up {
        op(vm, BinOp::Add, down, unit)
    } else {
        Ok(down)
    }
}

fn hex(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    in_base(vm, args, 16, "0x")
}

fn oct(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    in_base(vm, args, 8, "0o")
}

fn bin(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    in_base(vm, args, 2, "0b")
}

fn in_base(vm: &mut Vm<'_>, args: Args, base: u32, prefix: &str) -> R<Value> {
    let arg = args.get(vm, 0);
    let v = vm.native_base(arg);
    if !vm.is_integer(v) {
        return vm.no_number(arg, name!("__int__"));
    }
    let mut out = vm.out_buffer()?;
    if int::is_negative(vm, v) {
        vm.put(&mut out, b'-')?;
    }
    vm.put_lit(&mut out, prefix)?;
    int::put_digits(vm, &mut out, v, base, false)?;
    vm.out_str(out)
}

//! The module `math`: single precision functions from `libm`, or from [`crate::num`] where those of
//! `libm` need double precision.

use crate::error::R;
use crate::native::{constant, pure, pure_kw, Args, Group};
use crate::num::whole::{whole, Toward};
use crate::num::{gamma, sqrt, trig};
use crate::types::float::value;
use crate::types::int::Number;
use crate::vm::Vm;
use format::name;
use format::value::Value;

/// The base of the natural logarithm.
pub(super) const E: Value = Value::float_bits(0x402d_f854);
/// Pi, as near as an inline float of 30 bits comes.
pub(super) const PI: Value = Value::float_bits(0x4049_0fdc);

/// Attributes of the module `math`.
pub static MODULE: Group = Group {
    name: name!("math"),
    entries: &[
        constant(name!("e"), E),
        constant(name!("pi"), PI),
        constant(name!("tau"), Value::float_bits(0x40c9_0fdc)),
        constant(name!("inf"), Value::float_bits(0x7f80_0000)),
        constant(name!("nan"), Value::float_bits(0x7fc0_0000)),
        pure(name!("sqrt"), sqrt, 1, 1),
        pure(name!("pow"), pow, 2, 2),
        pure(name!("exp"), exp, 1, 1),
        pure(name!("expm1"), expm1, 1, 1),
        pure(name!("log"), log, 1, 2),
        pure(name!("log2"), log2, 1, 1),
        pure(name!("log10"), log10, 1, 1),
        pure(name!("cosh"), cosh, 1, 1),
        pure(name!("sinh"), sinh, 1, 1),
        pure(name!("tanh"), tanh, 1, 1),
        pure(name!("acosh"), acosh, 1, 1),
        pure(name!("asinh"), asinh, 1, 1),
        pure(name!("atanh"), atanh, 1, 1),
        pure(name!("cos"), cos, 1, 1),
        pure(name!("sin"), sin, 1, 1),
        pure(name!("tan"), tan, 1, 1),
        pure(name!("acos"), acos, 1, 1),
        pure(name!("asin"), asin, 1, 1),
        pure(name!("atan"), atan, 1, 1),
        pure(name!("atan2"), atan2, 2, 2),
        pure(name!("ceil"), ceil, 1, 1),
        pure(name!("copysign"), copysign, 2, 2),
        pure(name!("fabs"), fabs, 1, 1),
        pure(name!("floor"), floor, 1, 1),
        pure(name!("fmod"), fmod, 2, 2),
        pure(name!("frexp"), frexp, 1, 1),
        pure(name!("ldexp"), ldexp, 2, 2),
        pure(name!("modf"), modf, 1, 1),
        pure(name!("isfinite"), isfinite, 1, 1),
        pure(name!("isinf"), isinf, 1, 1),
        pure(name!("isnan"), isnan, 1, 1),
        pure(name!("trunc"), trunc, 1, 1),
        pure(name!("radians"), radians, 1, 1),
        pure(name!("degrees"), degrees, 1, 1),
        pure(name!("erf"), erf, 1, 1),
        pure(name!("erfc"), erfc, 1, 1),
        pure(name!("gamma"), gamma, 1, 1),
        pure(name!("lgamma"), lgamma, 1, 1),
        pure(name!("factorial"), factorial, 1, 1),
        pure_kw(name!("isclose"), isclose, 2, 2),
    ],
};

fn domain_error<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.value_error("math domain error")
}

fn float_arg(vm: &mut Vm<'_>, args: Args, i: u32) -> R<f32> {
    let v = args.get(vm, i);
    vm.to_f32(v)
}

/// The result of a function; `nan` and `infinite` say whether the arguments allow such a result.
///
/// # Errors
/// ValueError if the result is NaN or infinite where it may not be.
fn checked(vm: &mut Vm<'_>, result: f32, nan: bool, infinite: bool) -> R<Value> {
    if result.is_nan() && !nan || result.is_infinite() && !infinite {
        return domain_error(vm);
    }
    Ok(value(result))
}

fn of_one(vm: &mut Vm<'_>, args: Args, f: fn(f32) -> f32) -> R<Value> {
    let x = float_arg(vm, args, 0)?;
    checked(vm, f(x), x.is_nan(), x.is_infinite())
}

fn of_two(vm: &mut Vm<'_>, args: Args, f: fn(f32, f32) -> f32) -> R<Value> {
    let (x, y) = (float_arg(vm, args, 0)?, float_arg(vm, args, 1)?);
    checked(
        vm,
        f(x, y),
        x.is_nan() || y.is_nan(),
        x.is_infinite() || y.is_infinite(),
    )
}

fn sqrt(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, sqrt::sqrt)
}
fn pow(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_two(vm, args, libm::powf)
}
fn exp(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::expf)
}
fn expm1(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::expm1f)
}
fn log2(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::log2f)
}
fn log10(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::log10f)
}
fn cosh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::coshf)
}
fn sinh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::sinhf)
}
fn tanh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::tanhf)
}
fn acosh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::acoshf)
}
fn asinh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::asinhf)
}
fn atanh(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::atanhf)
}
fn cos(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, trig::cos)
}
fn sin(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, trig::sin)
}
fn tan(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, trig::tan)
}
fn acos(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, trig::acos)
}
fn asin(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, trig::asin)
}
fn atan(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::atanf)
}
fn atan2(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_two(vm, args, libm::atan2f)
}
fn copysign(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_two(vm, args, libm::copysignf)
}
fn fabs(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::fabsf)
}
fn erf(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::erff)
}
fn erfc(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, libm::erfcf)
}
fn gamma(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, gamma::gamma)
}
fn lgamma(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, gamma::lgamma)
}

fn fmod(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (x, y) = (float_arg(vm, args, 0)?, float_arg(vm, args, 1)?);
    checked(vm, libm::fmodf(x, y), x.is_nan() || y.is_nan(), false)
}

fn radians(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(value(
        float_arg(vm, args, 0)? * (core::f32::consts::PI / 180.0),
    ))
}

fn degrees(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(value(
        float_arg(vm, args, 0)? * (180.0 / core::f32::consts::PI),
    ))
}

fn log(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let x = float_arg(vm, args, 0)?;
    if x <= 0.0 {
        return domain_error(vm);
    }
    if args.n == 1 {
        return Ok(value(libm::logf(x)));
    }
    let base = float_arg(vm, args, 1)?;
    if base <= 0.0 {
        return domain_error(vm);
    }
    if base == 1.0 {
        return vm.divide_by_zero();
    }
    Ok(value(libm::logf(x) / libm::logf(base)))
}

/// The argument, rounded to an int.
fn rounded(vm: &mut Vm<'_>, args: Args, toward: Toward) -> R<Value> {
    let v = args.get(vm, 0);
    let x = if v.is_float() {
        v.as_float()
    } else {
        match vm.number(vm.native_base(v)) {
            Some(Number::Int(i)) => return vm.new_int(i),
            Some(Number::Big(b)) => return Ok(b),
            _ => vm.to_f32(v)?,
        }
    };
    match whole(x, toward) {
        Some(i) => vm.new_int(i),
        // A float of this size is an int.
        None => vm.float_to_int(x),
    }
}
fn ceil(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    rounded(vm, args, Toward::Ceil)
}
fn floor(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    rounded(vm, args, Toward::Floor)
}
fn trunc(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    rounded(vm, args, Toward::Zero)
}

fn frexp(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let x = float_arg(vm, args, 0)?;
    let (mantissa, exponent) = if x.is_finite() {
        libm::frexpf(x)
    } else {
        (x, 0)
    };
    vm.new_tuple(&[value(mantissa), Value::int(exponent)])
}

fn ldexp(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let x = float_arg(vm, args, 0)?;
    let exponent = args.get(vm, 1);
    let exponent = vm.to_i32(exponent)?;
    Ok(value(libm::ldexpf(x, exponent)))
}

fn modf(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let x = float_arg(vm, args, 0)?;
    let int = libm::truncf(x);
    let fraction = if x.is_infinite() { 0.0 } else { x - int };
    vm.new_tuple(&[value(libm::copysignf(fraction, x)), value(int)])
}

fn isfinite(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(float_arg(vm, args, 0)?.is_finite()))
}
fn isinf(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(float_arg(vm, args, 0)?.is_infinite()))
}
fn isnan(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(float_arg(vm, args, 0)?.is_nan()))
}

fn factorial(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = args.get(vm, 0);
    match u32::try_from(vm.to_i32(n)?) {
        Ok(n) => vm.factorial(n),
        Err(_) => vm.value_error("negative factorial"),
    }
}

fn isclose(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("rel_tol"), name!("abs_tol")])?;
    let (a, b) = (float_arg(vm, args, 0)?, float_arg(vm, args, 1)?);
    let relative = match args.kw(vm, name!("rel_tol")) {
        Some(v) => vm.to_f32(v)?,
        None => 1e-9,
    };
    let absolute = match args.kw(vm, name!("abs_tol")) {
        Some(v) => vm.to_f32(v)?,
        None => 0.0,
    };
    if relative < 0.0 || absolute < 0.0 {
        return domain_error(vm);
    }
    if a == b {
        return Ok(Value::TRUE);
    }
    let distance = libm::fabsf(a - b);
    let largest = libm::fmaxf(libm::fabsf(a), libm::fabsf(b));
    let close = distance.is_finite() && (distance <= relative * largest || distance <= absolute);
    Ok(Value::bool(close))
}

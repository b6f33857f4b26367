//! The module `cmath`: functions of complex numbers.

use crate::error::R;
use crate::native::{constant, pure, Args, Group};
use crate::num::trig;
use crate::types::complex::{abs, rect, Pair};
use crate::types::float::value;
use crate::vm::Vm;
use format::name;
use format::value::Value;

/// Attributes of the module `cmath`.
pub static MODULE: Group = Group {
    name: name!("cmath"),
    entries: &[
        constant(name!("e"), super::math::E),
        constant(name!("pi"), super::math::PI),
        pure(name!("phase"), phase, 1, 1),
        pure(name!("polar"), polar, 1, 1),
        pure(name!("rect"), from_polar, 2, 2),
        pure(name!("exp"), exp, 1, 1),
        pure(name!("log"), log, 1, 1),
        pure(name!("log10"), log10, 1, 1),
        pure(name!("sqrt"), sqrt, 1, 1),
        pure(name!("cos"), cos, 1, 1),
        pure(name!("sin"), sin, 1, 1),
    ],
};

/// log10(e).
const LOG10_E: f32 = core::f32::consts::LOG10_E;

fn angle((re, im): Pair) -> f32 {
    libm::atan2f(im, re)
}

fn of_one(vm: &mut Vm<'_>, args: Args, f: fn(Pair) -> Pair) -> R<Value> {
    let z = vm.complex_arg(args, 0)?;
    vm.new_complex(f(z))
}

fn phase(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.complex_arg(args, 0).map(|z| value(angle(z)))
}

fn polar(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let z = vm.complex_arg(args, 0)?;
    vm.new_tuple(&[value(abs(z)), value(angle(z))])
}

fn from_polar(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let ((size, _), (angle, _)) = (vm.complex_arg(args, 0)?, vm.complex_arg(args, 1)?);
    vm.new_complex(rect(size, angle))
}

fn exp(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |(re, im)| rect(libm::expf(re), im))
}

fn log(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |z| (libm::logf(abs(z)), angle(z)))
}

fn log10(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |z| (libm::log10f(abs(z)), LOG10_E * angle(z)))
}

fn sqrt(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |z| rect(libm::sqrtf(abs(z)), angle(z) / 2.0))
}

fn cos(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |(re, im)| {
        (
            trig::cos(re) * libm::coshf(im),
            -trig::sin(re) * libm::sinhf(im),
        )
    })
}

fn sin(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    of_one(vm, args, |(re, im)| {
        (
            trig::sin(re) * libm::coshf(im),
            trig::cos(re) * libm::sinhf(im),
        )
    })
}

//! `complex`: two floats.
//!
//! A complex number is a record, see [`format::layout::records::complex`].

use crate::error::{Maybe, R};
use crate::native::{getter, Args, Group};
use crate::num::trig;
use crate::protocol::out::Out;
use crate::types::{float, int};
use crate::vm::Vm;
use format::float::parse::parse_float30;
use format::isa::{BinOp, Op};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of `complex`.
pub static METHODS: Group = Group {
    name: name!("complex"),
    entries: &[getter(name!("real"), real), getter(name!("imag"), imag)],
};

pub use format::layout::records::complex::{IMAG, REAL};

/// Real and imaginary part.
pub(crate) type Pair = (f32, f32);

impl Vm<'_> {
    /// A new complex number.
    pub(crate) fn new_complex(&mut self, (re, im): Pair) -> R<Value> {
        let body = [
            Value::typ(TypeId::Complex),
            float::value(re),
            float::value(im),
        ];
        self.alloc_words(Kind::Record, 0, &body)
    }

    /// The value of a number of any type; `None` if `v` is not a number.
    pub(crate) fn complex(&self, v: Value) -> Option<Pair> {
        let v = self.native_base(v);
        if self.builtin_type(v) == TypeId::Complex {
            let part = |i| self.mem.get(v, i).as_float();
            return Some((part(REAL), part(IMAG)));
        }
        Some((self.number_to_f32(self.number(v)?), 0.0))
    }

    /// Argument `i` as a complex number. Calls its `__complex__` or `__float__` if it has one.
    /// **May move objects.**
    pub(crate) fn complex_arg(&mut self, args: Args, i: u32) -> R<Pair> {
        let v = args.get(self, i);
        for method in [name!("__complex__"), name!("__float__")] {
            let v = args.get(self, i);
            if let Some(r) = self.call_special(v, method, &[])?.get() {
                let right = method == name!("__float__") || self.builtin_type(r) == TypeId::Complex;
                if let (Some(z), true) = (self.complex(r), right) {
                    return Ok(z);
                }
                return self.raise_text(TypeId::TypeError, "can't convert %t to complex", &[r]);
            }
        }
        match self.complex(v) {
            Some(z) => Ok(z),
            None => {
                let v = args.get(self, i);
                self.raise_text(TypeId::TypeError, "can't convert %t to complex", &[v])
            }
        }
    }
}

/// Constructor: `complex()`, `complex(text)`, `complex(real, imaginary)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let z = match args.n {
        0 => (0.0, 0.0),
        1 => {
            let v = args.get(vm, 0);
            if vm.text(v).is_some() {
                match parse(vm, v) {
                    Some(z) => z,
                    None => return vm.value_error("invalid syntax for number"),
                }
            } else {
                vm.complex_arg(args, 0)?
            }
        }
        _ => {
            let ((a, b), (c, d)) = (vm.complex_arg(args, 0)?, vm.complex_arg(args, 1)?);
            (a - d, b + c)
        }
    };
    vm.new_complex(z)
}

/// The number that a string spells in the form of `repr`; either part may be missing.
fn parse(vm: &Vm<'_>, v: Value) -> Option<Pair> {
    let t = vm.text(v)?;
    let at = |i: u32| vm.mem.byte(t.obj, t.at + i);
    let (mut from, mut to) = (0, t.len);
    while from < to && at(from).is_ascii_whitespace() {
        from += 1;
    }
    while from < to && at(to - 1).is_ascii_whitespace() {
        to -= 1;
    }
    if to - from > 2 && at(from) == b'(' && at(to - 1) == b')' {
        (from, to) = (from + 1, to - 1);
    }
    let float = |from, to| parse_float30(from, to, &at);
    if from == to || at(to - 1) | 0x20 != b'j' {
        return Some((float(from, to)?, 0.0));
    }
    to -= 1;
    // The imaginary part begins at the last sign that does not belong to an exponent.
    let split = (from + 1..to)
        .rev()
        .find(|&i| matches!(at(i), b'+' | b'-') && at(i - 1) | 0x20 != b'e')
        .unwrap_or(from);
    let re = if split > from {
        float(from, split)?
    } else {
        0.0
    };
    let im = match to - split {
        0 => 1.0,
        1 if at(split) == b'+' => 1.0,
        1 if at(split) == b'-' => -1.0,
        _ => float(split, to)?,
    };
    Some((re, im))
}

/// `a op b`, where at least one of them is complex; `None` if the type does not define `op` for them.
pub fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (Some(x), Some(y)) = (vm.complex(a), vm.complex(b)) else {
        return Ok(Maybe::NONE);
    };
    arithmetic(vm, op, x, y)
}

/// `x op y`; `None` for the operators that complex numbers do not have.
pub(crate) fn arithmetic(vm: &mut Vm<'_>, op: BinOp, x: Pair, y: Pair) -> R<Maybe> {
    let ((a, b), (c, d)) = (x, y);
    let z = match op {
        BinOp::Add => (a + c, b + d),
        BinOp::Sub => (a - c, b - d),
        BinOp::Mul => (a * c - b * d, a * d + b * c),
        BinOp::TrueDiv if c == 0.0 && d == 0.0 => return vm.divide_by_zero(),
        BinOp::TrueDiv if d == 0.0 => (a / c, b / c),
        BinOp::TrueDiv => {
            let n = c * c + d * d;
            ((a * c + b * d) / n, (b * c - a * d) / n)
        }
        BinOp::Pow => {
            let size = abs(x);
            if size != 0.0 {
                let (log, angle) = (libm::logf(size), libm::atan2f(b, a));
                rect(libm::expf(c * log - d * angle), d * log + c * angle)
            } else if d != 0.0 || c < 0.0 {
                return vm.divide_by_zero();
            } else if c == 0.0 {
                (1.0, 0.0)
            } else {
                (0.0, 0.0)
            }
        }
        _ => return Ok(Maybe::NONE),
    };
    vm.new_complex(z).map(Maybe)
}

/// The number at the distance `size` from zero and at `angle`, in radians.
pub(crate) fn rect(size: f32, angle: f32) -> Pair {
    (size * trig::cos(angle), size * trig::sin(angle))
}

/// The distance of a number from zero.
pub(crate) fn abs((a, b): Pair) -> f32 {
    libm::sqrtf(a * a + b * b)
}

/// `-v` or `+v`; `None` for other operators.
pub fn unary(vm: &mut Vm<'_>, op: Op, v: Value) -> R<Maybe> {
    match (op, vm.complex(v)) {
        (Op::Neg, Some((re, im))) => vm.new_complex((-re, -im)).map(Maybe),
        (Op::Pos, Some(_)) => Ok(Maybe(v)),
        _ => Ok(Maybe::NONE),
    }
}

/// `a == b` where at least one of them is complex.
pub fn eq(vm: &Vm<'_>, a: Value, b: Value) -> bool {
    match (vm.complex(a), vm.complex(b)) {
        (Some(x), Some(y)) => x == y,
        _ => false,
    }
}

/// `hash(v)`. A number without an imaginary part has the hash of its real part, which it equals.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    let (re, im) = (vm.mem.get(v, REAL), vm.mem.get(v, IMAG));
    let hash = int::hash(vm, re)?;
    if im.as_float() == 0.0 {
        return Ok(hash);
    }
    Ok(hash.wrapping_add(int::hash(vm, im)?.wrapping_mul(1_000_003)))
}

fn real(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, REAL))
}
fn imag(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, IMAG))
}

/// `repr(v)`: the imaginary part alone if the real one is zero.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let (re, im) = vm.complex(v).unwrap_or_default();
    if re != 0.0 {
        vm.put(out, b'(')?;
        float::put_short(vm, out, re)?;
        if im.is_sign_positive() || im.is_nan() {
            vm.put(out, b'+')?;
        }
    }
    float::put_short(vm, out, im)?;
    vm.put_lit(out, if re != 0.0 { "j)" } else { "j" })
}

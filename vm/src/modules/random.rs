//! `random`. The numbers are good enough for a game or a jitter, and no better.
//!
//! Numbers are drawn from the generator as in MicroPython (`extmod/modrandom.c`: which of its bits each function takes), so that
//! a seed gives the same numbers there and here.

use crate::error::R;
use crate::native::{impure, Args, Entry, Group};
use crate::num::random::Random;
use crate::types::float::value as float_value;
use crate::vm::Vm;
use format::name;
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    impure(name!("seed"), seed, 0, 1),
    impure(name!("random"), random, 0, 0),
    impure(name!("uniform"), uniform, 2, 2),
    impure(name!("getrandbits"), getrandbits, 1, 1),
    impure(name!("randrange"), randrange, 1, 3),
    impure(name!("randint"), randint, 2, 2),
    impure(name!("choice"), choice, 1, 1),
];

/// Attributes of the module `random`.
pub static MODULE: Group = Group {
    name: name!("random"),
    entries: ENTRIES,
};

/// The next 32 bits. The first use takes a seed from the board.
fn next(vm: &mut Vm<'_>) -> u32 {
    if vm.random.is_unseeded() {
        vm.random = Random::seeded(vm.board.random());
    }
    vm.random.next()
}

/// A number from 0 to `last`, both included, all equally likely.
fn up_to(vm: &mut Vm<'_>, last: u32) -> u32 {
    // A mask for the number of possible results, not for the largest of them.
    let zeros = last.wrapping_add(1).leading_zeros();
    let mask = u32::MAX.checked_shr(zeros).unwrap_or(u32::MAX);
    loop {
        let n = next(vm) & mask;
        if n <= last {
            return n;
        }
    }
}

/// A number from 0 to 1, 1 excluded: the fraction of a float, whose bits a float of this VM may not all have.
fn fraction(vm: &mut Vm<'_>) -> f32 {
    const BITS: u32 = f32::MANTISSA_DIGITS - 1;
    f32::from_bits(1f32.to_bits() | next(vm) & ((1 << BITS) - 1)) - 1.0
}

fn seed(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let seed = match args.opt(vm, 0) {
        Some(v) if !v.is_none() => vm.to_u64_wrapping(v)? as u32,
        _ => vm.board.random(),
    };
    vm.random = Random::seeded(seed);
    Ok(Value::NONE)
}

fn random(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    Ok(float_value(fraction(vm)))
}

fn uniform(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (a, b) = (vm.to_f32(a)?, vm.to_f32(b)?);
    Ok(float_value(a + (b - a) * fraction(vm)))
}

fn getrandbits(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = args.get(vm, 0);
    match u32::try_from(vm.to_i32(n)?) {
        Ok(0) => Ok(Value::int(0)),
        Ok(n @ 1..=32) => {
            let bits = next(vm) & u32::MAX >> (32 - n);
            vm.new_uint(bits)
        }
        _ => vm.value_error("bits must be 32 or less"),
    }
}

/// `randrange(stop)`, `randrange(start, stop, step=1)`.
fn randrange(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mut given = [0i64, 0, 1];
    for (i, n) in given.iter_mut().enumerate().take(args.n as usize) {
        let v = args.get(vm, i as u32);
        *n = vm.to_i32(v)?.into();
    }
    let [start, stop, step] = match args.n {
        1 => [0, given[0], 1],
        _ => given,
    };
    let steps = match step {
        0 => 0,
        1.. => (stop - start + step - 1) / step,
        _ => (stop - start + step + 1) / step,
    };
    any_of(vm, start, steps, step)
}

fn randint(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (a, b) = (args.get(vm, 0), args.get(vm, 1));
    let (a, b) = (i64::from(vm.to_i32(a)?), i64::from(vm.to_i32(b)?));
    any_of(vm, a, b - a + 1, 1)
}

/// One of the `n` numbers `first`, `first + step` and so on.
///
/// # Errors
/// ValueError if `n` is not positive, or too large.
fn any_of(vm: &mut Vm<'_>, first: i64, n: i64, step: i64) -> R<Value> {
    match u32::try_from(n - 1) {
        Ok(last) => {
            let i = up_to(vm, last);
            vm.new_int_i64(first + step * i64::from(i))
        }
        Err(_) => vm.raise_bare(TypeId::ValueError),
    }
}

fn choice(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let n = vm.len(args.get(vm, 0))?;
    if n == 0 {
        return vm.raise_bare(TypeId::IndexError);
    }
    let i = up_to(vm, n - 1);
    vm.get_item(args.get(vm, 0), Value::len(i))
}

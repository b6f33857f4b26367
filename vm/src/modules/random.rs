//! `random`. The numbers are good enough for a game or a jitter, and no better.
//!
//! The generator is an xorshift over 64 bits, which goes through all states but zero.
//! Its output is the upper half of the state times a constant. The state zero means that it was not
//! seeded yet: the first use takes a seed from the board.

use crate::error::R;
use crate::native::{impure, Args, Entry, Group};
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

/// The multiplier: odd, with about as many ones as zeros.
const MIX: u64 = 0xd6e8_feb8_6659_fd93;

/// Sets the state from a seed. Seeds that are close give states that are far apart.
fn set_seed(vm: &mut Vm<'_>, seed: u64) {
    let mut x = seed ^ MIX.rotate_left(23);
    for _ in 0..3 {
        x = (x ^ x >> 32).wrapping_mul(MIX);
    }
    vm.random = x.max(1);
}

fn seed_from_board(vm: &mut Vm<'_>) {
    let (low, high) = (vm.board.random(), vm.board.random());
    set_seed(vm, u64::from(high) << 32 | u64::from(low));
}

/// The next 32 bits.
fn next(vm: &mut Vm<'_>) -> u32 {
    if vm.random == 0 {
        seed_from_board(vm);
    }
    let mut x = vm.random;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    vm.random = x;
    (x.wrapping_mul(MIX) >> 32) as u32
}

/// A number from 0 to `last`, both included, all equally likely.
fn up_to(vm: &mut Vm<'_>, last: u32) -> u32 {
    let mask = u32::MAX.checked_shr(last.leading_zeros()).unwrap_or(0);
    loop {
        let n = next(vm) & mask;
        if n <= last {
            return n;
        }
    }
}

/// A number from 0 to 1, 1 excluded, that a float holds exactly.
fn fraction(vm: &mut Vm<'_>) -> f32 {
    (next(vm) >> 10) as f32 / 4_194_304.0
}

fn seed(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match args.opt(vm, 0) {
        Some(v) if !v.is_none() => {
            let n = vm.to_u64_wrapping(v)?;
            set_seed(vm, n);
        }
        _ => seed_from_board(vm),
    }
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
    let n = match u32::try_from(vm.to_i32(n)?) {
        Ok(n @ 0..=32) => n,
        _ => return vm.value_error("bits must be 32 or less"),
    };
    let bits = next(vm).checked_shr(32 - n).unwrap_or(0);
    vm.new_uint(bits)
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

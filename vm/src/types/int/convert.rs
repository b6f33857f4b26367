//! Conversions between Python's numbers and Rust's.

use core::cmp::Ordering;

use super::direct::order as order_of_ints;
use crate::error::R;
use crate::num::big::{self, Fault, Int, Small};
use crate::num::whole::{whole, Toward};
use crate::vm::Vm;
use format::name;
use format::object::{Kind, FLAG};
use format::table::plain_hash;
use format::types::TypeId;
use format::value::{small, Value};

/// A value that is a number, as the operators see it.
#[derive(Clone, Copy)]
pub enum Number {
    /// A small int or a bool.
    Int(i32),
    /// A big int.
    Big(Value),
    /// A float.
    Float(f32),
}

impl Vm<'_> {
    /// `v` as a number, if it is one.
    #[inline]
    pub fn number(&self, v: Value) -> Option<Number> {
        if v.is_int() {
            Some(Number::Int(v.as_int()))
        } else if v.is_float() {
            Some(Number::Float(v.as_float()))
        } else if v.is_bool() {
            Some(Number::Int((v == Value::TRUE) as i32))
        } else if self.is_big(v) {
            Some(Number::Big(v))
        } else {
            None
        }
    }

    /// True if `v` is an int of any size or a bool.
    #[inline]
    pub fn is_integer(&self, v: Value) -> bool {
        v.is_int() || v.is_bool() || self.is_big(v)
    }

    /// A Python int with the value `i`.
    #[inline]
    pub fn new_int(&mut self, i: i32) -> R<Value> {
        match small(i) {
            Some(v) => Ok(v),
            None => self.new_magnitude(i.unsigned_abs().into(), i < 0),
        }
    }
    /// A Python int with the 64-bit value `i`.
    pub fn new_int_i64(&mut self, i: i64) -> R<Value> {
        match i32::try_from(i) {
            Ok(i) => self.new_int(i),
            Err(_) => self.new_magnitude(i.unsigned_abs(), i < 0),
        }
    }
    /// A Python int with the unsigned value `i`.
    pub fn new_uint(&mut self, i: u32) -> R<Value> {
        self.new_uint_u64(i.into())
    }
    /// A Python int with the unsigned 64-bit value `i`.
    pub fn new_uint_u64(&mut self, i: u64) -> R<Value> {
        match i32::try_from(i) {
            Ok(i) => self.new_int(i),
            Err(_) => self.new_magnitude(i, false),
        }
    }

    /// A big int of one or two limbs; `n` does not fit a small int.
    fn new_magnitude(&mut self, n: u64, neg: bool) -> R<Value> {
        let bytes = if n >> 32 == 0 { 4 } else { 8 };
        let v = self.alloc(Kind::BigInt, bytes, if neg { FLAG } else { 0 })?;
        self.mem.set_body_word(v, 0, n as u32);
        if bytes > 4 {
            self.mem.set_body_word(v, 1, (n >> 32) as u32);
        }
        Ok(v)
    }

    /// `int(f)`.
    ///
    /// # Errors
    /// OverflowError for an infinity, ValueError for NaN.
    pub fn float_to_int(&mut self, f: f32) -> R<Value> {
        if let Some(i) = whole(f, Toward::Zero) {
            return self.new_int(i);
        }
        let mut limbs = [0; big::F32_LIMBS];
        match big::from_f32(f, &mut limbs) {
            Ok(out) => self.new_int_limbs(out.neg, out.of(&limbs).mag),
            Err(Fault::Infinite) => {
                self.raise_text(TypeId::OverflowError, "can't convert inf to int", &[])
            }
            Err(_) => self.value_error("can't convert NaN to int"),
        }
    }

    /// Raises OverflowError for an int that is too big for its use.
    pub(crate) fn int_overflow<T>(&mut self) -> R<T> {
        self.raise_text(
            TypeId::OverflowError,
            "overflow converting long int to machine word",
            &[],
        )
    }

    fn no_int<T>(&mut self, v: Value) -> R<T> {
        self.no_number(v, name!("__int__"))
    }

    /// The value of an integer as 32 bits.
    ///
    /// # Errors
    /// TypeError for anything else, OverflowError if it does not fit.
    #[inline]
    pub fn to_i32(&mut self, v: Value) -> R<i32> {
        if v.is_int() {
            return Ok(v.as_int());
        }
        match i32::try_from(self.to_i64(v)?) {
            Ok(i) => Ok(i),
            Err(_) => self.int_overflow(),
        }
    }

    /// The value of an integer as 64 bits.
    ///
    /// # Errors
    /// TypeError for anything else, OverflowError if it does not fit.
    pub fn to_i64(&mut self, v: Value) -> R<i64> {
        match self.number(self.native_base(v)) {
            Some(Number::Int(i)) => Ok(i.into()),
            Some(Number::Big(b)) => {
                let n = u64::from(self.big_limb(b, 0));
                let high = if self.big_len(b) > 1 {
                    self.big_limb(b, 1)
                } else {
                    0
                };
                let n = n | u64::from(high) << 32;
                let fits = if self.big_neg(b) {
                    0i64.checked_sub_unsigned(n)
                } else {
                    i64::try_from(n).ok()
                };
                match fits {
                    Some(i) if self.big_len(b) <= 2 => Ok(i),
                    _ => self.int_overflow(),
                }
            }
            _ => self.no_int(v),
        }
    }

    /// The low 32 bits of an integer in two's complement.
    ///
    /// # Errors
    /// TypeError for anything but an integer.
    pub fn to_u32_wrapping(&mut self, v: Value) -> R<u32> {
        Ok(self.to_u64_wrapping(v)? as u32)
    }

    /// The low 64 bits of an integer in two's complement.
    ///
    /// # Errors
    /// TypeError for anything but an integer.
    pub fn to_u64_wrapping(&mut self, v: Value) -> R<u64> {
        match self.number(self.native_base(v)) {
            Some(Number::Int(_) | Number::Big(_)) => {
                let v = self.native_base(v);
                Ok(u64::from(self.int_limb(v, 0)) | u64::from(self.int_limb(v, 1)) << 32)
            }
            _ => self.no_int(v),
        }
    }

    /// Limb `i` of an integer, lowest first, in two's complement that is extended without end.
    pub(crate) fn int_limb(&self, v: Value, i: u32) -> u32 {
        match self.number(v) {
            Some(Number::Int(n)) if i == 0 => n as u32,
            Some(Number::Int(n)) => (n >> 31) as u32,
            Some(Number::Big(b)) => {
                let limb = if i < self.big_len(b) {
                    self.big_limb(b, i)
                } else {
                    0
                };
                if !self.big_neg(b) {
                    limb
                } else if (0..i.min(self.big_len(b))).all(|k| self.big_limb(b, k) == 0) {
                    limb.wrapping_neg()
                } else {
                    !limb
                }
            }
            _ => 0,
        }
    }

    /// The value of `v`, a number, rounded to single precision; an infinity if it is too big.
    ///
    /// # Errors
    /// TypeError for anything but a number.
    pub fn to_f32(&mut self, v: Value) -> R<f32> {
        match self.number(self.native_base(v)) {
            Some(n) => Ok(self.number_to_f32(n)),
            None => self.no_number(v, name!("__float__")),
        }
    }

    /// The value of `n` rounded to single precision; an infinity if it is too big.
    pub(crate) fn number_to_f32(&self, n: Number) -> f32 {
        match n {
            Number::Int(i) => i as f32,
            Number::Float(f) => f,
            Number::Big(b) => {
                let limbs = self.low_limbs(b);
                let magnitude = big::to_f32(Int::new(false, &limbs)).unwrap_or(f32::INFINITY);
                if self.big_neg(b) {
                    -magnitude
                } else {
                    magnitude
                }
            }
        }
    }

    /// The limbs of a big int, for converting it to a float or comparing it with one. An int with more limbs is
    /// beyond every finite float; the limbs returned for it are beyond every finite float too.
    fn low_limbs(&self, b: Value) -> [u32; big::F32_LIMBS + 1] {
        let mut limbs = [0; big::F32_LIMBS + 1];
        let n = self.big_len(b);
        if n as usize > limbs.len() {
            return [u32::MAX; big::F32_LIMBS + 1];
        }
        for (i, limb) in (0..n).zip(limbs.iter_mut()) {
            *limb = self.big_limb(b, i);
        }
        limbs
    }

    /// Orders two numbers by their exact values; `None` if one is NaN.
    pub(crate) fn compare_numbers(&self, a: Number, b: Number) -> Option<Ordering> {
        match (a, b) {
            (Number::Int(a), Number::Int(b)) => Some(a.cmp(&b)),
            (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
            (Number::Int(a), Number::Float(b)) => big::cmp_f32(Small::from_i32(a).int(), b),
            (Number::Big(a), Number::Float(b)) => {
                let limbs = self.low_limbs(a);
                big::cmp_f32(Int::new(self.big_neg(a), &limbs), b)
            }
            (Number::Float(_), _) => self.compare_numbers(b, a).map(Ordering::reverse),
            (Number::Big(a), Number::Int(_)) => Some(sign_order(self.big_neg(a))),
            (Number::Int(_), Number::Big(b)) => Some(sign_order(!self.big_neg(b))),
            (Number::Big(a), Number::Big(b)) => Some(order_of_ints(self, a, b)),
        }
    }

    /// The hash of a number. Equal numbers have equal hashes, whatever their types.
    pub(crate) fn hash_number(&self, n: Number) -> u32 {
        match n {
            Number::Int(i) => plain_hash(Value::int(i)),
            Number::Big(b) => hash_limbs(
                self.big_neg(b),
                (0..self.big_len(b)).map(|i| self.big_limb(b, i)),
            ),
            Number::Float(f) if f.is_finite() && libm::truncf(f) == f => {
                let mut limbs = [0; big::F32_LIMBS];
                match big::from_f32(f, &mut limbs) {
                    Ok(out) => match out.of(&limbs).to_i32().and_then(small) {
                        Some(v) => plain_hash(v),
                        None => hash_limbs(out.neg, out.of(&limbs).mag.iter().copied()),
                    },
                    Err(_) => 0,
                }
            }
            Number::Float(f) => {
                let bits = f.to_bits() >> 2;
                bits ^ bits >> 15
            }
        }
    }
}

/// The order of a number that is `below` another one, or else above it.
fn sign_order(below: bool) -> Ordering {
    if below {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

fn hash_limbs(neg: bool, limbs: impl Iterator<Item = u32>) -> u32 {
    // Zero limbs change the hash too. Every bit influences the lowest ones, which choose the slot of a table.
    let h = limbs.fold(1u32, |h, limb| {
        (h ^ limb).wrapping_mul(0x9e37_79b1).rotate_left(15)
    });
    let h = h ^ h >> 16;
    if neg {
        !h
    } else {
        h
    }
}

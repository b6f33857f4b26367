//! Ints as bytes: `to_bytes`, `from_bytes`, and what `struct` needs.

use crate::error::{Raise, R};
use crate::native::Args;
use crate::types::int::Number;
use crate::vm::Vm;
use format::name;
use format::object::{Kind, BODY};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Byte `i` of an integer, lowest first, in two's complement that is extended without end.
    pub(crate) fn int_byte(&self, v: Value, i: u32) -> u8 {
        (self.int_limb(v, i / 4) >> (i % 4 * 8)) as u8
    }

    /// `int.bit_length` of an integer.
    pub(crate) fn int_bits(&self, v: Value) -> u32 {
        match self.number(v) {
            Some(Number::Int(i)) => 32 - i.unsigned_abs().leading_zeros(),
            Some(Number::Big(b)) => match self.big_len(b).checked_sub(1) {
                Some(top) => top * 32 + 32 - self.big_limb(b, top).leading_zeros(),
                None => 0,
            },
            _ => 0,
        }
    }

    /// True if the integer `v` fits `n` bytes.
    fn int_fits(&self, v: Value, n: u32, signed: bool) -> bool {
        let bits = self.int_bits(v);
        if !signed {
            return bits <= n.saturating_mul(8);
        }
        if bits == 0 {
            return true;
        }
        // The top byte must have the sign bit of the number.
        let Some(top) = n.checked_sub(1) else {
            return false;
        };
        let neg = super::is_negative(self, v);
        let sign = self.int_byte(v, top) & 0x80 != 0;
        bits <= n.saturating_mul(8) && sign == neg
    }

    /// The integer that `n` bytes of the byte object `src` spell, from byte `from` on.
    pub(crate) fn int_from_bytes(
        &mut self,
        src: Value,
        from: u32,
        n: u32,
        big: bool,
        signed: bool,
    ) -> R<Value> {
        let at = |i: u32| if big { from + n - 1 - i } else { from + i };
        let neg = signed && n > 0 && self.mem.byte(src, at(n - 1)) & 0x80 != 0;
        let len = n.div_ceil(4);
        if self.free_limbs().len() <= len as usize {
            return Err(Raise::NoMem);
        }
        let mut carry = neg;
        for limb in 0..len {
            let mut word = 0;
            for k in 0..4 {
                let i = limb * 4 + k;
                let byte = match i < n {
                    true => self.mem.byte(src, at(i)),
                    false if neg => 0xff,
                    false => 0,
                };
                word |= u32::from(byte) << (k * 8);
            }
            if neg {
                (word, carry) = (!word).overflowing_add(carry.into());
            }
            self.mem.set_ram(self.heap.top + BODY + limb, word);
        }
        self.claim_int(len, neg)
    }
}

/// `int.to_bytes(length=1, byteorder="big", signed=False)`.
pub(super) fn to_bytes(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("length"), name!("byteorder"), name!("signed")])?;
    let n = match args.opt_or_kw(vm, 1, name!("length")) {
        Some(n) => vm.to_i32(n)?,
        None => 1,
    };
    let Ok(n) = u32::try_from(n) else {
        return vm.raise_bare(TypeId::ValueError);
    };
    let little = args.opt_or_kw(vm, 2, name!("byteorder")) == Some(name!("little"));
    let signed = match args.kw(vm, name!("signed")) {
        Some(s) => Some(vm.truth(s)?),
        None => None,
    };
    let v = vm.native_base(args.get(vm, 0));
    let neg = super::is_negative(vm, v);
    if neg && signed == Some(false) {
        return vm.raise_text(
            TypeId::OverflowError,
            "can't convert negative int to unsigned",
            &[],
        );
    }
    if !vm.int_fits(v, n, signed.unwrap_or(neg)) {
        return vm.raise_text(TypeId::OverflowError, "buffer too small", &[]);
    }
    let bytes = vm.alloc(Kind::Bytes, n, 0)?;
    for i in 0..n {
        let b = vm.int_byte(v, if little { i } else { n - 1 - i });
        vm.mem.set_byte(bytes, i, b);
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, byteorder="big", *, signed=False)`. A third positional argument
/// is ignored, as in MicroPython.
pub(super) fn from_bytes(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("bytes"), name!("byteorder"), name!("signed")])?;
    let signed = match args.kw(vm, name!("signed")) {
        Some(s) => vm.truth(s)?,
        None => false,
    };
    let big = args.opt_or_kw(vm, 1, name!("byteorder")) != Some(name!("little"));
    let Some(src) = args.opt_or_kw(vm, 0, name!("bytes")) else {
        return vm.type_error("function missing 1 required positional arguments");
    };
    match vm.buffer_of(src) {
        Some(b) => vm.int_from_bytes(b.owner, b.offset, b.len, big, signed),
        None => vm.type_error("object with buffer protocol required"),
    }
}

/// `int.bit_length()`.
pub(super) fn bit_length(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = vm.native_base(args.get(vm, 0));
    let bits = vm.int_bits(v);
    vm.new_uint(bits)
}

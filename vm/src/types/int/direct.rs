//! Sums, differences, right shifts and comparisons of ints of any size that are not long: limb by limb where the
//! operands lie, with the result in the free words behind the heap.

use crate::error::{Maybe, R};
use crate::memory::heap::GAP;
use crate::vm::Vm;
use core::cmp::Ordering;
use format::isa::BinOp;
use format::mem::Words;
use format::object::{self, BODY, FLAG};
use format::value::Value;

/// Longer ints are left to the general way, which counts its work.
const LIMBS_MAX: u32 = 16;

/// Sign and magnitude of an int. The lowest limb is at hand; the words have the others.
struct Limbs<'a> {
    neg: bool,
    n: u32,
    lowest: u32,
    words: Words<'a>,
}

impl<'a> Limbs<'a> {
    /// The int `v`, which is no bool. The words of a small int are of no use.
    #[inline(always)]
    fn of(vm: &Vm<'a>, v: Value, other: Value) -> Limbs<'a> {
        if v.is_int() {
            let i = v.as_int();
            return Limbs {
                neg: i < 0,
                n: u32::from(i != 0),
                lowest: i.unsigned_abs(),
                words: vm.mem.object_at(other),
            };
        }
        let words = vm.mem.object_at(v);
        let h = words.header();
        Limbs {
            neg: h & FLAG != 0,
            n: object::size(h) / 4,
            lowest: words.word(BODY),
            words: words.skip(BODY),
        }
    }

    /// Limb `i`; 0 above the magnitude.
    #[inline(always)]
    fn limb(&self, i: u32) -> u32 {
        if i >= self.n {
            0
        } else if i == 0 {
            self.lowest
        } else {
            self.words.word(i)
        }
    }

    /// The order of the magnitudes.
    #[inline(always)]
    fn order(&self, other: &Limbs<'_>) -> Ordering {
        let mut i = self.n;
        let mut order = i.cmp(&other.n);
        while order.is_eq() && i > 0 {
            i -= 1;
            order = self.limb(i).cmp(&other.limb(i));
        }
        order
    }
}

/// The order of two ints, one of them big.
#[inline(never)]
pub(crate) fn order(vm: &Vm<'_>, a: Value, b: Value) -> Ordering {
    let (x, y) = (Limbs::of(vm, a, b), Limbs::of(vm, b, a));
    if x.neg != y.neg {
        return y.neg.cmp(&x.neg);
    }
    let order = x.order(&y);
    if x.neg {
        order.reverse()
    } else {
        order
    }
}

/// `a + b`, `a - b` or `a >> b` for two ints, one of them big; `None` for other operators, long ints, and if the free
/// words are few.
#[inline(never)]
pub(super) fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let (x, y) = (Limbs::of(vm, a, b), Limbs::of(vm, b, a));
    let at = vm.heap.top + BODY;
    let n = x.n.max(y.n);
    if n > LIMBS_MAX || at + n + 1 + GAP > vm.stack.low {
        return Ok(Maybe::NONE);
    }
    let mut to = vm.mem.ram_at(at);
    if op == BinOp::Shr {
        if x.neg || !b.is_int() {
            return Ok(Maybe::NONE);
        }
        let (skipped, by) = (y.lowest / 32, y.lowest % 32);
        let n = x.n.saturating_sub(skipped);
        for i in skipped..skipped + n {
            // A shift by 32 in two steps, because by 32 at once is none.
            let above = x.limb(i + 1) << 1 << (31 - by);
            to.set_word(0, x.limb(i) >> by | above);
            to = to.skip(1);
        }
        return vm.claim_int(n, false).map(Maybe);
    }
    if !matches!(op, BinOp::Add | BinOp::Sub) {
        return Ok(Maybe::NONE);
    }
    let y_neg = y.neg != (op == BinOp::Sub);
    let adds = x.neg == y_neg;
    let (x, y, neg) = if adds || x.order(&y).is_ge() {
        (&x, &y, x.neg)
    } else {
        (&y, &x, y_neg)
    };
    if adds {
        let mut carry = 0;
        for i in 0..n {
            let (sum, over) = x.limb(i).overflowing_add(y.limb(i));
            let (sum, again) = sum.overflowing_add(carry);
            carry = u32::from(over | again);
            to.set_word(0, sum);
            to = to.skip(1);
        }
        to.set_word(0, carry);
        return vm.claim_int(n + carry, neg).map(Maybe);
    }
    let mut borrow = 0;
    for i in 0..n {
        let (rest, over) = x.limb(i).overflowing_sub(y.limb(i));
        let (rest, again) = rest.overflowing_sub(borrow);
        borrow = u32::from(over | again);
        to.set_word(0, rest);
        to = to.skip(1);
    }
    vm.claim_int(n, neg).map(Maybe)
}

impl Vm<'_> {
    /// The order of two ints, one of them big.
    pub(crate) fn order_of_ints(&self, a: Value, b: Value) -> Ordering {
        order(self, a, b)
    }
}

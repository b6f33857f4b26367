//! Arithmetic of big ints: the kernel of [`crate::num::big`] on the words of the heap.
//!
//! A big int is a `BigInt` object: the limbs (32-bit words) of its magnitude, lowest
//! first, without zeros at the top, and FLAG if it is negative. A value that fits a small
//! int is never a big int. The kernel reads limbs where they lie in RAM; limbs in ROM are
//! copied first. It writes its result and its scratch data into the free words behind the
//! heap, and the result then becomes the last object of the heap. So a calculation leaves no
//! garbage, and RAM is its only limit.

use crate::board::Board;
use crate::error::{Maybe, Raise, R};
use crate::memory::heap::GAP;
use crate::num::big::{self, Fault, Int, Out, Small};
use crate::vm::Vm;
use format::isa::BinOp;
use format::object::{self, header, Kind, BODY, FLAG};
use format::types::TypeId;
use format::value::{small, Value};

/// Number of products of two limbs that take about as long as a backward jump.
const STEP_LIMBS: u64 = 8;

/// A calculation: gets its operands and the free words, and leaves its result in the free words.
type Calc = fn(&[Int<'_>; 2], &mut [u32]) -> Result<Out, Fault>;

/// Where an operand lies. It becomes an [`Int`] once the RAM is borrowed.
#[derive(Clone, Copy)]
struct Operand {
    neg: bool,
    small: Small,
    /// Word offset of the first limb in RAM; 0 if the number is `small`.
    at: u32,
    limbs: u32,
}

impl Operand {
    fn view<'a>(&'a self, low: &'a [u32], high: &'a [u32], high_at: u32) -> Int<'a> {
        if self.at == 0 {
            return self.small.int();
        }
        let (window, from) = if self.at >= high_at {
            (high, self.at - high_at)
        } else {
            (low, self.at)
        };
        let end = from.saturating_add(self.limbs);
        Int::new(
            self.neg,
            window.get(from as usize..end as usize).unwrap_or(&[]),
        )
    }
}

impl Vm<'_> {
    /// True if `v` is a big int.
    #[inline]
    pub(crate) fn is_big(&self, v: Value) -> bool {
        self.mem.is(v, Kind::BigInt)
    }
    /// Number of limbs of the big int `v`.
    pub(crate) fn big_len(&self, v: Value) -> u32 {
        self.mem.size(v) / 4
    }
    /// True if the big int `v` is negative.
    pub(crate) fn big_neg(&self, v: Value) -> bool {
        self.mem.header(v) & FLAG != 0
    }
    /// Limb `i` of the big int `v`.
    pub(crate) fn big_limb(&self, v: Value, i: u32) -> u32 {
        self.mem.body_word(v, i)
    }

    /// Locates up to three integers for [`Vm::with_ints`]; UNDEF counts as 0. Returns the end of the free words.
    #[inline(never)]
    fn operands(&mut self, v: &[Value], ops: &mut [Operand]) -> R<u32> {
        let mut end = self.stack.low.saturating_sub(GAP);
        for (op, &v) in ops.iter_mut().zip(v) {
            if v.is_int() {
                op.small = Small::from_i32(v.as_int());
            } else if v.is_bool() {
                op.small = Small::from_u32((v == Value::TRUE) as u32);
            } else if self.is_big(v) {
                let h = self.mem.object_at(v).header();
                op.neg = h & FLAG != 0;
                op.limbs = object::size(h) / 4;
                if v.is_ram() {
                    op.at = v.ram_off() + BODY;
                } else {
                    // Limbs in ROM are copied to the end of the free words.
                    end = end.saturating_sub(op.limbs);
                    if end <= self.heap.top + BODY {
                        return Err(Raise::NoMem);
                    }
                    op.at = end;
                    for i in 0..op.limbs {
                        let limb = self.big_limb(v, i);
                        self.mem.set_ram(end + i, limb);
                    }
                }
            }
        }
        if end <= self.heap.top + BODY {
            return Err(Raise::NoMem);
        }
        Ok(end)
    }

    /// Calls `f` with the values of up to three integers, the free words behind the heap, and the board.
    /// UNDEF counts as 0. The free words begin behind the place of the next object's header.
    #[inline]
    fn with_ints<T, const N: usize>(
        &mut self,
        v: [Value; N],
        f: impl FnOnce(&[Int<'_>; N], &mut [u32], &mut dyn Board) -> T,
    ) -> R<T> {
        let mut ops = [Operand {
            neg: false,
            small: Small::from_i32(0),
            at: 0,
            limbs: 0,
        }; N];
        let end = self.operands(&v, &mut ops)?;
        let (low, free, high) = self.mem.ram_windows(self.heap.top + BODY, end);
        let mut ints = [Int::new(false, &[]); N];
        for (int, op) in ints.iter_mut().zip(&ops) {
            *int = op.view(low, high, end);
        }
        Ok(f(&ints, free, self.board))
    }

    /// The integer that `f` computes from the integers `v`.
    pub(super) fn big_calc(&mut self, v: [Value; 2], f: Calc) -> R<Value> {
        match self.with_ints(v, |x, free, _| f(x, free))? {
            Ok(out) => self.claim_int(out.len as u32, out.neg),
            Err(fault) => self.big_fault(fault),
        }
    }

    /// Makes an integer of the `len` limbs that lie where the next object's body would be.
    pub(crate) fn claim_int(&mut self, len: u32, neg: bool) -> R<Value> {
        let mut len = len;
        while len > 0 && self.mem.ram(self.heap.top + len) == 0 {
            len -= 1;
        }
        let low = if len == 0 {
            0
        } else {
            i64::from(self.mem.ram(self.heap.top + BODY))
        };
        if len < 2 {
            let low = if neg { -low } else { low };
            if let Some(v) = i32::try_from(low).ok().and_then(small) {
                return Ok(v);
            }
        }
        if len > object::SIZE_MAX / 4
            || self.heap.top + BODY + len + GAP > self.stack.low
            || self.heap.locked > 0
        {
            return Err(Raise::NoMem);
        }
        if self.heap.stress && !self.heap.stress_pass {
            return Err(Raise::NoMem);
        }
        let at = self.heap.top;
        self.mem.set_ram(
            at,
            header(Kind::BigInt, len * 4, if neg { FLAG } else { 0 }),
        );
        self.heap.top += BODY + len;
        self.heap.peak = self.heap.peak.max(self.heap.top);
        Ok(Value::ram(at))
    }

    /// The free words where [`Vm::claim_int`] expects the limbs of a number.
    pub(crate) fn free_limbs(&mut self) -> &mut [u32] {
        let (from, end) = (self.heap.top + BODY, self.stack.low.saturating_sub(GAP));
        self.mem.ram_windows(from.min(end), end).1
    }

    /// A new integer with this sign and these limbs, which are not in the heap.
    pub(crate) fn new_int_limbs(&mut self, neg: bool, limbs: &[u32]) -> R<Value> {
        match self.free_limbs().get_mut(..limbs.len()) {
            Some(to) => to.copy_from_slice(limbs),
            None => return Err(Raise::NoMem),
        }
        self.claim_int(limbs.len() as u32, neg)
    }

    fn big_fault(&mut self, fault: Fault) -> R<Value> {
        match fault {
            Fault::Space => Err(Raise::NoMem),
            Fault::DivZero => self.divide_by_zero(),
            Fault::NegExp => self.value_error("negative exponent"),
            _ => self.int_overflow(),
        }
    }

    /// Raises ZeroDivisionError.
    #[inline]
    pub(crate) fn divide_by_zero<T>(&mut self) -> R<T> {
        self.raise_text(TypeId::ZeroDivisionError, "divide by zero", &[])
    }

    /// Reports the work of `products` products of two limbs; see [`Vm::work`].
    pub(super) fn work_on_limbs(&mut self, products: u64) -> R<()> {
        self.work(u32::try_from(products / STEP_LIMBS + 1).unwrap_or(u32::MAX))
    }

    /// Reports the work of `a op b` before it is done, because the calculation itself is not interrupted.
    fn work_on(&mut self, op: BinOp, a: Value, b: Value) -> R<()> {
        let limbs = |v: Value| match self.is_big(v) {
            true => u64::from(self.big_len(v)),
            false => 1,
        };
        let (x, y) = (limbs(a), limbs(b));
        self.work_on_limbs(match op {
            BinOp::Mul => x * y,
            BinOp::FloorDiv | BinOp::Mod | BinOp::TrueDiv => x.saturating_sub(y) * y,
            // A result longer than RAM is never computed. The last product is the largest.
            BinOp::Pow if b.is_int() => {
                let n = (x * b.as_int() as u64).min(u64::from(self.mem.ram_len()));
                n * n / 2
            }
            _ => x + y,
        })
    }

    /// `n!`, the factorial.
    pub(crate) fn factorial(&mut self, n: u32) -> R<Value> {
        let mut len = 1;
        if let Some(first) = self.free_limbs().first_mut() {
            *first = 1;
        }
        for k in 2..=n {
            self.work_on_limbs(len as u64)?;
            match big::mul_small_add(self.free_limbs(), len, k, 0) {
                Some(longer) => len = longer,
                None => return Err(Raise::NoMem),
            }
        }
        self.claim_int(len as u32, false)
    }

    /// `pow(base, exp, modulus)` for integers.
    pub(crate) fn int_pow_mod(&mut self, base: Value, exp: Value, modulus: Value) -> R<Value> {
        let mut meter = self.meter();
        let power = self.with_ints([base, exp, modulus], |x, free, board| {
            let [base, exp, modulus] = *x;
            let n = big::powmod_len(modulus).min(free.len());
            let (out, scratch) = free.split_at_mut(n);
            big::powmod(base, exp, modulus, out, scratch, &mut |products| {
                meter.goes_on(products / STEP_LIMBS + 1, board)
            })
        })?;
        self.read_meter(meter)?;
        match power {
            Ok(out) => self.claim_int(out.len as u32, out.neg),
            Err(fault) => self.big_fault(fault),
        }
    }
}

/// `a op b` for integers of any size; shift counts and exponents are not negative.
pub(super) fn binary(vm: &mut Vm<'_>, op: BinOp, a: Value, b: Value) -> R<Maybe> {
    let calc: Calc = match op {
        BinOp::Add => |x, free| big::add(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::Sub => |x, free| big::sub(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::Mul => |x, free| big::mul(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::And => |x, free| big::bit_and(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::Or => |x, free| big::bit_or(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::Xor => |x, free| big::bit_xor(x[0], x[1], free).ok_or(Fault::Space),
        BinOp::Shl => |x, free| big::shl(x[0], count(x[1])?, free).ok_or(Fault::Space),
        BinOp::Shr => |x, free| big::shr(x[0], count(x[1])?, free).ok_or(Fault::Space),
        BinOp::FloorDiv => |x, free| {
            let n = big::divmod_q_len(x[0], x[1]).min(free.len());
            let (q, scratch) = free.split_at_mut(n);
            big::floor_div(x[0], x[1], q, scratch)
        },
        BinOp::Mod => |x, free| big::modulo(x[0], x[1], free),
        BinOp::Pow => |x, free| {
            // A base of 0, 1 or -1 takes exponents of any size, and one limb.
            let one = x[0].abs() <= Small::from_u32(1).int();
            let limbs = match x[1].to_u32().and_then(|exp| big::pow_len(x[0], exp)) {
                Some(limbs) => limbs,
                None if one => 1,
                None => return Err(Fault::Space),
            };
            if limbs > free.len() / 2 {
                return Err(Fault::Space);
            }
            let (out, scratch) = free.split_at_mut(limbs);
            big::pow(x[0], x[1], out, scratch)
        },
        BinOp::TrueDiv => {
            vm.work_on(op, a, b)?;
            return true_div(vm, a, b).map(Maybe);
        }
        BinOp::MatMul => return Ok(Maybe::NONE),
    };
    vm.work_on(op, a, b)?;
    vm.big_calc([a, b], calc).map(Maybe)
}

/// `n` as a shift count.
fn count(n: Int<'_>) -> Result<usize, Fault> {
    n.to_u32().map(|n| n as usize).ok_or(Fault::Overflow)
}

fn true_div(vm: &mut Vm<'_>, a: Value, b: Value) -> R<Value> {
    let quotient = vm.with_ints([a, b], |x, free, _| {
        match big::true_div_f32(x[0], x[1], free) {
            Err(Fault::Overflow) if x[0].neg != x[1].neg => Ok(f32::NEG_INFINITY),
            Err(Fault::Overflow) => Ok(f32::INFINITY),
            quotient => quotient,
        }
    })?;
    match quotient {
        Ok(f) => Ok(Value::float(f)),
        Err(fault) => vm.big_fault(fault),
    }
}

/// `-v` for a big int.
pub(super) fn negate(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    vm.big_calc([v, Value::UNDEF], |x, free| {
        x[0].negate().copy_to(free).ok_or(Fault::Space)
    })
}

/// `~v` for a big int.
pub(super) fn invert(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    vm.big_calc([v, Value::UNDEF], |x, free| {
        big::invert(x[0], free).ok_or(Fault::Space)
    })
}

//! `range`. Start, stop and step are ints that fit 32 bits, small or big.

use crate::error::R;
use crate::native::{getter, Args, Group};
use crate::protocol::out::Out;
use crate::types::list::seq::sequence_index;
use crate::types::slice;
use crate::vm::Vm;
use format::layout::range::{START, STEP, STOP};
use format::name;
use format::object::Kind;
use format::table::HASH_MASK;
use format::value::Value;

/// Attributes of `range`.
pub static METHODS: Group = Group {
    name: name!("range"),
    entries: &[
        getter(name!("start"), slice::start),
        getter(name!("stop"), slice::stop),
        getter(name!("step"), slice::step),
    ],
};

impl Vm<'_> {
    /// Start, stop and step of the range `v`.
    pub(crate) fn range_parts(&mut self, v: Value) -> R<(i32, i32, i32)> {
        let part = |vm: &mut Self, i| {
            let x = vm.mem.get(v, i);
            if x.is_int() {
                Ok(x.as_int())
            } else {
                vm.to_i32(x)
            }
        };
        Ok((part(self, START)?, part(self, STOP)?, part(self, STEP)?))
    }

    fn new_range(&mut self, start: i32, stop: i32, step: i32) -> R<Value> {
        let (start, stop, step) = (
            self.new_int(start)?,
            self.new_int(stop)?,
            self.new_int(step)?,
        );
        self.alloc_words(Kind::Range, 0, &[start, stop, step])
    }
}

/// Number of items of the range `(start, stop, step)`.
pub(crate) fn count((start, stop, step): (i32, i32, i32)) -> u32 {
    let (start, stop, by) = (start as i64, stop as i64, (step as i64).abs().max(1));
    let span = if step > 0 { stop - start } else { start - stop };
    if span > 0 {
        ((span + by - 1) / by) as u32
    } else {
        0
    }
}

/// Item `i` of the range `(start, stop, step)`, which has more than `i` items.
pub(crate) fn item((start, _, step): (i32, i32, i32), i: u32) -> i32 {
    (start as i64 + step as i64 * i as i64) as i32
}

/// Constructor: `range(stop)`, `range(start, stop)`, `range(start, stop, step)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let number = |vm: &mut Vm<'_>, i| {
        let v = args.get(vm, i);
        if v.is_int() {
            return Ok(v.as_int());
        }
        vm.to_i32(v)
    };
    let (start, stop, step) = match args.n {
        1 => (0, number(vm, 0)?, 1),
        2 => (number(vm, 0)?, number(vm, 1)?, 1),
        3 => (number(vm, 0)?, number(vm, 1)?, number(vm, 2)?),
        _ => return vm.type_error("range expected 1 to 3 arguments"),
    };
    if step == 0 {
        return vm.value_error("zero step");
    }
    vm.new_range(start, stop, step)
}

/// `v[index]`.
pub fn subscr(vm: &mut Vm<'_>, v: Value, index: Value) -> R<Value> {
    let r = vm.range_parts(v)?;
    let n = count(r);
    if vm.mem.is(index, Kind::Slice) {
        let (start, stop, step, _) = vm.slice_bounds(index, n)?;
        let at = |i: i32| {
            (r.0 as i64 + r.2 as i64 * i as i64).clamp(i32::MIN as i64, i32::MAX as i64) as i32
        };
        return vm.new_range(at(start), at(stop), r.2.saturating_mul(step));
    }
    let i = sequence_index(vm, name!("range"), index, n)?;
    vm.new_int(item(r, i))
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let (start, stop, step) = vm.range_parts(v)?;
    vm.put_lit(out, "range(")?;
    vm.put_int(out, start)?;
    vm.put_lit(out, ", ")?;
    vm.put_int(out, stop)?;
    if step != 1 {
        vm.put_lit(out, ", ")?;
        vm.put_int(out, step)?;
    }
    vm.put_lit(out, ")")
}

/// `x in v`.
pub fn contains(vm: &mut Vm<'_>, v: Value, x: Value) -> R<bool> {
    let r = vm.range_parts(v)?;
    if x.is_int() || x.is_bool() || x.is_float() {
        let wanted = if x.is_float() {
            let f = x.as_float();
            let i = f as i32;
            if i as f32 != f || i == i32::MAX {
                return Ok(false);
            }
            i
        } else {
            vm.to_i32(x)?
        };
        let ahead = (wanted as i64 - r.0 as i64) * (r.2 as i64).signum();
        let by = (r.2 as i64).abs().max(1);
        return Ok(ahead >= 0 && ahead % by == 0 && ahead / by < count(r) as i64);
    }
    crate::types::list::seq::contains_by_iteration(vm, v, x)
}

/// `len(v)`.
pub fn len(vm: &Vm<'_>, v: Value) -> u32 {
    let part = |i| {
        let x = vm.mem.get(v, i);
        if x.is_int() {
            return x.as_int();
        }
        let magnitude = vm.big_limb(x, 0) as i32;
        if vm.mem.header(x) & format::object::FLAG != 0 {
            magnitude.wrapping_neg()
        } else {
            magnitude
        }
    };
    count((part(START), part(STOP), part(STEP)))
}

/// `a == b` for two ranges: they are equal if their items are.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let (ra, rb) = (vm.range_parts(a)?, vm.range_parts(b)?);
    let n = count(ra);
    Ok(n == count(rb) && (n == 0 || ra.0 == rb.0 && (n == 1 || ra.2 == rb.2)))
}

/// `hash(v)`.
pub fn hash(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    let r = vm.range_parts(v)?;
    let n = count(r);
    let mut h = n;
    if n > 0 {
        h = h.wrapping_mul(31).wrapping_add(r.0 as u32);
    }
    if n > 1 {
        h = h.wrapping_mul(31).wrapping_add(r.2 as u32);
    }
    Ok(h & HASH_MASK)
}

//! `slice`: constructor, comparison, and what a slice means for a sequence.

use crate::error::R;
use crate::native::{getter, pure, Args, Group};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::layout::range;
use format::layout::slice::{START, STEP, STOP};
use format::name;
use format::object::{Kind, FLAG};
use format::seeded_bugs::planted;
use format::value::Value;

/// Attributes of `slice`.
pub static METHODS: Group = Group {
    name: name!("slice"),
    entries: &[
        pure(name!("indices"), indices, 2, 2),
        getter(name!("start"), start),
        getter(name!("stop"), stop),
        getter(name!("step"), step),
    ],
};

/// The index among `len` items that the small int `i` means; `len` or more if it is out of range.
#[inline(always)]
pub(crate) fn position(i: Value, len: u32) -> u32 {
    let at = i.as_int();
    (if at < 0 { at + len as i32 } else { at }) as u32
}

impl Vm<'_> {
    /// What a slice stands for in a sequence of `len` items: its start, its stop, its step and the
    /// number of its items. For a negative step the stop may be -1.
    pub fn slice_bounds(&mut self, slice: Value, len: u32) -> R<(i32, i32, i32, u32)> {
        let len = len.min(i32::MAX as u32) as i32;
        if let Some((start, stop)) = self.simple_bounds(slice, len) {
            return Ok((start, stop, 1, (stop - start).max(0) as u32));
        }
        let step = self.slice_part(slice, STEP)?.unwrap_or(1);
        if step == 0 {
            return self.value_error("slice step can't be zero");
        }
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clamp = |i: i32| {
            if i < 0 {
                i.saturating_add(len).max(low)
            } else {
                i.min(high)
            }
        };
        let (first, last) = if step > 0 { (low, high) } else { (high, low) };
        let start = self.slice_part(slice, START)?.map_or(first, clamp);
        let stop = self.slice_part(slice, STOP)?.map_or(last, clamp);
        // Both bounds are from -1 to `len`. The chip has no instruction that divides.
        let span = if step > 0 { stop - start } else { start - stop };
        let by = step.unsigned_abs();
        let count = if span <= 0 {
            0
        } else if by == 1 {
            span as u32
        } else {
            (span as u32 + if planted(3) { 0 } else { by - 1 }) / by
        };
        Ok((start, stop, step, count))
    }

    /// Start and stop of a slice of step 1 that has small ints alone; `None` for any other slice.
    pub(crate) fn simple_bounds(&self, slice: Value, len: i32) -> Option<(i32, i32)> {
        let s = self.mem.object_at(slice);
        let is_absent = |v: Value| v.is_none() || v.is_undef();
        let step = s.get(STEP);
        if !is_absent(step) && step != Value::int(1) {
            return None;
        }
        let part = |field, default| {
            let v = s.get(field);
            if v.is_int() {
                let i = v.as_int();
                return Some(if i < 0 { (i + len).max(0) } else { i.min(len) });
            }
            is_absent(v).then_some(default)
        };
        Some((part(START, 0)?, part(STOP, len)?))
    }

    /// A field of a slice; `None` for None. A big int counts as the largest or smallest number.
    fn slice_part(&mut self, slice: Value, field: u32) -> R<Option<i32>> {
        let v = self.mem.get(slice, field);
        if v.is_none() || v.is_undef() {
            return Ok(None);
        }
        if v.is_int() {
            return Ok(Some(v.as_int()));
        }
        if self.mem.is(v, Kind::BigInt) {
            return Ok(Some(if self.mem.header(v) & FLAG != 0 {
                i32::MIN + 1
            } else {
                i32::MAX
            }));
        }
        Ok(Some(self.to_i32(v)?))
    }

    /// A new slice.
    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> R<Value> {
        self.alloc_words(Kind::Slice, 0, &[start, stop, step])
    }
}

const _: () = assert!(range::START == START && range::STOP == STOP && range::STEP == STEP);

/// The attribute `start` of a slice or range.
pub(super) fn start(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, START))
}
/// The attribute `stop` of a slice or range.
pub(super) fn stop(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, STOP))
}
/// The attribute `step` of a slice or range.
pub(super) fn step(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, STEP))
}

/// Constructor: `slice(stop)`, `slice(start, stop)`, `slice(start, stop, step)`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let a = |vm: &Vm<'_>, i| args.opt(vm, i).unwrap_or(Value::NONE);
    match args.n {
        1 => {
            let stop = a(vm, 0);
            vm.new_slice(Value::NONE, stop, Value::NONE)
        }
        2 | 3 => {
            let (start, stop, step) = (a(vm, 0), a(vm, 1), a(vm, 2));
            vm.new_slice(start, stop, step)
        }
        _ => vm.type_error("slice expected 1 to 3 arguments"),
    }
}

/// `slice.indices(len)`: what the slice stands for in a sequence of `len` items.
fn indices(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let len = vm.to_i32(args.get(vm, 1))?;
    let Ok(len) = u32::try_from(len) else {
        return vm.value_error("length should not be negative");
    };
    let (start, stop, step, _) = vm.slice_bounds(args.get(vm, 0), len)?;
    let (start, stop) = (vm.new_int(start)?, vm.new_int(stop)?);
    let step = vm.new_int(step)?;
    vm.new_tuple(&[start, stop, step])
}

/// `repr(v)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let mark = vm.hold_mark();
    let h = vm.hold(v)?;
    vm.put_lit(out, "slice(")?;
    for i in START..=STEP {
        if i > START {
            vm.put_lit(out, ", ")?;
        }
        let x = vm.mem.get(vm.held(h), i);
        vm.repr(out, x)?;
    }
    vm.unwind_holds(mark);
    vm.put_lit(out, ")")
}

/// `a == b` for two slices.
pub fn eq(vm: &mut Vm<'_>, a: Value, b: Value) -> R<bool> {
    let mark = vm.hold_mark();
    let (a, b) = (vm.hold(a)?, vm.hold(b)?);
    let mut same = true;
    for i in START..=STEP {
        let (x, y) = (vm.mem.get(vm.held(a), i), vm.mem.get(vm.held(b), i));
        if !vm.eq(x, y)? {
            same = false;
            break;
        }
    }
    vm.unwind_holds(mark);
    Ok(same)
}

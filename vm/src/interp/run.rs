//! The loop: fetches, decodes and executes instructions.
//!
//! It keeps two places in registers of the chip: the running instruction, and the running
//! frame. `vm.pc` and `vm.base` say the same, but `vm.pc` only while something else than the
//! loop works: an arm that calls the machine saves its place first (`save!`), and what comes back
//! may have entered another frame, or moved this one.
//!
//! An arm takes the short way that is right in the common case (small ints, attributes of an
//! instance, calls without defaults), and leaves everything else to a function of the topic.
//! How many instructions of the chip each way takes is in docs/performance.md.

use super::flow::{delegate, return_value, yield_value, Delegate};
use super::rare::{self, expect};
use super::{kept, short};
use crate::error::{Raise, R};
use crate::types::{function, iter};
use crate::vm::Vm;
use format::frame::{CALLER, FUNC, INFO, PC, REGS};
use format::isa::{self, a, b, c, BinOp, Op};
use format::object::{self, Kind, FLAGS_SHIFT, FROZEN};
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

/// Header of a cell.
const CELL: u32 = object::header(Kind::Cell, 1, 0);

/// Executes instructions until the frame marked STOP gives a value, or one raises.
/// `vm.pc` is the instruction that did.
#[inline(never)]
pub(super) fn execute(vm: &mut Vm<'_>) -> R<Value> {
    let (mut at, mut frame) = vm.window();
    /// A register of the running frame.
    macro_rules! reg {
        ($i:expr) => {
            frame.get(REGS + $i)
        };
    }
    /// Sets a register of the running frame.
    macro_rules! set {
        ($i:expr, $v:expr) => {
            frame.set(REGS + $i, $v)
        };
    }
    /// Tells the machine where it is.
    macro_rules! save {
        () => {
            vm.pc = vm.mem.rom_off(at)
        };
    }
    'next: loop {
        /// Goes on behind the instruction, which has `$len` words.
        macro_rules! next {
            ($len:expr) => {{
                at = at.skip($len);
                continue 'next;
            }};
        }
        /// Goes on where the machine is now.
        macro_rules! reload {
            () => {{
                (at, frame) = vm.window();
                continue 'next;
            }};
        }
        /// Leaves the frame with the value.
        macro_rules! leave {
            ($v:expr) => {{
                let v = $v;
                let caller = frame.get(CALLER);
                if frame.get(INFO).bits() >> FLAGS_SHIFT == 0 && caller.is_int() {
                    // No flags: the frame of an ordinary call from an ordinary frame.
                    vm.stack.low = caller.as_len();
                    vm.frame = caller;
                    vm.base = caller.as_len() + REGS;
                    frame = vm.mem.ram_at(caller.as_len());
                    at = vm.mem.rom_at(frame.get(PC).as_len());
                    let w = at.word(0);
                    set!(a(w), v);
                    next!(Op::of(w).len())
                }
                save!();
                if let Some(v) = return_value(vm, v)? {
                    return Ok(v);
                }
                reload!()
            }};
        }
        let w = at.word(0);
        #[cfg(all(feature = "build", debug_assertions))]
        {
            vm.executed |= 1 << (w & 0x7f);
        }
        /// Ends the instruction, which has `$len` words, if the short way has given a value, which is the
        /// instruction's result. Else the machine is told where it is, for the long way.
        macro_rules! quick {
            ($value:expr, $len:expr) => {
                if let Some(v) = $value {
                    set!(a(w), v);
                    next!($len)
                }
                save!();
            };
        }
        /// Whether the register is true.
        macro_rules! truth {
            ($i:expr) => {{
                let v = reg!($i);
                if short::is_plain_truth(v) {
                    v == Value::TRUE
                } else {
                    save!();
                    let t = vm.truth(v)?;
                    (_, frame) = vm.window();
                    t
                }
            }};
        }
        // An arm that ends here jumps to the target in the operand word that it names.
        let target = 'jump: {
            /// Jumps if the comparison has the truth that the instruction wants: here, if the words of the two
            /// values say it, all else by the machine.
            macro_rules! compare {
                ($is:tt, $is_not:tt, $by_words:expr) => {{
                    let (x, y) = (reg!(a(w)), reg!(b(w)));
                    if $by_words(x, y) {
                        let (x, y) = (x.bits() as i32, y.bits() as i32);
                        if c(w) & 1 != 0 {
                            if x $is y {
                                break 'jump 1;
                            }
                        } else if x $is_not y {
                            break 'jump 1;
                        }
                        next!(2)
                    }
                    save!();
                    if compares(vm, w, x, y)? {
                        (_, frame) = vm.window();
                        break 'jump 1;
                    }
                    (_, frame) = vm.window();
                    next!(2)
                }};
            }
            // An arm that gives a value here took the long way: the value is the instruction's result.
            let v = match Op::of(w) {
                Op::Move => {
                    set!(a(w), reg!(b(w)));
                    next!(1)
                }
                Op::LoadK => {
                    set!(a(w), at.get(1));
                    next!(2)
                }
                Op::LoadInt => {
                    set!(a(w), Value::int(isa::s16(w)));
                    next!(1)
                }
                Op::LoadNone => {
                    set!(a(w), Value::NONE);
                    next!(1)
                }
                Op::Clear => {
                    set!(a(w), Value::UNDEF);
                    next!(1)
                }
                Op::Check => {
                    if reg!(a(w)).is_def() {
                        next!(2)
                    }
                    save!();
                    return unbound(vm);
                }
                Op::LoadGlobal => {
                    let mut v = kept::global(vm, frame.get(FUNC), at.get(1));
                    if v.is_undef() {
                        v = short::global(vm, frame.get(FUNC), at.get(1));
                    }
                    quick!(v.some(), 2);
                    vm.load_global(at.get(1))?
                }
                Op::LoadCell => {
                    let cell = reg!(b(w));
                    if cell.is_object() {
                        let o = vm.mem.object_at(cell);
                        let h = o.word(0);
                        let frozen = h == CELL | FROZEN && vm.overlay.filter == 0;
                        if h == CELL || frozen || planted(12) {
                            let v = o.get(1);
                            if v.is_def() {
                                set!(a(w), v);
                                next!(2)
                            }
                        }
                    }
                    save!();
                    load_cell(vm, cell)?
                }
                Op::LoadClosure => {
                    let f = vm.mem.object_at(frame.get(FUNC));
                    set!(a(w), f.get(function::CELLS + b(w)));
                    next!(1)
                }
                Op::GetAttr => {
                    let mut v = kept::attr(vm, reg!(b(w)), at.get(1));
                    if v.is_undef() {
                        v = short::attr(vm, reg!(b(w)), at.get(1));
                    }
                    quick!(v.some(), 2);
                    vm.load_attr(reg!(b(w)), at.get(1))?
                }
                Op::SetAttr => {
                    if kept::set_attr(vm, reg!(a(w)), at.get(1), reg!(b(w)))
                        || short::set_own_attr(vm, reg!(a(w)), at.get(1), reg!(b(w)))
                    {
                        next!(2)
                    }
                    save!();
                    vm.set_attr(reg!(a(w)), at.get(1), reg!(b(w)))?;
                    vm.pc += 2;
                    reload!()
                }
                Op::GetItem => {
                    let i = reg!(c(w));
                    let mut v = if i.is_int() {
                        kept::item(vm, reg!(b(w)), i)
                    } else {
                        kept::entry(vm, reg!(b(w)), i)
                    };
                    if v.is_undef() {
                        v = short::item(vm, reg!(b(w)), i);
                    }
                    quick!(v.some(), 1);
                    vm.get_item(reg!(b(w)), reg!(c(w)))?
                }
                Op::SetItem => {
                    if kept::set_item(vm, reg!(a(w)), reg!(b(w)), reg!(c(w)))
                        || short::set_entry(vm, reg!(a(w)), reg!(b(w)), reg!(c(w)))
                    {
                        next!(1)
                    }
                    save!();
                    vm.set_item(reg!(a(w)), reg!(b(w)), reg!(c(w)))?;
                    vm.pc += 1;
                    reload!()
                }
                Op::Add => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    quick!(short::add(x, y), 1);
                    plus(vm, x, y)?
                }
                Op::Sub => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    quick!(short::sub(x, y), 1);
                    vm.binary(BinOp::Sub, x, y)?
                }
                Op::And => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    if short::are_ints(x, y) {
                        set!(a(w), Value::from_bits(x.bits() & y.bits()));
                        next!(1)
                    }
                    save!();
                    vm.binary(BinOp::And, x, y)?
                }
                Op::Mul => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    quick!(short::multiply(x, y).some(), 1);
                    vm.binary(BinOp::Mul, x, y)?
                }
                Op::TrueDiv
                | Op::FloorDiv
                | Op::Mod
                | Op::Pow
                | Op::Shl
                | Op::Shr
                | Op::Or
                | Op::Xor
                | Op::MatMul => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    let op = (w & 0xff) - Op::Add as u32;
                    quick!(short::arithmetic(op, x, y).some(), 1);
                    binary(vm, op, x, y)?
                }
                Op::AddInt => {
                    let x = reg!(b(w));
                    quick!(short::add_number(x, c(w)), 1);
                    vm.binary(BinOp::Add, x, Value::len(c(w)))?
                }
                Op::SubInt => {
                    let x = reg!(b(w));
                    quick!(short::sub_number(x, c(w)), 1);
                    vm.binary(BinOp::Sub, x, Value::len(c(w)))?
                }
                Op::AndInt => {
                    let (x, y) = (reg!(b(w)), Value::len(c(w)));
                    if x.is_int() {
                        set!(a(w), Value::from_bits(x.bits() & y.bits()));
                        next!(1)
                    }
                    save!();
                    vm.binary(BinOp::And, x, y)?
                }
                Op::MulInt => {
                    let (x, y) = (reg!(b(w)), Value::int(c(w) as i8 as i32));
                    quick!(short::multiply(x, y).some(), 1);
                    vm.binary(BinOp::Mul, x, y)?
                }
                Op::InPlaceAddInt => {
                    let x = reg!(b(w));
                    quick!(short::add_number(x, c(w)), 1);
                    vm.in_place(BinOp::Add, x, Value::len(c(w)))?
                }
                Op::InPlaceSubInt => {
                    let x = reg!(b(w));
                    quick!(short::sub_number(x, c(w)), 1);
                    vm.in_place(BinOp::Sub, x, Value::len(c(w)))?
                }
                Op::InPlace => {
                    let (x, y) = (reg!(b(w)), reg!(c(w)));
                    let op = at.get(1).as_len();
                    let v = if op == BinOp::Add as u32 {
                        short::add(x, y).unwrap_or(Value::UNDEF)
                    } else {
                        short::arithmetic(op, x, y)
                    };
                    quick!(v.some(), 2);
                    in_place(vm, op, x, y)?
                }
                Op::Jump => break 'jump 1,
                Op::JumpIf => {
                    if truth!(a(w)) {
                        break 'jump 1;
                    }
                    next!(2)
                }
                Op::JumpIfNot => {
                    if !truth!(a(w)) {
                        break 'jump 1;
                    }
                    next!(2)
                }
                // Interned strings are equal iff their words are, like small ints.
                Op::JumpEq => compare!(==, !=, |x: Value, y: Value| {
                    short::are_ints(x, y) || x.is_interned() && y.is_interned()
                }),
                Op::JumpLt => compare!(<, >=, short::are_ints),
                Op::JumpLe => compare!(<=, >, short::are_ints),
                Op::JumpGt => compare!(>, <=, short::are_ints),
                Op::JumpGe => compare!(>=, <, short::are_ints),
                Op::JumpIs => {
                    if rare::same(vm, reg!(a(w)), reg!(b(w))) == (c(w) != 0) {
                        break 'jump 1;
                    }
                    next!(2)
                }
                Op::JumpNone => {
                    if reg!(a(w)).is_none() == (c(w) != 0) {
                        break 'jump 1;
                    }
                    next!(2)
                }
                Op::JumpIn => {
                    let t = match short::has(vm, reg!(b(w)), reg!(a(w))) {
                        Some(e) => e != 0,
                        None => {
                            save!();
                            let t = vm.contains(reg!(b(w)), reg!(a(w)))?;
                            (_, frame) = vm.window();
                            t
                        }
                    };
                    if t == (c(w) != 0) {
                        break 'jump 1;
                    }
                    next!(2)
                }
                Op::JumpState => {
                    if reg!(a(w)) == at.get(1) {
                        break 'jump 2;
                    }
                    next!(3)
                }
                Op::Call => {
                    save!();
                    if kept::call(vm, reg!(b(w)), b(w) + 1, c(w)) {
                        reload!()
                    }
                    vm.call_registers(reg!(b(w)), b(w) + 1, c(w))?
                }
                Op::CallMethod => {
                    save!();
                    let f = kept::method(vm, reg!(b(w) + 1), at.get(1));
                    if f.is_native() {
                        vm.call_native_method(f, b(w) + 1, c(w) + 1)?
                    } else {
                        if f.is_def() && kept::call(vm, f, b(w) + 1, c(w) + 1) {
                            reload!()
                        }
                        vm.invoke(b(w), c(w), at.get(1))?
                    }
                }
                Op::GetMethod => {
                    let obj = reg!(b(w));
                    let f = kept::method(vm, obj, at.get(1));
                    if f.is_def() {
                        set!(a(w), f);
                        set!(a(w) + 1, obj);
                        next!(2)
                    }
                    save!();
                    rare::get_method(vm, w)?;
                    reload!()
                }
                Op::CallFound => {
                    save!();
                    // Without an object, the arguments begin a register later.
                    let (f, bound) = (reg!(b(w)), reg!(b(w) + 1).is_undef() as u32);
                    let (first, n) = (b(w) + 1 + bound, c(w) + 1 - bound);
                    if kept::call(vm, f, first, n) {
                        reload!()
                    }
                    vm.call_found(f, first, n)?
                }
                Op::Return => leave!(reg!(a(w))),
                Op::ReturnNone => leave!(Value::NONE),
                Op::Yield => {
                    save!();
                    if let Some(v) = yield_value(vm, reg!(b(w))) {
                        return Ok(v);
                    }
                    reload!()
                }
                Op::YieldFrom => {
                    save!();
                    match delegate(vm, w)? {
                        Delegate::Entered => reload!(),
                        Delegate::Yielded(v) => {
                            if let Some(v) = yield_value(vm, v) {
                                return Ok(v);
                            }
                            reload!()
                        }
                        Delegate::Done(v) => v,
                    }
                }
                Op::ForIter => {
                    let it = reg!(b(w));
                    if it.is_ram() {
                        let o = vm.mem.slots(it);
                        let h = o.word(0);
                        if object::is(h, Kind::Gen) {
                            save!();
                            if vm.gen_resume(it, Value::NONE, 0) {
                                reload!()
                            }
                        } else if h == iter::HEADER && o.get(iter::WHAT) == iter::IS_RANGE {
                            let x = o.get(iter::POSITION);
                            if x == o.get(iter::EXTRA) {
                                break 'jump 1;
                            }
                            let step = o.word(iter::SOURCE) - 1;
                            o.set_word(iter::POSITION, x.bits().wrapping_add(step));
                            set!(a(w), x);
                            next!(2)
                        }
                    }
                    let v = kept::next(vm, it);
                    if v.is_def() {
                        if v == short::AT_END {
                            break 'jump 1;
                        }
                        set!(a(w), v);
                        next!(2)
                    }
                    save!();
                    let v = vm.for_next(it)?;
                    if v.is_undef() {
                        (_, frame) = vm.window();
                        break 'jump 1;
                    }
                    v
                }
                Op::StoreGlobal
                | Op::DelGlobal
                | Op::LoadName
                | Op::StoreName
                | Op::DelName
                | Op::LoadNameCell
                | Op::MakeCell
                | Op::StoreCell
                | Op::DelCell
                | Op::DelAttr
                | Op::DelItem
                | Op::Neg
                | Op::Pos
                | Op::Invert
                | Op::Not
                | Op::Eq
                | Op::Ne
                | Op::Lt
                | Op::Le
                | Op::Gt
                | Op::Ge
                | Op::Is
                | Op::IsNot
                | Op::In
                | Op::NotIn
                | Op::CallKw
                | Op::CallEx
                | Op::CallMethodKw
                | Op::CallFoundKw
                | Op::GetIter
                | Op::GetYieldFrom
                | Op::GetAwait
                | Op::MakeTuple
                | Op::MakeList
                | Op::MakeSet
                | Op::MakeDict
                | Op::MakeSlice
                | Op::MakeStr
                | Op::Format
                | Op::ListAppend
                | Op::ListExtend
                | Op::SetAdd
                | Op::SetUpdate
                | Op::DictSet
                | Op::DictUpdate
                | Op::AsKeywords
                | Op::ListToTuple
                | Op::Unpack
                | Op::UnpackEx
                | Op::MakeFunc
                | Op::MakeClass
                | Op::Raise
                | Op::RaiseFrom
                | Op::Reraise
                | Op::RaiseNone
                | Op::Catch
                | Op::Match
                | Op::ExcInfo
                | Op::Import
                | Op::ImportFrom
                | Op::ImportStar => {
                    save!();
                    rare::step(vm, w)?;
                    reload!()
                }
            };
            if v == Value::ENTERED || v == Value::AGAIN {
                reload!()
            }
            (_, frame) = vm.window();
            set!(a(w), v);
            next!(Op::of(w).len())
        };
        let offset = at.get(target).as_int();
        if offset <= 0 {
            vm.budget.fuel -= 1;
            if vm.budget.fuel == 0 {
                save!();
                vm.refuel_and_call()?;
                (_, frame) = vm.window();
            }
        }
        at = at.skip(offset as u32);
    }
}

/// `x op y` for the operator of number `op`.
#[inline(never)]
fn binary(vm: &mut Vm<'_>, op: u32, x: Value, y: Value) -> R<Value> {
    match BinOp::from_index(op) {
        Some(op) => vm.binary(op, x, y),
        None => Err(Raise::Budget),
    }
}

/// `x + y`.
#[inline(never)]
fn plus(vm: &mut Vm<'_>, x: Value, y: Value) -> R<Value> {
    if vm.is_str(x) && vm.is_str(y) {
        return vm.concat(x, y);
    }
    vm.binary(BinOp::Add, x, y)
}

/// `x op= y` for the operator of number `op`.
#[inline(never)]
fn in_place(vm: &mut Vm<'_>, op: u32, x: Value, y: Value) -> R<Value> {
    match BinOp::from_index(op) {
        Some(BinOp::Add) if vm.is_str(x) && vm.is_str(y) => vm.concat(x, y),
        Some(op) => vm.in_place(op, x, y),
        None => Err(Raise::Budget),
    }
}

/// Whether the jump `w`, which depends on a comparison, is to be made.
#[inline(never)]
fn compares(vm: &mut Vm<'_>, w: u32, x: Value, y: Value) -> R<bool> {
    let op = match Op::of(w) {
        Op::JumpEq if c(w) & 2 != 0 => Op::Ne,
        Op::JumpEq => Op::Eq,
        Op::JumpLt => Op::Lt,
        Op::JumpLe => Op::Le,
        Op::JumpGt => Op::Gt,
        _ => Op::Ge,
    };
    let v = vm.compare(op, x, y)?;
    Ok(vm.truth(v)? == ((c(w) & 1 != 0) != (op == Op::Ne)))
}

/// What the cell `cell` holds.
#[inline(never)]
pub(super) fn load_cell(vm: &mut Vm<'_>, cell: Value) -> R<Value> {
    expect(vm, cell, Kind::Cell)?;
    let v = vm.mem.get(vm.resolve(cell), 1);
    if v.is_undef() {
        return unbound(vm);
    }
    Ok(v)
}

#[inline(never)]
fn unbound<T>(vm: &mut Vm<'_>) -> R<T> {
    vm.raise_text(
        TypeId::NameError,
        "local variable referenced before assignment",
        &[],
    )
}

pub(super) fn not_defined<T>(vm: &mut Vm<'_>, name: Value) -> R<T> {
    vm.raise_text(TypeId::NameError, "name '%v' isn't defined", &[name])
}

impl<'a> Vm<'a> {
    /// The running instruction and the running frame.
    #[inline(always)]
    fn window(&self) -> (format::mem::Words<'a>, format::mem::Slots<'a>) {
        (
            self.mem.rom_at(self.pc),
            self.mem.ram_at(self.base.wrapping_sub(REGS)),
        )
    }
}

impl Vm<'_> {
    /// A global of the running function, or a built-in.
    #[inline(never)]
    pub(super) fn load_global(&mut self, name: Value) -> R<Value> {
        let g = self.globals();
        if let Some(v) = self.ns_get(g, name) {
            return Ok(v);
        }
        let added = self.persistent[crate::vm::Keep::Builtins as usize];
        if added.is_def() {
            if let Some(v) = self.ns_get(added, name) {
                return Ok(v);
            }
        }
        if let Some(v) = self.natives.builtin(name) {
            return Ok(v);
        }
        if let Some(v) = self.module_virtual(g, name)?.get() {
            return Ok(v);
        }
        not_defined(self, name)
    }

    /// The next item of the iterator `it`, for a `for` loop: UNDEF at its end, ENTERED if it is a
    /// generator that runs now.
    #[inline(never)]
    fn for_next(&mut self, it: Value) -> R<Value> {
        if it.is_ram() && object::is(self.mem.slots(it).word(0), Kind::Gen) {
            let entered = self.gen_enter(it, Value::NONE, 0)?;
            return Ok(if entered {
                Value::ENTERED
            } else {
                Value::UNDEF
            });
        }
        let mark = self.hold_mark();
        match self.next(it) {
            Ok(x) => Ok(x.get().unwrap_or(Value::UNDEF)),
            // Whoever raises it, the function of a `map` too, ends the loop.
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                self.unwind_holds(mark);
                self.exc = Value::UNDEF;
                Ok(Value::UNDEF)
            }
            Err(e) => Err(e),
        }
    }
}

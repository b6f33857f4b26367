//! The interpreter loop: fetches, decodes and executes instructions.
//!
//! The loop keeps two places in registers of the chip: that of the running instruction, and that of the running
//! frame. `vm.pc` and `vm.base` hold them as well, but `vm.pc` is right only while code outside of the loop
//! runs. An arm that calls a method of the VM saves its place first (`save!`). The method
//! may have entered another frame, or moved this one, when it returns.
//!
//! An arm tries the paths of [`super::fast`] one after the other. [`super::step`] executes the instructions that are
//! rare. docs/dev/performance.md says how many instructions of the chip each path takes.

use super::build;
use super::cell::{load_cell, set_changed, store_cell, unbound};
use super::fast::contain::{found, Found};
use super::fast::{attr, call, global, item, iter, method, number};
use super::flow::{delegate, return_value, yield_value, Delegate};
use super::names::store_global;
use super::step::{other_instructions, step};
use crate::error::R;
use crate::types::function;
use crate::types::iter::{Stepped, EXTRA, HEADER, IS_RANGE, POSITION, SOURCE, WHAT};
use crate::vm::Vm;
use format::frame::{CALLER, FUNC, INFO, PC, REGS};
use format::isa::{self, a, b, c, BinOp, Op, IF_TRUE};
use format::layout::cell;
use format::object::{self, Kind, FLAGS_SHIFT, FROZEN};
use format::seeded_bugs::planted;
use format::value::Value;

/// Header of a cell without flags, which has no overlay.
const CELL: u32 = object::header(Kind::Cell, cell::VALUE, 0);

/// Executes instructions until the frame marked STOP gives a value, or an instruction raises.
/// In that case, `vm.pc` is the place of the instruction.
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
    /// Saves the place of the running instruction in `vm.pc`.
    macro_rules! save {
        () => {
            vm.pc = vm.mem.rom_off(at)
        };
    }
    'next: loop {
        /// Continues after the running instruction, which has `$len` words.
        macro_rules! next {
            ($len:expr) => {{
                at = at.skip($len);
                continue 'next;
            }};
        }
        /// Continues at the VM's place and frame.
        macro_rules! reload {
            () => {{
                (at, frame) = vm.window();
                continue 'next;
            }};
        }
        /// Leaves the running frame, which gives the value `$v`.
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
        #[cfg(feature = "build")]
        if vm.counting {
            save!();
            vm.count_step()?;
        }
        #[cfg(all(feature = "build", debug_assertions))]
        {
            vm.executed |= 1 << (w & 0x7f);
        }
        /// Ends the instruction, which has `$len` words, if a short path has given a value, which is the
        /// instruction's result. Otherwise it saves the place for the long path.
        macro_rules! quick {
            ($value:expr, $len:expr) => {
                if let Some(v) = $value {
                    set!(a(w), v);
                    next!($len)
                }
                save!();
            };
        }
        /// The truth of the value in register `$i`.
        macro_rules! truth {
            ($i:expr) => {{
                let v = reg!($i);
                if number::is_plain_truth(v) {
                    v == Value::TRUE
                } else {
                    save!();
                    let t = vm.truth(v)?;
                    (_, frame) = vm.window();
                    t
                }
            }};
        }
        // An arm that breaks to here gives the number of the operand word that has its jump target.
        let target = 'jump: {
            /// Jumps if the comparison has the truth that the instruction asks for. Compares the words of the two
            /// values if `$by_words` allows it, and otherwise calls the VM.
            macro_rules! compare {
                ($is:tt, $is_not:tt, $by_words:expr) => {{
                    let (x, y) = (reg!(a(w)), reg!(b(w)));
                    if $by_words(x, y) {
                        let (x, y) = (x.bits() as i32, y.bits() as i32);
                        if c(w) & IF_TRUE != 0 {
                            if x $is y {
                                break 'jump 1;
                            }
                        } else if x $is_not y {
                            break 'jump 1;
                        }
                        next!(2)
                    }
                    save!();
                    if number::compares(vm, w, x, y)? {
                        (_, frame) = vm.window();
                        break 'jump 1;
                    }
                    (_, frame) = vm.window();
                    next!(2)
                }};
            }
            // An arm that reaches its end took the long path: it gives the instruction's result, or breaks to
            // `'call` with the outcome of a call.
            let v = 'value: {
                let outcome = 'call: {
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
                            let mut v = global::cached(vm, frame.get(FUNC), at.get(1));
                            if v.is_undef() {
                                v = global::searched(vm, frame.get(FUNC), at.get(1));
                            }
                            quick!(v.some(), 2);
                            vm.load_global(at.get(1))?
                        }
                        Op::StoreGlobal => {
                            if global::set_cached(vm, frame.get(FUNC), at.get(1), reg!(a(w)))
                                || global::set_searched(vm, frame.get(FUNC), at.get(1), reg!(a(w)))
                            {
                                next!(2)
                            }
                            save!();
                            store_global(vm, w)?;
                            vm.pc += 2;
                            reload!()
                        }
                        Op::LoadCell => {
                            let cell = reg!(b(w));
                            if cell.is_object() {
                                let o = vm.mem.object_at(cell);
                                let h = o.word(0);
                                let frozen = h == CELL | FROZEN && vm.overlay.filter == 0;
                                if h == CELL || frozen || planted(12) {
                                    vm.learn_whole(cell);
                                    let v = o.get(cell::VALUE);
                                    if v.is_def() {
                                        set!(a(w), v);
                                        next!(2)
                                    }
                                }
                            }
                            save!();
                            load_cell(vm, cell)?
                        }
                        Op::StoreCell => {
                            let cell = reg!(a(w));
                            if cell.is_ram() && vm.mem.ram(cell.ram_off()) == CELL {
                                vm.mem.ram_at(cell.ram_off()).set(cell::VALUE, reg!(b(w)));
                                next!(1)
                            }
                            if set_changed(vm, cell, reg!(b(w))) {
                                next!(1)
                            }
                            save!();
                            store_cell(vm, w)?;
                            vm.pc += 1;
                            reload!()
                        }
                        Op::LoadClosure => {
                            let f = vm.mem.object_at(frame.get(FUNC));
                            set!(a(w), f.get(function::CELLS + b(w)));
                            next!(1)
                        }
                        Op::GetAttr => {
                            let mut v = attr::cached(vm, reg!(b(w)), at.get(1));
                            if v.is_undef() {
                                v = attr::searched(vm, reg!(b(w)), at.get(1));
                            }
                            quick!(v.some(), 2);
                            break 'call vm.load_attr(reg!(b(w)), at.get(1))?;
                        }
                        Op::SetAttr => {
                            if attr::set_cached(vm, reg!(a(w)), at.get(1), reg!(b(w)))
                                || attr::set_searched(vm, reg!(a(w)), at.get(1), reg!(b(w)))
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
                                item::indexed(vm, reg!(b(w)), i)
                            } else {
                                item::keyed(vm, reg!(b(w)), i)
                            };
                            if v.is_undef() {
                                v = item::searched(vm, reg!(b(w)), i);
                            }
                            quick!(v.some(), 1);
                            break 'call vm.load_item(reg!(b(w)), c(w))?;
                        }
                        Op::SetItem => {
                            if item::set_cached(vm, reg!(a(w)), reg!(b(w)), reg!(c(w)))
                                || item::set_searched(vm, reg!(a(w)), reg!(b(w)), reg!(c(w)))
                            {
                                next!(1)
                            }
                            save!();
                            vm.set_item(reg!(a(w)), reg!(b(w)), reg!(c(w)))?;
                            vm.pc += 1;
                            reload!()
                        }
                        Op::Unpack => {
                            if item::unpacked(vm, reg!(b(w)), frame, a(w), c(w)) {
                                next!(1)
                            }
                            save!();
                            vm.unpack(reg!(b(w)), a(w), c(w))?;
                            vm.pc += 1;
                            reload!()
                        }
                        Op::Add => {
                            let (x, y) = (reg!(b(w)), reg!(c(w)));
                            quick!(number::add(x, y), 1);
                            number::plus(vm, x, y)?
                        }
                        Op::Sub => {
                            let (x, y) = (reg!(b(w)), reg!(c(w)));
                            quick!(number::sub(x, y), 1);
                            number::binary(vm, Some(BinOp::Sub), x, y)?
                        }
                        Op::And => {
                            let (x, y) = (reg!(b(w)), reg!(c(w)));
                            if number::are_ints(x, y) {
                                set!(a(w), Value::from_bits(x.bits() & y.bits()));
                                next!(1)
                            }
                            save!();
                            vm.binary(BinOp::And, x, y)?
                        }
                        Op::Mul => {
                            let (x, y) = (reg!(b(w)), reg!(c(w)));
                            quick!(number::multiply(x, y).some(), 1);
                            number::binary(vm, Some(BinOp::Mul), x, y)?
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
                            let op = Op::of(w).operator();
                            quick!(number::arithmetic(op, x, y).some(), 1);
                            number::binary(vm, op, x, y)?
                        }
                        Op::AddInt => {
                            let x = reg!(b(w));
                            quick!(number::add_number(x, c(w)), 1);
                            number::binary(vm, Some(BinOp::Add), x, Value::len(c(w)))?
                        }
                        Op::SubInt => {
                            let x = reg!(b(w));
                            quick!(number::sub_number(x, c(w)), 1);
                            number::binary(vm, Some(BinOp::Sub), x, Value::len(c(w)))?
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
                            quick!(number::multiply(x, y).some(), 1);
                            number::binary(vm, Some(BinOp::Mul), x, y)?
                        }
                        Op::InPlaceAddInt => {
                            let x = reg!(b(w));
                            quick!(number::add_number(x, c(w)), 1);
                            number::in_place(vm, Some(BinOp::Add), x, Value::len(c(w)))?
                        }
                        Op::InPlaceSubInt => {
                            let x = reg!(b(w));
                            quick!(number::sub_number(x, c(w)), 1);
                            number::in_place(vm, Some(BinOp::Sub), x, Value::len(c(w)))?
                        }
                        Op::InPlace => {
                            let (x, y) = (reg!(b(w)), reg!(c(w)));
                            let op = at.get(1);
                            let v = if op == BinOp::Add.operand() {
                                number::add(x, y).unwrap_or(Value::UNDEF)
                            } else {
                                number::arithmetic(BinOp::from_operand(op), x, y)
                            };
                            quick!(v.some(), 2);
                            number::in_place(vm, BinOp::from_operand(op), x, y)?
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
                        // Interned strings are equal iff their words are equal, like small ints.
                        Op::JumpEq => compare!(==, !=, |x: Value, y: Value| {
                            number::are_ints(x, y) || x.is_interned() && y.is_interned()
                        }),
                        Op::JumpLt => compare!(<, >=, number::are_ints),
                        Op::JumpLe => compare!(<=, >, number::are_ints),
                        Op::JumpGt => compare!(>, <=, number::are_ints),
                        Op::JumpGe => compare!(>=, <, number::are_ints),
                        Op::JumpIs => {
                            if number::same(vm, reg!(a(w)), reg!(b(w))) == (c(w) != 0) {
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
                            let t = item::keyed(vm, reg!(b(w)), reg!(a(w))).is_def()
                                || match found(vm, reg!(b(w)), reg!(a(w))) {
                                    Found::Unsure => {
                                        save!();
                                        let t = vm.contains(reg!(b(w)), reg!(a(w)))?;
                                        (_, frame) = vm.window();
                                        t
                                    }
                                    known => known == Found::Yes,
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
                            if call::cached(vm, reg!(b(w)), b(w) + 1, c(w)) {
                                reload!()
                            }
                            break 'call vm.call_registers(reg!(b(w)), b(w) + 1, c(w))?;
                        }
                        Op::CallMethod => {
                            save!();
                            let f = method::cached(vm, reg!(b(w) + 1), at.get(1));
                            if f.is_native() {
                                break 'call vm.call_native_method(f, b(w) + 1, c(w) + 1)?;
                            } else {
                                if f.is_def() && call::cached(vm, f, b(w) + 1, c(w) + 1) {
                                    reload!()
                                }
                                break 'call vm.invoke(b(w), c(w), at.get(1))?;
                            }
                        }
                        Op::GetMethod => {
                            let obj = reg!(b(w));
                            let f = method::cached(vm, obj, at.get(1));
                            if f.is_def() {
                                set!(a(w), f);
                                set!(a(w) + 1, obj);
                                next!(2)
                            }
                            save!();
                            method::get(vm, w)?;
                            reload!()
                        }
                        Op::CallFound => {
                            save!();
                            // If there is no object, the arguments begin one register later.
                            let (f, bound) = (reg!(b(w)), reg!(b(w) + 1).is_undef() as u32);
                            let (first, n) = (b(w) + 1 + bound, c(w) + 1 - bound);
                            if call::cached(vm, f, first, n) {
                                reload!()
                            }
                            break 'call vm.call_found(f, first, n)?;
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
                        Op::GetIter => {
                            save!();
                            vm.iter(reg!(b(w)))?
                        }
                        Op::ListAppend => {
                            if iter::append(vm, reg!(a(w)), reg!(b(w))) {
                                next!(1)
                            }
                            save!();
                            build::append(vm, w)?;
                            vm.pc += 1;
                            reload!()
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
                                } else if h == HEADER && o.get(WHAT) == IS_RANGE {
                                    let x = o.get(POSITION);
                                    if x == o.get(EXTRA) {
                                        break 'jump 1;
                                    }
                                    let step = o.word(SOURCE) - 1;
                                    o.set_word(POSITION, x.bits().wrapping_add(step));
                                    set!(a(w), x);
                                    next!(2)
                                }
                            }
                            let mut step = iter::cached(vm, it);
                            if step.is_pending() {
                                step = vm.take(it);
                            }
                            if step.is_end() {
                                break 'jump 1;
                            }
                            quick!(step.item_or_undef().some(), 2);
                            match vm.for_next(it)?.view() {
                                Stepped::Item(v) => v,
                                Stepped::End => {
                                    (_, frame) = vm.window();
                                    break 'jump 1;
                                }
                                Stepped::Pending => reload!(),
                            }
                        }
                        other_instructions!() => {
                            save!();
                            step(vm, w)?;
                            reload!()
                        }
                    };
                    break 'value v;
                };
                match outcome.get() {
                    Some(v) => v,
                    None => reload!(),
                }
            };
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

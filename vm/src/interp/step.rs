//! Instructions that are seldom executed: each reads and writes the machine's own registers.
//!
//! The frequent ones are in `run`, which keeps its place and the frame in registers of the chip.

use super::run::{load_cell, not_defined};
use crate::error::{Raise, R};
use crate::native::Args;
use crate::vm::Vm;
use format::isa::{a, b, c, Op};
use format::object::Kind;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

/// Registers of the running frame, by a short name.
macro_rules! r {
    ($vm:ident, $i:expr) => {
        $vm.reg($i)
    };
}

/// The instruction [`Op::GetMethod`], where what it asks for has not been asked lately.
#[inline(never)]
pub(super) fn get_method(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let (obj, name) = (r!(vm, b(w)), operand(vm, vm.pc, 1));
    let (f, bound) = match vm.unbound_method(obj, name) {
        Some(f) => (f, obj),
        None => (vm.load_attr(obj, name)?, Value::UNDEF),
    };
    if f == Value::ENTERED {
        // The function of a property: what it returns goes to the first register.
        vm.set_caller_reg(a(w) + 1, bound);
        return Ok(());
    }
    vm.set_reg(a(w), f);
    vm.set_reg(a(w) + 1, bound);
    vm.pc += Op::GetMethod.len();
    Ok(())
}

/// Executes the instruction `w` at `vm.pc`; afterwards the machine stands at the next one.
#[inline(never)]
pub(super) fn step(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let pc = vm.pc;
    let op = Op::of(w);
    match op {
        Op::StoreGlobal => {
            let (name, v, g) = (operand(vm, pc, 1), r!(vm, a(w)), vm.globals());
            vm.ns_set(g, name, v)?;
        }
        Op::DelGlobal => {
            let (name, g) = (operand(vm, pc, 1), vm.globals());
            if !vm.ns_del(g, name)? {
                return not_defined(vm, name);
            }
        }
        Op::LoadName => {
            let name = operand(vm, pc, 1);
            expect(vm, r!(vm, 0), Kind::Dict)?;
            let v = match vm.ns_get(r!(vm, 0), name) {
                Some(v) => v,
                None => vm.load_global(name)?,
            };
            vm.set_reg(a(w), v);
        }
        Op::StoreName => {
            let (name, v, ns) = (operand(vm, pc, 1), r!(vm, a(w)), r!(vm, 0));
            expect(vm, ns, Kind::Dict)?;
            vm.ns_set(ns, name, v)?;
        }
        Op::DelName => {
            let (name, ns) = (operand(vm, pc, 1), r!(vm, 0));
            expect(vm, ns, Kind::Dict)?;
            if !vm.ns_del(ns, name)? {
                return not_defined(vm, name);
            }
        }
        Op::LoadNameCell => {
            let name = operand(vm, pc, 1);
            expect(vm, r!(vm, 0), Kind::Dict)?;
            let v = match vm.ns_get(r!(vm, 0), name) {
                Some(v) => v,
                None => load_cell(vm, r!(vm, b(w)))?,
            };
            vm.set_reg(a(w), v);
        }
        Op::MakeCell => {
            let cell = vm.alloc_words(Kind::Cell, 0, &[r!(vm, a(w))])?;
            vm.set_reg(a(w), cell);
        }
        Op::StoreCell => {
            expect(vm, r!(vm, a(w)), Kind::Cell)?;
            let cell = vm.resolve_mut(r!(vm, a(w)))?;
            let lost = planted(9) && cell != r!(vm, a(w));
            let v = if lost {
                vm.mem.get(cell, 1)
            } else {
                r!(vm, b(w))
            };
            vm.mem.set(cell, 1, v);
        }
        Op::DelCell => {
            load_cell(vm, r!(vm, a(w)))?;
            let cell = vm.resolve_mut(r!(vm, a(w)))?;
            vm.mem.set(cell, 1, Value::UNDEF);
        }
        Op::DelAttr => {
            let (name, obj) = (operand(vm, pc, 1), r!(vm, a(w)));
            vm.del_attr(obj, name)?;
        }
        Op::DelItem => {
            let (obj, i) = (r!(vm, a(w)), r!(vm, b(w)));
            vm.del_item(obj, i)?;
        }
        Op::Neg | Op::Pos | Op::Invert => {
            let v = vm.unary(op, r!(vm, b(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::Not => {
            let t = vm.truth(r!(vm, b(w)))?;
            vm.set_reg(a(w), Value::bool(!t));
        }
        Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge => {
            let v = vm.compare(op, r!(vm, b(w)), r!(vm, c(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::Is => {
            let t = same(vm, r!(vm, b(w)), r!(vm, c(w)));
            vm.set_reg(a(w), Value::bool(t));
        }
        Op::IsNot => {
            let t = !same(vm, r!(vm, b(w)), r!(vm, c(w)));
            vm.set_reg(a(w), Value::bool(t));
        }
        Op::In | Op::NotIn => {
            let t = vm.contains(r!(vm, c(w)), r!(vm, b(w)))?;
            vm.set_reg(a(w), Value::bool(t == (op == Op::In)));
        }
        Op::CallKw => {
            let f = r!(vm, b(w));
            let names = operand(vm, pc, 1);
            let v = vm.call_value(f, Args::in_frame(b(w) + 1, c(w), names), 0)?;
            if v == Value::ENTERED || v == Value::AGAIN {
                return Ok(());
            }
            vm.set_reg(a(w), v);
        }
        Op::CallEx => {
            let dict = if c(w) != 0 {
                r!(vm, b(w) + 2)
            } else {
                Value::UNDEF
            };
            if c(w) != 0 {
                expect(vm, dict, Kind::Dict)?;
            }
            let v = vm.call_spread(r!(vm, b(w)), r!(vm, b(w) + 1), dict)?;
            if v == Value::ENTERED || v == Value::AGAIN {
                return Ok(());
            }
            vm.set_reg(a(w), v);
        }
        Op::CallMethodKw => {
            let (name, names) = (operand(vm, pc, 1), operand(vm, pc, 2));
            let v = vm.invoke_kw(b(w), c(w), name, names)?;
            if v == Value::ENTERED || v == Value::AGAIN {
                return Ok(());
            }
            vm.set_reg(a(w), v);
        }
        Op::CallFoundKw => {
            let bound = r!(vm, b(w) + 1).is_undef() as u32;
            let (first, n) = (b(w) + 1 + bound, c(w) + 1 - bound);
            let args = Args::in_frame(first, n, operand(vm, pc, 1));
            let v = vm.call_value(r!(vm, b(w)), args, 0)?;
            if v == Value::ENTERED || v == Value::AGAIN {
                return Ok(());
            }
            vm.set_reg(a(w), v);
        }
        Op::GetIter => {
            let v = vm.iter(r!(vm, b(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::GetYieldFrom => {
            let v = vm.iter(r!(vm, b(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::GetAwait => {
            let v = vm.awaitable(r!(vm, b(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::MakeTuple => {
            let t = vm.alloc(Kind::Tuple, c(w), 0)?;
            for i in 0..c(w) {
                let v = r!(vm, b(w) + i);
                vm.mem.set(t, 1 + i, v);
            }
            vm.set_reg(a(w), t);
        }
        Op::MakeList => {
            let l = vm.new_list_cap(c(w))?;
            for i in 0..c(w) {
                vm.list_push(l, r!(vm, b(w) + i))?;
            }
            vm.set_reg(a(w), l);
        }
        Op::MakeSet => {
            let s = vm.new_set()?;
            let h = vm.hold(s)?;
            for i in 0..c(w) {
                vm.set_add(vm.held(h), r!(vm, b(w) + i))?;
            }
            let s = vm.held(h);
            vm.unwind_holds_above(h);
            vm.set_reg(a(w), s);
        }
        Op::MakeDict => {
            let d = vm.new_dict_cap(c(w))?;
            let h = vm.hold(d)?;
            for i in 0..c(w) {
                let (k, v) = (r!(vm, b(w) + 2 * i), r!(vm, b(w) + 2 * i + 1));
                vm.dict_set(vm.held(h), k, v)?;
            }
            let d = vm.held(h);
            vm.unwind_holds_above(h);
            vm.set_reg(a(w), d);
        }
        Op::MakeSlice => {
            let body = [r!(vm, b(w)), r!(vm, b(w) + 1), r!(vm, b(w) + 2)];
            let s = vm.alloc_words(Kind::Slice, 0, &body)?;
            vm.set_reg(a(w), s);
        }
        Op::MakeStr => {
            let mark = vm.hold_mark();
            let mut out = vm.out_buffer()?;
            for i in 0..c(w) {
                let part = r!(vm, b(w) + i);
                if !vm.is_str(part) {
                    return vm.type_error("argument has wrong type");
                }
                vm.put_bytes_of(&mut out, part)?;
            }
            let s = vm.out_str(out)?;
            vm.unwind_holds(mark);
            vm.set_reg(a(w), s);
        }
        Op::Format => {
            let v = vm.format_field(r!(vm, b(w)), r!(vm, b(w) + 1), c(w))?;
            vm.set_reg(a(w), v);
        }
        Op::ListAppend => {
            let (l, v) = (r!(vm, a(w)), r!(vm, b(w)));
            expect(vm, l, Kind::List)?;
            vm.list_push(l, v)?;
        }
        Op::ListExtend => {
            let (l, v) = (r!(vm, a(w)), r!(vm, b(w)));
            expect(vm, l, Kind::List)?;
            vm.list_extend(l, v)?;
        }
        Op::SetAdd => {
            let (s, v) = (r!(vm, a(w)), r!(vm, b(w)));
            expect(vm, s, Kind::Set)?;
            vm.set_add(s, v)?;
        }
        Op::SetUpdate => {
            let (s, v) = (r!(vm, a(w)), r!(vm, b(w)));
            expect(vm, s, Kind::Set)?;
            vm.set_update(s, v)?;
        }
        Op::DictSet => {
            let (d, k, v) = (r!(vm, a(w)), r!(vm, b(w)), r!(vm, c(w)));
            expect(vm, d, Kind::Dict)?;
            vm.dict_set(d, k, v)?;
        }
        Op::DictUpdate => {
            let (d, v) = (r!(vm, a(w)), r!(vm, b(w)));
            expect(vm, d, Kind::Dict)?;
            vm.dict_merge(d, v, c(w) != 0)?;
        }
        Op::AsKeywords => {
            let v = vm.as_keywords(r!(vm, b(w)))?;
            vm.set_reg(a(w), v);
        }
        Op::ListToTuple => {
            let l = r!(vm, b(w));
            expect(vm, l, Kind::List)?;
            let n = vm.list_len(l);
            let t = vm.alloc(Kind::Tuple, n, 0)?;
            for i in 0..n {
                let v = vm.list_get(l, i);
                vm.mem.set(t, 1 + i, v);
            }
            vm.set_reg(a(w), t);
        }
        Op::Unpack => vm.unpack(r!(vm, b(w)), a(w), c(w))?,
        Op::UnpackEx => {
            let after = operand(vm, pc, 1).as_len();
            vm.unpack_ex(r!(vm, b(w)), a(w), c(w), after)?;
        }
        Op::MakeFunc => {
            let code = operand(vm, pc, 1);
            let f = vm.make_function(code, b(w), c(w))?;
            vm.set_reg(a(w), f);
        }
        Op::MakeClass => {
            let v = vm.make_class(b(w))?;
            vm.set_reg(a(w), v);
        }
        Op::Raise => {
            let e = vm.make_exception(r!(vm, a(w)))?;
            vm.exc = e;
            return Err(Raise::Exc);
        }
        Op::RaiseFrom => {
            let e = vm.make_exception_from(r!(vm, a(w)), r!(vm, b(w)))?;
            vm.exc = e;
            return Err(Raise::Exc);
        }
        Op::Reraise => {
            vm.exc = vm.make_exception(r!(vm, a(w)))?;
            return Err(Raise::Exc);
        }
        Op::RaiseNone => {
            return vm.raise_text(TypeId::RuntimeError, "no active exception to reraise", &[]);
        }
        Op::Catch => {
            let e = vm.exc;
            vm.set_reg(a(w), e);
            vm.exc = Value::UNDEF;
            // The temporaries of what was guarded lie above: nothing reads them again.
            let regs = vm.code_info(vm.running_code()).regs;
            for i in a(w) + 1..regs {
                vm.set_reg(i, Value::UNDEF);
            }
        }
        Op::Match => {
            let t = vm.exception_matches(r!(vm, b(w)), r!(vm, c(w)))?;
            vm.set_reg(a(w), Value::bool(t));
        }
        Op::ExcInfo => {
            let e = r!(vm, b(w));
            let t = vm.type_of(e);
            vm.set_reg(a(w), t);
            vm.set_reg(a(w) + 1, e);
            vm.set_reg(a(w) + 2, Value::NONE);
        }
        Op::Import => {
            let (name, from) = (operand(vm, pc, 1), operand(vm, pc, 2));
            let v = vm.import_statement(name, from, b(w) != 0, c(w))?;
            if v == Value::AGAIN {
                return Ok(());
            }
            vm.set_reg(a(w), v);
        }
        Op::ImportFrom => {
            let (m, name) = (r!(vm, b(w)), operand(vm, pc, 1));
            let v = vm.import_from(m, name)?;
            vm.set_reg(a(w), v);
        }
        Op::ImportStar => vm.import_star(r!(vm, a(w)))?,

        // `run` executes these itself.
        Op::Move
        | Op::LoadK
        | Op::LoadInt
        | Op::LoadNone
        | Op::Clear
        | Op::Check
        | Op::LoadGlobal
        | Op::LoadCell
        | Op::LoadClosure
        | Op::GetAttr
        | Op::SetAttr
        | Op::GetItem
        | Op::SetItem
        | Op::Add
        | Op::Sub
        | Op::Mul
        | Op::TrueDiv
        | Op::FloorDiv
        | Op::Mod
        | Op::Pow
        | Op::Shl
        | Op::Shr
        | Op::And
        | Op::Or
        | Op::Xor
        | Op::MatMul
        | Op::AddInt
        | Op::SubInt
        | Op::AndInt
        | Op::MulInt
        | Op::InPlace
        | Op::InPlaceAddInt
        | Op::InPlaceSubInt
        | Op::Jump
        | Op::JumpIf
        | Op::JumpIfNot
        | Op::JumpEq
        | Op::JumpLt
        | Op::JumpLe
        | Op::JumpGt
        | Op::JumpGe
        | Op::JumpIs
        | Op::JumpNone
        | Op::JumpIn
        | Op::JumpState
        | Op::Call
        | Op::CallMethod
        | Op::GetMethod
        | Op::CallFound
        | Op::Return
        | Op::ReturnNone
        | Op::Yield
        | Op::YieldFrom
        | Op::ForIter => {}
    }
    vm.pc = pc + op.len();
    Ok(())
}

/// `x is y`.
#[inline]
pub(super) fn same(vm: &Vm<'_>, x: Value, y: Value) -> bool {
    #[cfg(feature = "build")]
    if vm.will_be_one(x, y) {
        return true;
    }
    let _ = vm;
    x == y
}

/// Operand word `i` of the instruction at `pc`.
#[inline]
fn operand(vm: &Vm<'_>, pc: u32, i: u32) -> Value {
    Value::from_bits(vm.mem.rom(pc + i))
}

/// Registers hold what the compiler put there; a damaged image may hold anything.
#[inline]
pub(super) fn expect(vm: &mut Vm<'_>, v: Value, kind: Kind) -> R<()> {
    if vm.mem.is(v, kind) {
        return Ok(());
    }
    vm.type_error("argument has wrong type")
}

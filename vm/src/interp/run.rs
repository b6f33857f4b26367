//! The loop: fetches, decodes and executes instructions.
//!
//! Common cases (small ints, simple calls) are handled in the arms; everything
//! else is a call of a function that lives with its topic.

use super::flow::{delegate, return_value, yield_value, Delegate};
use super::frame;
use crate::error::{Raise, R};
use crate::isa::{self, a, b, c, BinOp, Op};
use crate::native::Args;
use crate::object::Kind;
use crate::types::TypeId;
use crate::value::Value;
use crate::vm::Vm;

/// Registers and operands of the running instruction, by short names.
macro_rules! r {
    ($vm:ident, $i:expr) => {
        $vm.reg($i)
    };
}

/// Executes instructions until the frame marked STOP gives a value, or one raises.
/// `vm.pc` is the instruction that did.
pub(super) fn execute(vm: &mut Vm<'_>) -> R<Value> {
    loop {
        let pc = vm.pc;
        let w = vm.mem.rom(pc);
        let Some(op) = Op::from_index(w & 0xff) else {
            return Err(Raise::Budget);
        };
        match op {
            Op::Move => {
                let v = r!(vm, b(w));
                vm.set_reg(a(w), v);
            }
            Op::LoadK => {
                let v = operand(vm, pc, 1);
                vm.set_reg(a(w), v);
            }
            Op::LoadInt => vm.set_reg(a(w), Value::int(isa::s16(w))),
            Op::LoadNone => vm.set_reg(a(w), Value::NONE),
            Op::Clear => vm.set_reg(a(w), Value::UNDEF),
            Op::Check => {
                if r!(vm, a(w)).is_undef() {
                    let name = operand(vm, pc, 1);
                    return unbound(vm, name);
                }
            }
            Op::LoadGlobal => {
                let name = operand(vm, pc, 1);
                let v = vm.load_global(name)?;
                vm.set_reg(a(w), v);
            }
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
                    None => load_cell(vm, r!(vm, b(w)), name)?,
                };
                vm.set_reg(a(w), v);
            }
            Op::MakeCell => {
                let cell = vm.alloc_words(Kind::Cell, 0, &[r!(vm, a(w))])?;
                vm.set_reg(a(w), cell);
            }
            Op::LoadCell => {
                let cell = r!(vm, b(w));
                let name = operand(vm, pc, 1);
                let v = load_cell(vm, cell, name)?;
                vm.set_reg(a(w), v);
            }
            Op::StoreCell => {
                expect(vm, r!(vm, a(w)), Kind::Cell)?;
                let cell = vm.resolve_mut(r!(vm, a(w)))?;
                let v = r!(vm, b(w));
                vm.mem.set(cell, 1, v);
            }
            Op::DelCell => {
                let name = operand(vm, pc, 1);
                load_cell(vm, r!(vm, a(w)), name)?;
                let cell = vm.resolve_mut(r!(vm, a(w)))?;
                vm.mem.set(cell, 1, Value::UNDEF);
            }
            Op::LoadClosure => {
                let f = vm.field(frame::FUNC);
                let cell = vm.mem.get(f, crate::types::function::CELLS + b(w));
                vm.set_reg(a(w), cell);
            }
            Op::GetAttr => {
                let name = operand(vm, pc, 1);
                let v = vm.load_attr(r!(vm, b(w)), name)?;
                if v == Value::ENTERED {
                    continue;
                }
                vm.set_reg(a(w), v);
            }
            Op::SetAttr => {
                let (name, obj, v) = (operand(vm, pc, 1), r!(vm, a(w)), r!(vm, b(w)));
                vm.set_attr(obj, name, v)?;
            }
            Op::DelAttr => {
                let (name, obj) = (operand(vm, pc, 1), r!(vm, a(w)));
                vm.del_attr(obj, name)?;
            }
            Op::GetItem => {
                let (obj, i) = (r!(vm, b(w)), r!(vm, c(w)));
                let v = vm.get_item(obj, i)?;
                vm.set_reg(a(w), v);
            }
            Op::SetItem => {
                let (obj, i, v) = (r!(vm, a(w)), r!(vm, b(w)), r!(vm, c(w)));
                vm.set_item(obj, i, v)?;
            }
            Op::DelItem => {
                let (obj, i) = (r!(vm, a(w)), r!(vm, b(w)));
                vm.del_item(obj, i)?;
            }
            Op::Add => {
                let (x, y) = (r!(vm, b(w)), r!(vm, c(w)));
                let v = match add(x, y) {
                    Some(v) => v,
                    None => vm.binary(BinOp::Add, x, y)?,
                };
                vm.set_reg(a(w), v);
            }
            Op::Sub => {
                let (x, y) = (r!(vm, b(w)), r!(vm, c(w)));
                let v = match sub(x, y) {
                    Some(v) => v,
                    None => vm.binary(BinOp::Sub, x, y)?,
                };
                vm.set_reg(a(w), v);
            }
            Op::And => {
                let (x, y) = (r!(vm, b(w)), r!(vm, c(w)));
                let v = if x.is_int() && y.is_int() {
                    Value::from_bits(x.bits() & y.bits())
                } else {
                    vm.binary(BinOp::And, x, y)?
                };
                vm.set_reg(a(w), v);
            }
            Op::Mul
            | Op::TrueDiv
            | Op::FloorDiv
            | Op::Mod
            | Op::Pow
            | Op::Shl
            | Op::Shr
            | Op::Or
            | Op::Xor
            | Op::MatMul => {
                let (x, y) = (r!(vm, b(w)), r!(vm, c(w)));
                let Some(bin) = BinOp::from_index(op as u32 - Op::Add as u32) else {
                    continue;
                };
                let v = vm.binary(bin, x, y)?;
                vm.set_reg(a(w), v);
            }
            Op::AddInt => {
                let (x, y) = (r!(vm, b(w)), Value::int(c(w) as i8 as i32));
                let v = match add(x, y) {
                    Some(v) => v,
                    None => vm.binary(BinOp::Add, x, y)?,
                };
                vm.set_reg(a(w), v);
            }
            Op::AndInt => {
                let (x, y) = (r!(vm, b(w)), Value::int(c(w) as i32));
                let v = if x.is_int() {
                    Value::from_bits(x.bits() & y.bits())
                } else {
                    vm.binary(BinOp::And, x, y)?
                };
                vm.set_reg(a(w), v);
            }
            Op::MulInt => {
                let (x, y) = (r!(vm, b(w)), Value::int(c(w) as i8 as i32));
                let v = vm.binary(BinOp::Mul, x, y)?;
                vm.set_reg(a(w), v);
            }
            Op::InPlace => {
                let (x, y) = (r!(vm, b(w)), r!(vm, c(w)));
                let Some(bin) = BinOp::from_index(operand(vm, pc, 1).as_len()) else {
                    continue;
                };
                let fast = match bin {
                    BinOp::Add => add(x, y),
                    BinOp::Sub => sub(x, y),
                    _ => None,
                };
                let v = match fast {
                    Some(v) => v,
                    None => vm.in_place(bin, x, y)?,
                };
                vm.set_reg(a(w), v);
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
            Op::Jump => {
                jump(vm, pc, 1)?;
                continue;
            }
            Op::JumpIf => {
                if vm.truth(r!(vm, a(w)))? {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpIfNot => {
                if !vm.truth(r!(vm, a(w)))? {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpEq | Op::JumpLt | Op::JumpLe | Op::JumpGt | Op::JumpGe => {
                let (x, y) = (r!(vm, a(w)), r!(vm, b(w)));
                let t = if x.is_int() && y.is_int() {
                    let (x, y) = (x.as_int(), y.as_int());
                    match op {
                        Op::JumpEq => x == y,
                        Op::JumpLt => x < y,
                        Op::JumpLe => x <= y,
                        Op::JumpGt => x > y,
                        _ => x >= y,
                    }
                } else {
                    let cmp = match op {
                        Op::JumpEq => Op::Eq,
                        Op::JumpLt => Op::Lt,
                        Op::JumpLe => Op::Le,
                        Op::JumpGt => Op::Gt,
                        _ => Op::Ge,
                    };
                    let v = vm.compare(cmp, x, y)?;
                    vm.truth(v)?
                };
                if t == (c(w) != 0) {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpIs => {
                if same(vm, r!(vm, a(w)), r!(vm, b(w))) == (c(w) != 0) {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpNone => {
                if r!(vm, a(w)).is_none() == (c(w) != 0) {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpIn => {
                let t = vm.contains(r!(vm, b(w)), r!(vm, a(w)))?;
                if t == (c(w) != 0) {
                    jump(vm, pc, 1)?;
                    continue;
                }
            }
            Op::JumpState => {
                if r!(vm, a(w)) == operand(vm, pc, 1) {
                    jump(vm, pc, 2)?;
                    continue;
                }
            }
            Op::Call => {
                let f = r!(vm, b(w));
                let v = vm.call_value(f, Args::in_frame(b(w) + 1, c(w), Value::UNDEF), 0)?;
                if v.bits() == Value::ENTERED.bits() || v == Value::AGAIN {
                    continue;
                }
                vm.set_reg(a(w), v);
            }
            Op::CallKw => {
                let f = r!(vm, b(w));
                let names = operand(vm, pc, 1);
                let v = vm.call_value(f, Args::in_frame(b(w) + 1, c(w), names), 0)?;
                if v == Value::ENTERED || v == Value::AGAIN {
                    continue;
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
                    continue;
                }
                vm.set_reg(a(w), v);
            }
            Op::CallMethod | Op::CallMethodKw => {
                let name = operand(vm, pc, 1);
                let names = if op == Op::CallMethodKw {
                    operand(vm, pc, 2)
                } else {
                    Value::UNDEF
                };
                let v = vm.invoke(b(w), c(w), name, names)?;
                if v == Value::ENTERED || v == Value::AGAIN {
                    continue;
                }
                vm.set_reg(a(w), v);
            }
            Op::Return => {
                let v = r!(vm, a(w));
                if let Some(v) = return_value(vm, v)? {
                    return Ok(v);
                }
                continue;
            }
            Op::Yield => {
                let v = r!(vm, b(w));
                if let Some(v) = yield_value(vm, v) {
                    return Ok(v);
                }
                continue;
            }
            Op::YieldFrom => match delegate(vm, w)? {
                Delegate::Entered => continue,
                Delegate::Yielded(v) => {
                    if let Some(v) = yield_value(vm, v) {
                        return Ok(v);
                    }
                    continue;
                }
                Delegate::Done(v) => vm.set_reg(a(w), v),
            },
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
            Op::ForIter => {
                let it = r!(vm, b(w));
                if vm.mem.is(it, Kind::Gen) {
                    if vm.gen_enter(it, Value::NONE, 0)? {
                        continue;
                    }
                    jump(vm, pc, 1)?;
                    continue;
                }
                match vm.next(it)?.get() {
                    Some(v) => vm.set_reg(a(w), v),
                    None => {
                        jump(vm, pc, 1)?;
                        continue;
                    }
                }
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
                let e = vm.make_exception(r!(vm, a(w)))?;
                let cause = r!(vm, b(w));
                if let Some(x) = vm.exc_object(e) {
                    let x = vm.resolve_mut(x)?;
                    vm.mem.set(x, crate::types::exception::CAUSE, cause);
                }
                vm.exc = e;
                return Err(Raise::Exc);
            }
            Op::Reraise => {
                vm.exc = r!(vm, a(w));
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
                    continue;
                }
                vm.set_reg(a(w), v);
            }
            Op::ImportFrom => {
                let (m, name) = (r!(vm, b(w)), operand(vm, pc, 1));
                let v = vm.import_from(m, name)?;
                vm.set_reg(a(w), v);
            }
            Op::ImportStar => vm.import_star(r!(vm, a(w)))?,
        }
        vm.pc = pc + op.len();
    }
}

/// `x is y`.
#[inline]
fn same(vm: &Vm<'_>, x: Value, y: Value) -> bool {
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

/// Goes to the target in operand word `i`.
#[inline]
pub(super) fn jump(vm: &mut Vm<'_>, pc: u32, i: u32) -> R<()> {
    let offset = operand(vm, pc, i).as_int();
    vm.pc = pc.wrapping_add(offset as u32);
    if offset <= 0 {
        if vm.fuel == 0 {
            vm.pc = pc;
            return Err(Raise::Budget);
        }
        vm.fuel -= 1;
    }
    Ok(())
}

#[inline]
fn add(x: Value, y: Value) -> Option<Value> {
    if x.bits() & y.bits() & 1 == 0 {
        return None;
    }
    (x.bits() as i32)
        .checked_add(y.bits() as i32 - 1)
        .map(|s| Value::from_bits(s as u32))
}

#[inline]
fn sub(x: Value, y: Value) -> Option<Value> {
    if x.bits() & y.bits() & 1 == 0 {
        return None;
    }
    (x.bits() as i32)
        .checked_sub(y.bits() as i32 - 1)
        .map(|s| Value::from_bits(s as u32))
}

/// Registers hold what the compiler put there; a damaged image may hold anything.
#[inline]
fn expect(vm: &mut Vm<'_>, v: Value, kind: Kind) -> R<()> {
    if vm.mem.is(v, kind) {
        return Ok(());
    }
    vm.type_error("argument has wrong type")
}

fn load_cell(vm: &mut Vm<'_>, cell: Value, name: Value) -> R<Value> {
    expect(vm, cell, Kind::Cell)?;
    let v = vm.mem.get(vm.resolve(cell), 1);
    if v.is_undef() {
        return unbound(vm, name);
    }
    Ok(v)
}

fn unbound<T>(vm: &mut Vm<'_>, name: Value) -> R<T> {
    let _ = name;
    vm.raise_text(
        TypeId::NameError,
        "local variable referenced before assignment",
        &[],
    )
}

fn not_defined<T>(vm: &mut Vm<'_>, name: Value) -> R<T> {
    vm.raise_text(TypeId::NameError, "name '%v' isn't defined", &[name])
}

impl Vm<'_> {
    /// A global of the running function, or a built-in.
    #[inline]
    fn load_global(&mut self, name: Value) -> R<Value> {
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
        if let Some(v) = crate::registry::builtin(name) {
            return Ok(v);
        }
        if let Some(v) = self.module_virtual(g, name) {
            return Ok(v);
        }
        not_defined(self, name)
    }
}

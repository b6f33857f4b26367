//! The rare instructions. They read and write the registers of the running frame through the VM. The frequent ones
//! are in [`super::run`], which keeps its place and the frame in registers of the chip.

use super::fast::contain::{found, Found};
use super::fast::number;
use super::{build, cell, names, raise};
use crate::error::R;
use crate::vm::Vm;
use format::isa::{a, b, c, Conversion, Op};
use format::object::Kind;
use format::value::Value;

/// The instructions of [`step`], as a pattern.
#[rustfmt::skip]
macro_rules! other_instructions {
    () => {
        Op::DelGlobal | Op::LoadName | Op::StoreName | Op::DelName | Op::LoadNameCell
            | Op::MakeCell | Op::DelCell | Op::DelAttr | Op::DelItem
            | Op::Neg | Op::Pos | Op::Invert | Op::Not | Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge
            | Op::Is | Op::IsNot | Op::In | Op::NotIn
            | Op::CallKw | Op::CallEx | Op::CallMethodKw | Op::CallFoundKw
            | Op::GetYieldFrom | Op::GetAwait
            | Op::MakeTuple | Op::MakeList | Op::MakeSet | Op::MakeDict | Op::MakeSlice | Op::MakeStr | Op::Format
            | Op::ListExtend | Op::SetAdd | Op::SetUpdate | Op::DictSet | Op::DictUpdate
            | Op::AsKeywords | Op::ListToTuple | Op::UnpackEx | Op::MakeFunc | Op::MakeClass
            | Op::Raise | Op::RaiseFrom | Op::Reraise | Op::RaiseNone | Op::Catch | Op::Match | Op::ExcInfo
            | Op::Import | Op::ImportFrom | Op::ImportStar
    };
}
pub(super) use other_instructions;

/// The instructions that the loop executes itself, as a pattern.
#[rustfmt::skip]
macro_rules! frequent_instructions {
    () => {
        Op::Move | Op::LoadK | Op::LoadInt | Op::LoadNone | Op::Clear | Op::Check
            | Op::LoadGlobal | Op::StoreGlobal | Op::LoadCell | Op::StoreCell | Op::LoadClosure | Op::GetAttr | Op::SetAttr | Op::GetItem | Op::SetItem | Op::Unpack
            | Op::Add | Op::Sub | Op::Mul | Op::TrueDiv | Op::FloorDiv | Op::Mod | Op::Pow | Op::Shl | Op::Shr
            | Op::And | Op::Or | Op::Xor | Op::MatMul | Op::AddInt | Op::SubInt | Op::AndInt | Op::MulInt
            | Op::InPlace | Op::InPlaceAddInt | Op::InPlaceSubInt
            | Op::Jump | Op::JumpIf | Op::JumpIfNot | Op::JumpEq | Op::JumpLt | Op::JumpLe | Op::JumpGt | Op::JumpGe
            | Op::JumpIs | Op::JumpNone | Op::JumpIn | Op::JumpState
            | Op::Call | Op::CallMethod | Op::GetMethod | Op::CallFound
            | Op::Return | Op::ReturnNone | Op::Yield | Op::YieldFrom | Op::GetIter | Op::ForIter | Op::ListAppend
    };
}

/// Executes the instruction `w` at `vm.pc`. Afterwards `vm.pc` is at the next instruction, or in a frame that was
/// entered.
#[inline(never)]
pub(super) fn step(vm: &mut Vm<'_>, w: u32) -> R<()> {
    let pc = vm.pc;
    let op = Op::of(w);
    'no_result: {
        /// The value that a call gave. If the call entered a frame, returns to the loop, which continues there.
        macro_rules! finish {
            ($outcome:expr) => {
                match $outcome.get() {
                    Some(v) => v,
                    None => return Ok(()),
                }
            };
        }
        // An arm gives the instruction's result, or breaks to `'no_result`.
        let v = match op {
            Op::DelGlobal => break 'no_result names::delete_global(vm)?,
            Op::LoadName => names::load(vm)?,
            Op::StoreName => break 'no_result names::store(vm, w)?,
            Op::DelName => break 'no_result names::delete(vm)?,
            Op::LoadNameCell => names::load_or_cell(vm, w)?,

            Op::MakeCell => vm.alloc_words(Kind::Cell, 0, &[vm.reg(a(w))])?,
            Op::DelCell => break 'no_result cell::delete(vm, w)?,

            Op::DelAttr => {
                let (obj, name) = (vm.reg(a(w)), vm.operand(1));
                break 'no_result vm.del_attr(obj, name)?;
            }
            Op::DelItem => {
                let (obj, i) = (vm.reg(a(w)), vm.reg(b(w)));
                break 'no_result vm.del_item(obj, i)?;
            }

            Op::Neg | Op::Pos | Op::Invert => number::unary(vm, op, vm.reg(b(w)))?,
            Op::Not => Value::bool(!vm.truth(vm.reg(b(w)))?),
            Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge => {
                vm.compare(op, vm.reg(b(w)), vm.reg(c(w)))?
            }
            Op::Is | Op::IsNot => {
                let same = number::same(vm, vm.reg(b(w)), vm.reg(c(w)));
                Value::bool(same == (op == Op::Is))
            }
            Op::In | Op::NotIn => {
                let found = match found(vm, vm.reg(c(w)), vm.reg(b(w))) {
                    Found::Unsure => vm.contains(vm.reg(c(w)), vm.reg(b(w)))?,
                    known => known == Found::Yes,
                };
                Value::bool(found == (op == Op::In))
            }

            Op::CallKw => finish!(vm.call_keywords(w)?),
            Op::CallEx => finish!(vm.call_unpacked(w)?),
            Op::CallMethodKw => {
                let (name, names) = (vm.operand(1), vm.operand(2));
                finish!(vm.invoke_kw(b(w), c(w), name, names)?)
            }
            Op::CallFoundKw => finish!(vm.call_found_keywords(w)?),

            Op::GetYieldFrom => vm.iter(vm.reg(b(w)))?,
            Op::GetAwait => vm.awaitable(vm.reg(b(w)))?,

            Op::MakeTuple => build::tuple(vm, w)?,
            Op::MakeList => build::list(vm, w)?,
            Op::MakeSet => build::set(vm, w)?,
            Op::MakeDict => build::dict(vm, w)?,
            Op::MakeSlice => {
                let body = [0, 1, 2].map(|i| vm.reg(b(w) + i));
                vm.alloc_words(Kind::Slice, 0, &body)?
            }
            Op::MakeStr => build::string(vm, w)?,
            Op::Format => {
                let conversion = Conversion::from_index(c(w));
                vm.format_field(vm.reg(b(w)), vm.reg(b(w) + 1), conversion)?
            }
            Op::ListExtend => {
                let (l, v) = build::target(vm, w, Kind::List)?;
                break 'no_result vm.list_extend(l, v)?;
            }
            Op::SetAdd => {
                let (s, v) = build::target(vm, w, Kind::Set)?;
                break 'no_result vm.set_add(s, v)?;
            }
            Op::SetUpdate => {
                let (s, v) = build::target(vm, w, Kind::Set)?;
                break 'no_result vm.set_update(s, v)?;
            }
            Op::DictSet => {
                let (d, key) = build::target(vm, w, Kind::Dict)?;
                break 'no_result vm.dict_set(d, key, vm.reg(c(w)))?;
            }
            Op::DictUpdate => {
                let (d, v) = build::target(vm, w, Kind::Dict)?;
                break 'no_result vm.dict_merge(d, v, c(w) != 0)?;
            }
            Op::AsKeywords => vm.as_keywords(vm.reg(b(w)))?,
            Op::ListToTuple => build::tuple_of_list(vm, w)?,
            Op::UnpackEx => {
                let after = vm.operand(1).as_len();
                break 'no_result vm.unpack_ex(vm.reg(b(w)), a(w), c(w), after)?;
            }
            Op::MakeFunc => vm.make_function(vm.operand(1), b(w), c(w))?,
            Op::MakeClass => vm.make_class(b(w))?,

            Op::Raise | Op::Reraise => return raise::raise(vm, w),
            Op::RaiseFrom => return raise::raise_from(vm, w),
            Op::RaiseNone => return raise::nothing_to_reraise(vm),
            Op::Catch => break 'no_result raise::catch(vm, w),
            Op::Match => Value::bool(vm.exception_matches(vm.reg(b(w)), vm.reg(c(w)))?),
            Op::ExcInfo => break 'no_result raise::info(vm, w),

            Op::Import => {
                let (name, from) = (vm.operand(1), vm.operand(2));
                finish!(vm.import_statement(name, from, b(w) != 0, c(w))?)
            }
            Op::ImportFrom => vm.import_from(vm.reg(b(w)), vm.operand(1))?,
            Op::ImportStar => break 'no_result vm.import_star(vm.reg(a(w)))?,

            frequent_instructions!() => {
                debug_assert!(false, "the loop executes {op:?} itself");
                break 'no_result;
            }
        };
        vm.set_reg(a(w), v);
    }
    vm.pc = pc + op.len();
    Ok(())
}

/// Raises TypeError unless `v` is of the kind. The compiler sees to it that it is, but a damaged image may have any
/// value in the register.
#[inline]
pub(super) fn expect(vm: &mut Vm<'_>, v: Value, kind: Kind) -> R<()> {
    if vm.mem.is(v, kind) {
        return Ok(());
    }
    vm.type_error("argument has wrong type")
}

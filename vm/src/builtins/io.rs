//! `print`, `input`, `open`.

use crate::error::R;
use crate::modules::console;
use crate::modules::io::{target_of, write_text, Target};
use crate::native::{impure, impure_kw, Args, Entry, MANY};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// `print(*values, sep=" ", end="\n", file=sys.stdout)`.
pub const PRINT: Entry = impure_kw(name!("print"), print, 0, MANY);
/// `input(prompt="")`.
pub const INPUT: Entry = impure(name!("input"), input, 0, 1);
pub use crate::modules::io::OPEN;

/// Words of the VM's stack that are reserved before a value is written straight to the console, for
/// the holds of nested containers.
const ROOM: u32 = 64;

fn print(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[name!("sep"), name!("end"), name!("file")])?;
    for name in [name!("sep"), name!("end")] {
        if let Some(v) = args.kw(vm, name) {
            if !vm.is_str(vm.native_base(v)) {
                return vm.raise_text(
                    TypeId::TypeError,
                    "can't convert '%t' object to str implicitly",
                    &[v],
                );
            }
        }
    }
    let file = args.kw(vm, name!("file")).unwrap_or(Value::UNDEF);
    if target_of(vm, file)? == Target::Console {
        let mut out = vm.out_console();
        let r = print_to_console(vm, &mut out, args);
        vm.out_flush(&mut out);
        r?;
    } else {
        print_to_object(vm, args)?;
    }
    Ok(Value::NONE)
}

/// The value of the keyword argument `name`, or `default`.
fn option(vm: &Vm<'_>, args: Args, name: Value, default: Value) -> Value {
    args.kw(vm, name).map_or(default, |v| vm.native_base(v))
}

/// Prints to the console. A byte on the console cannot be taken back, so nothing may be executed again:
/// everything that allocates does so firmly.
fn print_to_console(vm: &mut Vm<'_>, out: &mut Out, args: Args) -> R<()> {
    vm.reserve_stack(ROOM)?;
    for i in 0..args.n {
        if i > 0 {
            let sep = option(vm, args, name!("sep"), name!(" "));
            vm.put_bytes_of(out, sep)?;
        }
        let v = args.get(vm, i);
        if is_plain(vm, v, 0) {
            vm.str_of(out, v)?;
        } else {
            vm.out_flush(out);
            let text = vm.unlocked(|vm| vm.firmly(|vm| vm.to_str(args.get(vm, i))))?;
            vm.put_bytes_of(out, text)?;
        }
    }
    let end = option(vm, args, name!("end"), name!("\n"));
    vm.put_bytes_of(out, end)
}

/// True if writing `v` takes neither memory nor Python code.
fn is_plain(vm: &Vm<'_>, v: Value, depth: u32) -> bool {
    let word = v.is_int() || v.is_float() || v.is_none() || v.is_bool();
    if word || v.is_typ() || v.is_undef() || vm.is_str(v) {
        return true;
    }
    if depth >= 4 {
        return false;
    }
    match vm.mem.kind(v) {
        Some(Kind::List) => (0..vm.list_len(v)).all(|i| is_plain(vm, vm.list_get(v, i), depth + 1)),
        Some(Kind::Bytes | Kind::ByteArray) => true,
        Some(Kind::Exc) => vm
            .exc_args(v)
            .is_none_or(|args| is_plain(vm, args, depth + 1)),
        Some(Kind::Tuple) => (0..vm.seq_len(v)).all(|i| is_plain(vm, vm.seq_get(v, i), depth + 1)),
        Some(Kind::Dict) => {
            let mut cursor = 0;
            while let Some((k, x)) = vm.ns_next(v, &mut cursor) {
                if !is_plain(vm, k, depth + 1) || !is_plain(vm, x, depth + 1) {
                    return false;
                }
            }
            true
        }
        _ => false,
    }
}

fn print_to_object(vm: &mut Vm<'_>, args: Args) -> R<()> {
    for i in 0..args.n {
        if i > 0 {
            write_piece(vm, args, option(vm, args, name!("sep"), name!(" ")))?;
        }
        let text = vm.firmly(|vm| vm.to_str(args.get(vm, i)))?;
        write_piece(vm, args, text)?;
    }
    write_piece(vm, args, option(vm, args, name!("end"), name!("\n")))
}

fn write_piece(vm: &mut Vm<'_>, args: Args, text: Value) -> R<()> {
    if vm.byte_len(text) == 0 {
        return Ok(());
    }
    let file = args.kw(vm, name!("file")).unwrap_or(Value::UNDEF);
    write_text(vm, file, text)
}

fn input(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if let Some(prompt) = args.opt(vm, 0) {
        let prompt = vm.to_str(prompt)?;
        let mark = vm.hold_mark();
        let prompt = vm.hold(prompt)?;
        vm.reserve_stack(ROOM)?;
        write_text(vm, Value::UNDEF, vm.held(prompt))?;
        vm.unwind_holds(mark);
    }
    let (raw, n) = console::gather(vm, u32::MAX, (false, true), None)?;
    let line = vm.held(raw);
    if n == 0 {
        return vm.raise_bare(TypeId::EOFError);
    }
    let mut len = n;
    for end in [b'\n', b'\r'] {
        if len > 0 && vm.mem.byte(line, len - 1) == end {
            len -= 1;
        }
    }
    console::text_of(vm, (raw, len))
}

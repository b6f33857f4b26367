//! `json`: the module's functions. The file `parse.rs` reads JSON, `print.rs` writes it.

mod parse;
mod print;

use super::errno;
use super::io::{moved, need_method, target_of, write_text};
use crate::error::R;
use crate::memory::heap::Hold;
use crate::native::{pure, pure_kw, Args, Entry, Group};
use crate::types::stream;
use crate::vm::Vm;
use format::isa::BinOp;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

const ENTRIES: &[Entry] = &[
    pure_kw(name!("dumps"), dumps, 1, 1),
    pure_kw(name!("dump"), dump, 2, 2),
    pure(name!("loads"), loads, 1, 1),
    pure(name!("load"), load, 1, 1),
];

/// Attributes of the module `json`.
pub static MODULE: Group = Group {
    name: name!("json"),
    entries: ENTRIES,
};

fn dumps(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let separators = separators(vm, args)?;
    let mut out = vm.out_buffer()?;
    let v = args.get(vm, 0);
    print::print(vm, &mut out, v, separators)?;
    vm.out_str(out)
}

fn dump(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let file = args.get(vm, 1);
    target_of(vm, file)?;
    let text = dumps(vm, args)?;
    let file = args.get(vm, 1);
    write_text(vm, file, text)?;
    Ok(Value::NONE)
}

/// The separators between items, and between key and value: the argument `separators`. They are held.
fn separators(vm: &mut Vm<'_>, args: Args) -> R<[Hold; 2]> {
    args.check_kw(vm, &[name!("separators")])?;
    let mut parts = [name!(", "), name!(": ")];
    match args.kw(vm, name!("separators")) {
        Some(s) if !s.is_none() => {
            if !matches!(vm.mem.kind(s), Some(Kind::Tuple | Kind::List)) {
                return vm.raise_text(TypeId::TypeError, "object '%t' isn't a tuple or list", &[s]);
            }
            let n = vm.seq_len(s);
            if n != 2 {
                return vm.raise_text(
                    TypeId::ValueError,
                    "requested length 2 but object has length %n",
                    &[Value::int(n as i32)],
                );
            }
            for (i, part) in parts.iter_mut().enumerate() {
                *part = vm.seq_get(s, i as u32);
                if !vm.is_str(*part) {
                    return vm.raise_text(
                        TypeId::TypeError,
                        "can't convert '%t' object to str implicitly",
                        &[*part],
                    );
                }
            }
        }
        _ => {}
    }
    Ok([vm.hold(parts[0])?, vm.hold(parts[1])?])
}

fn loads(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    loads_value(vm, v)
}

fn loads_value(vm: &mut Vm<'_>, v: Value) -> R<Value> {
    match vm.text(v) {
        Some(t) => parse::parse(vm, t),
        None => {
            let t = vm.bytes_arg(v)?;
            parse::parse(vm, t)
        }
    }
}

fn load(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let file = args.get(vm, 0);
    if vm.mem.is(vm.native_base(file), Kind::Stream) {
        let rest = stream::rest(vm, file)?;
        let result = parse::parse(vm, rest)?;
        stream::skip_rest(vm, file)?;
        return Ok(result);
    }
    let held = vm.hold(file)?;
    let text = if vm.get_attr_opt(file, name!("read"))?.get().is_some() {
        let file = vm.held(held);
        vm.call_method(file, name!("read"), &[])?
    } else {
        need_method(vm, vm.held(held), name!("readinto"))?;
        read_all(vm, held)?
    };
    let text = vm.hold(text)?;
    vm.firmly(|vm| loads_value(vm, vm.held(text)))
}

/// All the bytes of a stream written in Python that has only `readinto`. It is asked for one byte at
/// a time, as MicroPython does. **Moves objects.**
fn read_all(vm: &mut Vm<'_>, file: Hold) -> R<Value> {
    let byte = vm.new_bytearray_from(name!(" "), 0, 1)?;
    let text = vm.new_bytearray_of(Value::UNDEF, 0)?;
    let (byte, text) = (vm.hold(byte)?, vm.hold(text)?);
    loop {
        let (from, to) = (vm.held(file), vm.held(byte));
        let given = vm.call_method(from, name!("readinto"), &[to])?;
        match moved(vm, given, 1)? {
            None => return vm.os_error(errno::EAGAIN),
            Some(0) => return Ok(vm.held(text)),
            Some(_) => {}
        }
        vm.firmly(|vm| vm.in_place(BinOp::Add, vm.held(text), vm.held(byte)))?;
    }
}

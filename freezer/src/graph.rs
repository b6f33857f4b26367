//! The objects of an image as a graph: what each refers to.

use format::image::{code, Image};
use format::isa::{self, Op};
use format::layout;
use format::mem::Mem;
use format::object::{Kind, BODY};
use format::table::{self, Table};
use format::value::Value;

/// The keys and values of the table `t`. The keys of a set have the value UNDEF.
pub fn entries(mem: &Mem<'_>, t: Value) -> Vec<(Value, Value)> {
    let Some(kind) = mem.kind(t).filter(|k| table::is_table(*k)) else {
        return Vec::new();
    };
    let table = Table::of(mem, t);
    let has_values = matches!(kind, Kind::Table2 | Kind::Table3);
    let mut all = Vec::new();
    let mut i = 0;
    while let Some(e) = table.next(mem, i) {
        let value = match has_values {
            true => table.value(mem, e),
            false => Value::UNDEF,
        };
        all.push((table.key(mem, e), value));
        i = e + 1;
    }
    all
}

/// The values that an object refers to. Of a module these are its name and its namespace; the rest of it is its entry in the
/// directory of modules.
pub fn children(mem: &Mem<'_>, image: &Image, v: Value) -> Vec<Value> {
    let Some(kind) = mem.kind(v) else {
        return Vec::new();
    };
    match kind {
        k if k.is_bytes() => Vec::new(),
        k if table::is_table(k) => entries(mem, v)
            .into_iter()
            .flat_map(|(k, v)| [k, v])
            .collect(),
        Kind::Code => of_code(mem, v),
        Kind::Module => vec![
            mem.get(v, layout::module::NAME),
            mem.get(v, layout::module::TABLE),
        ],
        _ => (0..mem.size(v).min(image.len))
            .map(|i| mem.get(v, BODY + i))
            .collect(),
    }
}

fn of_code(mem: &Mem<'_>, v: Value) -> Vec<Value> {
    let mut all: Vec<Value> = (BODY..code::INSTRS).map(|i| mem.get(v, i)).collect();
    all.push(code::parts(|i| mem.word(v, i)).debug);
    for at in format::image::disasm::places(&|i| mem.word(v, i)) {
        let Some(op) = Op::from_index(mem.word(v, code::INSTRS + at) & 0xff) else {
            continue;
        };
        for (i, meaning) in op.words().enumerate() {
            if isa::is_value(meaning) {
                all.push(mem.get(v, code::INSTRS + at + 1 + i as u32));
            }
        }
    }
    all
}

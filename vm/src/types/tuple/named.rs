//! `collections.namedtuple`.
//!
//! The factory makes a class that derives from `tuple` and keeps the names of
//! its fields under `_fields`. An object is a [`Kind::NamedTuple`].
//! A class that derives from such a class inherits the fields.

use crate::error::R;
use crate::native::{pure, pure_kw, Args, Group};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::layout::named_tuple::{CLASS, ITEMS, WORDS};
use format::name;
use format::object::{Kind, BODY};
use format::types::TypeId;
use format::value::Value;

/// Attributes that named tuples have besides their fields and the attributes of `tuple`.
pub static METHODS: Group = Group {
    name: name!("namedtuple"),
    entries: &[
        pure(name!("_asdict"), as_dict, 1, 1),
        pure_kw(name!("_replace"), replace, 1, 1),
    ],
};

/// `namedtuple(name, fields)`: `fields` is a sequence of strings, or one string of names
/// separated by blanks or commas.
pub fn namedtuple(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (name, fields) = (args.get(vm, 0), args.get(vm, 1));
    if !vm.is_str(name) {
        return vm.type_error("name must be a string");
    }
    let fields = if vm.is_str(fields) {
        split_names(vm, fields)?
    } else {
        vm.tuple_from(fields)?
    };
    let mark = vm.hold_mark();
    let fields = vm.hold(fields)?;
    for i in 0..vm.seq_len(vm.held(fields)) {
        let f = vm.seq_get(vm.held(fields), i);
        if !vm.is_str(f) {
            return vm.type_error("field names must be strings");
        }
    }
    let fields = vm.held(fields);
    vm.unwind_holds(mark);
    let name = args.get(vm, 0);
    let bases = vm.new_tuple(&[Value::typ(TypeId::Tuple)])?;
    let namespace = vm.new_dict_cap(1)?;
    vm.ns_set(namespace, name!("_fields"), fields)?;
    vm.new_class(name, bases, namespace)
}

/// A tuple of the names in a string.
fn split_names(vm: &mut Vm<'_>, s: Value) -> R<Value> {
    let n = vm.byte_len(s);
    let is_gap =
        |vm: &Vm<'_>, i| i >= n || matches!(vm.mem.byte(s, i), b' ' | b',' | b'\t' | b'\n');
    let starts = |vm: &Vm<'_>, i| !is_gap(vm, i) && (i == 0 || is_gap(vm, i - 1));
    let total = (0..n).filter(|&i| starts(vm, i)).count() as u32;
    let t = vm.alloc(Kind::Tuple, total, 0)?;
    let mut found = 0;
    for i in 0..n {
        if !starts(vm, i) {
            continue;
        }
        let mut end = i;
        while !is_gap(vm, end) {
            end += 1;
        }
        let name = vm.new_str_from(s, i, end - i)?;
        vm.mem.set_item(t, found, name);
        found += 1;
    }
    Ok(t)
}

/// Number of the field `name` among `fields`.
fn field_number(vm: &Vm<'_>, fields: Value, name: Value) -> Option<u32> {
    (0..vm.seq_len(fields)).find(|&i| {
        let f = vm.seq_get(fields, i);
        f == name
            || !f.is_interned()
                && !name.is_interned()
                && vm.is_str(name)
                && vm.is_str(f)
                && vm.same_bytes(f, name)
    })
}

impl Vm<'_> {
    /// The tuple of the field names of `class`, if it is the class of a named tuple.
    pub(crate) fn named_fields(&self, class: Value) -> Option<Value> {
        if !self.mem.is(class, Kind::Class) {
            return None;
        }
        self.class_lookup(class, name!("_fields"))
            .filter(|f| self.mem.is(*f, Kind::Tuple))
    }

    /// The value of the field `name` of the named tuple `v`, or of the named tuple inside the instance `v`.
    pub(crate) fn named_field(&self, v: Value, name: Value) -> Option<Value> {
        let v = self.native_base(v);
        if !self.mem.is(v, Kind::NamedTuple) {
            return None;
        }
        let fields = self.named_fields(self.mem.get(v, CLASS))?;
        self.seq_get(v, field_number(self, fields, name)?).some()
    }
}

/// Calls the class of a named tuple with the names `fields`: `class(*args)`.
pub fn named_new(vm: &mut Vm<'_>, class: Value, fields: Value, args: Args) -> R<Value> {
    let (n, kw) = (vm.seq_len(fields), args.kw_len(vm));
    if args.n + kw != n {
        let name = vm.name_of_type(class);
        return vm.raise_text(
            TypeId::TypeError,
            "%v() takes %n positional arguments but %n were given",
            &[name, Value::int(n as i32), Value::int((args.n + kw) as i32)],
        );
    }
    let t = vm.alloc(Kind::NamedTuple, WORDS + n, 0)?;
    vm.mem.set(t, CLASS, class);
    for i in 0..args.n {
        let x = args.get(vm, i);
        vm.mem.set(t, ITEMS + i, x);
    }
    for k in 0..kw {
        let (name, x) = args.kw_at(vm, k);
        set_field(vm, t, fields, name, x, false)?;
    }
    Ok(t)
}

/// Sets the field `name` of the new named tuple `t`. Setting a field twice is an error unless `again`.
fn set_field(
    vm: &mut Vm<'_>,
    t: Value,
    fields: Value,
    name: Value,
    x: Value,
    again: bool,
) -> R<()> {
    let number = field_number(vm, fields, name).filter(|&i| i < vm.seq_len(t));
    let Some(i) = number else {
        return vm.raise_text(
            TypeId::TypeError,
            "unexpected keyword argument '%v'",
            &[name],
        );
    };
    if !again && vm.mem.get(t, ITEMS + i).is_def() {
        return vm.raise_text(
            TypeId::TypeError,
            "function got multiple values for argument '%v'",
            &[name],
        );
    }
    vm.mem.set(t, ITEMS + i, x);
    Ok(())
}

fn this(vm: &mut Vm<'_>, args: Args) -> R<(Value, Value)> {
    let v = vm.native_base(args.get(vm, 0));
    let fields = if vm.mem.is(v, Kind::NamedTuple) {
        vm.named_fields(vm.mem.get(v, CLASS))
    } else {
        None
    };
    match fields {
        Some(f) => Ok((v, f)),
        None => vm.type_error("not a named tuple"),
    }
}

/// `_asdict()`.
pub fn as_dict(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (v, fields) = this(vm, args)?;
    let n = vm.seq_len(fields);
    let d = vm.new_ordered_dict(n)?;
    let mark = vm.hold_mark();
    let (v, fields, d) = (vm.hold(v)?, vm.hold(fields)?, vm.hold(d)?);
    for i in 0..n {
        let (k, x) = (vm.seq_get(vm.held(fields), i), vm.seq_get(vm.held(v), i));
        if x.is_undef() {
            break;
        }
        vm.dict_set(vm.held(d), k, x)?;
    }
    let d = vm.held(d);
    vm.unwind_holds(mark);
    Ok(d)
}

/// `_replace(**fields)`.
pub fn replace(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (v, fields) = this(vm, args)?;
    let n = vm.mem.size(v);
    let t = vm.alloc(Kind::NamedTuple, n, 0)?;
    for i in BODY..BODY + n {
        let x = vm.mem.get(v, i);
        vm.mem.set(t, i, x);
    }
    for k in 0..args.kw_len(vm) {
        let (name, x) = args.kw_at(vm, k);
        set_field(vm, t, fields, name, x, true)?;
    }
    Ok(t)
}

/// `repr(v)`: `P(x=1, y=2)`.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let mark = vm.hold_mark();
    let h = vm.hold(v)?;
    let name = vm.name_of_type(vm.mem.get(v, CLASS));
    // Named tuples of the VM itself, such as `sys.implementation`, look like plain tuples.
    if name != name!("tuple") {
        vm.put_bytes_of(out, name)?;
    }
    vm.put(out, b'(')?;
    for i in 0..vm.seq_len(vm.held(h)) {
        let v = vm.held(h);
        if i > 0 {
            vm.put_lit(out, ", ")?;
        }
        if let Some(fields) = vm.named_fields(vm.mem.get(v, CLASS)) {
            // The program may have replaced `_fields` by a shorter tuple, or by one that does not hold names.
            if let Some(f) = vm.seq_get(fields, i).some() {
                vm.str_of(out, f)?;
                vm.put(out, b'=')?;
            }
        }
        let x = vm.seq_get(vm.held(h), i);
        vm.repr(out, x)?;
    }
    vm.unwind_holds(mark);
    vm.put(out, b')')
}

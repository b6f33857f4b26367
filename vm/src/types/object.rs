//! `object` and `type`.

use crate::error::{Outcome, R};
use crate::native::{getter, pure, pure_kw, static_kw, Args, Group, MANY};
use crate::types::class;
use crate::vm::Vm;
use format::layout::plain_object;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// Attributes of every object.
pub static METHODS: Group = Group {
    name: name!("object"),
    entries: &[
        static_kw(name!("__new__"), new_of, 1, MANY),
        pure_kw(name!("__init__"), init, 1, MANY),
        pure(name!("__setattr__"), set_attr, 3, 3),
        pure(name!("__delattr__"), del_attr, 2, 2),
        pure(name!("__getattribute__"), get_attr, 2, 2),
        getter(name!("__class__"), class_of),
    ],
};

/// Attributes of types and classes.
pub static TYPE_FIELDS: Group = Group {
    name: name!("type"),
    entries: &[
        getter(name!("__name__"), name_of),
        getter(name!("__qualname__"), name_of),
        getter(name!("__bases__"), bases_of),
        getter(name!("__dict__"), dict_of),
    ],
};

/// Attributes of instances of classes.
pub static INSTANCE_FIELDS: Group = Group {
    name: name!("object"),
    entries: &[getter(name!("__dict__"), dict_of)],
};

/// `object()`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if args.n > 0 {
        return vm.type_error("function takes 0 positional arguments but more were given");
    }
    vm.alloc(Kind::Object, plain_object::WORDS, 0)
}

/// `type(v)`, or `type(name, bases, namespace)`.
pub fn new_type(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match args.n {
        1 => Ok(vm.type_of(args.get(vm, 0))),
        3 => {
            let (name, bases, ns) = (args.get(vm, 0), args.get(vm, 1), args.get(vm, 2));
            if !vm.is_str(name) || !vm.mem.is(bases, Kind::Tuple) || !vm.mem.is(ns, Kind::Dict) {
                return vm.type_error("type takes a name, a tuple of bases and a dict");
            }
            vm.new_class(name, bases, ns)
        }
        _ => vm.type_error("type takes 1 or 3 arguments"),
    }
}

/// `object.__new__(class, ...)`, and `__new__` of the built-in types: `callee_type` is the type it was looked up in.
fn new_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (class, rest) = (args.get(vm, 0), args.skip(1));
    if !vm.is_type(class) {
        return vm.type_error("__new__ arg must be a type");
    }
    let (native, of) = (vm.native_of(class), vm.native_of(vm.calls.callee_type));
    if !native.is_subtype(of) || of == TypeId::Object && native != of {
        let (of, class) = (of.name(), vm.name_of_type(class));
        return vm.raise_text(
            TypeId::TypeError,
            "%v.__new__ can't make '%v' instances",
            &[of, class],
        );
    }
    if class.is_typ() {
        return vm.call_value(class, rest, 0).map(Outcome::to_native);
    }
    if native == TypeId::Object {
        vm.no_arguments(rest)?;
    }
    vm.bare_instance(class, native, rest, true)
}

/// `object.__init__`, and `__init__` of the built-in types.
fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.native_init(args)?;
    Ok(Value::NONE)
}

fn class_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.type_of(args.get(vm, 0)))
}

fn name_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.name_of_type(args.get(vm, 0)))
}

fn bases_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let t = args.get(vm, 0);
    if t == Value::typ(TypeId::Object) {
        return vm.new_tuple(&[]);
    }
    if t.is_typ() {
        return vm.new_tuple(&[Value::typ(t.type_id().base())]);
    }
    let bases = vm.mem.get(t, class::BASES);
    if vm.mem.size(bases) > 0 {
        return Ok(bases);
    }
    vm.new_tuple(&[Value::typ(TypeId::Object)])
}

/// `__dict__` of a type, class or instance.
fn dict_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    if v.is_typ() {
        return vm.group_dict(vm.natives.type_group(v.type_id()), false);
    }
    vm.ns_as_dict(v)
}

fn set_attr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (obj, v) = (args.get(vm, 0), args.get(vm, 2));
    let name = vm.attr_name(args.get(vm, 1))?;
    let name = vm.intern(name);
    if !vm.mem.is(obj, Kind::Instance) {
        return vm.raise_text(
            TypeId::TypeError,
            "'%t' object has no attributes to set",
            &[obj],
        );
    }
    vm.set_instance_attr(obj, name, v)?;
    Ok(Value::NONE)
}

fn del_attr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let obj = args.get(vm, 0);
    let name = vm.attr_name(args.get(vm, 1))?;
    let name = vm.intern(name);
    if vm.mem.is(obj, Kind::Instance) {
        vm.del_instance_attr(obj, name)?;
    }
    Ok(Value::NONE)
}

fn get_attr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let name = vm.attr_name(args.get(vm, 1))?;
    vm.get_attr(args.get(vm, 0), name)
}

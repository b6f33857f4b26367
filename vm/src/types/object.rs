//! `object` and `type`.

use crate::attr::find_method;
use crate::error::R;
use crate::name;
use crate::native::{pure, pure_kw, static_fn, Args, Group, MANY};
use crate::object::Kind;
use crate::registry;
use crate::types::{class, TypeId};
use crate::value::Value;
use crate::vm::Vm;

/// Attributes of every object.
pub static METHODS: Group = Group {
    name: name!("object"),
    entries: &[
        static_fn(name!("__new__"), new_of, 1, MANY),
        pure_kw(name!("__init__"), init, 1, MANY),
        pure(name!("__setattr__"), set_attr, 3, 3),
        pure(name!("__delattr__"), del_attr, 2, 2),
        pure(name!("__getattribute__"), get_attr, 2, 2),
    ],
};

/// `object()`.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if args.n > 0 {
        return vm.type_error("function takes 0 positional arguments but more were given");
    }
    vm.alloc(Kind::Object, 1, 0)
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

/// `object.__new__(class, ...)`, and that of the built-in types.
fn new_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (class, rest) = (args.get(vm, 0), args.skip(1));
    if class.is_typ() {
        return vm.call_type(class, rest);
    }
    if !vm.mem.is(class, Kind::Class) {
        return vm.type_error("__new__ arg must be a type");
    }
    let native = vm.mem.get(class, crate::types::class::NATIVE).type_id();
    vm.bare_instance(class, native, rest)
}

/// `object.__init__`, and that of the built-in bases: fills the built-in object inside.
fn init(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let obj = args.get(vm, 0);
    let inner = vm.native_base(obj);
    if inner == obj && args.names.is_undef() {
        return Ok(Value::NONE);
    }
    let rest = args.skip(1);
    if inner != obj {
        let native = vm.mem.get(vm.type_of(obj), class::NATIVE);
        // A part of the board is made only now; others that are empty until then, anew.
        let anew = rest.n > 0
            && !vm.is_frozen(obj)
            && matches!(
                native.type_id(),
                TypeId::Deque
                    | TypeId::ByteArray
                    | TypeId::StringIO
                    | TypeId::BytesIO
                    | TypeId::FrameBuffer
            );
        if anew || registry::maker(native.type_id()).is_some() {
            let made = vm.nested_run(|vm| vm.call_type(native, rest))?;
            let obj = args.get(vm, 0);
            vm.mem.set_word(obj, class::INSTANCE_NATIVE, made.bits());
            return Ok(Value::NONE);
        }
    }
    if rest.names.is_def() {
        return vm.type_error("function doesn't take keyword arguments");
    }
    if vm.mem.is(inner, Kind::Exc) {
        let tuple = vm.tuple_from_args(rest)?;
        let e = vm.resolve_mut(inner)?;
        vm.mem.set(e, crate::types::exception::ARGS, tuple);
        return Ok(Value::NONE);
    }
    let method = match vm.builtin_type(inner) {
        TypeId::List => name!("extend"),
        TypeId::Dict | TypeId::OrderedDict | TypeId::Set => name!("update"),
        _ => return Ok(Value::NONE),
    };
    if rest.n > 0 || rest.names.is_def() {
        if let Some((f, _)) = find_method(vm.builtin_type(inner), method) {
            vm.call_args(f, args)?;
        }
    }
    Ok(Value::NONE)
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

//! Functions, bound methods, properties and the like: layouts and constructors.

use crate::error::R;
use crate::native::{self, pure, Args, Group};
use crate::vm::Vm;
use format::image::code;
use format::layout::{bound_native, property};
use format::name;
use format::object::Kind;
use format::value::Value;

pub use format::layout::bound::{FUNCTION as BOUND_FUNC, RECEIVER as BOUND_SELF};
pub use format::layout::function::{CELLS, CODE, DEFAULTS, KWDEFAULTS, MODULE};

/// Attributes of functions, natives and bound methods.
pub static FIELDS: Group = Group {
    name: name!("function"),
    entries: &[
        native::getter(name!("__name__"), name_of),
        native::getter(name!("__qualname__"), name_of),
    ],
};

fn name_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mut f = args.get(vm, 0);
    loop {
        if let Some(native) = vm.natives.native(f).filter(|_| f.is_native()) {
            return Ok(native.name());
        }
        match vm.mem.kind(f) {
            Some(Kind::Func) => return Ok(vm.mem.get(vm.mem.get(f, CODE), code::NAME)),
            Some(Kind::Bound | Kind::BoundNative) => f = vm.mem.get(f, BOUND_FUNC),
            _ => return vm.get_attr(f, name!("__name__")),
        }
    }
}

const _: () = assert!(bound_native::FUNCTION == BOUND_FUNC && bound_native::RECEIVER == BOUND_SELF);

/// Attributes of properties.
pub static PROPERTY_METHODS: Group = Group {
    name: name!("property"),
    entries: &[
        pure(name!("getter"), getter, 2, 2),
        pure(name!("setter"), setter, 2, 2),
        pure(name!("deleter"), deleter, 2, 2),
    ],
};

impl Vm<'_> {
    /// True if `f` is a function whose call makes a generator.
    pub(crate) fn is_generator_function(&self, f: Value) -> bool {
        self.code_info(self.mem.get(f, CODE)).flags & code::GENERATOR != 0
    }

    /// The tuple of defaults of a function, and its keyword defaults; UNDEF if it has none.
    pub(crate) fn func_defaults(&self, f: Value) -> (Value, Value) {
        if self.mem.size(f) >= KWDEFAULTS {
            (self.mem.get(f, DEFAULTS), self.mem.get(f, KWDEFAULTS))
        } else {
            (Value::UNDEF, Value::UNDEF)
        }
    }

    /// A new bound method: `function` with `obj` as its first argument.
    pub fn new_bound(&mut self, obj: Value, function: Value) -> R<Value> {
        let kind = if function.is_native() {
            Kind::BoundNative
        } else {
            Kind::Bound
        };
        self.alloc_words(kind, 0, &[obj, function])
    }

    /// A copy of the property `p` with `f` in the word `at`.
    fn replaced(&mut self, p: Value, at: u32, f: Value) -> R<Value> {
        let fields = [property::GET, property::SET, property::DELETE];
        let body = fields.map(|i| if i == at { f } else { self.mem.get(p, i) });
        self.alloc_words(Kind::Property, 0, &body)
    }
}

fn getter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.replaced(args.get(vm, 0), property::GET, args.get(vm, 1))
}
fn setter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.replaced(args.get(vm, 0), property::SET, args.get(vm, 1))
}
fn deleter(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.replaced(args.get(vm, 0), property::DELETE, args.get(vm, 1))
}

/// `property(fget=None, fset=None, fdel=None, doc=None)`.
pub fn new_property(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let names = [name!("fget"), name!("fset"), name!("fdel"), name!("doc")];
    args.check_kw(vm, &names)?;
    let get = |i: u32| {
        args.opt_or_kw(vm, i, names[i as usize])
            .unwrap_or(Value::NONE)
    };
    let body = [get(0), get(1), get(2)];
    vm.alloc_words(Kind::Property, 0, &body)
}

/// `staticmethod(f)`.
pub fn new_static(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.alloc_words(Kind::StaticMethod, 0, &[args.get(vm, 0)])
}

/// `classmethod(f)`.
pub fn new_class_method(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.alloc_words(Kind::ClassMethod, 0, &[args.get(vm, 0)])
}

/// `super(class, self)`.
pub fn new_super(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (c, obj) = (args.get(vm, 0), args.get(vm, 1));
    if !vm.is_type(c) {
        return vm.type_error("first argument to super() must be a type");
    }
    if !vm.is_subclass(vm.super_start(c, obj), c) {
        return vm.type_error("super(type, obj): obj must be an instance or subtype of type");
    }
    vm.alloc_words(Kind::Super, 0, &[c, obj])
}

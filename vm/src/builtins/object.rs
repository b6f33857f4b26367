//! Built-in functions on any object: attributes, types, identity, text.

use crate::error::{Maybe, Outcome, Raise, R};
use crate::native::table::BUILTINS;
use crate::native::Args;
use crate::protocol::attr::Which;
use crate::protocol::out::Out;
use crate::types::{class, function};
use crate::vm::Vm;
use format::isa::Conversion;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

/// `callable(v)`.
pub(super) fn callable(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(Value::bool(vm.is_callable(args.get(vm, 0))))
}

impl Vm<'_> {
    /// True if `v` can be called.
    pub(crate) fn is_callable(&self, v: Value) -> bool {
        self.is_type(v)
            || v.is_native() && self.natives.native(v).is_some()
            || matches!(
                self.mem.kind(v),
                Some(Kind::Func | Kind::Bound | Kind::BoundNative | Kind::StaticMethod)
            )
            || self.special(v, name!("__call__")).is_some()
            || self.call_method_of(v).is_some()
    }
}

/// `chr(code_point)`.
pub(super) fn chr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let c = vm.to_i32(args.get(vm, 0))?;
    if !(0..0x11_0000).contains(&c) {
        return vm.value_error("chr() arg not in range(0x110000)");
    }
    vm.new_char(c as u32)
}

/// `ord(c)`, where `c` is one character or one byte.
pub(super) fn ord(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = vm.native_base(args.get(vm, 0));
    let n = if vm.is_str(v) {
        if vm.byte_len(v) == 1 {
            return Ok(Value::len(u32::from(vm.mem.byte(v, 0))));
        }
        let n = vm.char_len(v);
        if n == 1 {
            return Ok(Value::len(vm.char_at(v, 0).0));
        }
        n
    } else if vm.mem.is(v, Kind::Bytes) || vm.mem.is(v, Kind::ByteArray) {
        let n = vm.len(v)?;
        if n == 1 {
            return vm.get_item(v, Value::int(0));
        }
        n
    } else {
        return vm.raise_text(
            TypeId::TypeError,
            "ord() expected string of length 1, but %t found",
            &[v],
        );
    };
    vm.raise_text(
        TypeId::TypeError,
        "ord() expected a character, but string of length %n found",
        &[Value::int(n as i32)],
    )
}

impl Vm<'_> {
    /// `v` as the name of an attribute.
    ///
    /// # Errors
    /// TypeError if it is not a string.
    pub(crate) fn attr_name(&mut self, v: Value) -> R<Value> {
        let v = self.native_base(v);
        if self.is_str(v) {
            Ok(v)
        } else {
            self.type_error("attribute name must be a string")
        }
    }
}

/// `getattr(v, name)`, `getattr(v, name, default)`.
pub(super) fn getattr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let name = vm.attr_name(args.get(vm, 1))?;
    let obj = args.get(vm, 0);
    if args.n == 2 {
        return vm.get_attr(obj, name);
    }
    match vm.get_attr_opt(obj, name) {
        Ok(v) => Ok(v.get().unwrap_or(args.get(vm, 2))),
        Err(Raise::Exc) if vm.raised_is(TypeId::AttributeError) => Ok(args.get(vm, 2)),
        Err(e) => Err(e),
    }
}

/// `hasattr(v, name)`.
pub(super) fn hasattr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let name = vm.attr_name(args.get(vm, 1))?;
    match vm.get_attr_opt(args.get(vm, 0), name) {
        Ok(v) => Ok(Value::bool(v.get().is_some())),
        Err(Raise::Exc) if vm.raised_is(TypeId::AttributeError) => Ok(Value::FALSE),
        Err(e) => Err(e),
    }
}

/// `setattr(v, name, x)`.
pub(super) fn setattr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let name = vm.attr_name(args.get(vm, 1))?;
    let (obj, v) = (args.get(vm, 0), args.get(vm, 2));
    vm.set_attr(obj, name, v)?;
    Ok(Value::NONE)
}

/// `delattr(v, name)`.
pub(super) fn delattr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let name = vm.attr_name(args.get(vm, 1))?;
    vm.del_attr(args.get(vm, 0), name)?;
    Ok(Value::NONE)
}

/// `hash(v)`. A small int is its own hash; other hashes are cut to 30 bits.
pub(super) fn hash(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let v = args.get(vm, 0);
    if v.is_int() {
        return Ok(v);
    }
    let h = vm.hash(v)?;
    let v = args.get(vm, 0);
    let h = match vm.mem.kind(v) {
        Some(Kind::Bound | Kind::BoundNative) => {
            let parts = [function::BOUND_SELF, function::BOUND_FUNC].map(|i| vm.mem.get(v, i));
            shown_identity(vm, parts[0])? ^ shown_identity(vm, parts[1])?.wrapping_mul(31)
        }
        // A view of values is compared by identity too, though it is not a plain key.
        Some(Kind::View) => vm.id_of(v)?,
        Some(_) if vm.is_plain_key(v) => vm.id_of(v)?,
        _ => h,
    };
    Ok(Value::int((h << 2) as i32 >> 2))
}

/// The part that `v` has in the hash of a bound method: its id. For a string it is the hash of the bytes,
/// because a frozen string is another object than before.
fn shown_identity(vm: &mut Vm<'_>, v: Value) -> R<u32> {
    if vm.is_str(v) {
        return Ok(vm.hash_of_bytes(v));
    }
    vm.id_of(v)
}

/// `id(v)`.
pub(super) fn id(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.observe_address()?;
    let id = vm.id_of(args.get(vm, 0))?;
    vm.new_uint(id)
}

/// `isinstance(v, type)`, `isinstance(v, types)`.
pub(super) fn isinstance(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (t, of) = (vm.type_of(args.get(vm, 0)), args.get(vm, 1));
    if t == of {
        return Ok(Value::TRUE);
    }
    let is = subclass_of_any(
        vm,
        t,
        of,
        "issubclass() arg 2 must be a class or a tuple of classes",
    )?;
    Ok(Value::bool(is))
}

/// `issubclass(c, type)`, `issubclass(c, types)`.
pub(super) fn issubclass(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let c = args.get(vm, 0);
    if !vm.is_type(c) {
        return vm.type_error("issubclass() arg 1 must be a class");
    }
    let is = subclass_of_any(
        vm,
        c,
        args.get(vm, 1),
        "issubclass() arg 2 must be a class or a tuple of classes",
    )?;
    Ok(Value::bool(is))
}

fn subclass_of_any(vm: &mut Vm<'_>, c: Value, of: Value, message: &str) -> R<bool> {
    if vm.mem.is(of, Kind::Tuple) {
        // Tuples may be nested, so this recurses.
        vm.enter_nesting()?;
        let mut found = Ok(false);
        for i in 0..vm.mem.size(of) {
            found = subclass_of_any(vm, c, vm.mem.item(of, i), message);
            if found != Ok(false) {
                break;
            }
        }
        vm.calls.nesting = vm.calls.nesting.saturating_sub(1);
        return found;
    }
    if !vm.is_type(of) {
        return vm.type_error(message);
    }
    Ok(vm.is_subclass(c, of))
}

/// `repr(v)`.
pub(super) fn repr(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.to_repr(args.get(vm, 0))
}

/// `format(v)`, `format(v, spec)`.
pub(super) fn format(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let spec = args.opt(vm, 1).unwrap_or(format::names::EMPTY);
    vm.format_field(args.get(vm, 0), spec, Conversion::None)
}

/// `globals()`, and `locals()`.
pub(super) fn globals(vm: &mut Vm<'_>, _args: Args) -> R<Value> {
    let g = vm.globals();
    vm.ns_as_dict(g)
}

/// `vars()`, `vars(v)`.
pub(super) fn vars(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match args.opt(vm, 0) {
        None => globals(vm, args),
        Some(v) => vm.get_attr(v, name!("__dict__")),
    }
}

/// `help()`, `help(v)`.
pub(super) fn help(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    // The whole text is made before any of it is printed, because this may be executed again until then.
    let mut text = vm.out_buffer()?;
    match args.opt(vm, 0) {
        None => vm.put_lit(
            &mut text,
            "Frozen modules are imported by name; help(object) shows an object's type.\n",
        )?,
        Some(v) => {
            vm.put_lit(&mut text, "object ")?;
            vm.str_of(&mut text, v)?;
            vm.put_lit(&mut text, " is of type ")?;
            let v = args.get(vm, 0);
            let n = vm.type_name(v);
            vm.put_bytes_of(&mut text, n)?;
            vm.put(&mut text, b'\n')?;
            put_attributes(vm, &mut text, v)?;
        }
    }
    let s = vm.out_str(text)?;
    let mut out = vm.out_console();
    vm.put_bytes_of(&mut out, s)?;
    vm.out_flush(&mut out);
    Ok(Value::NONE)
}

/// Writes the attributes of `v`, if it is a type or module, or else the attributes of its type.
fn put_attributes(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    let t = vm.type_of(v);
    let own = t == Value::typ(TypeId::Type) || t == Value::typ(TypeId::Module);
    let Some(d) = vm
        .get_attr_opt(if own { v } else { t }, name!("__dict__"))?
        .get()
    else {
        return Ok(());
    };
    // `__dict__` may be anything that the program has defined.
    if !vm.is_dict(d) {
        return Ok(());
    }
    let (d, value) = (vm.hold(d)?, vm.hold(Value::UNDEF)?);
    let mut cursor = 0;
    while let Some((k, x)) = vm.ns_next(vm.held(d), &mut cursor) {
        vm.set_held(value, x);
        vm.put_lit(out, "  ")?;
        vm.str_of(out, k)?;
        vm.put_lit(out, " -- ")?;
        vm.str_of(out, vm.held(value))?;
        vm.put(out, b'\n')?;
    }
    Ok(())
}

/// `__import__(name, globals, locals, fromlist, level)`.
pub(super) fn import(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let from = from_list(vm, args)?;
    let from = vm.hold(from)?;
    let mut level = match args.opt_or_kw(vm, 4, name!("level")) {
        Some(v) => vm.to_i32(v)?,
        None => 0,
    };
    let leaf = level > 0;
    let globals = args.opt_or_kw(vm, 1, name!("globals"));
    let mut name = vm.attr_name(args.get(vm, 0))?;
    if let Some(globals) = globals.filter(|g| leaf && !g.is_none()) {
        name = vm.absolute_name(globals, name, level as u32)?;
        level = 0;
    }
    if level < 0 || level == 0 && vm.byte_len(name) == 0 {
        return vm.raise_bare(TypeId::ValueError);
    }
    let level = level as u32;
    if vm.calls.by_natives != 0 {
        let base = vm.base_of(level)?;
        let m = vm.import_nested(base, name)?;
        if leaf || !vm.held(from).is_none() {
            return Ok(m);
        }
        return vm.top_package(name, m).map(Outcome::to_native);
    }
    let name = vm.intern(name);
    vm.import(name, vm.held(from), leaf, level)
        .map(Outcome::to_native)
}

/// The names that the argument `fromlist` asks for, as a tuple; None without a fromlist. A true value that
/// is not a collection asks for the module itself, which is an empty tuple.
fn from_list(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let from = args.opt_or_kw(vm, 3, name!("fromlist"));
    let Some(from) = from.filter(|v| !v.is_none()) else {
        return Ok(Value::NONE);
    };
    if !vm.truth(from)? {
        return Ok(Value::NONE);
    }
    let from = args.opt_or_kw(vm, 3, name!("fromlist"));
    let from = from.unwrap_or(Value::NONE);
    let names = match vm.mem.kind(from) {
        Some(Kind::Tuple | Kind::List) => from,
        Some(Kind::Set | Kind::FrozenSet | Kind::Dict) => vm.list_from(from)?,
        _ => Value::UNDEF,
    };
    let n = if names.is_def() { vm.seq_len(names) } else { 0 };
    if names == from
        && (0..n).all(|i| vm.seq_get(names, i).is_interned())
        && vm.mem.is(from, Kind::Tuple)
    {
        return Ok(from);
    }
    let tuple = vm.alloc(Kind::Tuple, n, 0)?;
    for i in 0..n {
        let v = vm.seq_get(names, i);
        // An item that is not a string is ignored; `*` stands for it.
        let v = if vm.is_str(v) {
            vm.intern(v)
        } else {
            name!("*")
        };
        vm.mem.set_item(tuple, i, v);
    }
    Ok(tuple)
}

/// `dir()`, `dir(v)`.
pub(super) fn dir(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let own = match args.opt(vm, 0) {
        Some(v) => vm.call_special(v, name!("__dir__"), &[])?,
        None => Maybe::NONE,
    };
    let list = match own.get() {
        Some(names) => vm.list_from(names)?,
        None => vm.new_list(&[])?,
    };
    match args.opt(vm, 0) {
        None => {
            let g = vm.globals();
            add_names(vm, list, g)?;
            add_name(vm, list, name!("__name__"))?;
        }
        Some(v) if own == Maybe::NONE => names_of(vm, list, v)?,
        Some(_) => {}
    }
    let sort = vm.natives.find_method(TypeId::List, name!("sort"));
    if let Some((f, _)) = sort {
        let h = vm.hold(list)?;
        vm.call(f, &[list])?;
        return Ok(vm.held(h));
    }
    Ok(list)
}

/// Adds the names of the attributes of `v`: those in its namespaces, and those of its types.
fn names_of(vm: &mut Vm<'_>, list: Value, v: Value) -> R<()> {
    if let Some((_, g)) = vm.natives.module_group(v) {
        for e in g.entries {
            add_name(vm, list, e.name())?;
        }
        if v == BUILTINS && vm.added_builtins().is_def() {
            add_names(vm, list, vm.added_builtins())?;
        }
    }
    match vm.mem.kind(v) {
        Some(Kind::Module) => {
            add_names(vm, list, v)?;
            for n in 0..vm.image.modules {
                if let Some(name) = vm.submodule_name(v, n) {
                    add_name(vm, list, name)?;
                }
            }
        }
        Some(Kind::Class) => add_classes(vm, list, v, 0)?,
        Some(Kind::Instance) => {
            add_names(vm, list, v)?;
            add_classes(vm, list, vm.type_of(v), 0)?;
        }
        Some(Kind::NamedTuple) => {
            let c = vm.type_of(v);
            add_classes(vm, list, c, 0)?;
            if let Some(fields) = vm.named_fields(c) {
                for i in 0..vm.seq_len(fields).min(vm.seq_len(v)) {
                    add_name(vm, list, vm.seq_get(fields, i))?;
                }
            }
        }
        Some(Kind::Super) => {
            if let Some((own, skip)) = vm.super_classes(v) {
                add_classes(vm, list, own, skip)?;
            }
        }
        _ => {}
    }
    for (t, which) in vm.parts(v) {
        add_type(vm, list, t, which)?;
    }
    Ok(())
}

/// Adds the names in the namespaces of `class` and its ancestors, without the first `skip` classes.
fn add_classes(vm: &mut Vm<'_>, list: Value, class: Value, skip: u32) -> R<()> {
    let mro = vm.mem.get(class, class::MRO);
    for i in skip..vm.mem.size(mro) {
        add_names(vm, list, vm.mem.item(mro, i))?;
    }
    Ok(())
}

fn add_type(vm: &mut Vm<'_>, list: Value, t: TypeId, which: Which) -> R<()> {
    let mut t = t;
    loop {
        if let Some((_, g)) = vm.natives.type_group(t) {
            for e in g.entries.iter().filter(|e| which.has(e)) {
                add_name(vm, list, e.name())?;
            }
        }
        if t == TypeId::Object {
            return Ok(());
        }
        t = t.base();
    }
}

fn add_names(vm: &mut Vm<'_>, list: Value, ns: Value) -> R<()> {
    let mut cursor = 0;
    while let Some((k, _)) = vm.ns_next(ns, &mut cursor) {
        if vm.is_str(k) {
            add_name(vm, list, k)?;
        }
    }
    Ok(())
}

fn add_name(vm: &mut Vm<'_>, list: Value, name: Value) -> R<()> {
    let known =
        |k: Value| k == name || !k.is_interned() && !name.is_interned() && vm.same_bytes(k, name);
    if (0..vm.list_len(list)).any(|i| known(vm.list_get(list, i))) {
        Ok(())
    } else {
        vm.list_push(list, name)
    }
}

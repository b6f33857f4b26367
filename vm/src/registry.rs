//! All natives, by number: modules first, then the attributes of built-in types.
//!
//! The order is part of the image's fingerprint: an image made with other natives is refused.

use crate::builtins;
use crate::error::{Maybe, R};
use crate::modules;
use crate::native::{Args, Entry, Group, Native};
use crate::types;
use crate::vm::Vm;
use format::fingerprint::{Agreement, Hash};
use format::image::{self, ImageError, Target, Verified};
use format::mem::Rom;
use format::types::TypeId;
use format::value::Value;

/// Groups that can be imported; the first is the namespace of built-ins.
const MODULES: &[&Group] = &[
    &builtins::MODULE,
    &modules::sys::MODULE,
    &modules::gc::MODULE,
    &modules::micropython::MODULE,
    &modules::time::MODULE,
    &modules::json::MODULE,
    &modules::io::MODULE,
    &modules::os::MODULE,
    &modules::math::MODULE,
    &modules::cmath::MODULE,
    &modules::struct_::MODULE,
    &modules::collections::MODULE,
    &modules::errno::MODULE,
    &types::array::MODULE,
    &modules::binascii::MODULE,
    &modules::random::MODULE,
    &modules::heapq::MODULE,
    &modules::re::MODULE,
    &modules::hashlib::MODULE,
    &modules::framebuf::MODULE,
    &modules::machine::MODULE,
    // No name that could be imported: what calling the types of `machine` does.
    &modules::machine::MAKERS,
];

/// Attributes of built-in types.
const TYPES: &[(TypeId, &Group)] = &[
    (TypeId::Object, &types::object::METHODS),
    (TypeId::Type, &types::object::TYPE_FIELDS),
    (TypeId::Instance, &types::object::INSTANCE_FIELDS),
    (TypeId::Int, &types::int::METHODS),
    (TypeId::Float, &types::float::METHODS),
    (TypeId::Complex, &types::complex::METHODS),
    (TypeId::Str, &types::str::METHODS),
    (TypeId::Bytes, &types::bytes::METHODS),
    (TypeId::ByteArray, &types::bytes::BYTEARRAY_METHODS),
    (TypeId::MemoryView, &types::memview::METHODS),
    (TypeId::Array, &types::array::METHODS),
    (TypeId::Tuple, &types::tuple::METHODS),
    (TypeId::NamedTuple, &types::tuple::NAMED_METHODS),
    (TypeId::List, &types::list::METHODS),
    (TypeId::Dict, &types::dict::METHODS),
    (TypeId::OrderedDict, &types::dict::ORDERED_METHODS),
    (TypeId::Set, &types::set::METHODS),
    (TypeId::FrozenSet, &types::set::FROZEN_METHODS),
    (TypeId::Deque, &types::deque::METHODS),
    (TypeId::Range, &types::range::METHODS),
    (TypeId::Slice, &types::slice::METHODS),
    (TypeId::StringIO, &types::stream::METHODS),
    (TypeId::BytesIO, &types::stream::METHODS),
    (TypeId::TextIoWrapper, &modules::console::METHODS),
    (TypeId::Generator, &types::generator::METHODS),
    (TypeId::Iterator, &types::iter::METHODS),
    (TypeId::Map, &types::iter::METHODS),
    (TypeId::Filter, &types::iter::METHODS),
    (TypeId::Zip, &types::iter::METHODS),
    (TypeId::Enumerate, &types::iter::METHODS),
    (TypeId::Reversed, &types::iter::METHODS),
    (TypeId::Module, &types::module::FIELDS),
    (TypeId::Function, &types::function::FIELDS),
    (TypeId::BoundMethod, &types::function::FIELDS),
    (TypeId::Property, &types::function::PROPERTY_METHODS),
    (TypeId::Pin, &modules::machine::PIN_METHODS),
    (TypeId::Signal, &modules::machine::SIGNAL_METHODS),
    (TypeId::Spi, &modules::machine::SPI_METHODS),
    (TypeId::SoftSpi, &modules::machine::SOFT_SPI_METHODS),
    (TypeId::Adc, &modules::machine::ADC_METHODS),
    (TypeId::Wdt, &modules::machine::WDT_METHODS),
    (TypeId::Re, &modules::re::PATTERN_METHODS),
    (TypeId::Match, &modules::re::MATCH_METHODS),
    (TypeId::Sha1, &modules::hashlib::METHODS),
    (TypeId::Sha256, &modules::hashlib::METHODS),
    (TypeId::RingIo, &types::ringio::METHODS),
    (TypeId::FrameBuffer, &modules::framebuf::METHODS),
    (TypeId::BaseException, &types::exception::METHODS),
    (TypeId::OSError, &types::exception::OS_ERROR_FIELDS),
];

/// For each built-in type the number of its row in `TYPES`, from 1 on; 0 for none.
static ROWS: [u32; TypeId::COUNT as usize] = {
    let mut rows = [0; TypeId::COUNT as usize];
    let mut i = 0;
    while i < TYPES.len() {
        rows[TYPES[i].0 as usize] = i as u32 + 1;
        i += 1;
    }
    rows
};

/// Index within a group that stands for the module itself.
const ITSELF: u8 = 255;

fn group(n: u8) -> Option<&'static Group> {
    let n = n as usize;
    match MODULES.get(n) {
        Some(g) => Some(g),
        None => TYPES.get(n - MODULES.len()).map(|t| t.1),
    }
}

/// True if `v` is a native module.
pub fn is_module(v: Value) -> bool {
    v.is_native() && v.native_index().1 == ITSELF
}

/// The module `builtins`.
pub const BUILTINS: Value = Value::native(0, ITSELF);

/// True if `v` is the module `builtins`.
pub fn is_builtins(v: Value) -> bool {
    v == BUILTINS
}

/// True if `v` is the module `sys`: the second one.
pub fn is_sys(v: Value) -> bool {
    v == Value::native(1, ITSELF)
}

/// True if a native value is one that the machine knows.
pub fn is_known(v: Value) -> bool {
    native(v).is_some() || module_group(v).is_some() || modules::console::is_stream(v)
}

/// The attributes of a native module.
pub fn module_group(v: Value) -> Option<(u8, &'static Group)> {
    let (g, i) = v.native_index();
    if v.is_native() && i == ITSELF {
        group(g).map(|x| (g, x))
    } else {
        None
    }
}

/// The native module of a name; `u`-names are aliases.
pub fn find_module(name: Value, without_u: Option<Value>) -> Option<Value> {
    let at = MODULES.iter().position(|g| g.name == name);
    let at = at.or_else(|| without_u.and_then(|n| MODULES.iter().position(|g| g.name == n)));
    at.map(|g| Value::native(g as u8, ITSELF))
}

/// Every native module.
#[cfg(feature = "build")]
pub fn modules() -> impl Iterator<Item = (Value, &'static Group)> {
    MODULES
        .iter()
        .enumerate()
        .map(|(g, m)| (Value::native(g as u8, ITSELF), *m))
}

/// The number and attributes of a built-in type's own group.
pub fn type_group(t: TypeId) -> Option<(u8, &'static Group)> {
    let at = ROWS[t as usize].checked_sub(1)? as usize;
    Some(((MODULES.len() + at) as u8, TYPES[at].1))
}

/// The native that makes an object of the type `t`, if `t` is a type of a native module whose
/// constructor touches the world.
pub fn maker(t: TypeId) -> Option<Value> {
    let makers = &modules::machine::MAKERS;
    let index = makers.find(t.name())?;
    let (group, _) = find_module(makers.name, None)?.native_index();
    Some(Value::native(group, index as u8))
}

/// The native function behind a value.
#[inline]
pub fn native(v: Value) -> Option<&'static Native> {
    let (g, i) = v.native_index();
    match group(g)?.entries.get(i as usize)? {
        Entry::Fn(n) if !n.is_getter() => Some(n),
        _ => None,
    }
}

/// The built-in type whose method the native `v` is: what its first argument has to be.
#[inline]
pub fn receiver(v: Value) -> Option<TypeId> {
    let (g, i) = v.native_index();
    let (t, group) = TYPES.get((g as usize).checked_sub(MODULES.len())?)?;
    match group.entries.get(i as usize)? {
        Entry::Fn(n) if !n.is_static() => Some(*t),
        _ => None,
    }
}

/// The attribute `name` of group number `g`: a constant's value, or the function.
pub fn attr(g: u8, group: &Group, name: Value) -> Option<Value> {
    let i = group.find(name)?;
    Some(match &group.entries[i] {
        Entry::Const(_, v) => *v,
        _ => Value::native(g, i as u8),
    })
}

/// The attribute `name` of the native module `module`.
pub fn module_attr(vm: &mut Vm<'_>, module: Value, name: Value) -> R<Maybe> {
    let Some((g, group)) = module_group(module) else {
        return Ok(Maybe::NONE);
    };
    match group.find(name).and_then(|i| group.entries.get(i)) {
        Some(Entry::Fn(n)) if n.is_getter() => {
            (n.run)(vm, Args::on_stack(0, 0, Value::UNDEF)).map(Maybe)
        }
        _ => Ok(attr(g, group, name).into()),
    }
}

/// True if `v` is a native that is called without an instance.
pub fn is_static(v: Value) -> bool {
    let (g, i) = v.native_index();
    v.is_native()
        && group(g)
            .and_then(|g| g.entries.get(i as usize))
            .is_some_and(|e| matches!(e, Entry::Fn(n) if n.is_static()))
}

/// A built-in name: function, type or constant.
pub fn builtin(name: Value) -> Option<Value> {
    attr(0, MODULES[0], name)
}

/// Hash of all natives: names, order, purity, numbers of arguments.
const fn hash(modules: &[&Group], types: &[(TypeId, &Group)]) -> u32 {
    let mut h = Hash::new();
    let mut i = 0;
    while i < modules.len() {
        h = add_group(h, modules[i]);
        i += 1;
    }
    i = 0;
    while i < types.len() {
        h = add_group(h.word(types[i].0 as u32), types[i].1);
        i += 1;
    }
    h.end()
}

const fn add_group(h: Hash, g: &Group) -> Hash {
    let mut h = h.word(g.name.bits()).word(g.entries.len() as u32);
    let mut i = 0;
    while i < g.entries.len() {
        h = match &g.entries[i] {
            Entry::Fn(n) => h.word(n.name.bits()).word(n.signature()),
            Entry::Const(name, v) => h.word(name.bits()).word(v.bits()),
        };
        i += 1;
    }
    h
}

/// This VM, as images name it and the verifier asks.
pub static TARGET: Target = Target {
    fingerprint: Agreement::with_natives(hash(MODULES, TYPES)).fingerprint(),
    has_native: is_known,
};

/// Verifies an image for this VM, see [`image::verify`].
///
/// # Errors
/// The first thing that is wrong.
pub fn verify<'a>(rom: Rom<'a>, scratch: &mut [u32]) -> Result<Verified<'a>, ImageError> {
    image::verify(rom, scratch, &TARGET)
}

/// The fingerprint of the images that this VM executes.
pub const fn fingerprint() -> u32 {
    TARGET.fingerprint
}

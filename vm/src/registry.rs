//! All natives, by number: modules first, then the attributes of built-in types; and what calling a type does.
//!
//! The order is part of the image's fingerprint: an image made with other natives is refused. The VM gets the lists
//! when it boots, and looks natives up as [`Natives`] does: nothing below depends on them.

use crate::builtins;
use crate::modules;
use crate::native::table::{Constructor, Natives, BUILTINS, SYS};
use crate::native::{Group, NativeFn, MANY};
use crate::types;
use format::fingerprint::{Agreement, Hash};
use format::image::Target;
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
    &modules::files::primitives::MODULE,
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
    &modules::machine::LINE_MODULE,
    &modules::memory::MODULE,
    // Its name cannot be imported: it holds what calling the types of the `machine` module does.
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
    (TypeId::TextFile, &types::stream::METHODS),
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
    (TypeId::Rtc, &modules::machine::RTC_METHODS),
    (TypeId::Irq, &modules::machine::IRQ_METHODS),
    (TypeId::Timer, &modules::machine::TIMER_METHODS),
    (TypeId::Pwm, &modules::machine::PWM_METHODS),
    (TypeId::Uart, &modules::machine::UART_METHODS),
    (TypeId::SoftI2c, &modules::machine::I2C_METHODS),
    (TypeId::Re, &modules::re::PATTERN_METHODS),
    (TypeId::Match, &modules::re::MATCH_METHODS),
    (TypeId::Sha1, &modules::hashlib::METHODS),
    (TypeId::Sha256, &modules::hashlib::METHODS),
    (TypeId::RingIo, &types::ringio::METHODS),
    (TypeId::FrameBuffer, &modules::framebuf::METHODS),
    (TypeId::BaseException, &types::exception::METHODS),
    (TypeId::OSError, &types::exception::OS_ERROR_FIELDS),
];

/// What calling a built-in type does: types, function, fewest and most positional arguments, [`MANY`] if the function
/// counts them itself. The types of the `machine` module have makers instead.
const CONSTRUCTORS: &[(&[TypeId], NativeFn, u8, u8)] = {
    use modules::*;
    use types::*;
    &[
        (&[TypeId::Object], object::new, 0, MANY),
        (&[TypeId::Type], object::new_type, 0, MANY),
        (&[TypeId::Int], int::new, 0, MANY),
        (&[TypeId::Bool], int::new_bool, 0, 1),
        (&[TypeId::Float], float::new, 0, MANY),
        (&[TypeId::Complex], complex::new, 0, 2),
        (&[TypeId::Str], str::new, 0, 3),
        (&[TypeId::Bytes, TypeId::ByteArray], bytes::new, 0, MANY),
        (&[TypeId::MemoryView], memview::new, 1, 1),
        (&[TypeId::Array], array::new, 0, MANY),
        (&[TypeId::Tuple], tuple::new, 0, 1),
        (&[TypeId::List], list::new, 0, 1),
        (&[TypeId::Dict, TypeId::OrderedDict], dict::new, 0, 1),
        (&[TypeId::Set, TypeId::FrozenSet], set::new, 0, 1),
        (&[TypeId::Range], range::new, 1, 3),
        (&[TypeId::Slice], slice::new, 1, 3),
        (&[TypeId::Property], function::new_property, 0, MANY),
        (&[TypeId::StaticMethod], function::new_static, 1, 1),
        (&[TypeId::ClassMethod], function::new_class_method, 1, 1),
        (&[TypeId::Super], function::new_super, 2, 2),
        (&[TypeId::Deque], deque::new, 2, 3),
        (&[TypeId::StringIO, TypeId::BytesIO], stream::new, 0, MANY),
        (&[TypeId::RingIo], ringio::new, 1, 1),
        (&[TypeId::FrameBuffer], framebuf::new, 4, 5),
        (&[TypeId::Sha1, TypeId::Sha256], hashlib::new, 0, MANY),
        (
            &[
                TypeId::Map,
                TypeId::Filter,
                TypeId::Zip,
                TypeId::Enumerate,
                TypeId::Reversed,
            ],
            iter::new,
            0,
            MANY,
        ),
    ]
};

/// The natives in the form in which the VM gets them.
pub(crate) const NATIVES: Natives = Natives {
    groups: &GROUPS,
    owners: &OWNERS,
    groups_of_types: &GROUPS_OF_TYPES,
    constructors: &BY_TYPE,
    makers: MODULES.len() as u8 - 1,
};

/// Modules and attributes of types, by number.
static GROUPS: [&Group; MODULES.len() + TYPES.len()] = {
    let mut groups = [MODULES[0]; MODULES.len() + TYPES.len()];
    let mut i = 0;
    while i < groups.len() {
        groups[i] = if i < MODULES.len() {
            MODULES[i]
        } else {
            TYPES[i - MODULES.len()].1
        };
        i += 1;
    }
    groups
};

/// The type of each row of `TYPES`.
static OWNERS: [TypeId; TYPES.len()] = {
    let mut owners = [TypeId::Object; TYPES.len()];
    let mut i = 0;
    while i < TYPES.len() {
        owners[i] = TYPES[i].0;
        i += 1;
    }
    owners
};

/// For each built-in type the number of its group; 0 for none.
static GROUPS_OF_TYPES: [u32; TypeId::COUNT as usize] = {
    let mut groups = [0; TypeId::COUNT as usize];
    let mut i = 0;
    while i < TYPES.len() {
        groups[TYPES[i].0 as usize] = (MODULES.len() + i) as u32;
        i += 1;
    }
    groups
};

/// The constructor of each built-in type.
static BY_TYPE: [Constructor; TypeId::COUNT as usize] = {
    let mut all = [Constructor::NONE; TypeId::COUNT as usize];
    let mut i = TypeId::BaseException as usize;
    while i < all.len() {
        all[i] = Constructor::new(types::exception::new, 0, MANY);
        i += 1;
    }
    i = 0;
    while i < CONSTRUCTORS.len() {
        let (of, run, min, max) = CONSTRUCTORS[i];
        let mut k = 0;
        while k < of.len() {
            all[of[k] as usize] = Constructor::new(run, min, max);
            k += 1;
        }
        i += 1;
    }
    all
};

const _: () = {
    const fn is_named(module: Value, group: &Group) -> bool {
        let at = module.native_index().0 as usize;
        MODULES[at].name.bits() == group.name.bits()
    }
    assert!(is_named(BUILTINS, &builtins::MODULE));
    assert!(is_named(SYS, &modules::sys::MODULE));
};

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
        let [what, value] = g.entries[i].signature();
        h = h.word(what).word(value);
        i += 1;
    }
    h
}

/// This VM as a target of images: the fingerprint that they carry, and what the verifier asks.
pub static TARGET: Target = Target {
    fingerprint: Agreement::with_natives(hash(MODULES, TYPES)).fingerprint(),
    has_native: |v| NATIVES.is_known(v),
};

/// The fingerprint of the images that this VM executes.
pub const fn fingerprint() -> u32 {
    TARGET.fingerprint
}

#[cfg(test)]
mod tests;

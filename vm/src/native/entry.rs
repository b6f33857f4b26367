//! Entries of groups: natives and constants, two words each on the chip.

use super::{NativeFn, Purity};
use format::flash;
use format::value::Value;

/// Stands for any number of arguments.
pub const MANY: u8 = 255;

// An entry's first word: its name, which is a core string, in bits 0 to 15; the fewest and the most positional arguments
// in 4 bits each; flags.
const NAME: u32 = 0xffff;
const ARGUMENTS: u32 = 0xf;
const MIN: u32 = 16;
const MAX: u32 = 20;
pub(super) const KW: u32 = 1 << 24;
pub(super) const STATIC: u32 = 1 << 25;
pub(super) const GETTER: u32 = 1 << 26;
pub(super) const RECORDED: u32 = 1 << 27;
pub(super) const IMPURE: u32 = 1 << 28;
const CONSTANT: u32 = 1 << 29;

/// An attribute of a native module or built-in type, as it lies in flash. Whole words only.
#[derive(Clone, Copy)]
pub struct Entry {
    what: u32,
    body: Body,
}

/// A constant's value if the entry's first word has [`CONSTANT`], else a native's code.
#[derive(Clone, Copy)]
union Body {
    run: NativeFn,
    value: Value,
}

/// An attribute of a native module or built-in type.
#[derive(Clone, Copy)]
pub enum Attribute {
    /// A function, a method, or a getter.
    Fn(Native),
    /// A constant.
    Const(Value),
}

/// A native function.
#[derive(Clone, Copy)]
pub struct Native {
    what: u32,
    /// Its code.
    pub run: NativeFn,
}

const fn of(name: Value) -> u32 {
    assert!(name.is_core_str(), "an entry's name is a core string");
    let at = name.rom_off();
    assert!(at <= NAME, "the core table is longer than its places");
    at
}

const fn name(what: u32) -> Value {
    Value::core_str(what & NAME)
}

pub(super) const fn function(name: Value, run: NativeFn, min: u8, max: u8, flags: u32) -> Entry {
    assert!((min as u32) < ARGUMENTS && ((max as u32) < ARGUMENTS || max == MANY));
    let max = if max == MANY { ARGUMENTS } else { max as u32 };
    Entry {
        what: of(name) | (min as u32) << MIN | max << MAX | flags,
        body: Body { run },
    }
}

/// A constant.
pub const fn constant(name: Value, value: Value) -> Entry {
    Entry {
        what: of(name) | CONSTANT,
        body: Body { value },
    }
}

impl Entry {
    /// The attribute's name.
    #[inline]
    pub fn name(&self) -> Value {
        name(flash::word(&self.what))
    }
    /// True if `name`, an interned string, is the attribute's name.
    #[inline]
    pub fn is_named(&self, name: Value) -> bool {
        name.is_core_str() && flash::word(&self.what) & NAME == name.rom_off()
    }
    /// The native or the constant.
    #[inline]
    #[allow(unsafe_code)]
    pub fn get(&self) -> Attribute {
        let what = flash::word(&self.what);
        // SAFETY: the field of the union that an entry was made with is the one that `CONSTANT` tells: `function` and
        // `constant` are the only functions that make entries.
        unsafe {
            match what & CONSTANT {
                0 => Attribute::Fn(Native {
                    what,
                    run: self.body.run,
                }),
                _ => Attribute::Const(self.body.value),
            }
        }
    }
    /// The native, if the attribute is one.
    #[inline]
    pub fn native(&self) -> Option<Native> {
        match self.get() {
            Attribute::Fn(native) => Some(native),
            Attribute::Const(_) => None,
        }
    }
    /// Name, numbers of arguments, purity and form in one word, and a constant's value; for the fingerprint.
    #[allow(unsafe_code)]
    pub(crate) const fn signature(&self) -> [u32; 2] {
        let value = match self.what & CONSTANT {
            0 => 0,
            // SAFETY: as in `get`.
            _ => unsafe { self.body.value }.bits(),
        };
        [self.what, value]
    }
}

impl Native {
    /// Its name, interned.
    pub fn name(&self) -> Value {
        name(self.what)
    }
    /// Fewest positional arguments (self included).
    pub fn min(&self) -> u32 {
        self.what >> MIN & ARGUMENTS
    }
    /// Most positional arguments; [`MANY`] for any number.
    pub fn max(&self) -> u32 {
        match self.what >> MAX & ARGUMENTS {
            ARGUMENTS => MANY as u32,
            max => max,
        }
    }
    /// True if it takes keyword arguments.
    pub fn kw(&self) -> bool {
        self.what & KW != 0
    }
    /// True for a static method or class method of a type: called without an instance.
    /// A class method finds the type in the VM's `calls.callee_type`.
    pub fn is_static(&self) -> bool {
        self.what & STATIC != 0
    }
    /// True for an attribute that is made when it is read: in a module, one that would cost RAM if it
    /// were always there; in a type, a field of its objects.
    pub fn is_getter(&self) -> bool {
        self.what & GETTER != 0
    }
    /// Tells what freezing may do with the native.
    pub fn purity(&self) -> Purity {
        match self.what & (RECORDED | IMPURE) {
            0 => Purity::Pure,
            RECORDED => Purity::Recorded,
            _ => Purity::Impure,
        }
    }
}

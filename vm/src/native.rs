//! Natives: functions of the VM that Python calls.
//!
//! A native gets the VM and a window on its arguments ([`Args`]), which
//! lie on the VM's stack and are therefore roots. **Values held in Rust
//! variables stay valid until the native calls back into Python**
//! (`Vm::call`, iteration of arbitrary objects, `repr` of instances ...) or calls
//! `Vm::reserve`: only there can the collector move objects. Across such a call
//! keep them with [`Vm::hold`] and read them again with [`Vm::held`].
//!
//! An allocation that does not fit returns `Raise::NoMem`; pass it on: the
//! interpreter collects and executes the whole call again. A native therefore
//! allocates first and changes things afterwards.

pub mod stream;
pub mod table;

mod entry;

pub use entry::{constant, Attribute, Entry, Native, MANY};
use entry::{function, GETTER, IMPURE, KW, RECORDED, STATIC};

use crate::error::R;
use crate::vm::Vm;
use format::value::Value;

/// What freezing may do with a native.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Purity {
    /// The native's result depends on its arguments alone: it runs at freeze time.
    Pure,
    /// The native reads or sets the memory manager's state. At freeze time it gets the answers of a heap like
    /// the board's, and the call is reported.
    Recorded,
    /// The native touches the world: a body that calls it at freeze time is suspended there.
    Impure,
}

/// A native's code. A native that enters a frame instead of giving a value returns what
/// [`Outcome::to_native`](crate::error::Outcome::to_native) makes of that.
pub type NativeFn = fn(&mut Vm<'_>, Args) -> R<Value>;

/// A pure function or method, positional arguments only.
pub const fn pure(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, 0)
}
/// A pure function or method that takes keyword arguments too.
pub const fn pure_kw(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, KW)
}
/// A function that asks the memory manager or sets it, positional arguments only.
pub const fn recorded(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, RECORDED)
}
/// A function that touches the world, positional arguments only.
pub const fn impure(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, IMPURE)
}
/// A function that touches the world and takes keyword arguments too.
pub const fn impure_kw(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, IMPURE | KW)
}
/// A pure static method of a type, positional arguments only.
pub const fn static_fn(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, STATIC)
}
/// A pure static method of a type that takes keyword arguments too.
pub const fn static_kw(name: Value, run: NativeFn, min: u8, max: u8) -> Entry {
    function(name, run, min, max, STATIC | KW)
}
/// An attribute that `make` makes when it is read. In a module, `make` gets no arguments; in a type, it gets
/// the object whose field it is.
pub const fn getter(name: Value, make: NativeFn) -> Entry {
    function(name, make, 0, 0, GETTER)
}

/// A native module, or the methods of a built-in type.
pub struct Group {
    /// Module or type name, interned.
    pub name: Value,
    /// The attributes of the module, or the methods of the type.
    pub entries: &'static [Entry],
}

impl Group {
    /// Index of the attribute `name`.
    pub fn find(&self, name: Value) -> Option<usize> {
        self.entries.iter().position(|e| e.is_named(name))
    }
}

/// Set in [`Args::base`] if it counts registers of the running frame, not words of RAM.
const REL: u32 = 1 << 31;

/// A call's arguments: a window of the VM's stack. Positional ones first,
/// then the values of the keyword arguments.
#[derive(Clone, Copy)]
pub struct Args {
    base: u32,
    /// Number of positional arguments.
    pub n: u32,
    /// Tuple of the keyword arguments' names; UNDEF for none.
    pub names: Value,
}

impl Args {
    /// Arguments in registers from `first` of the running frame.
    #[inline]
    pub fn in_frame(first: u32, n: u32, names: Value) -> Args {
        Args {
            base: first | REL,
            n,
            names,
        }
    }
    /// Arguments at word `base` of RAM, on the stack.
    #[inline]
    pub fn on_stack(base: u32, n: u32, names: Value) -> Args {
        Args { base, n, names }
    }
    /// True if they lie on the stack, not in registers.
    pub(crate) fn is_on_stack(self) -> bool {
        self.base & REL == 0
    }
    /// These arguments without the first `k`.
    pub fn skip(self, k: u32) -> Args {
        Args {
            base: self.base + k,
            n: self.n.saturating_sub(k),
            names: self.names,
        }
    }
    /// Word offset in RAM of the first argument. Valid until another frame runs.
    #[inline]
    pub(crate) fn source(self, vm: &Vm<'_>) -> u32 {
        self.at(vm, 0)
    }
    #[inline]
    fn at(self, vm: &Vm<'_>, i: u32) -> u32 {
        if self.base & REL != 0 {
            vm.base + (self.base & !REL) + i
        } else {
            self.base + i
        }
    }
    /// Positional argument `i`; the caller has checked the number.
    #[inline]
    pub fn get(self, vm: &Vm<'_>, i: u32) -> Value {
        Value::from_bits(vm.mem.ram(self.at(vm, i)))
    }
    /// Positional argument `i`, if given.
    pub fn opt(self, vm: &Vm<'_>, i: u32) -> Option<Value> {
        if i < self.n {
            Some(self.get(vm, i))
        } else {
            None
        }
    }
    /// Replaces positional argument `i` (the caller's register too).
    pub fn set(self, vm: &mut Vm<'_>, i: u32, v: Value) {
        let at = self.at(vm, i);
        vm.mem.set_ram(at, v.bits());
    }
    /// Number of keyword arguments.
    pub fn kw_len(self, vm: &Vm<'_>) -> u32 {
        if self.names.is_undef() {
            0
        } else {
            vm.mem.size(self.names)
        }
    }
    /// Keyword argument number `k`: its name and value.
    pub fn kw_at(self, vm: &Vm<'_>, k: u32) -> (Value, Value) {
        (vm.mem.item(self.names, k), self.get(vm, self.n + k))
    }
    /// The keyword argument `name`, if given.
    pub fn kw(self, vm: &Vm<'_>, name: Value) -> Option<Value> {
        (0..self.kw_len(vm))
            .map(|k| self.kw_at(vm, k))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v)
    }
    /// Argument `i`, or the keyword argument `name`.
    pub fn opt_or_kw(self, vm: &Vm<'_>, i: u32, name: Value) -> Option<Value> {
        self.opt(vm, i).or_else(|| self.kw(vm, name))
    }
    /// Raises TypeError if a keyword argument is given whose name is not in `known`.
    pub fn check_kw(self, vm: &mut Vm<'_>, known: &[Value]) -> R<()> {
        for k in 0..self.kw_len(vm) {
            if !known.contains(&self.kw_at(vm, k).0) {
                return vm.type_error("extra keyword arguments given");
            }
        }
        Ok(())
    }
}

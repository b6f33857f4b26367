//! Calls of any object, from instructions. A Python function that is called gets a frame; the call takes no space on
//! the native stack.

use super::bind::Given;
use super::step::expect;
use crate::error::{Outcome, Raise, R};
#[cfg(feature = "build")]
use crate::native::Purity;
use crate::native::{Args, Native};
use crate::types::function;
use crate::vm::Vm;
use format::isa::{b, c};
use format::layout::{dict, list, static_method, tuple};
use format::name;
use format::object::{self, Kind, FROZEN};
use format::table::{self, Table};
use format::types::TypeId;
use format::value::Value;

impl<'a> Vm<'a> {
    /// Calls `f`. If that enters a frame, the frame gets `flags` (see [`format::frame`]).
    pub(crate) fn call_value(&mut self, f: Value, args: Args, flags: u32) -> R<Outcome> {
        if f.is_native() {
            return self.call_native(f, args);
        }
        if f.is_typ() {
            let (min, max) = self.natives.constructor(f.type_id()).arity();
            // Missing positional arguments may be given by keyword.
            let min = if args.names.is_undef() { min } else { 0 };
            self.check_count(args.n, min, max)?;
            return self.call_type(f, args).map(Outcome::value);
        }
        match self.mem.kind(f) {
            Some(Kind::Func) => self.call_function(f, args, flags),
            Some(Kind::Bound | Kind::BoundNative) => {
                let (obj, inner) = self.bound_parts(f);
                if self.natives.is_static(inner) {
                    self.calls.callee_type = obj;
                    return self.call_native(inner, args);
                }
                self.call_with_self(inner, obj, args, flags)
            }
            Some(Kind::Class) => self.instantiate(f, args),
            Some(Kind::StaticMethod | Kind::ClassMethod) => {
                self.call_value(self.mem.get(f, static_method::FUNCTION), args, flags)
            }
            Some(Kind::Instance) => match self
                .special(f, name!("__call__"))
                .map(|m| self.of_class_method(m, f))
            {
                Some((m, f)) if self.binds(m) => self.call_with_self(m, f, args, flags),
                Some((m, _)) => {
                    // `__call__` may be another callable instance, and so on without end.
                    self.enter_nesting()?;
                    let r = self.call_value(m, args, flags);
                    self.calls.nesting = self.calls.nesting.saturating_sub(1);
                    r
                }
                None => self.call_builtin_object(f, args),
            },
            _ => self.call_builtin_object(f, args),
        }
    }

    /// The object and the function of the bound method `f`.
    pub(super) fn bound_parts(&self, f: Value) -> (Value, Value) {
        let words = self.mem.object_at(f);
        (
            words.get(function::BOUND_SELF),
            words.get(function::BOUND_FUNC),
        )
    }

    /// Calls an object of a built-in type whose methods include `__call__`, such as a pin.
    fn call_builtin_object(&mut self, f: Value, args: Args) -> R<Outcome> {
        match self.call_method_of(f) {
            Some(m) => self.call_with_self(m, f, args, 0),
            None => self.not_callable(f),
        }
    }

    /// The native `__call__` of an object of a built-in type, if it has one.
    pub(crate) fn call_method_of(&self, f: Value) -> Option<Value> {
        let t = self.builtin_type(self.native_base(f));
        self.natives.find_method(t, name!("__call__")).map(|m| m.0)
    }

    /// Raises the TypeError of an object that cannot be called.
    pub(super) fn not_callable(&mut self, f: Value) -> R<Outcome> {
        self.raise_text(TypeId::TypeError, "'%t' object isn't callable", &[f])
    }

    /// Calls `f` with `obj` before the arguments, which are copied to the stack.
    pub(crate) fn call_with_self(
        &mut self,
        f: Value,
        obj: Value,
        args: Args,
        flags: u32,
    ) -> R<Outcome> {
        if self.mem.is(f, Kind::Func) {
            return self.call_function_self(f, obj, args, flags);
        }
        let mark = self.hold_mark();
        let kw = args.kw_len(self);
        let n = args.n + kw;
        self.push_stack(n + 1)?;
        let at = self.stack.low;
        self.mem.set_ram(at, obj.bits());
        for i in 0..n {
            let v = args.get(self, i);
            self.mem.set_ram(at + 1 + i, v.bits());
        }
        let r = self.call_value(f, Args::on_stack(at, args.n + 1, args.names), flags);
        if r != Ok(Outcome::ENTERED) {
            self.unwind_holds(mark);
        }
        r
    }

    /// Calls a native function.
    pub(crate) fn call_native(&mut self, f: Value, args: Args) -> R<Outcome> {
        let Some(native) = self.natives.native(f) else {
            return self.not_callable(f);
        };
        #[cfg(feature = "build")]
        if native.purity() != Purity::Pure && self.is_freezing() {
            if native.purity() == Purity::Impure {
                self.freeze_stopped_by(native.name());
                return Err(Raise::Suspend);
            }
            self.freeze_recorded(native.name());
        }
        self.check_native_args(native, args)?;
        if args.n > 0 && !self.is_receiver(self.natives.receiver(f), args.get(self, 0)) {
            return self.type_error("argument has wrong type");
        }
        self.run_native(native, args)
    }

    /// Runs a native on arguments that are checked already.
    #[inline(always)]
    pub(super) fn run_native(&mut self, native: Native, args: Args) -> R<Outcome> {
        let mark = self.hold_mark();
        let frame = self.frame;
        let mut r = (native.run)(self, args);
        if self.interrupts.sources != 0 {
            // Natives may take long, and few of them may be between two jumps.
            self.look_soon();
        }
        if frame == self.frame {
            self.unwind_holds(mark);
        }
        if r == Err(Raise::Number) {
            r = self.with_numbers(args, native.run);
        }
        r.map(Outcome::of_native)
    }

    /// True if the methods of the built-in type `t` may work on `v`: they trust its layout.
    fn is_receiver(&self, t: Option<TypeId>, v: Value) -> bool {
        match t {
            None | Some(TypeId::Object) => true,
            Some(TypeId::Generator) => self.mem.is(v, Kind::Gen),
            Some(TypeId::NamedTuple) => self.mem.is(self.native_base(v), Kind::NamedTuple),
            Some(t) if t.is_exception() => self.is_exception(v),
            Some(t) => self.builtin_type(self.native_base(v)).is_subtype(t),
        }
    }

    /// Raises TypeError unless the native takes this number of arguments, and keyword arguments if there are any.
    pub(super) fn check_native_args(&mut self, native: Native, args: Args) -> R<()> {
        if args.names.is_def() && !native.kw() {
            return self.type_error("function doesn't take keyword arguments");
        }
        self.check_count(args.n, native.min(), native.max())
    }

    /// Calls a Python function: binds the arguments in a new frame, or makes a generator.
    pub(crate) fn call_function(&mut self, f: Value, args: Args, flags: u32) -> R<Outcome> {
        self.call_function_self(f, Value::UNDEF, args, flags)
    }

    /// Calls a Python function with `obj`, if that is not UNDEF, before the arguments.
    pub(in crate::interp) fn call_function_self(
        &mut self,
        f: Value,
        obj: Value,
        args: Args,
        flags: u32,
    ) -> R<Outcome> {
        let values = self.mem.ram_at(args.source(self)).words();
        let mut names = values;
        let mut kw = 0;
        if args.names.is_def() {
            names = self.mem.object_at(args.names);
            kw = object::size(names.header());
        }
        let given = Given {
            values,
            n: args.n,
            names: names.skip(tuple::ITEMS),
            named: values.skip(args.n),
            step: 1,
            kw,
        };
        self.enter_function(f, obj, &given, flags, self.staged(args))
    }

    /// Number of words of arguments that lie at the top of the stack. They become part of
    /// the callee's frame and are popped with it.
    fn staged(&self, args: Args) -> u32 {
        if args.is_on_stack() && args.source(self) == self.stack.low {
            args.n + args.kw_len(self)
        } else {
            0
        }
    }

    /// `CallKw`: calls the function in register `b` with the registers after it; the last of them are passed by
    /// keyword.
    #[inline]
    pub(super) fn call_keywords(&mut self, w: u32) -> R<Outcome> {
        let (f, names) = (self.reg(b(w)), self.operand(1));
        self.call_value(f, Args::in_frame(b(w) + 1, c(w), names), 0)
    }

    /// `CallFoundKw`: calls the function in register `b` with the object in the next register, if one is there,
    /// and the registers after that; the last of them are passed by keyword.
    #[inline]
    pub(super) fn call_found_keywords(&mut self, w: u32) -> R<Outcome> {
        let (f, names) = (self.reg(b(w)), self.operand(1));
        let bound = self.reg(b(w) + 1).is_undef() as u32;
        let (first, n) = (b(w) + 1 + bound, c(w) + 1 - bound);
        self.call_value(f, Args::in_frame(first, n, names), 0)
    }

    /// `CallEx`: calls the function in register `b` with the items of the iterable in the next register, and, if `c`
    /// is not 0, the entries of the dict in the register after that as keyword arguments.
    #[inline]
    pub(super) fn call_unpacked(&mut self, w: u32) -> R<Outcome> {
        let dict = if c(w) != 0 {
            let dict = self.reg(b(w) + 2);
            expect(self, dict, Kind::Dict)?;
            dict
        } else {
            Value::UNDEF
        };
        let mut seq = self.reg(b(w) + 1);
        if dict.is_undef() && !self.is_seq(seq) {
            seq = self.list_from(seq)?;
            // If the instruction is executed again, it finds the list.
            self.set_reg(b(w) + 1, seq);
        }
        self.call_spread(self.reg(b(w)), seq, dict)
    }

    /// Calls `f` with arguments from a sequence and a dict. A Python function takes them from there.
    fn call_spread(&mut self, f: Value, seq: Value, dict: Value) -> R<Outcome> {
        let (obj, function) = if self.mem.is(f, Kind::Bound) {
            self.bound_parts(f)
        } else {
            (Value::UNDEF, f)
        };
        if self.mem.is(function, Kind::Func) {
            if let Some(given) = self.spread(seq, dict) {
                return self.enter_function(function, obj, &given, 0, 0);
            }
        }
        self.call_copied(f, seq, dict)
    }

    /// The arguments in a sequence and a dict, if both can be read where they lie: a tuple or a list in RAM, and a dict
    /// in RAM whose keys are names.
    fn spread(&self, seq: Value, dict: Value) -> Option<Given<'a>> {
        if !seq.is_object() {
            return None;
        }
        let words = self.mem.object_at(seq);
        let h = words.header();
        let (values, n) = if object::is(h, Kind::Tuple) {
            (words.skip(tuple::ITEMS), object::size(h))
        } else if object::is(h, Kind::List) && h & FROZEN == 0 {
            let (len, vec) = (words.get(list::LEN).as_len(), words.get(list::VEC));
            let items = if len == 0 {
                words
            } else {
                self.mem.object_at(vec)
            };
            (items.skip(tuple::ITEMS), len)
        } else {
            return None;
        };
        let mut given = Given {
            values,
            n,
            names: values,
            named: values,
            step: 2,
            kw: 0,
        };
        if dict.is_undef() {
            return Some(given);
        }
        let d = self.mem.object_at(dict);
        if d.header() & FROZEN != 0 {
            return None;
        }
        let t = d.get(dict::TABLE);
        if t.is_def() {
            let table = Table::of(&self.mem, t);
            if table.kind != Kind::Table2 {
                return None;
            }
            let entries = self.mem.object_at(t).skip(table.first_word());
            let used = table.used(&self.mem);
            if !(0..used).all(|i| is_name(entries.get(i * 2))) {
                return None;
            }
            if table.live(&self.mem) > 0 {
                given.kw = used;
            }
            (given.names, given.named) = (entries, entries.skip(table::VALUE));
        }
        Some(given)
    }

    /// Calls `f` with arguments from a sequence and a dict, which are copied to the stack.
    fn call_copied(&mut self, f: Value, seq: Value, dict: Value) -> R<Outcome> {
        if !self.is_seq(seq) || dict.is_def() && !self.mem.is(dict, Kind::Dict) {
            return self.type_error("argument has wrong type");
        }
        let n = self.seq_len(seq);
        let kw = if dict.is_def() { self.ns_len(dict) } else { 0 };
        let names = if kw == 0 {
            Value::UNDEF
        } else {
            self.alloc(Kind::Tuple, kw, 0)?
        };
        let mark = self.hold_mark();
        self.push_stack(n + kw)?;
        let at = self.stack.low;
        for i in 0..n {
            let v = self.seq_get(seq, i);
            self.mem.set_ram(at + i, v.bits());
        }
        if kw > 0 {
            let (mut cursor, mut k) = (0, 0);
            while let Some((key, value)) = self.ns_next(dict, &mut cursor) {
                if !self.is_str(key) {
                    self.unwind_holds(mark);
                    return self.type_error("keywords must be strings");
                }
                self.mem.set(names, tuple::ITEMS + k, key);
                self.mem.set_ram(at + n + k, value.bits());
                k += 1;
            }
        }
        let r = self.call_value(f, Args::on_stack(at, n, names), 0);
        if r != Ok(Outcome::ENTERED) {
            self.unwind_holds(mark);
        }
        r
    }
}

/// True if `key` is the key of an entry that a parameter may have as its name, or of a deleted entry.
fn is_name(key: Value) -> bool {
    key.is_interned() || key.is_undef()
}

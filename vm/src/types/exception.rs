//! Exceptions: objects, raising from natives, messages.
//!
//! The fields of an exception object are in [`format::layout::exception`]. The traceback is
//! UNDEF or a tuple of code and place in turn, innermost first. An instance of a class
//! derived from a built-in exception has such an object inside.

use crate::error::{Raise, R};
use crate::memory::heap::Hold;
use crate::modules::errno;
use crate::native::{getter, Args, Group};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

pub use format::layout::exception::{ARGS, CAUSE, TRACE, TYPE};

/// The largest number of arguments of an exception that is made while the heap is locked.
const LOCKED_ARGS: u32 = 8;

/// A piece of a message.
#[derive(Clone, Copy)]
pub enum Msg<'a> {
    /// Text.
    S(&'a str),
    /// The text of a string.
    V(Value),
    /// The name of a value's type.
    T(Value),
    /// A number.
    N(i32),
    /// An address: eight hexadecimal digits.
    X(u32),
    /// `repr` of a string, number or other object without Python code of its own.
    Q(Value),
}

/// Attributes of exceptions. [`Vm::set_exception_field`] sets those that can be set.
pub static METHODS: Group = Group {
    name: name!("BaseException"),
    entries: &[
        getter(name!("args"), args_of),
        getter(name!("value"), value_of),
        getter(name!("errno"), value_of),
        getter(name!("__cause__"), cause_of),
        getter(name!("__traceback__"), traceback_of),
    ],
};

/// Attributes that `OSError` has besides those of every exception.
pub static OS_ERROR_FIELDS: Group = Group {
    name: name!("OSError"),
    entries: &[getter(name!("strerror"), strerror)],
};

fn args_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    match vm.exc_args(args.get(vm, 0)) {
        Some(tuple) => Ok(tuple),
        None => vm.new_tuple(&[]),
    }
}
fn value_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.exc_value(args.get(vm, 0)))
}
fn strerror(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let given = vm.exc_args(args.get(vm, 0));
    let given = given.filter(|a| vm.mem.size(*a) > 1);
    Ok(given.map_or(Value::NONE, |a| vm.mem.item(a, 1)))
}
fn cause_of(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    Ok(vm.field_of(args, CAUSE).some().unwrap_or(Value::NONE))
}
fn traceback_of(_: &mut Vm<'_>, _: Args) -> R<Value> {
    Ok(Value::NONE)
}

/// Bytes of the processor's stack that natives use at most between two calls of
/// [`Vm::stack_is_low`], with a margin: the frame of a hardware exception lies on this stack too.
const STACK_RESERVE: u32 = 3072;

impl Vm<'_> {
    /// Raises `t` with the message that `parts` make up.
    #[inline(always)]
    pub fn raise_msg<T>(&mut self, t: TypeId, parts: &[Msg<'_>]) -> R<T> {
        Err(self.failure(t, parts))
    }
    /// Raises `t` with the message `text`, in which `%t` stands for the name of the next value's
    /// type, `%v` for its text (it is a string), `%n` for its digits (it is a small int), and `%q`
    /// for its `repr` (it has no Python code of its own). `%%` is a percent sign.
    #[inline(always)]
    pub fn raise_text<T>(&mut self, t: TypeId, text: &str, values: &[Value]) -> R<T> {
        Err(self.text_failure(t, text, values))
    }
    /// Raises `t(arg)`.
    #[inline(always)]
    pub fn raise<T>(&mut self, t: TypeId, arg: Value) -> R<T> {
        Err(self.failure_of(t, &[arg]))
    }
    /// Raises `t()`.
    #[inline(always)]
    pub fn raise_bare<T>(&mut self, t: TypeId) -> R<T> {
        Err(self.failure_of(t, &[]))
    }
    /// Raises TypeError with the message `s`, in which `%%` is a percent sign as in [`Vm::raise_text`].
    #[inline(always)]
    pub fn type_error<T>(&mut self, s: &str) -> R<T> {
        Err(self.type_failure(s))
    }
    /// Raises ValueError with the message `s`, in which `%%` is a percent sign as in [`Vm::raise_text`].
    #[inline(always)]
    pub fn value_error<T>(&mut self, s: &str) -> R<T> {
        Err(self.value_failure(s))
    }
    /// Raises IndexError with the message `s`, in which `%%` is a percent sign as in [`Vm::raise_text`].
    #[inline(always)]
    pub fn index_error<T>(&mut self, s: &str) -> R<T> {
        Err(self.text_failure(TypeId::IndexError, s, &[]))
    }
    /// Raises IndexError; `what` is the name of the type that was indexed.
    #[inline(always)]
    pub(crate) fn out_of_range<T>(&mut self, what: Value) -> R<T> {
        self.raise_text(TypeId::IndexError, "%v index out of range", &[what])
    }
    /// Raises `OSError(errno)`.
    #[inline(always)]
    pub fn os_error<T>(&mut self, errno: i32) -> R<T> {
        self.raise(TypeId::OSError, Value::int(errno))
    }

    /// True if the processor's stack is too full for another nested call. Natives ask wherever they
    /// recurse, in addition to limits of their own.
    pub(crate) fn stack_is_low(&self) -> bool {
        self.board.stack_left() < STACK_RESERVE
    }
    /// Raises RuntimeError because calls are nested too deeply.
    #[inline(always)]
    pub(crate) fn too_deep<T>(&mut self) -> R<T> {
        self.raise_text(
            TypeId::RuntimeError,
            "maximum recursion depth exceeded",
            &[],
        )
    }

    // The functions above are compiled once for each type of result. These do the work, and are compiled once.

    #[inline(never)]
    fn failure(&mut self, t: TypeId, parts: &[Msg<'_>]) -> Raise {
        match self.unlocked(|vm| vm.message(parts)) {
            Ok(text) => self.failure_of(t, &[text]),
            Err(e) => self.note_failure(t, e),
        }
    }
    /// Notes that an exception of type `t` could not be made, because of `e`.
    fn note_failure(&mut self, t: TypeId, e: Raise) -> Raise {
        if e == Raise::NoMem {
            self.shortage.exception = Value::typ(t);
        }
        e
    }
    #[inline(never)]
    fn text_failure(&mut self, t: TypeId, text: &str, values: &[Value]) -> Raise {
        match self.unlocked(|vm| vm.fill_in(text, values)) {
            Ok(text) => self.failure_of(t, &[text]),
            Err(e) => self.note_failure(t, e),
        }
    }
    #[inline(never)]
    fn failure_of(&mut self, t: TypeId, args: &[Value]) -> Raise {
        let e = self.unlocked(|vm| {
            let args = vm.new_tuple(args)?;
            vm.new_exception(t, args)
        });
        match e {
            Ok(e) => {
                self.exc = e;
                Raise::Exc
            }
            Err(e) => self.note_failure(t, e),
        }
    }
    #[inline(never)]
    fn type_failure(&mut self, s: &str) -> Raise {
        self.text_failure(TypeId::TypeError, s, &[])
    }
    #[inline(never)]
    fn value_failure(&mut self, s: &str) -> Raise {
        self.text_failure(TypeId::ValueError, s, &[])
    }

    fn fill_in(&mut self, text: &str, values: &[Value]) -> R<Value> {
        let mark = self.hold_mark();
        let mut out = self.out_buffer()?;
        let mut values = values.iter();
        let byte = |i| format::flash::byte(text.as_bytes(), i);
        let mut at = 0;
        while at < text.len() {
            let begin = at;
            while at < text.len() && byte(at) != b'%' {
                at += 1;
            }
            self.put_part_of(&mut out, text, begin, at)?;
            if at == text.len() {
                break;
            }
            let kind = (at + 1 < text.len()).then(|| byte(at + 1));
            at += 2;
            let v = match kind {
                Some(b'%') => Value::NONE,
                _ => values.next().copied().unwrap_or(Value::NONE),
            };
            match kind {
                Some(b't') => {
                    let n = self.type_name(v);
                    self.put_bytes_of(&mut out, n)?;
                }
                Some(b'v') => self.str_of(&mut out, v)?,
                Some(b'n') => self.put_int(&mut out, v.as_int())?,
                Some(b'q') => self.repr(&mut out, v)?,
                _ => self.put(&mut out, b'%')?,
            }
        }
        let text = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(text)
    }

    fn message(&mut self, parts: &[Msg<'_>]) -> R<Value> {
        let mark = self.hold_mark();
        let mut out = self.out_buffer()?;
        for p in parts {
            match *p {
                Msg::S(s) => self.put_lit(&mut out, s)?,
                Msg::V(v) => self.str_of(&mut out, v)?,
                Msg::T(v) => {
                    let n = self.type_name(v);
                    self.put_bytes_of(&mut out, n)?;
                }
                Msg::N(n) => self.put_int(&mut out, n)?,
                Msg::X(n) => {
                    // `put_hex` writes the digits from the first one that is not 0.
                    for _ in n.max(1).ilog2() / 4..7 {
                        self.put(&mut out, b'0')?;
                    }
                    self.put_hex(&mut out, n)?;
                }
                Msg::Q(v) => self.repr(&mut out, v)?,
            }
        }
        let text = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(text)
    }

    /// The arguments of an exception that the program makes, as a tuple. While the heap is locked
    /// there is room for a few only: if there are more than [`LOCKED_ARGS`], all are left out.
    pub(crate) fn exception_args(&mut self, args: Args) -> R<Value> {
        if self.heap.locked == 0 {
            return self.tuple_from_args(args);
        }
        if args.n > LOCKED_ARGS {
            return self.new_tuple(&[]);
        }
        self.unlocked(|vm| vm.tuple_from_args(args))
    }

    /// A new exception object of type `t`; `args` is the tuple of its arguments.
    pub fn new_exception(&mut self, t: TypeId, args: Value) -> R<Value> {
        self.alloc_words(
            Kind::Exc,
            0,
            &[Value::typ(t), args, Value::UNDEF, Value::UNDEF],
        )
    }

    /// The exception object of `e`: `e` itself, or the one inside the instance `e`. `None` if `e` is not an
    /// exception.
    pub fn exc_object(&self, e: Value) -> Option<Value> {
        let b = self.native_base(e);
        if self.mem.is(b, Kind::Exc) {
            Some(b)
        } else {
            None
        }
    }

    /// The tuple of the arguments of the exception `e`; `None` if it has none.
    pub(crate) fn exc_args(&self, e: Value) -> Option<Value> {
        let e = self.resolve(self.exc_object(e)?);
        Some(self.mem.get(e, ARGS)).filter(|a| a.is_object())
    }

    /// `e.name = v` for the exception object `e`; false if it has no such attribute that can be set.
    /// **May move objects.**
    ///
    /// # Errors
    /// TypeError if the value does not suit the field.
    pub(crate) fn set_exception_field(&mut self, e: Value, name: Value, v: Value) -> R<bool> {
        let mark = self.hold_mark();
        let e = self.hold(e)?;
        let (at, v) = match name {
            n if n == name!("args") => (ARGS, self.tuple_from(v)?),
            n if n == name!("__cause__") => {
                if !v.is_none() && !self.is_exception(v) {
                    return self
                        .type_error("exception cause must be None or derive from BaseException");
                }
                (CAUSE, v)
            }
            n if n == name!("__traceback__") => {
                if !v.is_none() {
                    return self.type_error("__traceback__ must be a traceback or None");
                }
                (TRACE, Value::UNDEF)
            }
            _ => {
                self.unwind_holds(mark);
                return Ok(false);
            }
        };
        let v = self.hold(v)?;
        self.firmly(|vm| vm.set_exception_word(vm.held(e), at, v))?;
        self.unwind_holds(mark);
        Ok(true)
    }

    /// Sets a word of the exception object `e`. The emergency exception is shared by all, so it stays as it is.
    fn set_exception_word(&mut self, e: Value, at: u32, v: Hold) -> R<()> {
        if e != self.emergency() {
            let e = self.resolve_mut(e)?;
            self.mem.set(e, at, self.held(v));
        }
        Ok(())
    }

    /// True if `v` is an exception object or an instance of an exception class.
    pub fn is_exception(&self, v: Value) -> bool {
        self.exc_object(v).is_some()
    }

    /// True if the exception that is being raised is of type `t`.
    pub fn raised_is(&self, t: TypeId) -> bool {
        self.is_a(self.exc, t)
    }

    /// The first argument of an exception, or None.
    pub fn exc_value(&self, e: Value) -> Value {
        match self.exc_args(e) {
            Some(args) if self.mem.size(args) > 0 => self.mem.item(args, 0),
            _ => Value::NONE,
        }
    }

    /// Writes `str(e)`: nothing, the only argument, or the tuple of arguments. For an `OSError` whose
    /// number has a name it writes number and name, and then the second argument if there is one.
    pub fn exc_str(&mut self, out: &mut Out, e: Value) -> R<()> {
        let Some(args) = self.exc_args(e) else {
            return Ok(());
        };
        let n = self.mem.size(args);
        if matches!(n, 1 | 2) && self.is_a(e, TypeId::OSError) {
            let number = self.mem.item(args, 0);
            let name = if number.is_int() {
                errno::name_of(number.as_int())
            } else {
                None
            };
            if let Some(name) = name {
                return self.put_os_error(out, number, name, args);
            }
        }
        match n {
            0 => Ok(()),
            1 => {
                let arg = self.mem.item(args, 0);
                self.str_of(out, arg)
            }
            _ => self.repr(out, args),
        }
    }

    fn put_os_error(&mut self, out: &mut Out, number: Value, name: Value, args: Value) -> R<()> {
        self.put_lit(out, "[Errno ")?;
        self.put_int(out, number.as_int())?;
        self.put_lit(out, "] ")?;
        self.put_bytes_of(out, name)?;
        if self.mem.size(args) < 2 {
            return Ok(());
        }
        self.put_lit(out, ": ")?;
        let what = self.mem.item(args, 1);
        self.str_of(out, what)
    }

    /// Writes `repr(e)` in MicroPython's form: `ValueError('text',)` for one argument.
    pub fn exc_repr(&mut self, out: &mut Out, e: Value) -> R<()> {
        let name = self.type_name(e);
        self.put_bytes_of(out, name)?;
        match self.exc_args(e) {
            Some(args) => self.repr(out, args),
            None => self.put_lit(out, "()"),
        }
    }
}

/// Constructor of the built-in exceptions: `callee_type` says which.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let t = vm.calls.callee_type.type_id();
    let make = |vm: &mut Vm<'_>| {
        let tuple = vm.exception_args(args)?;
        vm.new_exception(t, tuple)
    };
    match vm.twice(make) {
        // As in MicroPython, the exception that is kept for this case, without arguments.
        Err(Raise::NoMem) if !vm.is_freezing() => Ok(vm.emergency_of(t)),
        r => r,
    }
}

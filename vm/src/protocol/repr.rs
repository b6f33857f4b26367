//! `repr` and `str` of every value.

use crate::error::R;
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::name;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Writes `repr(v)`. **May move objects.**
    pub fn repr(&mut self, out: &mut Out, v: Value) -> R<()> {
        if self.mem.is(v, Kind::Instance) {
            return self.repr_instance(out, v, false);
        }
        self.enter_nesting()?;
        let r = self.builtin_repr(out, v);
        self.calls.nesting = self.calls.nesting.saturating_sub(1);
        r
    }

    /// Writes `str(v)`. **May move objects.**
    pub fn str_of(&mut self, out: &mut Out, v: Value) -> R<()> {
        if self.is_str(v) {
            return self.put_bytes_of(out, v);
        }
        let is_instance = self.mem.is(v, Kind::Instance);
        if !is_instance && !self.mem.is(v, Kind::Exc) {
            return self.repr(out, v);
        }
        // An exception may be among its own arguments.
        self.enter_nesting()?;
        let r = if is_instance {
            self.repr_instance(out, v, true)
        } else {
            self.exc_str(out, v)
        };
        self.calls.nesting = self.calls.nesting.saturating_sub(1);
        r
    }

    /// `str(v)` as a string. **May move objects.**
    pub fn to_str(&mut self, v: Value) -> R<Value> {
        if self.is_str(v) {
            return Ok(v);
        }
        if self.mem.is(v, Kind::Instance) {
            if let Some(m) = self.special(v, name!("__str__")) {
                let s = self.call(m, &[v])?;
                return self.must_be_str(s);
            }
        }
        self.text_of(v, false)
    }

    /// `repr(v)` as a string. **May move objects.**
    pub fn to_repr(&mut self, v: Value) -> R<Value> {
        self.text_of(v, true)
    }

    fn text_of(&mut self, v: Value, repr: bool) -> R<Value> {
        if v.is_int() {
            return self.int_text(v.as_int());
        }
        let mark = self.hold_mark();
        let h = self.hold(v)?;
        let mut out = self.out_buffer()?;
        let v = self.held(h);
        if repr {
            self.repr(&mut out, v)?;
        } else {
            self.str_of(&mut out, v)?;
        }
        let s = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(s)
    }

    fn must_be_str(&mut self, s: Value) -> R<Value> {
        let inner = self.native_base(s);
        if self.is_str(inner) {
            Ok(inner)
        } else {
            self.type_error("__str__ returned non-string")
        }
    }

    fn repr_instance(&mut self, out: &mut Out, v: Value, as_str: bool) -> R<()> {
        let inner = self.native_base(v);
        // Strings and exceptions have a `__str__` of their own.
        let own = self.mem.is(inner, Kind::Exc) || self.is_str(inner);
        let methods: &[Value] = if as_str && own {
            &[name!("__str__")]
        } else if as_str {
            &[name!("__str__"), name!("__repr__")]
        } else {
            &[name!("__repr__")]
        };
        for m in methods {
            if let Some(s) = self.call_special(v, *m, &[])?.get() {
                let s = self.must_be_str(s)?;
                return self.put_bytes_of(out, s);
            }
        }
        let inner = self.native_base(v);
        if inner != v {
            if self.mem.is(inner, Kind::Exc) {
                return if as_str {
                    self.exc_str(out, v)
                } else {
                    self.exc_repr(out, v)
                };
            }
            return if as_str {
                self.str_of(out, inner)
            } else {
                self.repr(out, inner)
            };
        }
        self.repr_with_address(out, v, "<", " object at ")
    }

    /// Writes `<name object at 1f>`, with the texts `open` and `at` before and after the type's name.
    pub(crate) fn repr_with_address(
        &mut self,
        out: &mut Out,
        v: Value,
        open: &str,
        at: &str,
    ) -> R<()> {
        self.put_lit(out, open)?;
        let n = self.type_name(v);
        self.put_bytes_of(out, n)?;
        self.put_address(out, v, at)
    }

    /// Writes the end of a text with an address: `at`, the number that [`Vm::id_of`] gives, `>`.
    pub(crate) fn put_address(&mut self, out: &mut Out, v: Value, at: &str) -> R<()> {
        let id = self.id_of(v)?;
        self.put_lit(out, at)?;
        self.put_hex(out, id)?;
        self.put(out, b'>')
    }
}

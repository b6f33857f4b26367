//! Binding the arguments of a call to the registers of the called function.

use crate::error::{Outcome, R};
use crate::native::{Args, MANY};
use crate::types::{function, generator};
use crate::vm::Vm;
use format::image::code::{self, Info};
use format::layout::tuple;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Raises TypeError unless the number of positional arguments `n` is between `min` and `max`.
    pub(crate) fn check_count(&mut self, n: u32, min: u32, max: u32) -> R<()> {
        if n >= min && (max == MANY as u32 || n <= max) {
            return Ok(());
        }
        if min == max {
            return self.raise_text(
                TypeId::TypeError,
                "function takes %n positional arguments but %n were given",
                &[Value::len(min), Value::len(n)],
            );
        }
        if n < min {
            return self.raise_text(
                TypeId::TypeError,
                "function missing %n required positional arguments",
                &[Value::len(min - n)],
            );
        }
        self.raise_text(
            TypeId::TypeError,
            "function expected at most %n arguments, got %n",
            &[Value::len(max), Value::len(n)],
        )
    }

    /// Completes a call after its arguments were bound to the new, running frame, or binding them has raised.
    /// For a generator function, the frame is moved into a new generator; any other function runs.
    pub(super) fn after_binding(&mut self, info: Info, bound: R<()>) -> R<Outcome> {
        if bound.is_ok() && info.flags & code::GENERATOR == 0 {
            return Ok(Outcome::ENTERED);
        }
        let g = bound.and_then(|()| generator::from_frame(self, info.regs));
        self.pop_frame();
        // No frame stays, so this counts as no call. If memory ran out and the instruction is executed again, its
        // countdown is the same as before.
        self.budget.fuel = self.budget.fuel.wrapping_add(1);
        g.map(Outcome::value)
    }

    /// Binds arguments to the registers of the new, running frame. `from` is the
    /// word of the first argument; `first`, if not UNDEF, comes before them.
    pub(super) fn bind_args(
        &mut self,
        f: Value,
        info: Info,
        first: Value,
        from: u32,
        args: Args,
    ) -> R<()> {
        let code = self.mem.get(f, function::CODE);
        let extra = first.is_def() as u32;
        let given = args.n + extra;
        let arg = |vm: &Self, i: u32| {
            if i < extra {
                first
            } else {
                Value::from_bits(vm.mem.ram(from + i - extra))
            }
        };
        let named = info.pos + info.kwonly;
        let (varargs, varkw) = (
            info.flags & code::VARARGS != 0,
            info.flags & code::VARKW != 0,
        );
        for i in 0..given.min(info.pos) {
            let v = arg(self, i);
            self.set_reg(i, v);
        }
        if varargs {
            let n = given.saturating_sub(info.pos);
            let rest = self.alloc(Kind::Tuple, n, 0)?;
            for i in 0..n {
                let v = arg(self, info.pos + i);
                self.mem.set(rest, tuple::ITEMS + i, v);
            }
            self.set_reg(named, rest);
        } else if given > info.pos {
            return self.wrong_count(code, info.pos, given);
        }
        if varkw {
            let d = self.new_dict()?;
            self.set_reg(named + varargs as u32, d);
        }
        let arg_names = self.mem.get(code, code::ARG_NAMES);
        let kw = if args.names.is_undef() {
            0
        } else {
            self.mem.size(args.names)
        };
        for k in 0..kw {
            let name = self.intern(self.mem.get(args.names, tuple::ITEMS + k));
            let value = Value::from_bits(self.mem.ram(from + args.n + k));
            let at = (0..named).find(|&i| self.mem.get(arg_names, tuple::ITEMS + i) == name);
            match at {
                Some(i) if self.reg(i).is_def() => {
                    return self.raise_text(
                        TypeId::TypeError,
                        "function got multiple values for argument '%v'",
                        &[name],
                    );
                }
                Some(i) => self.set_reg(i, value),
                None if varkw => {
                    let d = self.reg(named + varargs as u32);
                    self.dict_set(d, name, value)?;
                }
                None => {
                    return self.raise_text(
                        TypeId::TypeError,
                        "unexpected keyword argument '%v'",
                        &[name],
                    );
                }
            }
        }
        self.fill_defaults(f, info, given, kw > 0)
    }

    /// Fills the parameters that got no argument with their defaults.
    fn fill_defaults(&mut self, f: Value, info: Info, given: u32, named: bool) -> R<()> {
        let code = self.mem.get(f, function::CODE);
        let (defaults, kwdefaults) = self.func_defaults(f);
        let n_defaults = if defaults.is_object() {
            self.mem.size(defaults)
        } else {
            0
        };
        for i in 0..info.pos {
            if self.reg(i).is_undef() {
                if i + n_defaults < info.pos {
                    if !named && !kwdefaults.is_object() {
                        return self.wrong_count(code, info.pos - n_defaults, given);
                    }
                    return self.raise_text(
                        TypeId::TypeError,
                        "function missing required positional argument #%n",
                        &[Value::int(i as i32)],
                    );
                }
                let v = self
                    .mem
                    .get(defaults, tuple::ITEMS + i + n_defaults - info.pos);
                self.set_reg(i, v);
            }
        }
        for k in 0..info.kwonly {
            let i = info.pos + k;
            if self.reg(i).is_undef() {
                let v = if kwdefaults.is_object() {
                    self.mem.get(kwdefaults, tuple::ITEMS + k)
                } else {
                    Value::UNDEF
                };
                if v.is_undef() {
                    if !named && !kwdefaults.is_object() {
                        return self.type_error("function missing keyword-only argument");
                    }
                    let name = self
                        .mem
                        .get(self.mem.get(code, code::ARG_NAMES), tuple::ITEMS + i);
                    return self.raise_text(
                        TypeId::TypeError,
                        "function missing required keyword argument '%v'",
                        &[name],
                    );
                }
                self.set_reg(i, v);
            }
        }
        Ok(())
    }

    /// Raises the TypeError of a wrong number of positional arguments.
    fn wrong_count(&mut self, code: Value, wanted: u32, given: u32) -> R<()> {
        let name = self.mem.get(code, code::NAME);
        self.raise_text(
            TypeId::TypeError,
            "%v() takes %n positional arguments but %n were given",
            &[name, Value::len(wanted), Value::len(given)],
        )
    }
}

//! Binding the arguments of a call to the registers of the called function.

use super::frame::NewFrame;
use crate::error::{Outcome, R};
use crate::native::MANY;
use crate::types::{function, generator};
use crate::vm::Vm;
use format::image::code::{self, Info};
use format::layout::{dict, tuple};
use format::mem::Words;
use format::object::Kind;
use format::table;
use format::types::TypeId;
use format::value::Value;

/// The arguments of a call, where they lie.
pub(super) struct Given<'a> {
    /// The positional ones.
    pub values: Words<'a>,
    /// Number of positional ones.
    pub n: u32,
    /// The names of the others.
    pub names: Words<'a>,
    /// The values of the others.
    pub named: Words<'a>,
    /// Words from one name to the next, and from one value to the next.
    pub step: u32,
    /// Number of the others; 0 if there are none, else with those whose name is UNDEF, which do not count.
    pub kw: u32,
}

impl<'a> Vm<'a> {
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

    /// Enters the Python function `f` with the arguments `given`, or makes a generator. `first`, if not UNDEF, comes
    /// before them. The lowest `staged` words of the stack become part of the frame.
    #[inline(never)]
    pub(super) fn enter_function(
        &mut self,
        f: Value,
        first: Value,
        given: &Given<'a>,
        flags: u32,
        staged: u32,
    ) -> R<Outcome> {
        let code = self.mem.object_at(f).get(function::CODE);
        let packed = self.mem.object_at(code).get(code::INFO).as_len();
        let extra = first.is_def() as u32;
        let (n, pos) = (given.n + extra, Info::positional_of(packed));
        self.build_frame(NewFrame {
            func: f,
            code,
            regs: Info::regs_of(packed),
            staged,
            flags,
            from: given.values.skip(0u32.wrapping_sub(extra)),
            given: n.min(pos),
        })?;
        if extra != 0 && pos > 0 {
            self.set_reg(0, first);
        }
        if given.kw == 0 && Info::takes_exactly(packed, n) {
            return Ok(Outcome::ENTERED);
        }
        let info = Info::unpack(packed);
        let bound = self.bind_rest(f, info, first, given);
        self.after_binding(info, bound)
    }

    /// Binds the arguments that are not in the registers of the new, running frame yet: those beyond the positional
    /// parameters, those that are passed by keyword, and defaults.
    fn bind_rest(&mut self, f: Value, info: Info, first: Value, given: &Given<'a>) -> R<()> {
        let code = self.mem.object_at(f).get(function::CODE);
        let extra = first.is_def() as u32;
        let n = given.n + extra;
        let named = info.pos + info.kwonly;
        let varargs = info.flags & code::VARARGS != 0;
        if varargs {
            let n = n.saturating_sub(info.pos);
            let rest = self.alloc(Kind::Tuple, n, 0)?;
            let to = self.mem.slots(rest).skip(tuple::ITEMS);
            let from = given.values.skip(info.pos.wrapping_sub(extra));
            for i in 0..n {
                to.set_word(i, from.word(i));
            }
            if n > 0 && info.pos < extra {
                to.set(0, first);
            }
            self.set_reg(named, rest);
        } else if n > info.pos {
            return self.wrong_count(code, info.pos, n);
        }
        let keywords = info.flags & code::VARKW != 0;
        let others = named + varargs as u32;
        if keywords {
            let d = self.new_dict()?;
            self.set_reg(others, d);
        }
        let dict = keywords.then_some(others);
        if given.kw > 0 {
            self.bind_keywords(code, named, dict, given)?;
        }
        self.fill_defaults(f, info, n, given.kw > 0)
    }

    /// Binds the arguments that are passed by keyword: to the first `named` registers, or as entries of the dict in
    /// the register `dict`.
    fn bind_keywords(
        &mut self,
        code: Value,
        named: u32,
        dict: Option<u32>,
        given: &Given<'a>,
    ) -> R<()> {
        let parameters = self.mem.object_at(code).get(code::ARG_NAMES);
        let parameters = self.mem.object_at(parameters).skip(tuple::ITEMS);
        let regs = self.mem.ram_at(self.base);
        let (mut key, mut value) = (given.names, given.named);
        let mut left = given.kw;
        while left > 0 {
            let mut name = key.get(0);
            if !name.is_interned() && name.is_def() {
                name = self.intern(name);
            }
            let mut i = 0;
            while i < named && parameters.get(i) != name {
                i += 1;
            }
            if name.is_undef() {
                // A deleted entry of a dict.
            } else if i < named {
                if regs.get(i).is_def() {
                    return self.raise_text(
                        TypeId::TypeError,
                        "function got multiple values for argument '%v'",
                        &[name],
                    );
                }
                regs.set(i, value.get(0));
            } else if let Some(dict) = dict {
                self.add_keyword(self.reg(dict), name, value.get(0), left)?;
            } else {
                return self.raise_text(
                    TypeId::TypeError,
                    "unexpected keyword argument '%v'",
                    &[name],
                );
            }
            (key, value) = (key.skip(given.step), value.skip(given.step));
            left -= 1;
        }
        if let Some(dict) = dict {
            self.fit_table(self.reg(dict), dict::TABLE);
        }
        Ok(())
    }

    /// Adds the entry `name`, which is not there, to the new dict `d`. With this entry, at most `left` are to follow:
    /// a table for a few has room for all of them.
    fn add_keyword(&mut self, d: Value, name: Value, value: Value, left: u32) -> R<()> {
        let mut t = self.mem.object_at(d).get(dict::TABLE);
        if t.is_undef() && left < table::SMALL {
            t = self.new_small_table(left)?;
            self.mem.set(d, dict::TABLE, t);
        }
        if name.is_interned() && t.is_def() && self.append_entry(t, name, value) != 0 {
            return Ok(());
        }
        self.dict_set(d, name, value)
    }

    /// Fills the parameters that got no argument with their defaults.
    fn fill_defaults(&mut self, f: Value, info: Info, given: u32, named: bool) -> R<()> {
        let (defaults, kwdefaults) = self.func_defaults(f);
        let regs = self.mem.ram_at(self.base);
        if given < info.pos {
            let n_defaults = if defaults.is_object() {
                self.mem.size(defaults)
            } else {
                0
            };
            // The first parameter that has a default.
            let first = info.pos.saturating_sub(n_defaults);
            for i in given..info.pos {
                if regs.get(i).is_def() {
                    continue;
                }
                if i < first {
                    if !named && !kwdefaults.is_object() {
                        let code = self.mem.get(f, function::CODE);
                        return self.wrong_count(code, info.pos - n_defaults, given);
                    }
                    return self.raise_text(
                        TypeId::TypeError,
                        "function missing required positional argument #%n",
                        &[Value::int(i as i32)],
                    );
                }
                let v = self.mem.object_at(defaults).get(tuple::ITEMS + i - first);
                regs.set(i, v);
            }
        }
        for k in 0..info.kwonly {
            let i = info.pos + k;
            if regs.get(i).is_def() {
                continue;
            }
            let v = if kwdefaults.is_object() {
                self.mem.get(kwdefaults, tuple::ITEMS + k)
            } else {
                Value::UNDEF
            };
            if v.is_undef() {
                if !named && !kwdefaults.is_object() {
                    return self.type_error("function missing keyword-only argument");
                }
                let code = self.mem.get(f, function::CODE);
                let name = self
                    .mem
                    .get(self.mem.get(code, code::ARG_NAMES), tuple::ITEMS + i);
                return self.raise_text(
                    TypeId::TypeError,
                    "function missing required keyword argument '%v'",
                    &[name],
                );
            }
            regs.set(i, v);
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

//! Generators and coroutines: a suspended frame as an object.
//!
//! The object's body *is* the frame (see [`format::frame`]), so resuming copies
//! nothing. A frozen generator is copied to RAM when it is first resumed.

use crate::error::{Maybe, Outcome, Raise, R};
use crate::memory::heap::Hold;
use crate::native::{impure, pure, Args, Group};
use crate::vm::Vm;
use format::frame::{CALLER, DONE, FRESH, GENERATOR, INFO, IN_GENERATOR, PC, REGS, RUNNING, STOP};
use format::isa::{self, Op};
use format::layout::generator;
use format::name;
use format::object::{self, pack, unpack, Kind, FLAGS_SHIFT, FROZEN};
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

/// Methods of generators.
pub static METHODS: Group = Group {
    name: name!("generator"),
    entries: &[
        pure(name!("send"), send, 2, 2),
        pure(name!("throw"), throw, 2, 4),
        impure(name!("pend_throw"), pend_throw, 2, 2),
        pure(name!("close"), close, 1, 1),
        pure(name!("__next__"), next_method, 1, 1),
    ],
};

/// Makes a generator of the running frame, which has not executed anything yet and has `regs` registers.
pub(crate) fn from_frame(vm: &mut Vm<'_>, regs: u32) -> R<Value> {
    vm.frame_copy(Kind::Gen, vm.base, vm.pc, regs, GENERATOR | FRESH)
}

impl Vm<'_> {
    /// The flags of the generator `g`; see [`format::frame`].
    pub(crate) fn gen_flags(&self, g: Value) -> u32 {
        unpack(self.mem.get(self.resolve(g), generator::INFO)).1
    }

    /// Sets the flags of the generator `g`, which lies in RAM.
    fn set_gen_flags(&mut self, g: Value, flags: u32) {
        let (regs, _) = unpack(self.mem.get(g, generator::INFO));
        self.mem.set(g, generator::INFO, pack(regs, flags));
    }

    /// Enters the generator `g`, so that it continues after its `yield`, whose value is
    /// `sent`. The running frame becomes its caller. False if the generator has ended.
    ///
    /// # Errors
    /// ValueError if the generator is running already; TypeError if a value other than None is sent
    /// to a generator that has not started; RuntimeError if generators are nested too deeply; an
    /// exception left by `pend_throw`.
    pub(crate) fn gen_enter(&mut self, g: Value, sent: Value, flags: u32) -> R<bool> {
        if self.gen_resume(g, sent, flags) {
            return Ok(true);
        }
        let state = self.gen_flags(g);
        if state & DONE != 0 {
            return Ok(false);
        }
        if state & RUNNING != 0 {
            return self.value_error("generator already executing");
        }
        if state & FRESH != 0 && !sent.is_none() {
            return self.type_error("can't send non-None value to a just-started generator");
        }
        if state & FRESH != 0 {
            self.fits_inside(g)?;
        }
        let g = self.resolve_mut(g)?;
        let pending = self.mem.get(g, generator::CALLER);
        if pending.is_undef() {
            self.gen_link(g, flags)?;
            if state & FRESH == 0 {
                self.gen_deliver(sent);
            }
            return Ok(true);
        }
        if state & FRESH != 0 {
            self.set_gen_flags(g, GENERATOR | DONE);
        } else {
            self.gen_link(g, flags)?;
        }
        self.exc = pending;
        if state & FRESH != 0 || flags & STOP == 0 {
            // The run that called this unwinds.
            return Err(Raise::Exc);
        }
        self.unwind()?;
        Ok(true)
    }

    /// Raises RuntimeError if all frames together, with `g`, take more memory than the stack may have.
    /// Generators that run inside each other are frames too, though they are not on the stack.
    fn fits_inside(&mut self, g: Value) -> R<()> {
        let mut words = self.mem.ram_len() - self.stack.low + self.mem.size(g);
        let mut f = self.frame;
        while f.is_def() {
            if f.is_ram() {
                words += self.mem.size(f);
            }
            f = Value::from_bits(self.mem.ram(self.frame_base(f) - REGS + CALLER));
        }
        if words > self.mem.ram_len() - self.stack.floor {
            return self.too_deep();
        }
        Ok(())
    }

    /// The fast path of [`Vm::gen_enter`], for a suspended generator in RAM without a pending exception. If it delegates
    /// to such a generator, this one is entered too, and so on.
    /// False, with nothing changed, if the fast path does not apply.
    #[inline(never)]
    pub(crate) fn gen_resume(&mut self, g: Value, sent: Value, flags: u32) -> bool {
        let (mut g, mut flags, mut entered) = (g, flags, false);
        loop {
            if !g.is_ram() || self.budget.fuel <= 1 {
                return entered;
            }
            let o = self.mem.slots(g);
            let h = o.header();
            // A delegate may be anything.
            if !object::is(h, Kind::Gen) || h & FROZEN != 0 {
                return entered;
            }
            let frame = o.skip(IN_GENERATOR);
            let info = frame.get(INFO).bits();
            let state = info >> FLAGS_SHIFT;
            if state & !FRESH != GENERATOR
                || frame.get(CALLER).is_def()
                || state & FRESH != 0
                    && (!sent.is_none() || self.frame.is_ram() && !self.surely_fits())
            {
                return entered;
            }
            self.budget.fuel -= 1;
            let running = (GENERATOR | RUNNING | flags) << FLAGS_SHIFT;
            frame.set_word(INFO, info & ((1 << FLAGS_SHIFT) - 1) | running);
            self.link_frame(g);
            if state & FRESH != 0 {
                return true;
            }
            let w = self.mem.rom(self.pc);
            let op = Op::of(w);
            if op == Op::Yield {
                frame.set(REGS + isa::a(w), sent);
                self.pc += Op::Yield.len();
            }
            if op != Op::YieldFrom {
                return true;
            }
            frame.set(REGS + isa::c(w), sent);
            g = frame.get(REGS + isa::b(w));
            (flags, entered) = (0, true);
        }
    }

    /// True if [`Vm::fits_inside`] has no objection, as the stack and the whole heap together take no more than the stack
    /// may have.
    fn surely_fits(&self) -> bool {
        self.heap.top - self.heap.start + self.stack.floor <= self.stack.low
    }

    /// Makes the suspended generator `g` the running frame.
    fn gen_link(&mut self, g: Value, flags: u32) -> R<()> {
        self.budget.fuel -= 1;
        if self.budget.fuel == 0 {
            self.refuel()?;
        }
        self.set_gen_flags(g, GENERATOR | RUNNING | flags);
        self.link_frame(g);
        Ok(())
    }

    /// Gives `sent` to the instruction at which the running generator was suspended.
    fn gen_deliver(&mut self, sent: Value) {
        let w = self.mem.rom(self.pc);
        match Op::of(w) {
            Op::Yield => {
                self.set_reg(isa::a(w), sent);
                self.pc += Op::Yield.len();
            }
            Op::YieldFrom => self.set_reg(isa::c(w), sent),
            _ => {}
        }
    }

    /// Ends the running generator: clears its registers and returns to its caller's frame.
    pub(crate) fn gen_finish(&mut self) {
        let g = self.frame;
        self.set_gen_flags(g, GENERATOR | DONE);
        let mut left = unpack(self.field(INFO)).0;
        let mut register = self.mem.ram_at(self.base);
        while left > 0 {
            register.set(0, Value::UNDEF);
            register = register.skip(1);
            left -= 1;
        }
        let caller = self.field(CALLER);
        self.set_field(CALLER, Value::UNDEF);
        self.enter_frame(caller);
    }

    /// Suspends the running generator at its `pc`, and returns to its caller's frame.
    #[inline(always)]
    pub(crate) fn gen_suspend(&mut self) {
        let frame = self.mem.ram_at(self.base - REGS);
        frame.set(PC, Value::len(self.pc));
        let info = frame.word(INFO) & ((1 << FLAGS_SHIFT) - 1);
        frame.set_word(INFO, info | GENERATOR << FLAGS_SHIFT);
        let caller = frame.get(CALLER);
        frame.set(CALLER, Value::UNDEF);
        self.enter_frame(caller);
    }

    /// One step of the generator `g`, for natives. `None` at its end; then its result
    /// is the value of the StopIteration in `exc`. **May move objects.**
    pub fn gen_next(&mut self, g: Value) -> R<Maybe> {
        self.gen_send(g, Value::NONE)
    }

    /// One step of the generator `g`, for natives; the value of its `yield` is `sent`. Returns what
    /// [`Vm::gen_next`] does. **May move objects.**
    pub fn gen_send(&mut self, g: Value, sent: Value) -> R<Maybe> {
        let r = self.nested_run(|vm| {
            if vm.gen_enter(g, sent, STOP)? {
                Ok(Outcome::ENTERED)
            } else {
                vm.exc = Value::UNDEF;
                Ok(Outcome::value(Value::UNDEF))
            }
        });
        // UNDEF means that the generator has ended, now or earlier.
        r.map(Maybe)
    }

    /// Raises `thrown`, an exception or a class of exceptions, where the generator `g` is suspended, in a
    /// nested run. A class is instantiated only where it is raised: a delegate gets it as it is.
    /// `None` if the generator ends.
    fn gen_throw(&mut self, g: Value, thrown: Value) -> R<Maybe> {
        let state = self.gen_flags(g);
        if state & RUNNING != 0 {
            return self.value_error("generator already executing");
        }
        if state & DONE != 0 {
            self.exc = Value::UNDEF;
            return Ok(Maybe::NONE);
        }
        let r = self.nested_run(|vm| {
            let thrown = vm.hold(thrown)?;
            let g = vm.resolve_mut(g)?;
            if state & FRESH != 0 {
                vm.set_gen_flags(g, GENERATOR | DONE);
                let raised = vm.raise_thrown(thrown);
                vm.stop_iteration_is_an_error();
                return raised;
            }
            vm.gen_link(g, STOP)?;
            // A generator that delegates first passes the exception to its delegate.
            let w = vm.mem.rom(vm.pc);
            if Op::of(w) == Op::YieldFrom {
                return vm.throw_into(isa::b(w), thrown);
            }
            vm.raise_here(thrown)
        });
        // UNDEF means that the generator has ended.
        r.map(Maybe)
    }

    /// Raises the held exception, or an instance of the held exception class.
    fn raise_thrown<T>(&mut self, thrown: Hold) -> R<T> {
        self.exc = self.firmly(|vm| vm.make_exception(vm.held(thrown)))?;
        Err(Raise::Exc)
    }

    /// Raises the held exception inside the running generator, and continues at its handler if it has one.
    fn raise_here(&mut self, thrown: Hold) -> R<Outcome> {
        self.raise_thrown(thrown).or_else(|e| self.handle(e))
    }

    /// Continues at the running generator's handler for the exception; passes the exception on if it has none.
    fn handle(&mut self, e: Raise) -> R<Outcome> {
        if e == Raise::Exc {
            self.unwind()?;
            return Ok(Outcome::ENTERED);
        }
        Err(e)
    }

    /// Throws the held exception into the delegate in register `reg` of the running generator. Returns how
    /// the nested run continues.
    fn throw_into(&mut self, reg: u32, thrown: Hold) -> R<Outcome> {
        let e = self.held(thrown);
        let closes = self.is_a(e, TypeId::GeneratorExit);
        self.exc = Value::UNDEF;
        let inner = self.reg(reg);
        let r = if self.mem.is(inner, Kind::Gen) {
            self.gen_throw(inner, e)
        } else {
            match self.throw_into_other(reg, thrown, closes).map(Maybe::get) {
                // The delegate has no such method, so it does not see the exception.
                Ok(None) => return self.raise_here(thrown),
                Ok(Some(_)) if closes => Ok(Maybe::NONE),
                r => r.map(Maybe::from),
            }
        };
        let e = self.held(thrown);
        let class = if self.is_type(e) { e } else { self.type_of(e) };
        match r.map(Maybe::get) {
            Ok(None) if self.is_subclass(class, Value::typ(TypeId::GeneratorExit)) => {
                self.raise_here(thrown)
            }
            Ok(None) => {
                // The delegate returned; its value is the result of `yield from`.
                let v = if self.exc.is_def() {
                    self.exc_value(self.exc)
                } else {
                    Value::NONE
                };
                self.delegate_done(v);
                Ok(Outcome::ENTERED)
            }
            Ok(Some(v)) => {
                // The delegate yielded, so this generator yields too and stays at its `yield from`.
                self.gen_suspend();
                Ok(Outcome::value(v))
            }
            Err(Raise::Exc) if self.raised_is(TypeId::StopIteration) => {
                let v = self.exc_value(self.exc);
                self.delegate_done(v);
                Ok(Outcome::ENTERED)
            }
            Err(e) => self.handle(e),
        }
    }

    /// Calls `throw`, or `close` if `closes`, of the delegate in register `reg`, which is not a generator.
    /// `None` if it has no such method.
    fn throw_into_other(&mut self, reg: u32, thrown: Hold, closes: bool) -> R<Maybe> {
        let (name, n) = if closes {
            (name!("close"), 0)
        } else {
            (name!("throw"), 1)
        };
        let found = self.firmly(|vm| vm.get_attr_opt(vm.reg(reg), name))?;
        let Some(method) = found.get() else {
            return Ok(Maybe::NONE);
        };
        let method = self.hold(method)?;
        let call = |vm: &mut Self| vm.call(vm.held(method), &[vm.held(thrown)][..n]);
        self.firmly(call).map(Maybe)
    }

    /// Continues the running generator behind its `yield from`, whose delegate has returned `v`.
    fn delegate_done(&mut self, v: Value) {
        let w = self.mem.rom(self.pc);
        self.set_reg(isa::a(w), v);
        self.pc += Op::YieldFrom.len();
    }

    /// `g.close()`: raises GeneratorExit where the generator `g` is suspended.
    ///
    /// # Errors
    /// RuntimeError if the generator yields again.
    pub(crate) fn gen_close(&mut self, g: Value) -> R<()> {
        let state = self.gen_flags(g);
        if state & DONE != 0 || planted(4) {
            return Ok(());
        }
        let none = self.new_tuple(&[])?;
        let e = self.new_exception(TypeId::GeneratorExit, none)?;
        match self.gen_throw(g, e).map(Maybe::get) {
            Ok(Some(_)) => {
                self.raise_text(TypeId::RuntimeError, "generator ignored GeneratorExit", &[])
            }
            Ok(None) => Ok(()),
            Err(Raise::Exc)
                if self.raised_is(TypeId::GeneratorExit)
                    || self.raised_is(TypeId::StopIteration) =>
            {
                self.exc = Value::UNDEF;
                Ok(())
            }
            Err(e) => Err(e),
        }
    }

    /// Raises StopIteration, with `v` unless it is None.
    pub(crate) fn stop_iteration<T>(&mut self, v: Value) -> R<T> {
        if v.is_none() || v.is_undef() {
            self.raise_bare(TypeId::StopIteration)
        } else {
            self.raise(TypeId::StopIteration, v)
        }
    }

    /// `next(g)` or `g.send(v)` as a call. If an instruction calls, the generator is entered without
    /// nesting; if a native calls, it runs in a nested run.
    pub(crate) fn gen_call(&mut self, g: Value, sent: Value) -> R<Outcome> {
        if self.calls.by_natives == 0 {
            if self.gen_enter(g, sent, 0)? {
                return Ok(Outcome::ENTERED);
            }
            return self.stop_iteration(Value::NONE);
        }
        match self.gen_send(g, sent)?.get() {
            Some(v) => Ok(Outcome::value(v)),
            None if self.exc.is_def() && self.raised_is(TypeId::StopIteration) => Err(Raise::Exc),
            None => self.stop_iteration(Value::NONE),
        }
    }
}

fn send(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let sent = args.get(vm, 1);
    vm.gen_call(args.get(vm, 0), sent).map(Outcome::to_native)
}

fn next_method(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.gen_call(args.get(vm, 0), Value::NONE)
        .map(Outcome::to_native)
}

fn close(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    vm.gen_close(args.get(vm, 0))?;
    Ok(Value::NONE)
}

/// `g.pend_throw(exception)`: the exception will be raised where `g` is suspended, when `g` continues.
/// Returns the exception that was pending before, or None. It is kept in the word for the caller, because a
/// suspended generator has no caller. Impure, so that no generator with a pending exception is frozen.
fn pend_throw(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let e = args.get(vm, 1);
    let e = if e.is_none() {
        Value::UNDEF
    } else {
        vm.make_exception(e)?
    };
    let mut g = args.get(vm, 0);
    loop {
        let state = vm.gen_flags(g);
        if state & RUNNING != 0 {
            return vm.value_error("generator already executing");
        }
        g = vm.resolve_mut(g)?;
        // If `g` delegates to a generator, the exception is raised there.
        let w = vm.mem.rom(vm.mem.get(g, generator::PC).as_len());
        if state & (FRESH | DONE) != 0 || Op::of(w) != Op::YieldFrom {
            break;
        }
        let inner = vm.mem.get(g, generator::REGS + isa::b(w));
        if !vm.mem.is(inner, Kind::Gen) {
            break;
        }
        g = inner;
    }
    let before = vm.mem.get(g, generator::CALLER);
    vm.mem.set(g, generator::CALLER, e);
    Ok(before.some().unwrap_or(Value::NONE))
}

/// `g.throw(exception)`, `g.throw(class, exception, traceback)`. Raises the second argument unless it is
/// absent or None, else the first. A third one is ignored.
fn throw(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let second = args.opt(vm, 2).filter(|v| !v.is_none());
    let thrown = second.unwrap_or(args.get(vm, 1));
    let g = args.get(vm, 0);
    match vm.gen_throw(g, thrown)?.get() {
        Some(v) => Ok(v),
        None if vm.exc.is_def() && vm.raised_is(TypeId::StopIteration) => Err(Raise::Exc),
        None => vm.stop_iteration(Value::NONE),
    }
}

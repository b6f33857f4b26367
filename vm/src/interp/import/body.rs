//! Importing one module: what its state requires, running its body, and the end of the body.

use crate::error::{Outcome, Raise, R};
use crate::types::function;
use crate::vm::{Keep, Vm};
use format::frame::{self, AGAIN, MODULE};
use format::image::{module, State};
use format::layout::tuple;
use format::object::{unpack, Kind};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Imports module number `n`, whose package is imported already. Gives [`Outcome::ENTERED`] if it entered the
    /// body; the instruction is executed again after that.
    pub(super) fn import_number(&mut self, n: u32) -> R<Outcome> {
        let object = self.module_object(n);
        if self.is_imported(n) || self.is_running(n) {
            return Ok(Outcome::value(object));
        }
        #[cfg(feature = "build")]
        if let Some(status) = self.freeze_status(n) {
            return self.import_freezing(n, status);
        }
        if self.is_replaced(n) {
            self.enter_body(n)?;
            return Ok(Outcome::ENTERED);
        }
        match self.module_state(n) {
            State::Frozen => {
                self.set_imported(n, true);
                self.firmly(|vm| vm.list_module(n))?;
                self.apply_delta(n)?;
                self.firmly(|vm| vm.bind_in_package(n))?;
                Ok(Outcome::value(object))
            }
            State::Resumes => {
                self.apply_delta(n)?;
                self.list_module(n)?;
                self.resume_frames(n)?;
                self.set_running(n, true);
                Ok(Outcome::ENTERED)
            }
            State::Raises => {
                self.apply_delta(n)?;
                let raised = self.image.module(&self.mem, n, module::FRAMES);
                self.exc = self.mem.get(raised, tuple::ITEMS);
                Err(Raise::Exc)
            }
            State::Runs => {
                self.enter_body(n)?;
                Ok(Outcome::ENTERED)
            }
        }
    }

    /// The state of module `n` in the image, which says what its import has to do.
    pub(super) fn module_state(&self, n: u32) -> State {
        State::from_index(self.image.module(&self.mem, n, module::STATE).as_len())
    }

    /// Enters the body of module `n` in a new frame.
    pub(crate) fn enter_body(&mut self, n: u32) -> R<()> {
        let body = self.image.module(&self.mem, n, module::BODY);
        if body.is_undef() {
            let name = self.module_name(n)?;
            return self.raise_text(
                TypeId::ImportError,
                "the body of '%v' was dropped when it was frozen",
                &[name],
            );
        }
        #[cfg(feature = "build")]
        let body = if self.is_freezing() {
            self.freeze_begin(n);
            self.body_for(n, body)?
        } else {
            body
        };
        let body = if self.is_replaced(n) {
            self.body_for(n, body)?
        } else {
            body
        };
        self.list_module(n)?;
        self.push_frame(body, MODULE | self.at_end_of_body(), 0)?;
        self.set_running(n, true);
        Ok(())
    }

    /// A new function that runs the body of module `n` with a module object other than the image's.
    fn body_for(&mut self, n: u32, body: Value) -> R<Value> {
        let (code, module) = (self.mem.get(body, function::CODE), self.module_object(n));
        self.alloc_words(Kind::Func, 0, &[code, module])
    }

    /// The flag for the frame of a body that is entered now. It says whether the body's end ends the run, or lets the
    /// importing instruction be executed again.
    fn at_end_of_body(&self) -> u32 {
        if self.frame.is_undef() || self.calls.by_natives != 0 {
            frame::STOP
        } else {
            AGAIN
        }
    }

    /// Puts the suspended frames of module `n` back on the stack, and enters the innermost one.
    pub(crate) fn resume_frames(&mut self, n: u32) -> R<()> {
        let frames = self.image.module(&self.mem, n, module::FRAMES);
        let count = self.mem.size(frames);
        // All the memory is reserved before the first frame is pushed.
        let mut words = 0;
        for i in 0..count {
            let f = self.mem.get(frames, tuple::ITEMS + i);
            words += self.mem.size(f) + 1;
            if self.mem.is(f, Kind::Gen) {
                self.firmly(|vm| vm.resolve_mut(f).map(|_| ()))?;
            }
        }
        if self.reserve(words).is_err() {
            return self.firmly(|_| Err(Raise::NoMem));
        }
        let at_end = self.at_end_of_body();
        for i in 0..count {
            let f = self.mem.get(frames, tuple::ITEMS + i);
            if self.mem.is(f, Kind::Gen) {
                let g = self.resolve_mut(f)?;
                self.link_frame(g);
                continue;
            }
            // The image has a frame of the stack as a tuple of its words.
            let func = self.mem.get(f, tuple::ITEMS + frame::FUNC);
            let (regs, flags) = unpack(self.mem.get(f, tuple::ITEMS + frame::INFO));
            let flags = if i == 0 { MODULE | at_end } else { flags };
            self.push_frame(func, flags, 0)?;
            for r in 0..regs {
                let v = self.mem.get(f, tuple::ITEMS + frame::REGS + r);
                self.set_reg(r, v);
            }
            self.pc = self.mem.get(f, tuple::ITEMS + frame::PC).as_len();
        }
        Ok(())
    }

    /// Marks `module` as imported, after its body has returned and its frame was popped.
    pub(crate) fn module_done(&mut self, module: Value) {
        let Some(n) = self.module_number(module) else {
            return;
        };
        self.set_running(n, false);
        self.set_imported(n, true);
        #[cfg(feature = "build")]
        if self.is_freezing() {
            self.freeze_end(crate::vm::freezing::Status::Done);
            self.freeze_note_import(n);
        }
        let _ = self.bind_in_package(n);
    }

    /// Takes the import of the running module body back, after it has raised and before its frame is popped.
    pub(crate) fn module_failed(&mut self) {
        let g = self.globals();
        let Some(n) = self.module_number(g) else {
            return;
        };
        self.set_running(n, false);
        self.set_imported(n, false);
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_def() {
            // If there is no memory for the deletion, the failed module stays listed.
            let _ = self
                .module_name(n)
                .and_then(|name| self.ns_del(listed, name));
        }
        #[cfg(feature = "build")]
        if self.is_freezing() {
            self.freeze_end(crate::vm::freezing::Status::Raised);
        }
    }

    /// Rebinds the package's global of the submodule's name to the module `n`, if the package has such a global.
    /// If it has none, attribute access finds the submodule through its bit.
    pub(crate) fn bind_in_package(&mut self, n: u32) -> R<()> {
        let Some(parent) = self.package_of(n) else {
            return Ok(());
        };
        let (package, leaf) = (
            self.module_object(parent),
            self.image.module(&self.mem, n, module::NAME),
        );
        let object = self.module_object(n);
        match self.ns_get(package, leaf) {
            Some(v) if v != object => self.ns_set(package, leaf, object),
            _ => Ok(()),
        }
    }

    /// Runs module number `n` as the program: to its end, in an outermost run.
    ///
    /// # Errors
    /// What the program raises.
    pub fn run_module(&mut self, n: u32) -> R<()> {
        let base = self.package_of(n);
        let name = self.image.module(&self.mem, n, module::NAME);
        self.firmly(|vm| vm.import_nested(base, name)).map(|_| ())
    }

    /// Imports a module from a native, running bodies in nested runs, and gives the module. The parameters are those
    /// of [`Vm::import_name`].
    pub(crate) fn import_nested(&mut self, base: Option<u32>, name: Value) -> R<Value> {
        let mark = self.hold_mark();
        let h = self.hold(name)?;
        loop {
            let mut done = false;
            let r = self.nested_run(|vm| {
                let outcome = vm.import_name(base, vm.held(h))?;
                done = !outcome.is_entered();
                Ok(outcome)
            });
            match r {
                Ok(m) if done => {
                    self.unwind_holds(mark);
                    return Ok(m);
                }
                Ok(_) => {}
                Err(e) => return Err(e),
            }
        }
    }
}

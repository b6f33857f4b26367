//! Importing one module: by its stage and its memo, running its body, and the end of the body.

use crate::error::{Outcome, Raise, R};
use crate::types::function;
use crate::vm::{Keep, Vm};
use format::frame::{self, AGAIN, MODULE};
use format::image::{module, State};
use format::layout::tuple;
use format::name;
use format::object::{unpack, Kind};
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Imports module number `n`, whose package is imported already. Gives [`Outcome::ENTERED`] if it entered the
    /// body; the instruction is executed again after that.
    pub(super) fn import_number(&mut self, n: u32) -> R<Outcome> {
        if self.is_there(n) {
            let object = self.module_object(n);
            #[cfg(feature = "build")]
            self.record_import(n, object);
            return Ok(Outcome::value(object));
        }
        #[cfg(feature = "build")]
        if self.is_freezing() {
            return self.import_freezing(n);
        }
        if self.is_begun(n) && !planted(20) {
            self.note_body(n, true);
            self.replace_module(n)?;
            self.enter_body(n)?;
            return Ok(Outcome::ENTERED);
        }
        let state = State::from_index(self.image.module(&self.mem, n, module::STATE).as_len());
        if state == State::Runs || !self.memo_holds(n)? {
            self.note_body(n, false);
            self.empty_module(n)?;
            self.enter_body(n)?;
            return Ok(Outcome::ENTERED);
        }
        self.apply_memo(n)?;
        match state {
            State::Frozen | State::Runs => {
                self.module_is_there(n)?;
                Ok(Outcome::value(self.module_object(n)))
            }
            State::Resumes => {
                let frames = self.image.module(&self.mem, n, module::FRAMES);
                self.stage_begins(n);
                // The changes must not be applied again, as they would be if the instruction were repeated.
                self.firmly(|vm| vm.list_module(n))?;
                let at_end = self.at_end_of_body();
                self.resume_frames(frames, MODULE | at_end)?;
                Ok(Outcome::ENTERED)
            }
            State::Raises => {
                self.stage_gone(n);
                let raised = self.image.module(&self.mem, n, module::FRAMES);
                self.exc = self.mem.get(raised, tuple::ITEMS);
                Err(Raise::Exc)
            }
        }
    }

    /// Gives module `n` a new object, in which its body will run again. Its package keeps the old object as an attribute
    /// until then, and the old object keeps its submodules.
    pub(crate) fn replace_module(&mut self, n: u32) -> R<()> {
        if self.is_bound(n) {
            self.bind_firmly(n)?;
        }
        self.bind_submodules(n)?;
        let keep = Keep::ModuleObjects as usize;
        if self.persistent[keep].is_undef() {
            self.persistent[keep] = self.firmly(Vm::new_dict)?;
        }
        let fresh = self.firmly(|vm| vm.new_module(n))?;
        let mark = self.hold_mark();
        let fresh = self.hold(fresh)?;
        self.firmly(|vm| vm.ns_set(vm.persistent[keep], Value::len(n), vm.held(fresh)))?;
        self.unwind_holds(mark);
        Ok(())
    }

    /// Makes entries of the submodules that package `n` has as attributes without an entry.
    fn bind_submodules(&mut self, n: u32) -> R<()> {
        for child in 0..self.image.modules {
            if self.package_of(child) == Some(n) && self.is_bound(child) {
                self.bind_firmly(child)?;
            }
        }
        Ok(())
    }

    /// Makes entries of the submodules that the module `m`, if it is a package, has as attributes without an entry: the
    /// program is about to look at all its entries. While a memo is made, that stops the body, unless there are none.
    pub(crate) fn list_submodules(&mut self, m: Value) -> R<()> {
        let Some(n) = self.module_number(m).filter(|&n| self.is_package(n)) else {
            return Ok(());
        };
        if self.is_recording() && self.is_frozen(m) {
            for child in 0..self.image.modules {
                if self.package_of(child) == Some(n) {
                    self.learn_bound(child);
                    if self.is_bound(child) {
                        self.stop_freezing(name!("__dict__"))?;
                    }
                }
            }
        }
        self.bind_submodules(n)
    }

    /// Makes module `n`, which its package has as an attribute without an entry, an entry of the package.
    fn bind_firmly(&mut self, n: u32) -> R<()> {
        let leaf = self.image.module(&self.mem, n, module::NAME);
        if let Some(parent) = self.package_of(n) {
            let package = self.module_object(parent);
            if self.entry_unlearned(package, leaf).is_none() {
                self.firmly(|vm| {
                    let (package, object) = (vm.module_object(parent), vm.module_object(n));
                    vm.ns_set(package, leaf, object)
                })?;
            }
        }
        self.set_bound(n, false);
        Ok(())
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
        let body = match self.mem.get(body, function::MODULE) == self.module_object(n) {
            true => body,
            false => self.body_for(n, body)?,
        };
        let mark = self.hold_mark();
        let body = self.hold(body)?;
        self.list_module(n)?;
        let body = self.held(body);
        self.unwind_holds(mark);
        self.push_frame(body, MODULE | self.at_end_of_body(), 0)?;
        self.stage_begins(n);
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

    /// Puts suspended frames back on the stack, and enters the innermost one. The outermost, which is the frame of a
    /// body, gets `flags`.
    pub(crate) fn resume_frames(&mut self, frames: Value, flags: u32) -> R<()> {
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
        for i in 0..count {
            let f = self.mem.get(frames, tuple::ITEMS + i);
            if self.mem.is(f, Kind::Gen) {
                let g = self.resolve_mut(f)?;
                self.link_frame(g);
                continue;
            }
            // The image has a frame of the stack as a tuple of its words.
            let func = self.mem.get(f, tuple::ITEMS + frame::FUNC);
            let (regs, own) = unpack(self.mem.get(f, tuple::ITEMS + frame::INFO));
            self.push_frame(func, if i == 0 { flags } else { own }, 0)?;
            for r in 0..regs {
                let v = self.mem.get(f, tuple::ITEMS + frame::REGS + r);
                self.set_reg(r, v);
            }
            self.pc = self.mem.get(f, tuple::ITEMS + frame::PC).as_len();
        }
        Ok(())
    }

    /// Module `n` is complete: it is in `sys.modules`, and an attribute of its package.
    pub(crate) fn module_is_there(&mut self, n: u32) -> R<()> {
        self.stage_done(n);
        self.firmly(|vm| vm.list_module(n))?;
        self.firmly(|vm| vm.bind_in_package(n))
    }

    /// Marks `module` as imported, after its body has returned and its frame was popped.
    pub(crate) fn module_done(&mut self, module: Value) {
        let Some(n) = self.module_number(module) else {
            return;
        };
        #[cfg(feature = "build")]
        self.freeze_done(n, module);
        if self.module_object(n) != module {
            // Another object has taken its place while its body was running.
            return;
        }
        self.stage_done(n);
        // If there is no memory, the module is not listed, or its package lacks the attribute.
        let _ = self.list_module(n);
        let _ = self.bind_in_package(n);
    }

    /// Takes the import of the running module body back, after it has raised and before its frame is popped.
    pub(crate) fn module_failed(&mut self) {
        let g = self.globals();
        let Some(n) = self.module_number(g) else {
            return;
        };
        #[cfg(feature = "build")]
        self.freeze_failed(n, g);
        // Whatever has taken its place while its body was running goes, too.
        self.stage_gone(n);
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_def() {
            // If there is no memory for the deletion, the failed module stays listed.
            let _ = self
                .module_name(n)
                .and_then(|name| self.unlearned(|vm| vm.dict_del(listed, name)));
        }
    }

    /// Makes the module `n` an attribute of its package: sets the entry of that name, if the package has one. If it has
    /// none, attribute access finds the submodule through its bit.
    pub(super) fn bind_in_package(&mut self, n: u32) -> R<()> {
        let Some(parent) = self.package_of(n) else {
            return Ok(());
        };
        let (package, leaf) = (
            self.module_object(parent),
            self.image.module(&self.mem, n, module::NAME),
        );
        match self.entry_unlearned(package, leaf) {
            Some(_) => {
                let object = self.module_object(n);
                self.set_bound(n, false);
                self.unlearned(|vm| vm.ns_set(package, leaf, object))
            }
            None => {
                self.set_bound(n, true);
                Ok(())
            }
        }
    }

    /// Runs module number `n` as a program that imports it: to its end, in an outermost run.
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

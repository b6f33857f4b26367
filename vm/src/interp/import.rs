//! Imports: one bit per module says that it is imported, another that its body
//! is running. A frozen module costs nothing else.
//!
//! A module's import delta is a tuple of triples `(what, object, change)`, see
//! [`Change`]; it is applied when the module is imported.

use crate::error::{Maybe, Raise, R};
use crate::memory::heap::Hold;
use crate::vm::{Keep, Vm};
use format::frame::{self, AGAIN, MODULE};
use format::image::delta::{Change, CHANGE_WORDS};
use format::image::{module, State};
use format::name;
use format::object::Kind;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// The instruction: as [`Vm::import`], unless the program has put an `__import__` of its
    /// own into `builtins`.
    pub(crate) fn import_statement(
        &mut self,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
    ) -> R<Value> {
        let added = self.persistent[Keep::Builtins as usize];
        if added.is_def() {
            let own = self.ns_get(added, name!("__import__"));
            if let Some(own) = own.filter(|&f| Some(f) != self.natives.builtin(name!("__import__")))
            {
                return self.import_by(own, name, from, leaf, level);
            }
        }
        self.import(name, from, leaf, level)
    }

    /// Calls the program's own `__import__`.
    fn import_by(
        &mut self,
        own: Value,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
    ) -> R<Value> {
        let globals = self.globals();
        let globals = self.ns_as_dict(globals)?;
        let from = from.some().unwrap_or(Value::NONE);
        let args = [name, globals, Value::NONE, from, Value::len(level)];
        let hname = self.hold(name)?;
        let m = self.call(own, &args)?;
        if !leaf {
            return Ok(m);
        }
        // It gave the first package.
        let m = self.hold(m)?;
        let mut at = 0;
        loop {
            let name = self.held(hname);
            let len = self.byte_len(name);
            let Some(dot) = (at..len).find(|&i| self.mem.byte(name, i) == b'.') else {
                return Ok(self.held(m));
            };
            at = dot + 1;
            let end = (at..len).find(|&i| self.mem.byte(name, i) == b'.');
            let v = self.firmly(|vm| {
                let part = vm.new_str_from(vm.held(hname), at, end.unwrap_or(len) - at)?;
                vm.get_attr(vm.held(m), part)
            })?;
            self.set_held(m, v);
        }
    }

    /// The instruction `import`: see [`format::isa::Op::Import`]. AGAIN if a body was entered.
    pub(crate) fn import(&mut self, name: Value, from: Value, leaf: bool, level: u32) -> R<Value> {
        let base = self.base_of(level)?;
        let mark = self.hold_mark();
        let (hname, hfrom) = (self.hold(name)?, self.hold(from)?);
        let m = self.import_name(base, name)?;
        if m == Value::AGAIN {
            return Ok(m);
        }
        let (name, from) = (self.held(hname), self.held(hfrom));
        let r = self.imported(m, name, from, leaf, level, hfrom);
        if r != Ok(Value::AGAIN) {
            self.unwind_holds(mark);
        }
        r
    }

    /// The package from which an import counts; `None` for one that is not relative.
    pub(crate) fn base_of(&mut self, level: u32) -> R<Option<u32>> {
        if level == 0 {
            return Ok(None);
        }
        self.relative_base(level).map(Some)
    }

    /// What the instruction gives for the imported module `m`.
    fn imported(
        &mut self,
        m: Value,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
        hfrom: Hold,
    ) -> R<Value> {
        if from.is_none() || from.is_undef() {
            if leaf || level > 0 {
                return Ok(m);
            }
            return self.top_package(name, m);
        }
        // `from package import submodule` imports the submodule.
        let hm = self.hold(m)?;
        for i in 0..self.mem.size(from) {
            let n = self.mem.get(self.held(hfrom), 1 + i);
            if !self.is_str(n) {
                // A list for `__import__` may hold anything.
                continue;
            }
            let m = self.held(hm);
            let known = n == name!("*") || self.get_attr_opt(m, n)?.get().is_some();
            let n = self.mem.get(self.held(hfrom), 1 + i);
            let m = self.held(hm);
            if !known && self.import_child(m, n)? == Value::AGAIN {
                return Ok(Value::AGAIN);
            }
        }
        Ok(self.held(hm))
    }

    /// `a` of `a.b.c`, whose leaf is `m`.
    pub(crate) fn top_package(&mut self, full: Value, m: Value) -> R<Value> {
        let n = self.byte_len(full);
        match (0..n).find(|&i| self.mem.byte(full, i) == b'.') {
            None => Ok(m),
            Some(dot) => {
                let top = self.new_str_from(full, 0, dot)?;
                self.import_name(None, top)
            }
        }
    }

    /// Imports the module `name` of the package `base`, or of that whole name, and its packages before it. AGAIN
    /// if a body was entered.
    pub(crate) fn import_name(&mut self, base: Option<u32>, name: Value) -> R<Value> {
        if self.persistent[Keep::SysModules as usize].is_def() {
            let full = self.dotted_name(base, name)?;
            if let Some(m) = self.listed_module(full)?.get() {
                return Ok(m);
            }
        }
        if let Some(n) = self.find_module(base, name) {
            return self.import_tree(n);
        }
        if base.is_none() {
            if let Some(m) = self.native_module(self.intern(name)) {
                return Ok(m);
            }
        }
        // A missing submodule of a module that is there says so after that is imported.
        let full = self.dotted_name(base, name)?;
        let len = self.byte_len(full);
        if let Some(dot) = (0..len).rev().find(|&i| self.mem.byte(full, i) == b'.') {
            let parent = self.new_str_from(full, 0, dot)?;
            if self.import_name(None, parent)? == Value::AGAIN {
                return Ok(Value::AGAIN);
            }
        }
        self.raise_text(TypeId::ImportError, "no module named '%v'", &[full])
    }

    /// Imports module number `n`, its packages before it. AGAIN if a body was entered.
    fn import_tree(&mut self, n: u32) -> R<Value> {
        if let Some(package) = self.package_of(n).filter(|&p| !self.is_imported(p)) {
            let listed = self.persistent[Keep::SysModules as usize].is_def();
            let m = if listed {
                let name = self.module_name(package)?;
                self.import_name(None, name)?
            } else {
                self.import_tree(package)?
            };
            if m == Value::AGAIN {
                return Ok(m);
            }
        }
        self.import_number(n)
    }

    /// What `sys.modules`, which the program has looked at, has for a whole name. A
    /// module that was deleted there is imported anew, into a new object.
    fn listed_module(&mut self, full: Value) -> R<Maybe> {
        let listed = self.persistent[Keep::SysModules as usize];
        if let Some(m) = self.dict_get(listed, full)?.get() {
            return Ok(Maybe(m));
        }
        let Some(n) = self.find_module(None, full) else {
            return Ok(Maybe::NONE);
        };
        if self.is_imported(n) && !self.is_running(n) {
            let fresh = self.new_module(n)?;
            let keep = Keep::ModuleObjects as usize;
            if self.persistent[keep].is_undef() {
                self.persistent[keep] = self.new_dict()?;
            }
            self.ns_set(self.persistent[keep], Value::len(n), fresh)?;
            self.set_imported(n, false);
        }
        Ok(Maybe::NONE)
    }

    /// Module `n` is imported: `sys.modules` has it, if the program has looked at that.
    fn list_module(&mut self, n: u32) -> R<()> {
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_undef() {
            return Ok(());
        }
        let name = self.module_name(n)?;
        let m = self.module_object(n);
        self.dict_set(listed, name, m)
    }

    /// True if module `n` runs its body in an object other than the image's.
    fn is_replaced(&self, n: u32) -> bool {
        let replaced = self.persistent[Keep::ModuleObjects as usize];
        replaced.is_def() && self.ns_get(replaced, Value::len(n)).is_some()
    }

    /// The native module `name`, or the one it is the `u`-name of.
    pub(crate) fn native_module(&self, name: Value) -> Option<Value> {
        let n = self.byte_len(name);
        let without_u = if n > 1 && self.mem.byte(name, 0) == b'u' {
            self.find_interned(name, 1, n - 1)
        } else {
            None
        };
        self.natives.find_module(name, without_u)
    }

    /// Imports module number `n`, whose package is imported. AGAIN if its body was entered.
    fn import_number(&mut self, n: u32) -> R<Value> {
        let object = self.module_object(n);
        if self.is_imported(n) || self.is_running(n) {
            return Ok(object);
        }
        #[cfg(feature = "build")]
        if let Some(status) = self.freeze_status(n) {
            return self.import_freezing(n, status);
        }
        if self.is_replaced(n) {
            self.enter_body(n)?;
            return Ok(Value::AGAIN);
        }
        match State::from_index(self.image.module(&self.mem, n, module::STATE).as_len()) {
            State::Frozen => {
                self.set_imported(n, true);
                self.firmly(|vm| vm.list_module(n))?;
                self.apply_delta(n)?;
                self.firmly(|vm| vm.bind_in_package(n))?;
                Ok(object)
            }
            State::Resumes => {
                self.apply_delta(n)?;
                self.list_module(n)?;
                self.resume_frames(n)?;
                self.set_running(n, true);
                Ok(Value::AGAIN)
            }
            State::Raises => {
                self.apply_delta(n)?;
                self.exc = self
                    .mem
                    .get(self.image.module(&self.mem, n, module::FRAMES), 1);
                Err(Raise::Exc)
            }
            State::Runs => {
                self.enter_body(n)?;
                Ok(Value::AGAIN)
            }
        }
    }

    /// An import while modules are being frozen: what was evaluated before is
    /// imported as on the device; what will run on the device stops the evaluation.
    #[cfg(feature = "build")]
    fn import_freezing(&mut self, n: u32, status: crate::vm::freezing::Status) -> R<Value> {
        use crate::vm::freezing::Status;
        let object = self.module_object(n);
        match status {
            Status::New => {
                self.enter_body(n)?;
                Ok(Value::AGAIN)
            }
            Status::Running => Ok(object),
            Status::Done => {
                self.freeze_note_import(n);
                self.set_imported(n, true);
                self.freeze_apply(n, true)?;
                self.bind_in_package(n)?;
                Ok(object)
            }
            Status::Raised => {
                // What it did before it raised is the importer's doing: it is not imported.
                self.freeze_apply(n, false)?;
                let e = self
                    .freezing_state()
                    .and_then(|f| f.modules.get(n as usize))
                    .map(|m| m.raised);
                self.exc = e.unwrap_or(Value::UNDEF);
                Err(Raise::Exc)
            }
            Status::Suspended | Status::Runs => {
                let name = self.module_name(n)?;
                self.freeze_stopped_by(name);
                Err(Raise::Suspend)
            }
        }
    }

    #[cfg(feature = "build")]
    fn freeze_apply(&mut self, n: u32, quiet: bool) -> R<()> {
        let delta = self
            .freezing_state()
            .and_then(|f| f.modules.get(n as usize))
            .map(|m| m.delta.clone());
        if quiet {
            self.freeze_quiet(true);
        }
        let r = delta
            .unwrap_or_default()
            .iter()
            .try_for_each(|d| self.apply_change(d.change as u32, d.object, d.key, d.value));
        if quiet {
            self.freeze_quiet(false);
        }
        r
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
        let stop = if self.frame.is_undef() || self.calls.by_natives != 0 {
            frame::STOP
        } else {
            AGAIN
        };
        #[cfg(feature = "build")]
        let body = if self.is_freezing() {
            self.freeze_begin(n);
            self.freeze_body(n, body)?
        } else {
            body
        };
        let body = if self.is_replaced(n) {
            let (code, m) = (
                self.mem.get(body, crate::types::function::CODE),
                self.module_object(n),
            );
            self.alloc_words(Kind::Func, 0, &[code, m])?
        } else {
            body
        };
        self.list_module(n)?;
        self.push_frame(body, MODULE | stop, 0)?;
        self.set_running(n, true);
        Ok(())
    }

    /// Puts the suspended frames of module `n` back on the stack and enters the innermost.
    pub(crate) fn resume_frames(&mut self, n: u32) -> R<()> {
        let frames = self.image.module(&self.mem, n, module::FRAMES);
        let count = self.mem.size(frames);
        // All memory is found before the first frame is pushed.
        let mut words = 0;
        for i in 0..count {
            let f = self.mem.get(frames, 1 + i);
            words += self.mem.size(f) + 1;
            if self.mem.is(f, Kind::Gen) {
                self.firmly(|vm| vm.resolve_mut(f).map(|_| ()))?;
            }
        }
        if self.reserve(words).is_err() {
            return self.firmly(|_| Err(Raise::NoMem));
        }
        let stop = if self.frame.is_undef() || self.calls.by_natives != 0 {
            frame::STOP
        } else {
            AGAIN
        };
        for i in 0..count {
            let f = self.mem.get(frames, 1 + i);
            if self.mem.is(f, Kind::Gen) {
                let g = self.resolve_mut(f)?;
                self.link_frame(g);
                continue;
            }
            // A frame of the stack is kept as a tuple of its words.
            let func = self.mem.get(f, 1 + frame::FUNC);
            let (regs, flags) = format::object::unpack(self.mem.get(f, 1 + frame::INFO));
            let flags = if i == 0 { MODULE | stop } else { flags };
            self.push_frame(func, flags, 0)?;
            for r in 0..regs {
                let v = self.mem.get(f, 1 + frame::REGS + r);
                self.set_reg(r, v);
            }
            self.pc = self.mem.get(f, 1 + frame::PC).as_len();
        }
        Ok(())
    }

    fn link_frame(&mut self, g: Value) {
        if self.frame.is_def() {
            self.set_field(frame::PC, Value::len(self.pc));
        }
        self.mem.set(g, 1 + frame::CALLER, self.frame);
        self.enter_frame(g);
    }

    /// The running module body has returned; its frame is gone.
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

    /// The running module body has raised; its frame is about to go.
    pub(crate) fn module_failed(&mut self) {
        let g = self.globals();
        let Some(n) = self.module_number(g) else {
            return;
        };
        self.set_running(n, false);
        self.set_imported(n, false);
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_def() {
            // No memory for the deletion leaves the failed module listed.
            let _ = self
                .module_name(n)
                .and_then(|name| self.ns_del(listed, name));
        }
        #[cfg(feature = "build")]
        if self.is_freezing() {
            self.freeze_end(crate::vm::freezing::Status::Raised);
        }
    }

    /// If the package has a global of the submodule's name, the import rebinds it.
    /// If not, the submodule is found through its bit.
    fn bind_in_package(&mut self, n: u32) -> R<()> {
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

    /// Does what the frozen body of module `n` has done: applies its delta, and those of the modules that it
    /// imported. These may lie in one another many times, so where to go on is kept on the machine's stack.
    pub(crate) fn apply_delta(&mut self, n: u32) -> R<()> {
        let mark = self.hold_mark();
        let (mut n, mut at) = (n, 0);
        loop {
            let delta = self.image.module(&self.mem, n, module::DELTA);
            if delta.is_def() && at < self.mem.size(delta) {
                let [what, object, key, value] = [1, 2, 3, 4].map(|k| self.mem.get(delta, at + k));
                at += CHANGE_WORDS;
                let imported = object.as_len();
                if what.as_len() != Change::Import as u32 || !self.only_needs_its_delta(imported) {
                    self.apply_change(what.as_len(), object, key, value)?;
                    continue;
                }
                self.firmly(|vm| {
                    vm.hold(Value::len(n))?;
                    vm.hold(Value::len(at)).map(|_| ())
                })?;
                self.set_imported(imported, true);
                self.firmly(|vm| vm.list_module(imported))?;
                (n, at) = (imported, 0);
                continue;
            }
            let top = self.hold_mark();
            if top == mark {
                return Ok(());
            }
            self.firmly(|vm| vm.bind_in_package(n))?;
            let kept = |i| Value::from_bits(self.mem.ram(top + i)).as_len();
            (n, at) = (kept(1), kept(0));
            self.unwind_holds(top + 2);
        }
    }

    /// True if the import of module `n` is no more than its bit and its delta.
    fn only_needs_its_delta(&self, n: u32) -> bool {
        let state = State::from_index(self.image.module(&self.mem, n, module::STATE).as_len());
        state == State::Frozen
            && !self.is_imported(n)
            && !self.is_running(n)
            && !self.is_replaced(n)
            && !self.is_freezing()
    }

    /// Applies one change. It is never left half done: where memory does not
    /// suffice, each step collects and is made again. **May move objects** of RAM;
    /// a delta's own are in ROM.
    fn apply_change(&mut self, what: u32, object: Value, key: Value, value: Value) -> R<()> {
        match what {
            0 if value.is_undef() => self.firmly(|vm| vm.any_del(object, key).map(|_| ())),
            0 => self.firmly(|vm| vm.any_set(object, key, value)),
            2 => (0..self.mem.size(key)).try_for_each(|k| {
                let v = self.mem.get(key, 1 + k);
                self.firmly(|vm| vm.list_push(object, v))
            }),
            3 => self.import_with_packages(object.as_len()),
            4 => {
                *self.setting(object.as_len()) = key.as_int();
                Ok(())
            }
            _ => self.firmly(|vm| vm.take_state(object, key)),
        }
    }

    /// Imports a module that a frozen body imported. One that raises was
    /// dealt with by that body.
    fn import_with_packages(&mut self, n: u32) -> R<()> {
        let state = State::from_index(self.image.module(&self.mem, n, module::STATE).as_len());
        let frozen = self.is_freezing() || state == State::Frozen;
        if frozen && !self.is_imported(n) {
            self.import_number(n)?;
        }
        Ok(())
    }

    fn any_set(&mut self, ns: Value, key: Value, value: Value) -> R<()> {
        if self.mem.is(ns, Kind::Dict) {
            self.dict_set(ns, key, value)
        } else {
            self.ns_set(ns, key, value)
        }
    }

    fn any_del(&mut self, ns: Value, key: Value) -> R<bool> {
        if self.mem.is(ns, Kind::Dict) {
            self.dict_del(ns, key)
        } else {
            self.ns_del(ns, key)
        }
    }

    /// The container `object` gets the state of `state`, an object of the same kind.
    fn take_state(&mut self, object: Value, state: Value) -> R<()> {
        let copy = self.copy_container(state)?;
        let target = self.resolve_mut(object)?;
        if self.mem.is(target, Kind::Gen) && self.gen_flags(target) & frame::RUNNING != 0 {
            return self.value_error("generator already executing");
        }
        for i in 1..self.mem.size(target) + 1 {
            let v = self.mem.get(copy, i);
            self.mem.set(target, i, v);
        }
        Ok(())
    }

    /// A submodule `leaf` of the package `m`, imported if it is not. UNDEF if there is none.
    fn import_child(&mut self, m: Value, leaf: Value) -> R<Value> {
        let Some(n) = self.module_number(m) else {
            return Ok(Value::UNDEF);
        };
        match self.find_child(n, leaf) {
            Some(child) => self.import_number(child),
            None => Ok(Value::UNDEF),
        }
    }

    /// The instruction `from m import name`.
    pub(crate) fn import_from(&mut self, m: Value, name: Value) -> R<Value> {
        if let Some(v) = self.get_attr_opt(m, name)?.get() {
            return Ok(v);
        }
        if let Some(n) = self.module_number(m) {
            if self.is_package(n) {
                let package = self.module_name(n)?;
                let text = "no module named '%v.%v'";
                return self.raise_text(TypeId::ImportError, text, &[package, name]);
            }
        }
        self.raise_text(TypeId::ImportError, "can't import name %v", &[name])
    }

    /// The instruction `from m import *`.
    pub(crate) fn import_star(&mut self, m: Value) -> R<()> {
        let g = self.globals();
        if let Some((_, entries)) = self.natives.module_group(m) {
            for e in entries.entries {
                if let Some(v) = self.get_attr_opt(m, e.name())?.get() {
                    self.ns_set(g, e.name(), v)?;
                }
            }
            return Ok(());
        }
        // `sys.modules` may name any object, which has attributes that call Python.
        let mark = self.hold_mark();
        let hm = self.hold(m)?;
        let is_module = self.mem.is(m, Kind::Module);
        let all = if is_module {
            self.ns_get(m, name!("__all__"))
        } else {
            self.get_attr_opt(m, name!("__all__"))?.get()
        };
        if let Some(all) = all {
            let all = self.native_base(all);
            if !self.is_seq(all) {
                return self.raise_text(
                    TypeId::TypeError,
                    "object '%t' isn't a tuple or list",
                    &[all],
                );
            }
            let (all, name) = (self.hold(all)?, self.hold(Value::UNDEF)?);
            let mut i = 0;
            while i < self.seq_len(self.held(all)) {
                let n = self.seq_get(self.held(all), i);
                let n = self.attr_name(n)?;
                self.set_held(name, self.intern(n));
                let v = self.get_attr(self.held(hm), self.held(name))?;
                let g = self.globals();
                self.ns_set(g, self.held(name), v)?;
                i += 1;
            }
            self.unwind_holds(mark);
            return Ok(());
        }
        let mut ns = m;
        if !is_module && !planted(11) {
            let dict = self.get_attr_opt(m, name!("__dict__"))?.get();
            let Some(d) = dict
                .map(|d| self.native_base(d))
                .filter(|&d| self.is_dict(d))
            else {
                return self.raise_text(
                    TypeId::ImportError,
                    "from-import-* object has no __dict__ and no __all__",
                    &[],
                );
            };
            ns = d;
        }
        let g = self.globals();
        let mut cursor = 0;
        while let Some((k, v)) = self.ns_next(ns, &mut cursor) {
            if self.is_str(k) && self.byte_len(k) > 0 && self.mem.byte(k, 0) != b'_' {
                self.ns_set(g, self.intern(k), v)?;
            }
        }
        self.unwind_holds(mark);
        Ok(())
    }

    /// Runs module number `n` as the program: to its end, in an outermost run.
    ///
    /// # Errors
    /// What the program raised.
    pub fn run_module(&mut self, n: u32) -> R<()> {
        let base = self.package_of(n);
        let name = self.image.module(&self.mem, n, module::NAME);
        self.firmly(|vm| vm.import_nested(base, name)).map(|_| ())
    }

    /// Imports from a native: bodies run nested. The module; see [`Vm::import_name`].
    pub(crate) fn import_nested(&mut self, base: Option<u32>, name: Value) -> R<Value> {
        let mark = self.hold_mark();
        let h = self.hold(name)?;
        loop {
            let mut done = false;
            let r = self.nested_run(|vm| {
                let m = vm.import_name(base, vm.held(h))?;
                done = m != Value::AGAIN;
                Ok(if done { m } else { Value::ENTERED })
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

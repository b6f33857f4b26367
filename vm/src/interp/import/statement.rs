//! The instructions `Import`, `ImportFrom` and `ImportStar`.

use crate::error::{Outcome, R};
use crate::memory::heap::Hold;
use crate::vm::{Keep, Vm};
use format::layout::tuple;
use format::name;
use format::object::Kind;
use format::seeded_bugs::planted;
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// The instruction `Import`: calls the program's own `__import__`, if it has put one into `builtins`, and
    /// [`Vm::import`] otherwise.
    pub(crate) fn import_statement(
        &mut self,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
    ) -> R<Outcome> {
        self.learn_root(Keep::Builtins);
        let added = self.persistent[Keep::Builtins as usize];
        if added.is_def() {
            let own = self.ns_get(added, name!("__import__"));
            if let Some(own) = own.filter(|&f| Some(f) != self.natives.builtin(name!("__import__")))
            {
                return self
                    .import_by(own, name, from, leaf, level)
                    .map(Outcome::value);
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
        // `__import__` gave the first package: the leaf is found through attributes.
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

    /// Imports a module, and gives the result that [`format::isa::Op::Import`] describes. Gives [`Outcome::ENTERED`] if
    /// it entered a body; the instruction is executed again after that.
    pub(crate) fn import(
        &mut self,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
    ) -> R<Outcome> {
        let base = self.base_of(level)?;
        let mark = self.hold_mark();
        let (hname, hfrom) = (self.hold(name)?, self.hold(from)?);
        let Some(m) = self.import_name(base, name)?.get() else {
            return Ok(Outcome::ENTERED);
        };
        let (name, from) = (self.held(hname), self.held(hfrom));
        let r = self.imported(m, name, from, leaf, level, hfrom);
        if r != Ok(Outcome::ENTERED) {
            self.unwind_holds(mark);
        }
        r
    }

    /// The number of the package to which an import of this level is relative; `None` for an absolute import.
    pub(crate) fn base_of(&mut self, level: u32) -> R<Option<u32>> {
        if level == 0 {
            return Ok(None);
        }
        self.relative_base(level).map(Some)
    }

    /// The result of the instruction `Import` for the imported module `m`; imports the submodules that `from` names.
    fn imported(
        &mut self,
        m: Value,
        name: Value,
        from: Value,
        leaf: bool,
        level: u32,
        hfrom: Hold,
    ) -> R<Outcome> {
        if from.is_none() || from.is_undef() {
            if leaf || level > 0 {
                return Ok(Outcome::value(m));
            }
            return self.top_package(name, m);
        }
        // `from package import submodule` imports the submodule.
        let hm = self.hold(m)?;
        for i in 0..self.mem.size(from) {
            let n = self.mem.get(self.held(hfrom), tuple::ITEMS + i);
            if !self.is_str(n) {
                // The list that a program gives to `__import__` may hold any objects.
                continue;
            }
            let m = self.held(hm);
            let known = n == name!("*") || self.is_known_in(m, n)?;
            let n = self.mem.get(self.held(hfrom), tuple::ITEMS + i);
            let m = self.held(hm);
            if !known && self.import_child(m, n)?.is_entered() {
                return Ok(Outcome::ENTERED);
            }
        }
        Ok(Outcome::value(self.held(hm)))
    }

    /// True if `from m import n` has nothing to import: `m` has the attribute, or a submodule that is there.
    fn is_known_in(&mut self, m: Value, n: Value) -> R<bool> {
        let package = self.module_number(m);
        let child = package.and_then(|p| self.find_child(p, self.intern(n)));
        let Some(child) = child else {
            return Ok(self.get_attr_opt(m, n)?.get().is_some());
        };
        if self.ns_get(m, self.intern(n)).is_some() {
            return Ok(true);
        }
        // Whether it is an attribute makes a difference only if it was there and is gone.
        if !self.module_seen(child)?.is_none() {
            return Ok(false);
        }
        Ok(self.get_attr_opt(m, n)?.get().is_some())
    }

    /// Imports the first package of the whole name `full`, `a` of `a.b.c`; `m`, the module of that name, if it has no
    /// dot.
    pub(crate) fn top_package(&mut self, full: Value, m: Value) -> R<Outcome> {
        let n = self.byte_len(full);
        match (0..n).find(|&i| self.mem.byte(full, i) == b'.') {
            None => Ok(Outcome::value(m)),
            Some(dot) => {
                let top = self.new_str_from(full, 0, dot)?;
                self.import_name(None, top)
            }
        }
    }

    /// The instruction `ImportFrom`: the attribute `name` of the module `m`; ImportError if it has none.
    pub(crate) fn import_from(&mut self, m: Value, name: Value) -> R<Value> {
        if let Some(v) = self.get_attr_opt(m, name)?.get() {
            return Ok(v);
        }
        if let Some(n) = self.module_number(m) {
            // A submodule whose body is still running is not an attribute yet.
            if let Some(child) = self.find_child(n, name) {
                let seen = self.module_seen(child)?;
                #[cfg(feature = "build")]
                self.record_import(child, seen);
                if seen.is_def() && !seen.is_none() {
                    return Ok(seen);
                }
            }
            if self.is_package(n) {
                let package = self.module_name(n)?;
                let text = "no module named '%v.%v'";
                return self.raise_text(TypeId::ImportError, text, &[package, name]);
            }
        }
        self.raise_text(TypeId::ImportError, "can't import name %v", &[name])
    }

    /// The instruction `ImportStar`: makes globals of all names that the module `m` exports.
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
        // `m` may be any object that the program has put into `sys.modules`: its attributes may call Python.
        let mark = self.hold_mark();
        let hm = self.hold(m)?;
        let is_module = self.mem.is(m, Kind::Module);
        let all = if is_module {
            self.ns_get(m, name!("__all__"))
        } else {
            self.get_attr_opt(m, name!("__all__"))?.get()
        };
        if let Some(all) = all {
            self.import_listed(hm, all)?;
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
        self.list_submodules(ns)?;
        let ns = if is_module { self.held(hm) } else { ns };
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

    /// Makes globals of the attributes of the held module that its `__all__` names.
    fn import_listed(&mut self, module: Hold, all: Value) -> R<()> {
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
            let v = self.get_attr(self.held(module), self.held(name))?;
            let g = self.globals();
            self.ns_set(g, self.held(name), v)?;
            i += 1;
        }
        Ok(())
    }
}

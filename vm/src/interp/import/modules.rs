//! The modules of the image: which ones are imported, the number of a module by its name, and the name by its number.
//!
//! A module object has only the last part of its dotted name; its package has the part before that. Whole names are
//! built on request; the image may have them as strings (see `freezer::Options::drop_bodies`).

use crate::error::{Maybe, R};
use crate::protocol::out::Out;
use crate::vm::{Keep, Vm};
use format::image::module;
use format::layout::view;
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

pub use format::layout::module::{NAME as MODULE_NAME, NUMBER as MODULE_NUMBER};

impl Vm<'_> {
    /// The module object of module number `n`: the one that replaces the image's, if there is one.
    pub fn module_object(&self, n: u32) -> Value {
        let replaced = self.persistent[Keep::ModuleObjects as usize];
        if replaced.is_def() {
            if let Some(m) = self.entry_unlearned(replaced, Value::len(n)) {
                return m;
            }
        }
        self.own_object(n)
    }
    /// The object of module number `n` in the image.
    pub(crate) fn own_object(&self, n: u32) -> Value {
        #[cfg(feature = "build")]
        if let Some(m) = self.freeze_object(n) {
            return m;
        }
        self.image.module(&self.mem, n, module::OBJECT)
    }
    /// The number of the module object `m`; `None` if it is not one of the image's modules.
    pub(crate) fn module_number(&self, m: Value) -> Option<u32> {
        if self.mem.is(m, Kind::Module) {
            let n = self.mem.get(m, MODULE_NUMBER);
            (n.is_int() && n.as_int() >= 0).then(|| n.as_len())
        } else {
            None
        }
    }

    /// The number of the package that holds module `n`; `None` at the top level.
    pub(crate) fn package_of(&self, n: u32) -> Option<u32> {
        let parent = self.image.module(&self.mem, n, module::PARENT).as_int();
        (parent >= 0).then_some(parent as u32)
    }
    /// True if module `n` is a package.
    pub(in crate::interp) fn is_package(&self, n: u32) -> bool {
        self.image.module(&self.mem, n, module::PACKAGE) == Value::int(1)
    }

    /// The number of the package to which an import with `level` dots is relative.
    ///
    /// # Errors
    /// ImportError if the running module is inside of fewer packages than that.
    pub(crate) fn relative_base(&mut self, level: u32) -> R<u32> {
        let g = self.globals();
        let mut package = match self.module_number(g) {
            Some(n) if self.is_package(n) => Some(n),
            Some(n) => self.package_of(n),
            None => None,
        };
        for _ in 1..level {
            package = package.and_then(|p| self.package_of(p));
        }
        match package {
            Some(p) => Ok(p),
            None => self.raise_text(TypeId::ImportError, "can't perform relative import", &[]),
        }
    }

    /// The whole name of the module that `name` means in a relative import with `level` dots, made by a module with
    /// these globals.
    ///
    /// # Errors
    /// KeyError if the globals have no `__name__`, ImportError if that has fewer packages than `level` asks for.
    pub(crate) fn absolute_name(&mut self, globals: Value, name: Value, level: u32) -> R<Value> {
        let (mark, name) = (self.hold_mark(), self.hold(name)?);
        let globals = self.native_base(globals);
        if !matches!(self.mem.kind(globals), Some(Kind::Dict | Kind::View)) {
            return self.type_error("argument has wrong type");
        }
        let globals = self.hold(globals)?;
        let item = |vm: &mut Self, key| vm.dict_get(vm.held(globals), key);
        // The `globals()` of a package of the image have no `__path__`.
        let module = match self.mem.is(self.held(globals), Kind::View) {
            true => self.module_number(self.mem.get(self.held(globals), view::OF)),
            false => None,
        };
        let is_package = match module {
            Some(n) => self.is_package(n),
            None => item(self, name!("__path__"))?.get().is_some(),
        };
        let Some(own) = item(self, name!("__name__"))?.get() else {
            return self.raise(TypeId::KeyError, name!("__name__"));
        };
        let mut end = if self.is_str(own) {
            Some(self.byte_len(own))
        } else {
            None
        };
        for _ in 0..level - u32::from(is_package) {
            end = end.and_then(|end| (0..end).rev().find(|&i| self.mem.byte(own, i) == b'.'));
        }
        let Some(end) = end else {
            return self.raise_text(TypeId::ImportError, "can't perform relative import", &[]);
        };
        let own = self.hold(own)?;
        let mut out = self.out_buffer()?;
        self.put_slice_of(&mut out, self.held(own), 0, end)?;
        if self.byte_len(self.held(name)) > 0 {
            self.put(&mut out, b'.')?;
            self.put_bytes_of(&mut out, self.held(name))?;
        }
        let s = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(s)
    }

    /// The number of the module `name` in the package `base`, or at the top level of the image without one. The name
    /// may have dots.
    pub(crate) fn find_module(&self, base: Option<u32>, name: Value) -> Option<u32> {
        let len = self.byte_len(name);
        if len == 0 {
            return base;
        }
        // Most names have no dot.
        let whole = self.intern(name);
        if let Some(n) = self.image.find_child(&self.mem, base, whole) {
            return Some(n);
        }
        let (mut from, mut package) = (0, base);
        while from <= len {
            let dot = (from..len).find(|&i| self.mem.byte(name, i) == b'.');
            let end = dot.unwrap_or(len);
            let part = self.find_interned(name, from, end - from)?;
            package = Some(self.image.find_child(&self.mem, package, part)?);
            from = end + 1;
        }
        package
    }

    /// The number of the module with the whole name `name`.
    pub fn find_module_named(&self, name: &str) -> Option<u32> {
        let child = |package, part: &str| {
            let part = self.find_interned_text(part.as_bytes())?;
            self.image.find_child(&self.mem, package, part)
        };
        child(None, name).or_else(|| {
            name.split('.')
                .try_fold(None, |package, part| child(package, part).map(Some))?
        })
    }

    /// The number of the module `leaf` of package `n`.
    pub(in crate::interp) fn find_child(&self, n: u32, leaf: Value) -> Option<u32> {
        self.image.find_child(&self.mem, Some(n), leaf)
    }

    /// The last part of the name of module `n`, if it is an imported submodule of the package `m`.
    pub(crate) fn submodule_name(&self, m: Value, n: u32) -> Option<Value> {
        let inside = self.package_of(n).is_some() && self.package_of(n) == self.module_number(m);
        self.learn_bound(n);
        (inside && self.is_bound(n)).then(|| self.image.module(&self.mem, n, module::NAME))
    }

    /// The whole name of module `n`.
    pub(crate) fn module_name(&mut self, n: u32) -> R<Value> {
        let name = self.image.module(&self.mem, n, module::NAME);
        match self.package_of(n) {
            None => Ok(name),
            Some(package) => self.dotted_name(Some(package), name),
        }
    }

    /// The whole name of the module `name` of the package `base`.
    pub(in crate::interp) fn dotted_name(&mut self, base: Option<u32>, name: Value) -> R<Value> {
        let Some(package) = base else {
            return Ok(name);
        };
        let mark = self.hold_mark();
        let mut out = self.out_buffer()?;
        self.put_module_name(&mut out, package)?;
        if self.byte_len(name) > 0 {
            self.put(&mut out, b'.')?;
            self.put_bytes_of(&mut out, name)?;
        }
        let s = self.out_str(out)?;
        self.unwind_holds(mark);
        Ok(s)
    }

    /// Writes the whole name of module `n`.
    fn put_module_name(&mut self, out: &mut Out, n: u32) -> R<()> {
        if let Some(package) = self.package_of(n) {
            self.put_module_name(out, package)?;
            self.put(out, b'.')?;
        }
        let name = self.image.module(&self.mem, n, module::NAME);
        self.put_bytes_of(out, name)
    }

    /// Writes the whole name of the module object `m`.
    pub(crate) fn put_name_of_module(&mut self, out: &mut Out, m: Value) -> R<()> {
        match self.module_number(m) {
            Some(n) => self.put_module_name(out, n),
            None => self.put_bytes_of(out, self.mem.get(m, MODULE_NAME)),
        }
    }

    /// An attribute of a module that is not an entry of its namespace: `__name__`, or an imported submodule.
    pub(crate) fn module_virtual(&mut self, m: Value, name: Value) -> R<Maybe> {
        let Some(n) = self.module_number(m) else {
            return Ok(Maybe::NONE);
        };
        if name == name!("__name__") {
            return self.module_name(n).map(Maybe);
        }
        let Some(child) = self.find_child(n, name) else {
            return Ok(Maybe::NONE);
        };
        self.learn_bound(child);
        let bound = self.is_bound(child).then(|| self.module_object(child));
        Ok(bound.into())
    }

    /// Deletes the global `name` of the module `m`, and what stands for it without an entry: a submodule. False if there is
    /// neither.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for a delta.
    pub(crate) fn module_del(&mut self, m: Value, name: Value) -> R<bool> {
        let deleted = self.ns_del(m, name)?;
        let child = self.module_number(m).and_then(|n| self.find_child(n, name));
        let Some(child) = child else {
            return Ok(deleted);
        };
        self.learn_bound(child);
        if !self.is_bound(child) {
            return Ok(deleted);
        }
        self.set_bound(child, false);
        #[cfg(feature = "build")]
        if self.is_recording() {
            self.note_unbound(child);
        }
        Ok(true)
    }

    /// `sys.modules`: a dict of the imported modules, made at the first request.
    ///
    /// # Errors
    /// `NoMem`; `Suspend` if a memo's body is the first to ask.
    pub fn modules_dict(&mut self) -> R<Value> {
        self.learn_root(Keep::SysModules);
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_def() {
            return Ok(listed);
        }
        if self.is_recording() {
            self.stop_freezing(name!("modules"))?;
        }
        let d = self.new_dict()?;
        for n in 0..self.image.modules {
            if self.is_there(n) {
                let name = self.module_name(n)?;
                self.dict_set(d, name, self.module_object(n))?;
            }
        }
        self.persistent[Keep::SysModules as usize] = d;
        Ok(d)
    }
}

//! Finding the module of a name: first in `sys.modules`, if the program has read that, then in the image, then among
//! the native modules.

use crate::error::{Maybe, Outcome, R};
use crate::vm::{Keep, Vm};
use format::types::TypeId;
use format::value::Value;

impl Vm<'_> {
    /// Imports the module `name` of the package `base`, after its packages. Without `base`, `name` is the module's
    /// whole name. Gives [`Outcome::ENTERED`] if it entered a body; the instruction is executed again after that.
    ///
    /// # Errors
    /// ImportError if there is no such module, and what a body raises.
    pub(crate) fn import_name(&mut self, base: Option<u32>, name: Value) -> R<Outcome> {
        if self.persistent[Keep::SysModules as usize].is_def() {
            let full = self.dotted_name(base, name)?;
            if let Some(m) = self.listed_module(full)?.get() {
                return Ok(Outcome::value(m));
            }
        }
        if let Some(n) = self.find_module(base, name) {
            return self.import_tree(n);
        }
        self.learn_unlisted(base, name)?;
        if base.is_none() {
            if let Some(m) = self.native_module(self.intern(name)) {
                return Ok(Outcome::value(m));
            }
        }
        // The module that is named before the last dot is imported, even if the submodule is missing.
        let full = self.dotted_name(base, name)?;
        let len = self.byte_len(full);
        if let Some(dot) = (0..len).rev().find(|&i| self.mem.byte(full, i) == b'.') {
            let parent = self.new_str_from(full, 0, dot)?;
            if self.import_name(None, parent)?.is_entered() {
                return Ok(Outcome::ENTERED);
            }
        }
        self.raise_text(TypeId::ImportError, "no module named '%v'", &[full])
    }

    /// Imports module number `n` after its packages. Gives what [`Vm::import_name`] gives.
    fn import_tree(&mut self, n: u32) -> R<Outcome> {
        if let Some(package) = self.package_of(n) {
            let m = if self.persistent[Keep::SysModules as usize].is_def() {
                let name = self.module_name(package)?;
                self.import_name(None, name)?
            } else {
                self.import_tree(package)?
            };
            if m.is_entered() {
                return Ok(m);
            }
        }
        self.import_number(n)
    }

    /// Imports the submodule `leaf` of the package `m`. Gives what [`Vm::import_name`] gives, or Python's `None` if
    /// there is no such submodule.
    pub(super) fn import_child(&mut self, m: Value, leaf: Value) -> R<Outcome> {
        let Some(n) = self.module_number(m) else {
            return Ok(Outcome::value(Value::NONE));
        };
        match self.find_child(n, leaf) {
            Some(_) if self.persistent[Keep::SysModules as usize].is_def() => {
                self.import_name(Some(n), leaf)
            }
            Some(child) => self.import_number(child),
            None => Ok(Outcome::value(Value::NONE)),
        }
    }

    /// The entry of `sys.modules` for a whole name, when the program has read `sys.modules`. If the entry of a module
    /// that was there has been deleted, the module is gone: its next import gives it a new object.
    fn listed_module(&mut self, full: Value) -> R<Maybe> {
        let listed = self.persistent[Keep::SysModules as usize];
        let n = self.find_module(None, full);
        if n.is_none() {
            return self.dict_get(listed, full);
        }
        if let Some(m) = self.unlearned(|vm| vm.dict_get(listed, full))?.get() {
            #[cfg(feature = "build")]
            if let Some(n) = n {
                self.record_import(n, m);
            }
            return Ok(Maybe(m));
        }
        if let Some(n) = n.filter(|&n| self.is_there(n)) {
            self.stage_gone(n);
        }
        Ok(Maybe::NONE)
    }

    /// The entry of `sys.modules` for module `n`, if the program has read `sys.modules`, and the entry is another object
    /// than the import would find without it; None if it is missing although the module is there.
    pub(super) fn listed_as(&mut self, n: u32) -> R<Option<Value>> {
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_undef() {
            return Ok(None);
        }
        let name = self.module_name(n)?;
        let found =
            self.unlearned(|vm| vm.dict_get(vm.persistent[Keep::SysModules as usize], name))?;
        Ok(match found.get() {
            Some(v) => Some(v),
            None if self.is_there(n) => Some(Value::NONE),
            None => None,
        })
    }

    /// The entry of `sys.modules` for the interned string `name`, if the program has read `sys.modules`.
    pub(super) fn listed_name(&self, name: Value) -> Option<Value> {
        let listed = self.persistent[Keep::SysModules as usize];
        if listed.is_undef() {
            return None;
        }
        self.entry_unlearned(listed, name)
    }

    /// The body learns that `sys.modules` has no entry for a module that is not in the image.
    #[inline(always)]
    fn learn_unlisted(&mut self, base: Option<u32>, name: Value) -> R<()> {
        #[cfg(feature = "build")]
        if self.is_recording() {
            let full = self.dotted_name(base, name)?;
            self.record_unlisted(full);
        }
        #[cfg(not(feature = "build"))]
        let _ = (base, name);
        Ok(())
    }

    /// Adds the module `n`, which is being imported, to `sys.modules`, if the program has read that.
    pub(in crate::interp) fn list_module(&mut self, n: u32) -> R<()> {
        if self.persistent[Keep::SysModules as usize].is_undef() {
            return Ok(());
        }
        let name = self.module_name(n)?;
        let m = self.module_object(n);
        self.unlearned(|vm| vm.dict_set(vm.persistent[Keep::SysModules as usize], name, m))
    }

    /// The native module `name`. A name with a `u` before it finds the module too, if that has such an alias.
    pub(crate) fn native_module(&self, name: Value) -> Option<Value> {
        let n = self.byte_len(name);
        let without_u = if n > 1 && self.mem.byte(name, 0) == b'u' {
            self.find_interned(name, 1, n - 1)
        } else {
            None
        };
        self.natives.find_module(name, without_u)
    }
}

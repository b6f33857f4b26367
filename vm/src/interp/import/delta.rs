//! Import deltas. A delta is a tuple of the changes (see [`Change`]) that the body of a frozen module has made to
//! objects of other modules. It is applied when the module is imported.

use crate::error::R;
use crate::vm::Vm;
use format::frame;
use format::image::delta::{Change, Setting, CHANGE_WORDS};
use format::image::{module, State};
use format::layout::tuple;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Applies the delta of the frozen module `n`, and the deltas of the modules that its body imported. These may be
    /// nested deeply, so the place where each one continues is kept on the stack of the VM.
    pub(crate) fn apply_delta(&mut self, n: u32) -> R<()> {
        let mark = self.hold_mark();
        let (mut n, mut at) = (n, 0);
        loop {
            let delta = self.image.module(&self.mem, n, module::DELTA);
            if delta.is_def() && at < self.mem.size(delta) {
                let [what, object, key, value] =
                    [0, 1, 2, 3].map(|k| self.mem.get(delta, tuple::ITEMS + at + k));
                at += CHANGE_WORDS;
                let Some(change) = Change::from_index(what.as_len()) else {
                    // A verified image has no other numbers.
                    continue;
                };
                let imported = object.as_len();
                if change != Change::Import || !self.only_needs_its_delta(imported) {
                    self.apply_change(change, object, key, value)?;
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

    /// True if importing module `n` means only setting its bit and applying its delta.
    fn only_needs_its_delta(&self, n: u32) -> bool {
        self.module_state(n) == State::Frozen
            && !self.is_imported(n)
            && !self.is_running(n)
            && !self.is_replaced(n)
            && !self.is_freezing()
    }

    /// Applies one change. It is never left half done: a step that runs out of memory
    /// collects garbage and is repeated. **May move objects** in RAM;
    /// those of a delta are in ROM.
    pub(crate) fn apply_change(
        &mut self,
        change: Change,
        object: Value,
        key: Value,
        value: Value,
    ) -> R<()> {
        match change {
            Change::Entry if value.is_undef() => {
                self.firmly(|vm| vm.any_del(object, key).map(|_| ()))
            }
            Change::Entry => self.firmly(|vm| vm.any_set(object, key, value)),
            Change::Append => (0..self.mem.size(key)).try_for_each(|k| {
                let v = self.mem.get(key, tuple::ITEMS + k);
                self.firmly(|vm| vm.list_push(object, v))
            }),
            Change::Import => self.import_with_packages(object.as_len()),
            Change::Setting => {
                *self.setting(Setting::from_index(object.as_len())) = key.as_int();
                Ok(())
            }
            Change::Whole => self.firmly(|vm| vm.take_state(object, key)),
        }
    }

    /// Imports a module that a frozen body has imported. A module whose import raised is skipped: that body has
    /// handled the exception.
    fn import_with_packages(&mut self, n: u32) -> R<()> {
        let frozen = self.is_freezing() || self.module_state(n) == State::Frozen;
        if frozen && !self.is_imported(n) {
            let _ = self.import_number(n)?;
        }
        Ok(())
    }

    /// Sets an entry of a namespace, which may be a dict.
    fn any_set(&mut self, ns: Value, key: Value, value: Value) -> R<()> {
        if self.mem.is(ns, Kind::Dict) {
            self.dict_set(ns, key, value)
        } else {
            self.ns_set(ns, key, value)
        }
    }

    /// Deletes an entry of a namespace, which may be a dict.
    fn any_del(&mut self, ns: Value, key: Value) -> R<bool> {
        if self.mem.is(ns, Kind::Dict) {
            self.dict_del(ns, key)
        } else {
            self.ns_del(ns, key)
        }
    }

    /// Gives the container `object` the contents of `state`, an object of the same kind.
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
}

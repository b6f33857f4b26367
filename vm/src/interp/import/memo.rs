//! Memos. A memo is one transaction: all that the body has read is checked, and only if all of it holds are the body's
//! changes applied. Nothing else runs in between.

use crate::error::R;
use crate::vm::{Vm, PLACES};
use format::frame;
use format::image::delta::{Change, Mark, Setting, CHANGE_WORDS};
use format::image::reads::{Read, READ_WORDS};
use format::image::{module, start, State};
use format::layout::{list, tuple, vec};
use format::object::{self, FirstWrite, Kind, FLAG};
use format::seeded_bugs::planted;
use format::value::Value;

impl Vm<'_> {
    /// Word `i` of the tuple `t`, which may be UNDEF.
    fn memo_word(&self, t: Value, i: u32) -> Value {
        self.mem.get(t, tuple::ITEMS + i)
    }
    /// Number of words of the tuple `t`, which may be UNDEF.
    fn memo_words(&self, t: Value) -> u32 {
        if t.is_def() {
            self.mem.size(t)
        } else {
            0
        }
    }

    /// What the memo of module `n` has read.
    fn memo_reads(&self, n: u32) -> Value {
        #[cfg(feature = "build")]
        if let Some(m) = self.freeze_module(n) {
            return m.reads;
        }
        self.image.module(&self.mem, n, module::READS)
    }
    /// What the memo of module `n` changes.
    fn memo_changes(&self, n: u32) -> Value {
        #[cfg(feature = "build")]
        if let Some(m) = self.freeze_module(n) {
            return m.changes;
        }
        self.image.module(&self.mem, n, module::DELTA)
    }
    /// True if a memo of module `n` may join the memo of its importer.
    fn may_join(&self, n: u32) -> bool {
        #[cfg(feature = "build")]
        if let Some(m) = self.freeze_module(n) {
            return m.has_memo() && m.independent;
        }
        State::from_index(self.image.module(&self.mem, n, module::STATE).as_len()) == State::Frozen
    }

    /// True if the memo of module `n` holds: all that it and the independent modules that it imports have read is as it
    /// was then.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the name of a module.
    pub(crate) fn memo_holds(&mut self, n: u32) -> R<bool> {
        if !self.has_first_roots() {
            return Ok(false);
        }
        if !self.reads_hold(n)? {
            return Ok(false);
        }
        let changes = self.memo_changes(n);
        for i in (0..self.memo_words(changes)).step_by(CHANGE_WORDS as usize) {
            if self.memo_word(changes, i) != Value::len(Change::Import as u32) {
                continue;
            }
            let joined = self.memo_word(changes, i + 1).as_len();
            let seen = self.module_seen(joined)?;
            let holds = match seen {
                Value::UNDEF => self.may_join(joined) && self.reads_hold(joined)?,
                seen => {
                    seen == self.own_object(joined)
                        && (!self.is_running(joined) || planted(15))
                        && (self.memo_word(changes, i + 2) == Value::len(Mark::There as u32)
                            || self.is_in_its_package(joined))
                }
            };
            if !holds {
                self.note_join_missed();
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if those roots are as they were when the program began of which the image says that they have to be.
    fn has_first_roots(&self) -> bool {
        let (start, bits) = (self.image.start, self.image.first_roots);
        (0..PLACES as u32).filter(|i| bits >> i & 1 != 0).all(|i| {
            let first = match start.is_def() {
                true => self.mem.get(start, start::ROOT + i),
                false => Value::UNDEF,
            };
            self.persistent[i as usize] == first
        })
    }

    /// True if module `n`, which is there, is the attribute of its package that its import has made it.
    pub(crate) fn is_in_its_package(&self, n: u32) -> bool {
        let Some(package) = self.package_of(n) else {
            return true;
        };
        let leaf = self.image.module(&self.mem, n, module::NAME);
        match self.entry_unlearned(self.module_object(package), leaf) {
            Some(v) => v == self.module_object(n),
            None => self.is_bound(n),
        }
    }

    /// True if what the memo of module `n` alone has read is as it was then.
    fn reads_hold(&mut self, n: u32) -> R<bool> {
        let reads = self.memo_reads(n);
        for i in (0..self.memo_words(reads)).step_by(READ_WORDS as usize) {
            let [what, object, key, value] = [0, 1, 2, 3].map(|k| self.memo_word(reads, i + k));
            let holds = match Read::from_index(what.as_len()) {
                Some(Read::Untouched) => self.is_untouched(object) || planted(23),
                Some(Read::Entries) => self.are_untouched(object, key),
                Some(Read::Entry) => {
                    self.entry_unlearned(object, key).unwrap_or(Value::UNDEF) == value
                }
                Some(Read::Whole) => self.is_in_state(object, value) || planted(17),
                Some(Read::Module) => self.module_seen(object.as_len())? == value,
                Some(Read::Bound) => Value::bool(self.is_bound(object.as_len())) == value,
                Some(Read::Root) => {
                    let root = object.as_len() as usize;
                    root < PLACES && self.persistent[root] == value
                }
                Some(Read::Unlisted) => self.listed_name(key).is_none(),
                None => false,
            };
            if !holds {
                self.note_read_missed(what, object);
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// True if the frozen object `v` is as it is in the image.
    fn is_untouched(&self, v: Value) -> bool {
        match self.overlay_of(v) {
            None => true,
            Some(s) if self.mem.is(s, Kind::Shadow) => self.same_state(self.state_of(v), v),
            Some(_) => false,
        }
    }

    /// True if the frozen namespace `ns` has the entries of the tuple `keys` as the image has them, or lacks them as the
    /// image does.
    fn are_untouched(&self, ns: Value, keys: Value) -> bool {
        let Some(delta) = self.overlay_of(ns) else {
            return true;
        };
        if self.mem.header(delta) & FLAG != 0 {
            return false;
        }
        (0..self.mem.size(keys)).all(|i| self.is_as_in_image(ns, self.memo_word(keys, i)))
    }

    /// True if the container or namespace `v` is in this state. The state of a namespace is a tuple of keys and values.
    fn is_in_state(&self, v: Value, state: Value) -> bool {
        if !self.is_namespace(v) {
            return self.same_state(self.state_of(v), state);
        }
        let (mut cursor, mut i) = (0, 0);
        let n = self.mem.size(state);
        while let Some((key, value)) = self.next_unlearned(v, &mut cursor) {
            if i + 2 > n || self.memo_word(state, i) != key || self.memo_word(state, i + 1) != value
            {
                return false;
            }
            i += 2;
        }
        i == n
    }

    /// True if two containers of one kind hold the same: the same words, storage included. Spare room does not count.
    pub(crate) fn same_state(&self, a: Value, b: Value) -> bool {
        let (h, other) = (self.mem.header(a), self.mem.header(b));
        if object::kind(h) != object::kind(other) || h & FLAG != other & FLAG {
            return false;
        }
        let n = object::total_words(h);
        if n != object::total_words(other) {
            return false;
        }
        if self.mem.is(a, Kind::List) {
            let len = self.mem.get(a, list::LEN);
            let item = |v, i| self.mem.get(self.mem.get(v, list::VEC), vec::ITEMS + i);
            return len == self.mem.get(b, list::LEN)
                && (0..len.as_len()).all(|i| item(a, i) == item(b, i));
        }
        (1..n).all(|i| {
            let (x, y) = (self.mem.get(a, i), self.mem.get(b, i));
            let part = |v: Value| {
                self.mem
                    .kind(v)
                    .is_some_and(|k| k.first_write() == FirstWrite::Part)
            };
            x == y || part(x) && part(y) && self.same_part(x, y)
        })
    }

    /// True if two parts of containers have the same words.
    fn same_part(&self, a: Value, b: Value) -> bool {
        let n = object::total_words(self.mem.header(a));
        n == object::total_words(self.mem.header(b))
            && (1..n).all(|i| self.mem.word(a, i) == self.mem.word(b, i))
    }

    /// What an import of module `n` would find: its object, or whatever the program has put into `sys.modules` under
    /// its name; UNDEF if the import has never begun; None if it has begun and the module is not there.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for the name.
    pub(crate) fn module_seen(&mut self, n: u32) -> R<Value> {
        if let Some(listed) = self.listed_as(n)? {
            return Ok(listed);
        }
        Ok(match (self.is_there(n), self.is_begun(n)) {
            (true, _) => self.module_object(n),
            (false, false) => Value::UNDEF,
            (false, true) => Value::NONE,
        })
    }

    /// Applies what the memo of module `n`, which holds, changes.
    ///
    /// # Errors
    /// `NoMem` before the first change, if there is not enough memory for all of them.
    pub(crate) fn apply_memo(&mut self, n: u32) -> R<()> {
        let changes = self.memo_changes(n);
        let count = self.memo_words(changes);
        let words = self.unlearned(|vm| vm.words_of_changes(changes));
        if words > 0 {
            self.firmly(|vm| vm.reserve(words))?;
        }
        for i in (0..count).step_by(CHANGE_WORDS as usize) {
            let i = if planted(18) {
                count - CHANGE_WORDS - i
            } else {
                i
            };
            let [what, object, key, value] = [0, 1, 2, 3].map(|k| self.memo_word(changes, i + k));
            if let Some(change) = Change::from_index(what.as_len()) {
                self.apply_change(change, object, key, value)?;
            }
        }
        Ok(())
    }

    /// The most words of heap that these changes can take.
    fn words_of_changes(&self, changes: Value) -> u32 {
        const ENTRY: u32 = 6;
        let mut words = 0;
        for i in (0..self.memo_words(changes)).step_by(CHANGE_WORDS as usize) {
            let [what, object, key] = [0, 1, 2].map(|k| self.memo_word(changes, i + k));
            words += match Change::from_index(what.as_len()) {
                Some(Change::Entry) => ENTRY,
                Some(Change::Whole) => 2 * self.words_with_parts(key),
                Some(Change::Append) => {
                    self.words_with_parts(self.state_of(object)) + 2 * self.mem.size(key)
                }
                _ => 0,
            };
        }
        words
    }

    /// Words of a container and its storage.
    fn words_with_parts(&self, v: Value) -> u32 {
        let own = object::total_words(self.mem.header(v));
        let parts = (1..own).map(|i| self.mem.get(v, i)).filter(|p| {
            self.mem
                .kind(*p)
                .is_some_and(|k| k.first_write() == FirstWrite::Part)
        });
        own + parts
            .map(|p| object::total_words(self.mem.header(p)))
            .sum::<u32>()
    }

    /// Applies one change. A step that runs out of memory collects garbage and is repeated. **May move objects** in RAM;
    /// those of a memo are in ROM.
    fn apply_change(&mut self, change: Change, object: Value, key: Value, value: Value) -> R<()> {
        match change {
            Change::Entry => {
                if self.mem.is(object, Kind::Class) {
                    self.note_class_write(key);
                }
                match value.is_undef() {
                    true => self.firmly(|vm| vm.any_del(object, key).map(|_| ())),
                    false => self.firmly(|vm| vm.any_set(object, key, value)),
                }
            }
            Change::Append => (0..self.mem.size(key)).try_for_each(|k| {
                let v = self.mem.get(key, tuple::ITEMS + k);
                self.firmly(|vm| vm.list_push(object, v))
            }),
            Change::Import if self.is_there(object.as_len()) => Ok(()),
            Change::Import | Change::Module => {
                self.apply_mark(object.as_len(), Mark::from_index(key.as_len()))
            }
            Change::Setting => {
                *self.setting(Setting::from_index(object.as_len())) = key.as_int();
                Ok(())
            }
            Change::Whole => self.firmly(|vm| vm.take_state(object, key)),
        }
    }

    /// Makes of module `n` what a memo made of it.
    fn apply_mark(&mut self, n: u32, mark: Mark) -> R<()> {
        match mark {
            Mark::Failed => self.stage_gone(n),
            Mark::Unbound => self.set_bound(n, false),
            Mark::There | Mark::Bound | Mark::Entered => {
                let package_is_there = self.package_of(n).is_none_or(|p| self.is_there(p));
                if package_is_there {
                    return self.module_is_there(n);
                }
                // The memo has the package in its last state.
                self.stage_done(n);
                self.set_bound(n, mark == Mark::Bound);
                return self.firmly(|vm| vm.list_module(n));
            }
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
        let copy = self.unlearned(|vm| vm.copy_container(state))?;
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

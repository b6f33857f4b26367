//! What a module's body learns from objects that are older than the body, and what it changes in them.
//!
//! While the freezer evaluates a body whose import will be a memo, each look at an older mutable object is recorded, and
//! each change of one. An older object has the frozen bit. The functions here are the only places where that happens:
//! whoever reads the state of a mutable object without them makes wrong images. On the device they are nothing.
//!
//! | the VM does | it calls |
//! |---|---|
//! | looks for one entry of a namespace, found or not | [`Vm::learn_entry`] |
//! | counts, iterates over or compares a whole namespace, or reads another container | [`Vm::learn_whole`] |
//! | stores or deletes one entry | [`Vm::change_entry`]; to delete, it has learned the entry before |
//! | writes a container in a way that depends on what is in it | [`Vm::change_whole`] |
//! | appends to a list, whatever is in it | [`Vm::change_by_appending`] |
//! | reads a place of [`Keep`] | [`Vm::learn_root`] |
//! | asks for a submodule as an attribute of its package | [`Vm::learn_bound`] |

#[cfg(feature = "build")]
use crate::error::R;
use crate::vm::{Keep, Vm};
use format::value::Value;

impl Vm<'_> {
    /// True while what the running body learns and changes is recorded.
    #[inline(always)]
    pub(crate) fn is_recording(&self) -> bool {
        #[cfg(feature = "build")]
        return self.freezing.as_deref().is_some_and(|f| f.recording);
        #[cfg(not(feature = "build"))]
        false
    }

    /// Switches the caches of look-ups off, which must not be used while recording, or on again.
    #[cfg(feature = "build")]
    pub(crate) fn set_caches_off(&self, off: bool) {
        self.caches.classes.set_off(off);
        self.caches.places.set_off(off);
    }

    /// The body learns the entry `key` of the namespace `ns`, or that there is none. Views stand for their namespace.
    #[inline(always)]
    pub(crate) fn learn_entry(&self, ns: Value, key: Value) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            let ns = self.ns_target(ns);
            self.audit_knows(ns);
            self.record_entry(ns, key);
        }
        #[cfg(not(feature = "build"))]
        let _ = (ns, key);
    }

    /// The body learns something of all that is in `v`: a namespace or a container of another kind. Views stand for
    /// their namespace.
    #[inline(always)]
    pub(crate) fn learn_whole(&self, v: Value) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            let v = self.ns_target(v);
            self.audit_knows(v);
            self.record_whole(v);
        }
        #[cfg(not(feature = "build"))]
        let _ = v;
    }

    /// The body learns what is in a place of the VM.
    #[inline(always)]
    pub(crate) fn learn_root(&self, place: Keep) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            self.record_root(place);
        }
        #[cfg(not(feature = "build"))]
        let _ = place;
    }

    /// The body learns whether module `n` is an attribute of its package without an entry there.
    #[inline(always)]
    pub(crate) fn learn_bound(&self, n: u32) {
        #[cfg(feature = "build")]
        if self.is_recording() {
            self.record_bound(n);
        }
        #[cfg(not(feature = "build"))]
        let _ = n;
    }

    /// The body is about to set the entry `key` of the frozen namespace `ns` to `value`; UNDEF deletes it.
    #[cfg(feature = "build")]
    pub(crate) fn change_entry(&mut self, ns: Value, key: Value, value: Value) {
        if self.is_recording() {
            self.audit_knows(ns);
            self.record_store(ns, key, value);
        }
    }

    /// The body is about to write the frozen container `v`, and what it writes depends on what is there.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for a copy of the old state.
    #[cfg(feature = "build")]
    pub(crate) fn change_whole(&mut self, v: Value) -> R<()> {
        if self.is_recording() {
            self.audit_knows(v);
            self.record_whole(v);
            self.record_change(v)?;
        }
        Ok(())
    }

    /// The body is about to append items to the frozen list `v`, and nothing else.
    ///
    /// # Errors
    /// `NoMem` if there is no memory for a copy of the old state.
    #[cfg(feature = "build")]
    pub(crate) fn change_by_appending(&mut self, v: Value) -> R<()> {
        if self.is_recording() {
            self.audit_knows(v);
            self.record_change(v)?;
        }
        Ok(())
    }

    /// Runs `f` without recording: what it looks at is no business of the program.
    #[inline(always)]
    pub(crate) fn unlearned<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        #[cfg(feature = "build")]
        let recording = self.set_recording(false);
        let r = f(self);
        #[cfg(feature = "build")]
        self.set_recording(recording);
        r
    }

    /// Begins to audit a body that is recorded: see [`Mem::begin_audit`](format::mem::Mem::begin_audit).
    #[cfg(all(feature = "build", debug_assertions))]
    pub(crate) fn audit_begin(&self) {
        self.mem.begin_audit();
    }

    /// Goes on with the audit, or interrupts it while the freezer itself looks at objects. Gives what was set before.
    #[cfg(all(feature = "build", debug_assertions))]
    pub(crate) fn audit_switch(&self, on: bool) -> bool {
        self.mem.switch_audit(on)
    }

    /// Ends the audit of the innermost body. Gives an object whose state the body learned, or changed, without a call
    /// of the functions above, and the code that did it.
    #[cfg(all(feature = "build", debug_assertions))]
    pub(crate) fn audit_end(&self) -> Option<(Value, format::mem::Untold)> {
        self.mem.end_audit()
    }

    /// Tells the audit that the recorder knows of `v`. The copy in the shadow of a container goes with it.
    #[cfg(feature = "build")]
    #[inline]
    fn audit_knows(&self, v: Value) {
        #[cfg(debug_assertions)]
        {
            self.mem.audit_knows(v);
            self.mem.audit_knows(self.state_of(v));
        }
        #[cfg(not(debug_assertions))]
        let _ = v;
    }
}

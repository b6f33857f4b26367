//! Records what bodies learn from older objects, and what they change in them.

use crate::error::R;
use crate::vm::{Keep, Vm};
use format::value::Value;

impl Vm<'_> {
    /// Records that the running body learns the entry `key` of `ns`.
    #[inline(never)]
    pub(crate) fn record_entry(&self, ns: Value, key: Value) {
        let _ = (ns, key);
    }
    /// Records that the running body learns something of all that is in `v`.
    #[inline(never)]
    pub(crate) fn record_whole(&self, v: Value) {
        let _ = v;
    }
    /// Records that the running body learns what is in a place of the VM.
    #[inline(never)]
    pub(crate) fn record_root(&self, place: Keep) {
        let _ = place;
    }
    /// Records that the running body sets or deletes an entry.
    #[inline(never)]
    pub(crate) fn record_store(&mut self, ns: Value, key: Value, value: Value) {
        let _ = (ns, key, value);
    }
    /// Records that the running body is about to change the container `v`.
    #[inline(never)]
    pub(crate) fn record_change(&mut self, v: Value) -> R<()> {
        let _ = v;
        Ok(())
    }
}

//! The changes that a body made to a dict, in a form that gives the entries the same order again.
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::alloc;
use crate::vm::freezing::Delta;
use crate::vm::Vm;
use format::image::delta::Change;
use format::value::Value;

impl Delta {
    /// The change that sets the entry `key` of `object` to `value`, or deletes it if `value` is UNDEF.
    pub(super) fn entry(object: Value, key: Value, value: Value) -> Delta {
        Delta {
            change: Change::Entry,
            object,
            key,
            value,
        }
    }
}

impl Vm<'_> {
    /// Keys and values of a dict, in Python's order.
    pub(super) fn entries_in_order(&self, dict: Value) -> Vec<(Value, Value)> {
        let mut cursor = 0;
        core::iter::from_fn(|| self.ns_next(dict, &mut cursor)).collect()
    }

    /// Adds the net changes of `dict`, whose entries were `before`, to `delta`. A key that was deleted and set
    /// again has moved to the end: the changes delete and set it too, even if its value is the old one.
    pub(super) fn net_entries(
        &self,
        dict: Value,
        before: &[(Value, Value)],
        delta: &mut Vec<Delta>,
    ) {
        let places: BTreeMap<u32, usize> =
            (0..).zip(before).map(|(i, e)| (e.0.bits(), i)).collect();
        let now = self.entries_in_order(dict);
        // The entries that have not moved come first, in their old order.
        let mut last = None;
        let stays = |e: &&(Value, Value)| {
            let at = places.get(&e.0.bits()).copied();
            let in_order = at > last;
            last = at;
            in_order
        };
        let (kept, behind) = now.split_at(now.iter().take_while(stays).count());
        let kept_keys: BTreeSet<u32> = kept.iter().map(|e| e.0.bits()).collect();
        for (key, _) in before {
            if !kept_keys.contains(&key.bits()) {
                delta.push(Delta::entry(dict, *key, Value::UNDEF));
            }
        }
        for (key, value) in kept {
            let old = places.get(&key.bits()).map(|i| before[*i].1);
            if old != Some(*value) {
                delta.push(Delta::entry(dict, *key, *value));
            }
        }
        for (key, value) in behind {
            delta.push(Delta::entry(dict, *key, *value));
        }
    }
}

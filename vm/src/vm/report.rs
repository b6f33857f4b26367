//! The heap's figures.

use crate::vm::Vm;

/// Bytes of heap that a program has used, for a report at its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HeapReport {
    /// Bytes in use, garbage included.
    pub used: u32,
    /// The most bytes that were in use at any time.
    pub peak: u32,
    /// Free bytes.
    pub free: u32,
}

impl HeapReport {
    /// The figures of the VM as it stands.
    pub fn of(vm: &Vm<'_>) -> HeapReport {
        HeapReport {
            used: vm.mem_alloc(),
            peak: vm.mem_peak(),
            free: vm.mem_free(),
        }
    }
    /// The report's line after `heap: `: each text and the number that follows it.
    pub fn line(&self) -> [(&'static str, u32); 3] {
        [
            ("used ", self.used),
            (", peak ", self.peak),
            (", free ", self.free),
        ]
    }
}

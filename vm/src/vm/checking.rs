//! Heap checks during a run: how often, and what they found. `memory::heap_check` makes them.

/// An error that a heap check found: what is wrong, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The word of RAM; for an error in one of the VM's registers, the register's number.
    pub at: u32,
    /// What is wrong there.
    pub what: &'static str,
}

/// How often to check, and what was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checking {
    /// Checks after one in so many collections and MemoryErrors, and after each of the first ones.
    pub every: u32,
    /// Collections and MemoryErrors so far.
    pub seen: u32,
    /// What the checks found.
    pub found: Result<(), Broken>,
    /// True if a container may hold UNDEF, see [`Vm::allow_undef`](crate::vm::Vm::allow_undef).
    pub undef: bool,
}

//! Heap checks during a run: how often, and what they found. `memory::heap_check` makes them.

/// What is wrong, and at which word of RAM; of the machine's registers: at their number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Broken {
    /// The word.
    pub at: u32,
    /// What is wrong there.
    pub what: &'static str,
}

/// How often to look, and what was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Checking {
    /// Looks after one in so many collections and MemoryErrors, and after each of the first ones.
    pub every: u32,
    /// Collections and MemoryErrors so far.
    pub seen: u32,
    /// What the looks found.
    pub found: Result<(), Broken>,
    /// A container may hold UNDEF, see [`Vm::allow_undef`](crate::vm::Vm::allow_undef).
    pub undef: bool,
}

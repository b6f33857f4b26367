//! The cycle counter, CCOUNT, and the one comparator of this core, CCOMPARE0.

extern "C" {
    fn __lx_get_ccount() -> u32;
    fn __lx_get_ccompare0() -> u32;
    fn __lx_set_ccompare0(cycles: u32);
}

/// Cycles of the processor's clock since reset, modulo 2^32: about 54 seconds at 80 MHz.
#[inline]
#[must_use]
pub fn get_cycle_count() -> u32 {
    // SAFETY: reads a counter.
    unsafe { __lx_get_ccount() }
}

/// The cycle count at which interrupt 6 is raised.
#[inline]
#[must_use]
pub fn get_ccompare0() -> u32 {
    // SAFETY: reads a register.
    unsafe { __lx_get_ccompare0() }
}

/// Sets the cycle count at which interrupt 6 is raised, and withdraws a pending one.
#[inline]
pub fn set_ccompare0(cycles: u32) {
    // SAFETY: at worst an interrupt comes, and those who enabled it have a handler.
    unsafe { __lx_set_ccompare0(cycles) }
}

/// Spins for at least `clocks` cycles.
#[inline]
pub fn delay(clocks: u32) {
    let start = get_cycle_count();
    while get_cycle_count().wrapping_sub(start) < clocks {}
}

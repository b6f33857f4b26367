//! CCOUNT: the counter of the processor's cycles.

extern "C" {
    fn __lx_get_cycle_count() -> u32;
}

/// Cycles of the processor since its reset; wraps.
#[inline]
#[must_use]
pub fn get_cycle_count() -> u32 {
    // SAFETY: reads a special register.
    unsafe { __lx_get_cycle_count() }
}

//! INTENABLE: which interrupts may come. A mask has a bit for each of the core's interrupt lines.

pub use bare_metal::CriticalSection;

/// Numbers of the interrupts of a chip, as a peripheral access crate declares them.
///
/// # Safety
/// Each variant has a number of its own, which never changes.
pub unsafe trait InterruptNumber: Copy {
    /// The number of this interrupt.
    fn number(self) -> u16;
}

extern "C" {
    fn __lx_swap_intenable(mask: u32) -> u32;
}

/// Disables all interrupts; the result is the mask before, for [`set_mask`].
#[inline]
pub fn disable() -> u32 {
    // SAFETY: code that no interrupt disturbs stays correct.
    unsafe { __lx_swap_intenable(0) }
}

/// Enables the interrupts of `mask` and disables all others; the result is the mask before.
///
/// # Safety
/// Not inside [`free`], except with a subset of the mask that is set; each one of `mask` has a handler.
#[inline]
pub unsafe fn set_mask(mask: u32) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { __lx_swap_intenable(mask) }
}

/// Runs `f` with all interrupts disabled; afterwards those are enabled that were before.
#[inline]
pub fn free<F, R>(f: F) -> R
where
    F: FnOnce(&CriticalSection) -> R,
{
    let before = disable();
    // SAFETY: interrupts are disabled, and there is one core.
    let result = f(unsafe { &CriticalSection::new() });
    // SAFETY: the mask of before `disable`: a subset of the outer section's, if there is one.
    unsafe { set_mask(before) };
    result
}

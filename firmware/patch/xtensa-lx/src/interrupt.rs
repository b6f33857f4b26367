//! INTENABLE, INTERRUPT and PS: which interrupts may come, which are pending.
//!
//! A mask has a bit for each of the core's interrupt lines; their numbers are in `esp8266_hal::interrupt`.

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
    fn __lx_and_intenable(mask: u32) -> u32;
    fn __lx_or_intenable(mask: u32) -> u32;
    fn __lx_get_intenable() -> u32;
    fn __lx_get_interrupt() -> u32;
    fn __lx_set_intset(mask: u32);
    fn __lx_set_intclear(mask: u32);
    fn __lx_get_ps() -> u32;
}

/// Disables all interrupts; the result is the mask before, for [`set_mask`].
#[inline]
pub fn disable() -> u32 {
    // SAFETY: code that no interrupt disturbs stays correct.
    unsafe { __lx_swap_intenable(0) }
}

/// Enables all interrupts; the result is the mask before.
///
/// # Safety
/// Not inside [`free`]; every interrupt has a handler.
#[inline]
pub unsafe fn enable() -> u32 {
    // SAFETY: the caller's promise.
    unsafe { __lx_swap_intenable(!0) }
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

/// Disables the interrupts of `mask`; the result is the mask before.
#[inline]
pub fn disable_mask(mask: u32) -> u32 {
    // SAFETY: as for `disable`.
    unsafe { __lx_and_intenable(!mask) }
}

/// Enables the interrupts of `mask` too; the result is the mask before.
///
/// # Safety
/// Not inside [`free`]; each one of `mask` has a handler.
#[inline]
pub unsafe fn enable_mask(mask: u32) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { __lx_or_intenable(mask) }
}

/// The enabled interrupts: INTENABLE.
#[inline]
#[must_use]
pub fn get_mask() -> u32 {
    // SAFETY: reads a register.
    unsafe { __lx_get_intenable() }
}

/// The pending interrupts, enabled or not: INTERRUPT.
#[inline]
#[must_use]
pub fn get() -> u32 {
    // SAFETY: reads a register.
    unsafe { __lx_get_interrupt() }
}

/// Raises interrupts: INTSET.
///
/// # Safety
/// `mask` names software interrupts only, and each enabled one has a handler.
#[inline]
pub unsafe fn set(mask: u32) {
    // SAFETY: the caller's promise.
    unsafe { __lx_set_intset(mask) }
}

/// Withdraws pending interrupts: INTCLEAR.
///
/// # Safety
/// `mask` names software and edge-triggered interrupts only.
#[inline]
pub unsafe fn clear(mask: u32) {
    // SAFETY: the caller's promise.
    unsafe { __lx_set_intclear(mask) }
}

/// The level at and below which interrupts are masked: PS.INTLEVEL.
#[inline]
#[must_use]
pub fn get_level() -> u32 {
    // SAFETY: reads a register.
    unsafe { __lx_get_ps() & 0xf }
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

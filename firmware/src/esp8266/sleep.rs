//! Sleeps until an interrupt: the functions of `asm/sleep.S`, and `wait_for_interrupt` of `asm/interrupts.S`.
//!
//! The two lines here are enabled only while the processor sleeps. Each is disabled again by its interrupt, and whoever
//! slept looks at what has happened. Interrupts of other lines end a sleep too ([`super::interrupts`]).
//! Numbers of lines: esp-open-rtos `interrupts.h`, ESP8266_RTOS_SDK `ets_sys.h`.

use super::interrupts;

/// The line of UART 0 and UART 1. It stays active until the UART is served, or its interrupt is disabled there.
pub const UART: u32 = 1 << 5;
/// The line of the processor's own timer: [`set_alarm`].
pub const ALARM: u32 = 1 << 6;

/// In [`wait`]: does not sleep if an edge or the alarm waits.
pub const UNLESS_EVENTS: u32 = 1 << 31;

mod functions {
    extern "C" {
        pub fn wait_for_interrupt(lines: u32);
        pub fn set_alarm(cycles: u32);
        pub fn mask_interrupts() -> u32;
        pub fn unmask_interrupts(state: u32);
        pub fn halt() -> !;
        pub fn power_down() -> !;
    }
}

/// Sleeps until one of these lines is active, or an interrupt of another line was handled. It returns at once if one of
/// these lines is active already.
pub fn wait(lines: u32) {
    // SAFETY: `_lx_interrupt` handles both lines by disabling them. All registers are kept.
    unsafe { functions::wait_for_interrupt(lines) }
}

/// Activates [`ALARM`] after that many cycles of the processor, 100 at the least.
pub fn set_alarm(cycles: u32) {
    // SAFETY: writes the timer's comparison, which nothing else uses.
    unsafe { functions::set_alarm(cycles) }
}

/// Masks all interrupts. Gives the state before, for [`unmask`].
pub fn mask() -> u32 {
    // SAFETY: raises the processor's interrupt level, which code without interrupts does not notice.
    unsafe { functions::mask_interrupts() }
}

/// Unmasks the interrupts that were not masked before [`mask`] gave `state`.
pub fn unmask(state: u32) {
    // SAFETY: `state` is the processor's state (PS) as it was in the same function, or one that called it.
    unsafe { functions::unmask_interrupts(state) }
}

/// Sleeps for ever. Only a reset ends it. Pulses go on.
pub fn halt() -> ! {
    while interrupts::has_pulses() {
        wait(0);
    }
    // SAFETY: ends the program.
    unsafe { functions::halt() }
}

/// Powers the flash down and begins the deep sleep that the real-time clock's registers describe.
pub fn power_down() -> ! {
    // SAFETY: ends the program, and runs from IRAM alone.
    unsafe { functions::power_down() }
}

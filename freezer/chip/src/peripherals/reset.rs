//! The causes of a reset, and what the real-time clock's registers tell of them.
//!
//! Source: ROM 0x400025e0 (`rtc_get_reset_reason`); RTOS esp_reset_reason, rtc_register.h.

/// The causes of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The supply came up.
    Power,
    /// The reset pin was low. This is also how a deep sleep ends if GPIO 16 is wired to that pin.
    External,
    /// The program wrote the reset bit of the real-time clock.
    Software,
    /// Both stages of the watchdog ran out.
    Watchdog,
    /// A deep sleep ended by the timer.
    SleepTimer,
    /// A deep sleep ended by another event.
    SleepEvent,
}

impl Cause {
    /// The number that the ROM reports.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Cause::Power => 1,
            Cause::External => 2,
            Cause::Software => 3,
            Cause::Watchdog => 4,
            Cause::SleepTimer => 5,
            Cause::SleepEvent => 6,
        }
    }
    /// Bits 3:0 of register 0x14 of the real-time clock. Both ends of a deep sleep read 5.
    #[must_use]
    pub const fn register(self) -> u32 {
        match self {
            Cause::SleepEvent => 5,
            other => other.number(),
        }
    }
    /// The wake cause: bits 13:8 of register 0x18 of the real-time clock.
    #[must_use]
    pub const fn wake(self) -> u32 {
        match self {
            Cause::SleepTimer => 8,
            Cause::SleepEvent => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `rtc_get_reset_reason` of the ROM decodes the two fields.
    fn decode(register: u32, wake: u32) -> u32 {
        match (register, wake) {
            (5, 1) => 6,
            (5, 8) => 5,
            (5, _) => 0,
            (other, _) => other,
        }
    }

    #[test]
    fn the_rom_decodes_each_cause() {
        let causes = [
            Cause::Power,
            Cause::External,
            Cause::Software,
            Cause::Watchdog,
            Cause::SleepTimer,
            Cause::SleepEvent,
        ];
        for (cause, number) in causes.iter().zip(1..) {
            assert_eq!(cause.number(), number);
            assert_eq!(decode(cause.register(), cause.wake()), number);
        }
    }
}

//! Restarts by the watchdog, and the mark that tells the next start why. Only registers and numbers are here,
//! so that tests on the host can run this file too.
//!
//! The chip restarts by its watchdog. The mask ROM's own `software_reset` (0x4000264c) sets cause 3, and
//! after causes 3, 5 and 6 the ROM loads from flash without attaching it first, which hangs
//! (mask ROM 0x4000106f to 0x40001084; boards that do: Arduino core issues 1363 and 6007, esp-open-rtos
//! issue 769). After cause 4 it attaches the flash, and all peripherals are reset too. A mark says what was
//! meant, so that a program can tell such a restart from a watchdog that bit. Deep sleep leaves a mark as well.

use vm::board::ResetCause;

/// Addresses of the mark: the last two words of the first half of the real-time clock's memory. The SDK
/// keeps that half for itself, and nothing uses it here. The second half, from 0x60001200 on, is for programs
/// (ESP8266_RTOS_SDK, esp-open-rtos). Only whole words can be read or written.
pub const MARK: [u32; 2] = [0x6000_11f8, 0x6000_11fc];

/// The upper bytes of a mark. After power-on the memory holds random words; this value and the complement in
/// the second word tell a mark from them.
const MAGIC: u32 = 0x5046_5200;

/// The watchdog's registers (ESP8266_RTOS_SDK `eagle_soc.h`; mask ROM 0x40002f3c and 0x40002fa0): bit 0 of the
/// control starts it, bits 2:1 are its response (0: an interrupt, then a reset), bits 5:3 the length of
/// the reset.
const WDT_CTL: u32 = 0x6000_0900;
/// The exponents of the watchdog's two stages: each takes 2^(n + 16) periods of the 80-MHz bus clock
/// (mongoose-os `esp_hw_wdt`).
const WDT_STAGE_0: u32 = 0x6000_0904;
const WDT_STAGE_1: u32 = 0x6000_0908;
/// Feeds the watchdog when 0x73 is written.
const WDT_FEED: u32 = 0x6000_0914;

/// The exponent of both stages: 0.84 s each, 1.7 s together.
const EXPONENT: u32 = 10;

/// Register writes that cause a restart, in this order. The watchdog is off while its stages are set. It is
/// then fed, so that they start from zero, and turned on.
pub const STEPS: [(u32, u32); 5] = [
    (WDT_CTL, 0x38),
    (WDT_STAGE_0, EXPONENT),
    (WDT_STAGE_1, EXPONENT),
    (WDT_FEED, 0x73),
    (WDT_CTL, 0x39),
];

/// The mark of a restart, or of deep sleep, that the next start is to report as `cause`.
pub fn mark(cause: ResetCause) -> [u32; 2] {
    let word = MAGIC | cause as u32;
    [word, !word]
}

/// Words that replace a mark when it has been read, so that it counts for one start only.
pub const NO_MARK: [u32; 2] = [0, 0];

/// The cause of the chip's start, from the result of the mask ROM's `rtc_get_reset_reason` and the words at
/// [`MARK`].
///
/// The function's results (mask ROM 0x400025e0): 1 power, 2 the reset pin, 3 `software_reset`, 4 the watchdog,
/// 5 and 6 wakes from deep sleep. The mark of a restart counts only after 4: after power-on it is random, and a reset
/// pin that is pressed while a restart waits comes first. The mark of deep sleep counts only after 2, because
/// the wake pulls the reset pin by GPIO 16. A hand that pulls it meanwhile wakes the chip too.
pub fn cause(reason: u32, words: [u32; 2]) -> ResetCause {
    let marked = |cause| mark(cause) == words;
    match reason {
        2 if marked(ResetCause::DeepSleep) => ResetCause::DeepSleep,
        2 => ResetCause::External,
        3 => ResetCause::Soft,
        4 if marked(ResetCause::Soft) => ResetCause::Soft,
        4 if marked(ResetCause::Exception) => ResetCause::Exception,
        4 => ResetCause::Watchdog,
        5 | 6 => ResetCause::DeepSleep,
        _ => ResetCause::PowerOn,
    }
}

//! Restarts by the watchdog, and the mark that tells the next start why: registers and numbers alone, so that
//! the tests of the host run them too.
//!
//! The chip restarts by its watchdog. The mask ROM's own `software_reset` (0x4000264c) sets cause 3, and
//! after causes 3, 5 and 6 the ROM loads from flash without attaching it first, which hangs
//! (mask ROM 0x4000106f to 0x40001084; boards that do: Arduino core issues 1363 and 6007, esp-open-rtos
//! issue 769). After cause 4 it attaches, and all peripherals are reset too. So that a program can tell such a
//! restart from a watchdog that bit, a mark says what was meant.

use vm::board::ResetCause;

/// Where the mark is: the last two words of the first half of the real-time clock's memory, which the SDK
/// has for itself and nobody uses here. The second half, from 0x60001200 on, is for programs
/// (ESP8266_RTOS_SDK, esp-open-rtos). Only whole words can be read or written.
pub const MARK: [u32; 2] = [0x6000_11f8, 0x6000_11fc];

/// The upper bytes of a mark. After power-on the memory holds chance, which this and the complement in the
/// second word tell from a mark.
const MAGIC: u32 = 0x5046_5200;

/// The watchdog's registers (ESP8266_RTOS_SDK `eagle_soc.h`; mask ROM 0x40002f3c and 0x40002fa0): bit 0 of the
/// control starts it, bits 2:1 are its response (0: an interrupt, then a reset), bits 5:3 the length of
/// the reset.
const WDT_CTL: u32 = 0x6000_0900;
/// The exponents of its two stages: each takes 2^(n + 16) periods of the 80-MHz bus clock (mongoose-os
/// `esp_hw_wdt`).
const WDT_STAGE_0: u32 = 0x6000_0904;
const WDT_STAGE_1: u32 = 0x6000_0908;
/// Feeds it.
const WDT_FEED: u32 = 0x6000_0914;

/// 0.84 s; both stages 1.7 s.
const EXPONENT: u32 = 10;

/// Register writes that start a restart, in this order. The watchdog is off while its stages are set, is fed so
/// that they begin anew, and is on at the end.
pub const STEPS: [(u32, u32); 5] = [
    (WDT_CTL, 0x38),
    (WDT_STAGE_0, EXPONENT),
    (WDT_STAGE_1, EXPONENT),
    (WDT_FEED, 0x73),
    (WDT_CTL, 0x39),
];

/// The mark of a restart that the next start is to report as `cause`.
pub fn mark(cause: ResetCause) -> [u32; 2] {
    let word = MAGIC | cause as u32;
    [word, !word]
}

/// Replaces a mark that was read, so that it counts for one start.
pub const NO_MARK: [u32; 2] = [0, 0];

/// The cause that a mark gives, if these words are one.
fn marked(words: [u32; 2]) -> Option<ResetCause> {
    [
        ResetCause::Soft,
        ResetCause::DeepSleep,
        ResetCause::Exception,
    ]
    .into_iter()
    .find(|cause| mark(*cause) == words)
}

/// Why the chip started, of what the mask ROM's `rtc_get_reset_reason` says and of the words at [`MARK`].
///
/// Its numbers (mask ROM 0x400025e0): 1 power, 2 the reset pin, 3 `software_reset`, 4 the watchdog, 5 and 6
/// wakes from deep sleep. Only after 4 does the mark count: after power-on it is chance, and a reset pin that
/// is pressed while a restart waits comes first.
pub fn cause(reason: u32, words: [u32; 2]) -> ResetCause {
    match reason {
        2 => ResetCause::External,
        3 => ResetCause::Soft,
        4 => marked(words).unwrap_or(ResetCause::Watchdog),
        5 | 6 => ResetCause::DeepSleep,
        _ => ResetCause::PowerOn,
    }
}

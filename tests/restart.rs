//! How the firmware restarts the chip, and which cause the next start reports. The tests use the firmware's own tables,
//! with a model of the words that survive a reset.

#[path = "../firmware/src/esp8266/restart.rs"]
mod restart;

use restart::{cause, mark, MARK, NO_MARK, STEPS};
use vm::board::ResetCause::{
    self, DeepSleep, Exception, External, PowerOn, Soft, SoftWatchdog, Watchdog,
};

/// The mask ROM's numbers for causes of a reset.
const POWER: u32 = 1;
const PIN: u32 = 2;
const SOFTWARE: u32 = 3;
const WATCHDOG: u32 = 4;
const WAKES: [u32; 2] = [5, 6];

/// A chip with the two words of RTC memory that survive a reset.
struct Chip {
    words: [u32; 2],
}

impl Chip {
    /// Starts the chip as the firmware does: reads the mark and clears it.
    fn start(&mut self, reason: u32) -> ResetCause {
        let words = std::mem::replace(&mut self.words, NO_MARK);
        cause(reason, words)
    }
    /// Restarts the chip as the firmware does: leaves a mark and lets the watchdog reset the chip.
    fn restart(&mut self, why: ResetCause) -> ResetCause {
        self.words = mark(why);
        self.start(WATCHDOG)
    }
}

#[test]
fn a_restart_is_reported_as_what_was_meant() {
    let mut chip = Chip { words: NO_MARK };
    for why in [Soft, Exception] {
        assert_eq!(chip.restart(why), why);
        // The mark counts only once: the next reset is reported as itself.
        assert_eq!(chip.start(WATCHDOG), Watchdog);
        for (reason, wanted) in [(POWER, PowerOn), (PIN, External), (WATCHDOG, Watchdog)] {
            assert_eq!(chip.restart(why), why);
            assert_eq!(chip.start(reason), wanted);
        }
    }
}

#[test]
fn the_reset_pin_is_the_wake_of_deep_sleep() {
    for reason in [PIN].into_iter().chain(WAKES) {
        let mut chip = Chip {
            words: mark(DeepSleep),
        };
        assert_eq!(chip.start(reason), DeepSleep);
        assert_eq!(chip.start(PIN), External, "the mark was cleared");
    }
    for (reason, wanted) in [(POWER, PowerOn), (WATCHDOG, Watchdog), (SOFTWARE, Soft)] {
        let mut chip = Chip {
            words: mark(DeepSleep),
        };
        assert_eq!(chip.start(reason), wanted);
        assert_eq!(chip.start(PIN), External, "the mark was cleared");
    }
}

#[test]
fn what_the_chip_knows_itself_counts_more_than_a_mark() {
    for why in [Soft, Exception] {
        let mut chip = Chip { words: mark(why) };
        assert_eq!(chip.start(POWER), PowerOn, "the mark is chance");
        chip.words = mark(why);
        assert_eq!(chip.start(PIN), External, "pressed while it waited");
        assert_eq!(chip.start(WATCHDOG), Watchdog, "the mark was cleared");
    }
    let mut chip = Chip { words: NO_MARK };
    assert_eq!(chip.start(SOFTWARE), Soft);
    for wake in WAKES {
        assert_eq!(chip.start(wake), DeepSleep);
    }
    for unknown in [0, 7, u32::MAX] {
        assert_eq!(chip.start(unknown), PowerOn);
    }
}

#[test]
fn chance_is_no_mark() {
    let good = mark(Soft);
    let mut others = vec![[0; 2], [u32::MAX; 2], [good[0]; 2], [good[1], good[0]]];
    // One wrong bit in each word, and causes for which the firmware never leaves a mark.
    for bit in 0..32 {
        others.push([good[0] ^ 1 << bit, good[1]]);
        others.push([good[0], good[1] ^ 1 << bit]);
    }
    for why in [PowerOn, External, Watchdog, SoftWatchdog] {
        others.push(mark(why));
    }
    let mut state = 0x2545_f491_u32;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state
    };
    for _ in 0..100_000 {
        let word = random();
        others.push([word, random()]);
        others.push([word, !word]);
    }
    for words in others {
        let mut chip = Chip { words };
        assert_eq!(chip.start(WATCHDOG), Watchdog, "{words:x?}");
        chip.words = words;
        assert_eq!(chip.start(PIN), External, "{words:x?}");
    }
}

#[test]
fn the_mark_lies_outside_of_what_programs_have() {
    for word in MARK {
        assert!(word % 4 == 0 && (0x6000_1000..0x6000_1200).contains(&word));
    }
    assert_ne!(MARK[0], MARK[1]);
}

/// The watchdog's state, according to its registers.
#[derive(Default)]
struct Dog {
    control: u32,
    stages: [u32; 2],
    fed: bool,
}

#[test]
fn the_watchdog_is_set_while_it_is_off_and_bites_within_two_seconds() {
    let mut dog = Dog {
        control: 1,
        ..Dog::default()
    };
    for (register, value) in STEPS {
        match register {
            0x6000_0900 => dog.control = value,
            0x6000_0904 | 0x6000_0908 => {
                assert_eq!(dog.control & 1, 0, "its stages change while it is off");
                dog.stages[(register as usize - 0x6000_0904) / 4] = value;
            }
            0x6000_0914 => {
                assert_eq!(value, 0x73);
                dog.fed = dog.stages.iter().all(|n| *n != 0);
            }
            _ => panic!("{register:#x} is no register of the watchdog"),
        }
    }
    assert!(dog.fed, "its stages begin anew with the new times");
    // It is on, with an interrupt before the reset. That interrupt is masked.
    assert_eq!(dog.control & 0b111, 0b001);
    assert_ne!(dog.control >> 3 & 0b111, 0, "the reset has a length");
    let seconds: f64 = dog
        .stages
        .iter()
        .map(|n| f64::from(1 << (n + 16)) / 80e6)
        .sum();
    assert!((1.0..2.0).contains(&seconds), "{seconds}");
}

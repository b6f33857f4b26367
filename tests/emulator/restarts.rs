//! Every kind of restart boots again and reports its cause, three times in a row. The firmware is the one that is
//! flashed, and the restart goes through the stand-in for the mask ROM.
//!
//! The mask ROM's own `software_reset` and the end of an unwired deep sleep are the opposite: the ROM reads the flash
//! without attaching it. `freezer/chip/tests/rom` shows this for each cause, and the last tests here with the firmware.

use std::fs;

use chip::peripherals::reset::Cause;
use chip::Stop;
use format::image::OnError;
use freezer::firmware::{prebuilt, Firmware, Range};
use freezer::Options;
use support::run::{program, try_freeze};

use crate::board::{flash, replace, Board};
use crate::tools::scratch;

/// How often each restart is seen.
const TIMES: u32 = 3;

/// The reset causes of the `machine` module.
const PWRON: u32 = 0;
const WDT: u32 = 1;
/// A fault of the firmware: it has no name in the `machine` module.
const FAULT: u32 = 2;
const SOFT: u32 = 4;
const DEEPSLEEP: u32 = 5;
const HARD: u32 = 6;

/// The instruction that raises an exception: `ill`.
const ILL: [u8; 3] = [0, 0, 0];

/// The image of a program that prints `machine.reset_cause()` and goes on with `text`.
fn image(name: &str, text: &str, on_error: OnError) -> Vec<u32> {
    let file = scratch(&format!("restart-{name}")).join("main.py");
    fs::write(
        &file,
        format!("import machine\nprint(machine.reset_cause())\n{text}\n"),
    )
    .expect("the program");
    let options = Options {
        on_error,
        ..program(&file)
    };
    try_freeze(&options).expect("it freezes").words
}

/// The firmware, which a test may change before it is written to a flash.
fn firmware() -> Firmware {
    prebuilt().expect("the firmware is built in")
}

/// A board at the first start of that program.
fn started(name: &str, text: &str, on_error: OnError) -> Board {
    let image = image(name, text, on_error);
    begun(Board::new(flash(&firmware(), &image), true))
}

/// The board when its first program begins.
fn begun(mut board: Board) -> Board {
    let first = board.next_start().expect("the board starts");
    assert_eq!((first.resets.len(), first.printed.as_str()), (0, ""));
    board
}

/// The board restarts: each time the program has printed the cause of its own start, and then a text that `fits`.
fn restarts(board: &mut Board, resets: &[Cause], cause: u32, fits: impl Fn(&str) -> bool) {
    for time in 0..=TIMES {
        let start = board.next_start().expect("the board starts again");
        assert_eq!(start.resets, resets, "restart {time}");
        let (first, rest) = start.printed.split_once('\n').expect("a line");
        let wanted = if time == 0 { PWRON } else { cause };
        assert_eq!(first, wanted.to_string(), "restart {time}: {start:?}");
        assert!(fits(rest), "restart {time}: {rest:?}");
    }
}

/// True if nothing was printed.
fn nothing(text: &str) -> bool {
    text.is_empty()
}

#[test]
fn a_reset_by_the_program() {
    let mut board = started("reset", "machine.reset()", OnError::Halt);
    restarts(&mut board, &[Cause::Watchdog], SOFT, nothing);
}

/// Only the VM starts anew: the chip is not reset.
#[test]
fn a_soft_reset_by_the_program() {
    let mut board = started("soft", "machine.soft_reset()", OnError::Halt);
    restarts(&mut board, &[], SOFT, nothing);
}

#[test]
fn a_watchdog_that_is_not_fed() {
    let text = "machine.WDT(timeout=1000)\nwhile True:\n    pass";
    let mut board = started("watchdog", text, OnError::Halt);
    restarts(&mut board, &[Cause::Watchdog], WDT, nothing);
}

#[test]
fn a_deep_sleep_with_gpio_16_wired() {
    let mut board = started("deepsleep", "machine.deepsleep(300)", OnError::Halt);
    restarts(&mut board, &[Cause::External], DEEPSLEEP, nothing);
}

/// The end of the sleep leaves the ROM without flash. The reset button helps, and the cause is still that of the sleep.
#[test]
fn a_deep_sleep_with_gpio_16_unwired() {
    let image = image("unwired", "machine.deepsleep(300)", OnError::Halt);
    let mut board = begun(Board::new(flash(&firmware(), &image), false));
    for time in 0..=TIMES {
        let (stop, printed) = board.next_start().expect_err("it hangs");
        assert_eq!(stop, Stop::Time);
        let wanted = if time == 0 { PWRON } else { DEEPSLEEP };
        assert_eq!(printed, format!("{wanted}\n"));
        board.reset(Cause::External);
        let start = board.next_start().expect("the button starts it");
        assert_eq!((start.resets.len(), start.printed.as_str()), (0, ""));
    }
}

/// A sleep without an end is ended by the reset button.
#[test]
fn a_deep_sleep_without_an_end() {
    let mut board = started("endless", "machine.deepsleep()", OnError::Halt);
    for time in 0..=TIMES {
        let (stop, printed) = board.next_start().expect_err("it sleeps");
        let wanted = if time == 0 { PWRON } else { DEEPSLEEP };
        assert_eq!((stop, printed), (Stop::DeepSleep, format!("{wanted}\n")));
        board.reset(Cause::External);
        board.next_start().expect("the button starts it");
    }
}

#[test]
fn an_error_that_resets() {
    let mut board = started("error", "1 / 0", OnError::Reset);
    restarts(&mut board, &[Cause::Watchdog], SOFT, |text| {
        text.ends_with("ZeroDivisionError: divide by zero\n")
    });
}

/// The function of the firmware that the program calls is damaged, as by a flash that has lost its charge.
#[test]
fn a_fault_of_the_firmware() {
    let image = image("fault", "machine.unique_id()", OnError::Halt);
    let mut firmware = firmware();
    replace(&mut firmware, "Board>::unique_id", &ILL);
    let mut board = begun(Board::new(flash(&firmware, &image), true));
    restarts(&mut board, &[Cause::Watchdog], FAULT, |text| {
        text.starts_with("\nfault: cause=00000000 pc=") && text.ends_with('\n')
    });
}

/// Lets the firmware's stack begin lower: its top is a literal of code that the mask ROM loads.
fn lower_stack(firmware: &mut Firmware, by: u32) {
    const TOP: u32 = 0x4000_0000;
    let code = firmware.sections.iter_mut();
    let words = code
        .filter(|s| Range::IRAM.contains(s.address))
        .flat_map(|s| s.data.chunks_exact_mut(4));
    let tops: Vec<_> = words.filter(|w| *w == TOP.to_le_bytes()).collect();
    assert!(!tops.is_empty(), "the top of the stack is there");
    for word in tops {
        word.copy_from_slice(&(TOP - by).to_le_bytes());
    }
}

/// The stack has a little less room than the firmware takes, and the firmware does not see how little is left.
#[test]
fn a_stack_overflow() {
    /// `mov.n a2, a1`, `ret.n`: an address in place of a number of bytes, so always more than the VM asks for.
    const ENOUGH: [u8; 4] = [0x2d, 0x01, 0x0d, 0xf0];
    let image = image("stack", "", OnError::Halt);
    let board = |by: u32| {
        let mut firmware = firmware();
        replace(&mut firmware, "Board>::stack_left", &ENOUGH);
        lower_stack(&mut firmware, by);
        begun(Board::new(flash(&firmware, &image), true))
    };
    // Without an overflow, the program ends and the chip sleeps.
    let overflows = |by: &u32| board(*by).next_start().is_ok();
    let by = (4096..12_288).step_by(16).find(overflows);
    let by = by.expect("a stack that is too small");
    assert!(by > 4096, "the stack has room to spare");
    restarts(&mut board(by), &[Cause::Watchdog], FAULT, |text| {
        text == "the stack has overflowed\n"
    });
}

#[test]
fn the_reset_button() {
    let mut board = started("button", "input()", OnError::Halt);
    for time in 0..=TIMES {
        let (stop, printed) = board.next_start().expect_err("it waits");
        let wanted = if time == 0 { PWRON } else { HARD };
        assert_eq!((stop, printed), (Stop::Asleep, format!("{wanted}\n")));
        board.reset(Cause::External);
        board.next_start().expect("the button starts it");
    }
}

/// What `software_reset` of the mask ROM causes, and why the firmware does not call it.
#[test]
fn a_reset_by_the_rom_hangs_until_the_button_is_pressed() {
    let mut board = started("software", "input()", OnError::Halt);
    for _ in 0..TIMES {
        board.next_start().expect_err("it waits");
        board.reset(Cause::Software);
        let (stop, printed) = board.next_start().expect_err("it hangs");
        assert_eq!((stop, printed.as_str()), (Stop::Time, ""));
        board.reset(Cause::External);
        board.next_start().expect("the button starts it");
    }
}

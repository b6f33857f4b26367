use super::*;
use crate::time::{BUS_52, BUS_80};

const BUS: Time = BUS_80;
const RUN: u32 = CTRL_RUN;
const RUN_16: u32 = CTRL_RUN | 1 << 2;
const RUN_256: u32 = CTRL_RUN | 2 << 2;

/// The timers at 80 MHz.
fn timers() -> Timers {
    let mut timers = Timers::new();
    timers.set_clocks(Clocks::new(BUS, false), 0);
    timers
}

#[test]
fn writing_load_sets_the_count() {
    let mut t = timers();
    t.write(LOAD, 0xff12_3456, 0);
    t.write(FRC2 + LOAD, 0xff12_3456, 0);
    assert_eq!(t.read(COUNT, 0), 0x12_3456);
    assert_eq!(t.read(FRC2 + COUNT, 0), 0xff12_3456);
}

#[test]
fn frc1_counts_down_and_frc2_up() {
    let mut t = timers();
    for frc in [0, FRC2] {
        t.write(frc + LOAD, 1000, 0);
        t.write(frc + CTRL, RUN, 0);
    }
    assert_eq!(t.read(COUNT, 10 * BUS), 990);
    assert_eq!(t.read(FRC2 + COUNT, 10 * BUS), 1010);
}

#[test]
fn the_divider_is_1_or_16_or_256() {
    for (ctrl, clocks) in [(RUN, 1), (RUN_16, 16), (RUN_256, 256)] {
        let mut t = timers();
        t.write(FRC2 + LOAD, 0, 0);
        t.write(FRC2 + CTRL, ctrl, 0);
        assert_eq!(t.read(FRC2 + COUNT, 5 * clocks * BUS - 1), 4);
        assert_eq!(t.read(FRC2 + COUNT, 5 * clocks * BUS), 5);
    }
}

#[test]
fn a_timer_that_does_not_run_keeps_its_count() {
    let mut t = timers();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + CTRL, RUN, 0);
    t.write(FRC2 + CTRL, 0, 7 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, 100 * BUS), 7);
    assert_eq!(t.next(), NEVER);
}

#[test]
fn frc1_fires_at_zero_and_goes_on_from_its_maximum() {
    let mut t = timers();
    t.write(LOAD, 100, 0);
    t.write(CTRL, RUN_16, 0);
    assert_eq!(t.next(), 1600 * BUS);
    t.advance(1600 * BUS - 1);
    assert_eq!(t.fired(), [false, false]);
    t.advance(1600 * BUS);
    assert_eq!(t.fired(), [true, false]);
    assert_eq!(t.fired(), [false, false], "an edge is told once");
    assert_eq!(t.read(COUNT, 1616 * BUS), 0x7f_ffff);
    assert_eq!(t.next(), (1600 + (16 << 23)) * BUS);
}

#[test]
fn with_reload_frc1_fires_each_time_load_has_passed() {
    let mut t = timers();
    t.write(LOAD, 100, 0);
    t.write(CTRL, RUN | CTRL_RELOAD, 0);
    t.advance(100 * BUS);
    assert_eq!(t.fired(), [true, false]);
    assert_eq!(t.next(), 200 * BUS);
    assert_eq!(t.read(COUNT, 130 * BUS), 70);
    assert_eq!(t.read(COUNT, 1_000_030 * BUS), 70);
    assert_eq!(t.fired(), [true, false], "many turns are one edge");
    assert_eq!(t.next(), 1_000_100 * BUS);
}

#[test]
fn frc2_fires_at_its_alarm_and_counts_on() {
    let mut t = timers();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + ALARM, 50, 0);
    t.write(FRC2 + CTRL, RUN_256, 0);
    assert_eq!(t.next(), 50 * 256 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, 51 * 256 * BUS), 51);
    assert_eq!(t.fired(), [false, true]);
}

#[test]
fn an_alarm_that_has_passed_waits_a_whole_turn() {
    let mut t = timers();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + CTRL, RUN, 0);
    t.write(FRC2 + ALARM, 10, 10 * BUS);
    assert_eq!(t.next(), (10 + (1 << 32)) * BUS);
    t.write(FRC2 + ALARM, 9, 20 * BUS);
    assert_eq!(t.next(), (9 + (1 << 32)) * BUS);
    t.write(FRC2 + ALARM, 21, 20 * BUS);
    assert_eq!(t.next(), 21 * BUS);
}

#[test]
fn frc2_with_reload_goes_on_from_load_and_stands_still_if_that_is_zero() {
    let mut t = timers();
    t.write(FRC2 + CTRL, RUN | CTRL_RELOAD, 0);
    t.write(FRC2 + LOAD, 10, 0);
    t.write(FRC2 + ALARM, 50, 0);
    assert_eq!(t.read(FRC2 + COUNT, 45 * BUS), 15);
    t.write(FRC2 + LOAD, 0, 45 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, 99 * BUS), 0);
    assert_eq!(t.next(), NEVER);
}

#[test]
fn a_level_status_stays_until_zero_is_written_to_int() {
    let mut t = timers();
    t.write(LOAD, 10, 0);
    t.write(CTRL, RUN | CTRL_RELOAD | CTRL_LEVEL, 0);
    t.advance(10 * BUS);
    assert_eq!(t.fired(), [true, false]);
    assert_eq!(t.read(CTRL, 11 * BUS) & CTRL_STATUS, CTRL_STATUS);
    t.advance(20 * BUS);
    assert_eq!(
        t.fired(),
        [false, false],
        "no edge: the status is still set"
    );
    t.write(INT, 1, 21 * BUS);
    assert_eq!(t.read(INT, 21 * BUS), 1);
    t.write(INT, 0, 21 * BUS);
    assert_eq!(t.read(CTRL, 21 * BUS) & CTRL_STATUS, 0);
    t.advance(30 * BUS);
    assert_eq!(t.fired(), [true, false]);
}

#[test]
fn an_edge_status_needs_no_clearing() {
    let mut t = timers();
    t.write(LOAD, 10, 0);
    t.write(CTRL, RUN | CTRL_RELOAD, 0);
    for turn in 1..4 {
        t.advance(10 * turn * BUS);
        assert_eq!(t.fired(), [true, false]);
        assert_eq!(t.read(CTRL, 10 * turn * BUS) & CTRL_STATUS, 0);
    }
}

#[test]
fn counts_stay_exact_when_the_bus_clock_changes() {
    let mut t = Timers::new();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + CTRL, RUN_16, 0);
    // 24 clocks of 52 MHz, and half a clock more.
    let change = 24 * BUS_52 + BUS_52 / 2;
    t.set_clocks(Clocks::new(BUS_80, true), change);
    assert_eq!(t.read(FRC2 + COUNT, change), 1);
    let whole = change + BUS_80 / 2 + 7 * BUS_80;
    assert_eq!(t.read(FRC2 + COUNT, whole - 1), 1);
    assert_eq!(t.read(FRC2 + COUNT, whole), 2);
    assert_eq!(t.read(FRC2 + COUNT, whole + 16 * BUS_80), 3);
}

#[test]
fn writing_the_alarm_does_not_disturb_the_divider() {
    let mut t = timers();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + CTRL, RUN_16, 0);
    t.write(FRC2 + ALARM, 1000, 15 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, 16 * BUS), 1);
}

#[test]
fn count_is_read_only_and_a_reset_stops_both() {
    let mut t = timers();
    t.write(LOAD, 10, 0);
    t.write(COUNT, 3, 0);
    t.write(CTRL, RUN, 0);
    assert_eq!(t.read(COUNT, 0), 10);
    t.reset();
    assert_eq!(t.read(COUNT, 5 * BUS), 0);
    assert_eq!(t.read(CTRL, 5 * BUS), 0);
    assert_eq!(t.next(), NEVER);
}

#[test]
fn writing_ctrl_anew_does_not_disturb_the_divider_but_another_divider_does() {
    let mut t = timers();
    t.write(FRC2 + LOAD, 0, 0);
    t.write(FRC2 + CTRL, RUN_16, 0);
    t.write(FRC2 + CTRL, RUN_16 | CTRL_LEVEL, 15 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, 16 * BUS), 1);
    t.write(FRC2 + CTRL, RUN_256, 17 * BUS);
    assert_eq!(t.read(FRC2 + COUNT, (17 + 256) * BUS - 1), 1);
    assert_eq!(t.read(FRC2 + COUNT, (17 + 256) * BUS), 2);
}

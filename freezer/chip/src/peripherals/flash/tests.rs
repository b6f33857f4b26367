use super::command::{BE, DOWN, PP, RDID, RDSR, READ, SE, UP, WRDI, WREN, WRSR};
use super::register::{ADDR, CMD, CTRL, EXT2, STATUS, W0};
use super::*;
use crate::time::{BUS_80, MS, SECOND, US};

/// A flash of 512 KiB at 20 MHz DIO, and a clock.
struct Bench {
    flash: Flash,
    now: Time,
}

impl Bench {
    fn new() -> Bench {
        let mut flash = Flash::new((0..512 << 10).map(|at: u32| (at ^ at >> 8) as u8).collect());
        flash.set_clocks(Clocks::new(BUS_80, false), 0);
        flash.set_pads(true, false);
        flash.write(CTRL, 0x313 | 1 << 23 | 1 << 17, 0);
        Bench { flash, now: 0 }
    }
    /// Gives a command and waits for its end. The time that it took.
    fn command(&mut self, command: u32) -> Time {
        let start = self.now;
        self.flash.write(CMD, command, self.now);
        while self.flash.read(CMD, self.now) != 0 {
            assert!(self.now < start + SECOND, "the command does not end");
            self.now += US / 10;
        }
        self.now - start
    }
    fn at(&mut self, address: u32, length: u32) {
        self.flash.write(ADDR, length << 24 | address, self.now);
    }
    fn get(&mut self, offset: u32) -> u32 {
        self.flash.read(offset, self.now)
    }
    fn status(&mut self) -> u32 {
        self.command(RDSR);
        self.get(STATUS)
    }
    fn word(&mut self, address: u32) -> u32 {
        self.at(address, 4);
        self.command(READ);
        self.get(W0)
    }
    /// Waits for the end of programming or erasing. The time that it took.
    fn wait(&mut self) -> Time {
        let start = self.now;
        while self.status() & 1 != 0 {}
        self.now - start
    }
    fn program(&mut self, address: u32, word: u32) {
        self.command(WREN);
        self.at(address, 4);
        self.flash.write(W0, word, self.now);
        self.command(PP);
    }
}

#[test]
fn a_read_takes_its_time_and_a_long_one_hangs() {
    let mut bench = Bench::new();
    bench.at(0x100, 32);
    let time = bench.command(READ);
    assert_eq!(time, 7_600_000);
    assert_eq!(bench.get(W0), 0x0203_0001);
    assert_eq!(bench.get(W0 + 28), 0x1e1f_1c1d);
    bench.at(0x100, 64);
    bench.flash.write(CMD, READ, bench.now);
    bench.now += 100 * SECOND;
    assert_eq!((bench.get(CMD), bench.get(EXT2)), (READ, 1));
}

#[test]
fn data_arrives_at_the_end_of_the_command() {
    let mut bench = Bench::new();
    bench.flash.write(W0, 0x5555_5555, 0);
    bench.at(4, 4);
    bench.flash.write(CMD, READ, 0);
    assert_eq!((bench.get(W0), bench.get(CMD)), (0x5555_5555, READ));
    bench.now = 10 * US;
    assert_eq!((bench.get(W0), bench.get(CMD)), (0x0706_0504, 0));
}

#[test]
fn programming_clears_bits_and_needs_the_latch() {
    let mut bench = Bench::new();
    bench.at(0x1000, 4);
    bench.flash.write(W0, 0, 0);
    bench.command(PP);
    assert_eq!(bench.word(0x1000), 0x1312_1110, "no latch, no programming");
    bench.program(0x1000, 0xf0f0_f0f0);
    assert_eq!(bench.status(), 3);
    assert_eq!(bench.word(0x1000), 0, "busy");
    let time = bench.wait();
    assert!((MS / 2..MS).contains(&time), "{time}");
    assert_eq!(bench.status(), 0, "the latch has fallen");
    assert_eq!(bench.word(0x1000), 0x1010_1010);
    bench.command(WREN);
    assert_eq!(bench.status(), 2);
    bench.command(WRDI);
    assert_eq!(bench.status(), 0);
}

#[test]
fn a_page_wraps() {
    let mut bench = Bench::new();
    bench.command(WREN);
    bench.at(0x10fe, 4);
    bench.flash.write(W0, 0, bench.now);
    bench.command(PP);
    bench.wait();
    assert_eq!(bench.word(0x1000) & 0xffff, 0);
    assert_eq!(bench.word(0x10fc) >> 16, 0);
    assert_eq!(bench.flash.bytes()[0x1100], 0x11);
}

#[test]
fn erasing_sets_all_bits_and_wears() {
    let mut bench = Bench::new();
    bench.at(0x3456, 0);
    bench.command(SE);
    assert_eq!(bench.flash.wear()[3], 0, "no latch, no erasing");
    bench.command(WREN);
    bench.command(SE);
    let time = bench.wait();
    assert!((44 * MS..46 * MS).contains(&time), "{time}");
    assert!(bench.flash.bytes()[0x3000..0x4000]
        .iter()
        .all(|byte| *byte == 0xff));
    assert_eq!(
        (bench.flash.bytes()[0x2fff], bench.flash.bytes()[0x4000]),
        (0xd0, 0x40)
    );
    bench.command(WREN);
    bench.command(BE);
    assert!((499 * MS..501 * MS).contains(&bench.wait()));
    assert_eq!(
        bench.flash.wear()[..17],
        [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]
    );
}

#[test]
fn a_protected_chip_does_not_change() {
    let mut bench = Bench::new();
    bench.command(WREN);
    bench.flash.write(STATUS, 0x1c, bench.now);
    bench.command(WRSR);
    bench.wait();
    assert_eq!(bench.status(), 0x1c);
    bench.program(0, 0);
    assert_eq!(bench.word(0), 0x0302_0100);
}

#[test]
fn power_down_silences_it() {
    let mut bench = Bench::new();
    bench.command(RDID);
    assert_eq!(bench.get(W0), 0x0013_40ef);
    bench.command(DOWN);
    assert!(bench.flash.memory().powered_down());
    bench.command(RDID);
    assert_eq!((bench.get(W0), bench.word(4), bench.status()), (0, 0, 0));
    bench.command(UP);
    assert_eq!(bench.word(4), 0x0706_0504);
}

#[test]
fn a_flash_that_is_not_attached_gives_zeros() {
    let mut bench = Bench::new();
    bench.flash.set_pads(false, false);
    assert!(!bench.flash.can_fetch(0));
    assert_eq!(bench.word(4), 0);
    assert!(!attached(|_| 0));
    assert!(attached(|_| 0x10));
    assert!(!attached(|offset| if offset == 0x30 {
        0x110
    } else {
        0x10
    }));
}

#[test]
fn the_cache_fetches_when_it_may() {
    let mut bench = Bench::new();
    assert!(bench.flash.can_fetch(0));
    bench.command(WREN);
    bench.at(0x1000, 0);
    bench.command(SE);
    assert!(!bench.flash.can_fetch(bench.now), "busy");
    assert!(bench.flash.take_changed() && !bench.flash.take_changed());
    bench.wait();
    assert!(bench.flash.can_fetch(bench.now));
    bench.flash.write(CTRL, 0x313 | 1 << 23, bench.now);
    assert!(!bench.flash.can_fetch(bench.now), "not allowed");
}

#[test]
fn the_time_of_a_line() {
    let mut flash = Bench::new().flash;
    for (ctrl, undivided, divider, nanoseconds) in [
        (0x80_0313, false, 4, 7_600),
        (0x80_0101, false, 2, 3_800),
        (0x80_1101, false, 1, 1_900),
        (0x80_0101, true, 1, 1_900),
        (0x100_0101, false, 2, 2_100),
        (0x10_0101, false, 2, 2_600),
        (0x4101, false, 2, 4_200),
        (0x2101, false, 2, 7_400),
        (0x101, false, 2, 7_200),
    ] {
        flash.set_pads(true, undivided);
        flash.write(CTRL, ctrl, 0);
        assert_eq!(flash.clock_divider(), divider, "{ctrl:#x}");
        assert_eq!(flash.line_fetch_time(), nanoseconds * 1_000, "{ctrl:#x}");
    }
}

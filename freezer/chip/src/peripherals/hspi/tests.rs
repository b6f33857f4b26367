mod order;

use super::*;
use crate::peripherals::gpio::Gpio;
use crate::time::BUS_80;

/// What the parts saw.
#[derive(Debug, PartialEq)]
enum Seen {
    Pin(u8, Option<bool>, Time),
    Spi(Vec<u8>, Time),
}

/// Parts that answer each byte with its complement.
#[derive(Default)]
struct Parts(Vec<Seen>);

impl World for Parts {
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        self.0.push(Seen::Pin(pin, level, now));
    }
    fn spi(&mut self, bytes: &mut [u8], now: Time) {
        self.0.push(Seen::Spi(bytes.to_vec(), now));
        bytes.iter_mut().for_each(|b| *b = !*b);
    }
}

/// HSPI at 80 MHz with an undivided clock, and its parts.
fn hspi() -> (Hspi, Parts) {
    let (mut hspi, mut parts) = (Hspi::new(), Parts::default());
    hspi.set_clocks(Clocks::new(BUS_80, false), 0);
    set(&mut hspi, &mut parts, CLOCK, CLOCK_UNDIVIDED);
    (hspi, parts)
}

fn set(h: &mut Hspi, w: &mut Parts, word: usize, value: u32) {
    h.write(4 * word as u32, value, true, 0, w);
}

fn get(h: &mut Hspi, word: usize, now: Time) -> u32 {
    h.read(4 * word as u32, now)
}

/// USER1 for so many bits of data out and in.
const fn data_bits(out: u32, into: u32) -> u32 {
    (out - 1) << 17 | (into - 1) << 8
}

/// Starts a transaction, ends it, and returns what the parts saw of it.
fn bytes_of(h: &mut Hspi, w: &mut Parts) -> Vec<u8> {
    set(h, w, CMD, CMD_USER);
    h.advance(h.next());
    match w.0.pop() {
        Some(Seen::Spi(bytes, 0)) => bytes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn duplex_exchanges_the_bytes_of_w0_to_w15_lowest_first() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(40, 40));
    set(&mut h, &mut w, W0, 0x0403_0201);
    set(&mut h, &mut w, W0 + 1, 0xaabb_cc05);
    assert_eq!(bytes_of(&mut h, &mut w), [1, 2, 3, 4, 5]);
    assert_eq!(get(&mut h, W0, 500 * BUS_80), !0x0403_0201);
    assert_eq!(
        get(&mut h, W0 + 1, 500 * BUS_80),
        0xaabb_ccfa,
        "the rest stays"
    );
}

#[test]
fn sixty_four_bytes_fit_into_a_transaction() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(512, 512));
    for i in 0..16 {
        set(&mut h, &mut w, W0 + i, i as u32 * 0x0404_0404 + 0x0302_0100);
    }
    let all: Vec<u8> = (0..64).collect();
    assert_eq!(bytes_of(&mut h, &mut w), all);
    assert_eq!(get(&mut h, W0 + 15, 999 * BUS_80), !0x3f3e_3d3c);
}

#[test]
fn a_transaction_is_busy_for_its_bits_and_ends_with_the_data() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(16, 16));
    assert_eq!(h.next(), NEVER);
    set(&mut h, &mut w, CMD, CMD_USER);
    assert_eq!(h.next(), 16 * BUS_80);
    assert_eq!(get(&mut h, CMD, 16 * BUS_80 - 1), CMD_USER);
    assert_eq!(get(&mut h, W0, 16 * BUS_80 - 1), 0);
    assert_eq!(get(&mut h, CMD, 16 * BUS_80), 0);
    assert_eq!(get(&mut h, W0, 16 * BUS_80), 0xffff);
    assert_eq!(h.next(), NEVER);
}

#[test]
fn a_start_while_busy_is_ignored() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, CMD, CMD_USER);
    set(&mut h, &mut w, CMD, CMD_USER);
    assert_eq!(w.0.len(), 1);
}

#[test]
fn the_clock_is_divided_by_pre_and_count() {
    // CLOCK, and bus clocks for a bit.
    let cases = [
        (CLOCK_UNDIVIDED, 1),
        (1 << 12 | 1, 2),
        (4 << 18 | 3 << 12 | 1 << 6 | 3, 20),
        (0x1fff << 18 | 63 << 12, 8192 * 64),
    ];
    for (clock, clocks) in cases {
        let (mut h, mut w) = hspi();
        set(&mut h, &mut w, CLOCK, clock);
        set(&mut h, &mut w, USER, USER_OUT);
        set(&mut h, &mut w, USER1, data_bits(8, 1));
        set(&mut h, &mut w, CMD, CMD_USER);
        assert_eq!(h.next(), 8 * clocks * BUS_80, "{clock:#x}");
    }
}

#[test]
fn the_bus_clock_changes_the_rest_of_a_transaction() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(8, 1));
    set(&mut h, &mut w, CMD, CMD_USER);
    h.set_clocks(Clocks::new(2 * BUS_80, false), 4 * BUS_80);
    assert_eq!(h.next(), 12 * BUS_80);
}

#[test]
fn the_phases_follow_each_other() {
    let (mut h, mut w) = hspi();
    let phases = USER_COMMAND | USER_ADDRESS | USER_DUMMY | USER_OUT | USER_IN;
    set(&mut h, &mut w, USER, phases);
    set(&mut h, &mut w, USER1, data_bits(8, 16) | 23 << 26 | 7);
    set(&mut h, &mut w, USER2, 7 << 28 | 0x9f);
    set(&mut h, &mut w, ADDR, 0x1234_56ff);
    set(&mut h, &mut w, W0, 0x5a);
    let bytes = bytes_of(&mut h, &mut w);
    assert_eq!(bytes, [0x9f, 0x12, 0x34, 0x56, 0, 0x5a, 0, 0]);
    assert_eq!(get(&mut h, W0, 99 * BUS_80), 0xffff, "data in begin at W0");
}

#[test]
fn each_phase_can_be_left_out() {
    let cases: [(u32, &[u8]); 4] = [
        (USER_COMMAND, &[0x9f]),
        (USER_ADDRESS, &[0x12]),
        (USER_DUMMY, &[0]),
        (USER_IN, &[0, 0]),
    ];
    for (user, bytes) in cases {
        let (mut h, mut w) = hspi();
        set(&mut h, &mut w, USER, user);
        set(&mut h, &mut w, USER1, data_bits(8, 16) | 7 << 26 | 7);
        set(&mut h, &mut w, USER2, 7 << 28 | 0x9f);
        set(&mut h, &mut w, ADDR, 0x1234_56ff);
        assert_eq!(bytes_of(&mut h, &mut w), bytes, "{user:#x}");
        assert_eq!(get(&mut h, SLAVE, 99 * BUS_80) & SLAVE_DONE, SLAVE_DONE);
    }
}

#[test]
fn a_command_of_16_bits_sends_its_low_byte_first() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_COMMAND);
    set(&mut h, &mut w, USER2, 15 << 28 | 0x1234);
    assert_eq!(bytes_of(&mut h, &mut w), [0x34, 0x12]);
}

#[test]
fn without_its_pins_nobody_is_called_and_ones_come_in() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(8, 8));
    set(&mut h, &mut w, W0, 0x55);
    h.write(4 * CMD as u32, CMD_USER, false, 0, &mut w);
    assert_eq!(get(&mut h, CMD, 7 * BUS_80), CMD_USER, "it takes its time");
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0xff);
    assert_eq!(w.0, []);
}

#[test]
fn the_end_interrupts_if_enabled_and_is_counted() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_OUT);
    bytes_of(&mut h, &mut w);
    assert!(!h.line());
    let slave = get(&mut h, SLAVE, BUS_80);
    assert_eq!(slave, SLAVE_DONE | SLAVE_COUNT_ONE);
    set(&mut h, &mut w, SLAVE, slave | SLAVE_DONE_ENABLE);
    assert!(h.line());
    set(&mut h, &mut w, SLAVE, SLAVE_DONE_ENABLE | SLAVE_COUNT);
    assert!(!h.line());
    bytes_of(&mut h, &mut w);
    assert!(h.line());
    let slave = get(&mut h, SLAVE, BUS_80);
    assert_eq!(slave, SLAVE_DONE | SLAVE_DONE_ENABLE, "the count wraps");
}

#[test]
fn the_modules_reset_ends_a_transaction_without_its_data() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, CMD, CMD_USER);
    set(&mut h, &mut w, SLAVE, SLAVE_RESET);
    assert_eq!(get(&mut h, SLAVE, 0), 0);
    assert_eq!(get(&mut h, CMD, 0), 0);
    assert_eq!(get(&mut h, W0, 99 * BUS_80), 0);
}

#[test]
fn fields_that_change_nothing_read_as_written_and_a_reset_clears_them() {
    let (mut h, mut w) = hspi();
    for offset in [0x0c, 0x14, 0x2c, 0xf0] {
        h.write(offset, 1 << 29 | offset, true, 0, &mut w);
        assert_eq!(h.read(offset, 0), 1 << 29 | offset);
    }
    set(&mut h, &mut w, CMD, 1 << 31);
    assert_eq!(get(&mut h, CMD, 0), 0, "there is no flash");
    h.reset();
    assert_eq!(h.read(0x2c, 0), 0);
}

/// A part with a select at GPIO 4: what it is sent, between which levels, and when.
#[test]
fn a_part_sees_its_select_the_bytes_and_the_select_again() {
    let (mut h, mut w) = hspi();
    let mut gpio = Gpio::new();
    const SET: u32 = 0x04;
    const CLEAR: u32 = 0x08;
    const ENABLE_SET: u32 = 0x10;
    gpio.write(SET, 1 << 4, 0, &mut w);
    gpio.write(ENABLE_SET, 1 << 4, 10, &mut w);
    for pad in [0x04, 0x08, 0x0c] {
        gpio.write_mux(pad, 2 << 4, 20, &mut w);
    }
    gpio.write(CLEAR, 1 << 4, 30, &mut w);
    let connected = gpio.mux().hspi_connected();
    h.write(
        4 * USER as u32,
        USER_DUPLEX | USER_OUT,
        connected,
        40,
        &mut w,
    );
    h.write(4 * USER1 as u32, data_bits(16, 16), connected, 50, &mut w);
    h.write(4 * W0 as u32, 0x1234, connected, 60, &mut w);
    h.write(4 * CMD as u32, CMD_USER, connected, 70, &mut w);
    let end = h.next();
    assert_eq!(get(&mut h, CMD, end), 0);
    gpio.write(SET, 1 << 4, end, &mut w);
    assert_eq!(get(&mut h, W0, end), 0xedcb);
    let seen = [
        Seen::Pin(4, Some(true), 10),
        Seen::Pin(4, Some(false), 30),
        Seen::Spi(vec![0x34, 0x12], 70),
        Seen::Pin(4, Some(true), 70 + 16 * BUS_80),
    ];
    assert_eq!(w.0, seen);
}

#[test]
fn in_duplex_data_in_are_as_long_as_their_length_says_but_no_longer_than_data_out() {
    for (out, into) in [(16, 8), (8, 16)] {
        let (mut h, mut w) = hspi();
        set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
        set(&mut h, &mut w, USER1, data_bits(out, into));
        set(&mut h, &mut w, W0, 0xaa00_5500);
        assert_eq!(bytes_of(&mut h, &mut w).len() as u32, out / 8);
        assert_eq!(get(&mut h, W0, 16 * BUS_80), 0xaa00_55ff);
    }
}

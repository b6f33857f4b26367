//! The bus, EEPROM and sensors.

use sim::part::{Action, MS, US};
use sim::parts::{Bme280, Eeprom, Lm75, OnI2c};
use sim::{Lines, Part};

use crate::master::{send, start, stop, take, write, write_read, SCL, SDA};

/// The bus with an EEPROM, a thermometer and a sensor.
fn bus() -> Lines {
    let mut lines = Lines::new();
    lines.connect(
        "eeprom",
        Box::new(OnI2c::new(Eeprom::new(0x50, 4096), SCL, SDA)),
    );
    lines.connect("lm75", Box::new(OnI2c::new(Lm75::new(0x48), SCL, SDA)));
    lines.connect("bme280", Box::new(OnI2c::new(Bme280::new(0x76), SCL, SDA)));
    lines
}

fn eeprom(lines: &Lines) -> &Eeprom {
    &lines.first::<OnI2c<Eeprom>>().expect("it is there").target
}

fn set<P: Part>(lines: &mut Lines, name: &str, quantity: &str, milli: i64) {
    let set = Action::Set(quantity, milli);
    assert_eq!(
        lines.act(name, |p: &mut P, now| p.act(&set, now)),
        Some(true)
    );
}

#[test]
fn each_part_answers_its_address_alone() {
    let mut lines = bus();
    let found: Vec<u8> = (8..0x78)
        .filter(|a| write(&mut lines, *a, &[]) == 1)
        .collect();
    assert_eq!(found, [0x48, 0x50, 0x76]);
    assert_eq!(
        eeprom(&lines).writes(),
        0,
        "an address alone writes nothing"
    );
}

#[test]
fn an_eeprom_writes_a_page_and_is_busy() {
    let mut lines = bus();
    assert_eq!(write(&mut lines, 0x50, &[0x01, 0x1e, 1, 2, 3, 4]), 7);
    // The page's end is at 0x11f: the rest goes to its beginning.
    let bytes = eeprom(&lines).bytes();
    assert_eq!(
        (&bytes[0x11e..0x121], &bytes[0x100..0x103]),
        (&[1, 2, 0xff][..], &[3, 4, 0xff][..])
    );
    let before = lines.now();
    while write(&mut lines, 0x50, &[]) == 0 {}
    let busy = lines.now() - before;
    assert!((4 * MS..6 * MS).contains(&busy), "{busy}");
    assert_eq!(
        write_read(&mut lines, 0x50, &[0x01, 0x1d]),
        [0xff, 1, 2, 0xff]
    );
    // The next read goes on, and the end is followed by the beginning.
    start(&mut lines);
    assert!(send(&mut lines, 0xa1));
    assert_eq!(take(&mut lines, false).0, 0xff);
    stop(&mut lines);
    write(&mut lines, 0x50, &[0x0f, 0xff, 7]);
    lines.advance(5 * MS);
    write(&mut lines, 0x50, &[0x10, 0x00, 8]);
    lines.advance(5 * MS);
    assert_eq!(write_read(&mut lines, 0x50, &[0x0f, 0xff]), [7, 8]);
    assert_eq!(eeprom(&lines).writes(), 3);
}

#[test]
fn a_small_eeprom_has_addresses_of_a_byte() {
    let mut lines = Lines::new();
    lines.connect("e", Box::new(OnI2c::new(Eeprom::new(0x57, 256), SCL, SDA)));
    write(&mut lines, 0x57, &[0x17, 1, 2]);
    lines.advance(5 * MS);
    assert_eq!(write_read(&mut lines, 0x57, &[0x10]), [2]);
    assert_eq!(eeprom(&lines).bytes()[0x17], 1);
}

#[test]
fn a_start_without_a_stop_writes_nothing() {
    let mut lines = bus();
    start(&mut lines);
    for byte in [0xa0, 0, 0, 9] {
        assert!(send(&mut lines, byte));
    }
    start(&mut lines);
    assert!(send(&mut lines, 0xa1));
    take(&mut lines, false);
    stop(&mut lines);
    assert_eq!(eeprom(&lines).bytes()[0], 0xff);
}

#[test]
fn a_part_may_hold_the_clock() {
    let mut lines = Lines::new();
    let part = OnI2c::new(Lm75::new(0x48), SCL, SDA).stretching(200 * US);
    lines.connect("lm75", Box::new(part));
    start(&mut lines);
    assert!(send(&mut lines, 0x91));
    let (byte, held) = take(&mut lines, false);
    stop(&mut lines);
    assert_eq!(byte, 20);
    assert!((150 * US..=200 * US).contains(&held), "{held}");
}

#[test]
fn a_thermometer_has_eighths_of_a_degree_and_a_shutdown() {
    let mut lines = bus();
    set::<OnI2c<Lm75>>(&mut lines, "lm75", "temperature", -10_625);
    assert_eq!(write_read(&mut lines, 0x48, &[0]), [0xf5, 0x60]);
    assert_eq!(write_read(&mut lines, 0x48, &[3]), [80, 0]);
    write(&mut lines, 0x48, &[3, 30, 0xff]);
    assert_eq!(write_read(&mut lines, 0x48, &[3]), [30, 0x80]);
    write(&mut lines, 0x48, &[1, 1]);
    set::<OnI2c<Lm75>>(&mut lines, "lm75", "temperature", 25_000);
    assert_eq!(write_read(&mut lines, 0x48, &[0]), [0xf5, 0x60]);
    assert_eq!(write_read(&mut lines, 0x48, &[1]), [1, 1]);
    write(&mut lines, 0x48, &[1, 0]);
    assert_eq!(write_read(&mut lines, 0x48, &[0]), [25, 0]);
}

#[test]
fn a_sensor_measures_when_it_is_told_and_takes_its_time() {
    let mut lines = bus();
    assert_eq!(write_read(&mut lines, 0x76, &[0xd0]), [0x60]);
    let skipped = [0x80, 0, 0, 0x80, 0, 0, 0x80, 0];
    assert_eq!(write_read(&mut lines, 0x76, &[0xf7]), skipped);
    // Humidity once, temperature and pressure once, forced mode: 8 ms.
    write(&mut lines, 0x76, &[0xf2, 1, 0xf4, 0x25]);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf3]), [8]);
    lines.advance(7 * MS);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf7]), skipped);
    lines.advance(MS);
    let data: [u8; 8] = write_read(&mut lines, 0x76, &[0xf7]);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf3,]), [0]);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf4]), [0x24], "it sleeps");
    let raw = |n: usize| u32::from_be_bytes([0, data[n], data[n + 1], data[n + 2]]) >> 4;
    // With the coefficients T1 27504, T2 26435: about 20 degrees.
    assert!((480_000..520_000).contains(&raw(3)), "{}", raw(3));
    assert_ne!((raw(0), data[6]), (0x8_0000, 0x80));
    let t1: [u8; 2] = write_read(&mut lines, 0x76, &[0x88]);
    assert_eq!(u16::from_le_bytes(t1), 27_504);
    // It sleeps: nothing changes before the next measurement.
    set::<OnI2c<Bme280>>(&mut lines, "bme280", "temperature", 30_000);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf7]), data);
    write(&mut lines, 0x76, &[0xf4, 0x27]);
    lines.advance(20 * MS);
    let warmer: [u8; 8] = write_read(&mut lines, 0x76, &[0xf7]);
    assert!(warmer[3] > data[3]);
    write(&mut lines, 0x76, &[0xe0, 0xb6]);
    assert_eq!(write_read(&mut lines, 0x76, &[0xf7]), skipped);
}

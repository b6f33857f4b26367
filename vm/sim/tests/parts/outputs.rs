//! Strip, servo, lamp, serial port.

use sim::part::{Nanos, US};
use sim::parts::ws2812::Order;
use sim::parts::{Led, Serial, Servo, Ws2812};
use sim::Lines;

const PIN: u8 = 13;

fn pulse(lines: &mut Lines, high: Nanos, low: Nanos) {
    lines.drive(PIN, Some(true));
    lines.advance(high);
    lines.drive(PIN, Some(false));
    lines.advance(low);
}

fn send(lines: &mut Lines, bytes: &[u8], [zero, one]: [(Nanos, Nanos); 2]) {
    for byte in bytes {
        for n in (0..8).rev() {
            let (high, low) = if byte >> n & 1 != 0 { one } else { zero };
            pulse(lines, high, low);
        }
    }
}

const TYPICAL: [(Nanos, Nanos); 2] = [(400, 850), (800, 450)];

fn strip(lines: &Lines) -> &Ws2812 {
    lines.first().expect("it is there")
}

fn with(strip: Ws2812) -> Lines {
    let mut lines = Lines::new();
    lines.drive(PIN, Some(false));
    lines.connect("strip", Box::new(strip));
    lines.advance(1000 * US);
    lines
}

#[test]
fn a_strip_shows_its_colours_after_the_reset() {
    let mut lines = with(Ws2812::new(PIN, 3, Order::Grb));
    send(&mut lines, &[0x20, 0x10, 0x30, 0xff, 0x80, 0x01], TYPICAL);
    assert_eq!(strip(&lines).lamps()[0], [0; 4]);
    lines.advance(50 * US);
    let s = strip(&lines);
    assert_eq!(
        s.lamps(),
        [[0x10, 0x20, 0x30, 0], [0x80, 0xff, 1, 0], [0; 4]]
    );
    assert_eq!((s.faults(), s.frames()), (0, 1));
    assert_eq!(s.colour(1).as_deref(), Some("#80ff01"));
    // The next frame begins with the first lamp again, and what is too much goes on behind the strip.
    send(&mut lines, &[7; 15], TYPICAL);
    lines.advance(60 * US);
    assert_eq!(strip(&lines).lamps(), [[7, 7, 7, 0]; 3]);
}

#[test]
fn pulses_outside_of_the_tolerances_are_faults() {
    // The limits of the tolerances, and beyond.
    for (times, faults) in [
        ([(250, 850), (650, 450)], 0),
        ([(550, 850), (950, 450)], 0),
        ([(600, 850), (800, 450)], 24),
        ([(200, 850), (800, 450)], 24),
        ([(400, 850), (1000, 450)], 0),
        ([(400, 250), (800, 450)], 23),
        ([(400, 20_000), (800, 450)], 23),
    ] {
        let mut lines = with(Ws2812::new(PIN, 1, Order::Grb));
        send(&mut lines, &[0; 3], times);
        assert_eq!(strip(&lines).faults(), faults, "{times:?}");
    }
    let mut lines = with(Ws2812::new(PIN, 1, Order::Grb));
    send(&mut lines, &[0xff], [(400, 850), (1000, 450)]);
    assert_eq!(strip(&lines).faults(), 8);
}

#[test]
fn strips_have_other_orders_and_speeds() {
    let mut lines = with(Ws2812::new(PIN, 1, Order::Rgb).slow());
    send(&mut lines, &[1, 2, 3], [(500, 2000), (1200, 1300)]);
    lines.advance(50 * US);
    assert_eq!(
        (strip(&lines).lamps()[0], strip(&lines).faults()),
        ([1, 2, 3, 0], 0)
    );
    let mut lines = with(Ws2812::new(PIN, 2, Order::Grbw));
    send(&mut lines, &[2, 1, 3, 4, 6, 5, 7, 8], TYPICAL);
    lines.advance(50 * US);
    assert_eq!(strip(&lines).lamps(), [[1, 2, 3, 4], [5, 6, 7, 8]]);
    assert_eq!(strip(&lines).colour(0).as_deref(), Some("#01020304"));
}

#[test]
fn a_servo_measures_its_pulses() {
    let mut lines = Lines::new();
    lines.connect("servo", Box::new(Servo::new(PIN)));
    for high in [1500, 1000, 2000] {
        pulse(&mut lines, high * US, (20_000 - high) * US);
    }
    let servo: &Servo = lines.first().expect("it is there");
    assert_eq!(servo.pulse(), Some(2000 * US));
    assert_eq!(servo.range(), Some((1000 * US, 2000 * US)));
    assert_eq!((servo.period(), servo.pulses()), (Some(20_000 * US), 3));
}

#[test]
fn a_lamp_counts_and_measures() {
    for lit_low in [false, true] {
        let mut lines = Lines::new();
        lines.connect("led", Box::new(Led::new(PIN, lit_low)));
        let led = |lines: &Lines| lines.first::<Led>().expect("it is there").clone();
        assert!(!led(&lines).is_on());
        for _ in 0..3 {
            lines.drive(PIN, Some(!lit_low));
            lines.advance(250 * US);
            lines.drive(PIN, Some(lit_low));
            lines.advance(750 * US);
        }
        assert_eq!(
            (led(&lines).changes(), led(&lines).duty()),
            (6, Some((250, 1000 * US)))
        );
        lines.drive(PIN, Some(!lit_low));
        lines.advance(10 * US);
        assert!(led(&lines).is_on());
        assert_eq!(led(&lines).lit(lines.now()), 760 * US);
        lines.drive(PIN, None);
        assert!(!led(&lines).is_on());
    }
}

#[test]
fn a_serial_port_is_heard_at_its_speed() {
    let mut lines = Lines::new();
    lines.connect("serial", Box::new(Serial::new(1, 9600)));
    for (port, byte, baud) in [
        (1, b'a', 9600),
        (0, b'x', 9600),
        (1, b'b', 9612),
        (1, b'y', 115_200),
    ] {
        lines.serial(port, byte, baud);
    }
    assert_eq!(lines.first().map(Serial::bytes), Some(&b"ab"[..]));
}

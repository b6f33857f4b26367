use super::*;

/// Parts at the pins: what they were told, and the levels that they drive.
#[derive(Default)]
struct Parts {
    driven: Vec<(u8, Option<bool>, Time)>,
    levels: [Option<bool>; 16],
}

impl World for Parts {
    fn pin_driven(&mut self, pin: u8, level: Option<bool>, now: Time) {
        self.driven.push((pin, level, now));
    }
    fn pin_level(&mut self, pin: u8, _: Time) -> Option<bool> {
        self.levels[usize::from(pin)]
    }
}

fn gpio() -> (Gpio, Parts) {
    (Gpio::new(), Parts::default())
}

/// IO_MUX's register of GPIO 12, and its functions GPIO and HSPI.
const MUX_12: u32 = 0x04;
const AS_GPIO: u32 = 0x30;
const AS_HSPI: u32 = 0x20;
const RISE: u32 = 1 << 7;
const FALL: u32 = 2 << 7;
const BOTH: u32 = 3 << 7;
const LOW: u32 = 4 << 7;
const HIGH: u32 = 5 << 7;

#[test]
fn an_enabled_pin_is_driven_and_only_changes_are_told() {
    let (mut g, mut w) = gpio();
    g.write(OUT_SET, 1 << 4, 0, &mut w);
    assert_eq!(w.driven, []);
    g.write(ENABLE_SET, 1 << 4, 1, &mut w);
    g.write(OUT_SET, 1 << 4, 2, &mut w);
    g.write(OUT_CLEAR, 1 << 4, 3, &mut w);
    g.write(ENABLE_CLEAR, 1 << 4, 4, &mut w);
    assert_eq!(
        w.driven,
        [(4, Some(true), 1), (4, Some(false), 3), (4, None, 4)]
    );
}

#[test]
fn out_and_enable_can_be_written_whole() {
    let (mut g, mut w) = gpio();
    g.write(ENABLE, 0x30, 0, &mut w);
    g.write(OUT, 0x10, 1, &mut w);
    assert_eq!(g.read(OUT, 1, &mut w), 0x10);
    assert_eq!(g.read(ENABLE, 1, &mut w), 0x30);
    let told = [(4, Some(false), 0), (5, Some(false), 0), (4, Some(true), 1)];
    assert_eq!(w.driven, told);
}

#[test]
fn a_pin_of_another_function_is_not_driven() {
    let (mut g, mut w) = gpio();
    g.write(ENABLE_SET, 1 << 12, 0, &mut w);
    assert_eq!(w.driven, []);
    g.write_mux(MUX_12, AS_GPIO, 1, &mut w);
    assert_eq!(g.mux().function(12), 3);
    g.write_mux(MUX_12, 0, 2, &mut w);
    assert_eq!(w.driven, [(12, Some(false), 1), (12, None, 2)]);
}

#[test]
fn nothing_is_told_of_a_pin_that_belongs_to_hspi() {
    let (mut g, mut w) = gpio();
    g.write_mux(MUX_12, AS_GPIO, 0, &mut w);
    g.write(ENABLE_SET, 1 << 12, 1, &mut w);
    g.write_mux(MUX_12, AS_HSPI, 2, &mut w);
    g.write(OUT_SET, 1 << 12, 3, &mut w);
    assert_eq!(w.driven, [(12, Some(false), 1)]);
    g.write_mux(MUX_12, AS_GPIO, 4, &mut w);
    assert_eq!(w.driven, [(12, Some(false), 1), (12, Some(true), 4)]);
}

#[test]
fn an_open_drain_drives_low_and_lets_go_at_high() {
    let (mut g, mut w) = gpio();
    g.write(PIN0 + 4 * 5, PIN_OPEN_DRAIN, 0, &mut w);
    g.write(OUT_SET, 1 << 5, 0, &mut w);
    g.write(ENABLE_SET, 1 << 5, 1, &mut w);
    g.write(OUT_CLEAR, 1 << 5, 2, &mut w);
    g.write(OUT_SET, 1 << 5, 3, &mut w);
    assert_eq!(w.driven, [(5, Some(false), 2), (5, None, 3)]);
    assert_eq!(g.read(IN, 3, &mut w) >> 5 & 1, 1, "the line's resistor");
    w.levels[5] = Some(false);
    assert_eq!(g.read(IN, 3, &mut w) >> 5 & 1, 0, "a part holds it low");
    w.levels[5] = Some(true);
    assert_eq!(g.read(IN, 3, &mut w) >> 5 & 1, 1);
}

#[test]
fn in_reads_own_level_then_the_parts_then_the_pull_up() {
    let (mut g, mut w) = gpio();
    assert_eq!(g.read(IN, 0, &mut w) >> 4 & 1, 0, "nothing is there");
    g.write_mux(0x3c, 1 << 7, 0, &mut w);
    assert_eq!(g.read(IN, 0, &mut w) >> 4 & 1, 1, "the pull-up");
    w.levels[4] = Some(false);
    assert_eq!(g.read(IN, 0, &mut w) >> 4 & 1, 0, "the part");
    g.write(OUT_SET, 1 << 4, 0, &mut w);
    g.write(ENABLE_SET, 1 << 4, 0, &mut w);
    assert_eq!(g.read(IN, 0, &mut w) >> 4 & 1, 1, "the pin itself");
}

#[test]
fn the_straps_are_the_upper_half_of_in() {
    let (mut g, mut w) = gpio();
    assert_eq!(g.read(IN, 0, &mut w) >> 16, 0xe003);
    g.set_straps(1);
    g.write(IN, 0, 0, &mut w);
    g.reset(0, &mut w);
    assert_eq!(g.read(IN, 0, &mut w) >> 16, 1);
}

/// The status after each of the levels, with the bit cleared before; the level is low at first.
fn statuses(kind: u32, levels: &[bool]) -> Vec<bool> {
    let (mut g, mut w) = gpio();
    w.levels[4] = Some(false);
    g.write(PIN0 + 4 * 4, kind, 0, &mut w);
    let mut found = Vec::new();
    for level in levels {
        w.levels[4] = Some(*level);
        g.write(STATUS_CLEAR, 1 << 4, 0, &mut w);
        found.push(g.line());
        assert_eq!(g.read(STATUS, 0, &mut w), u32::from(g.line()) << 4);
    }
    found
}

#[test]
fn the_type_of_a_pin_says_what_interrupts() {
    let levels = [false, true, true, false];
    assert_eq!(statuses(0, &levels), [false; 4]);
    assert_eq!(statuses(RISE, &levels), [false, true, false, false]);
    assert_eq!(statuses(FALL, &levels), [false, false, false, true]);
    assert_eq!(statuses(BOTH, &levels), [false, true, false, true]);
    assert_eq!(statuses(LOW, &levels), [true, false, false, true]);
    assert_eq!(statuses(HIGH, &levels), [false, true, true, false]);
}

#[test]
fn a_status_stays_until_it_is_cleared() {
    let (mut g, mut w) = gpio();
    g.write(PIN0 + 4 * 4, BOTH, 0, &mut w);
    w.levels[4] = Some(true);
    assert!(!g.line(), "nobody has looked");
    g.sample(1, &mut w);
    assert!(g.line());
    g.sample(2, &mut w);
    g.write(STATUS_CLEAR, 1 << 4, 3, &mut w);
    assert!(!g.line());
}

#[test]
fn giving_a_pin_its_type_makes_no_edge() {
    let (mut g, mut w) = gpio();
    w.levels[4] = Some(true);
    g.write(PIN0 + 4 * 4, BOTH, 0, &mut w);
    g.sample(1, &mut w);
    assert!(!g.line());
    g.write(PIN0 + 4 * 4, 0, 2, &mut w);
    w.levels[4] = Some(false);
    g.write(PIN0 + 4 * 4, FALL, 3, &mut w);
    g.sample(4, &mut w);
    assert!(!g.line());
}

#[test]
fn a_part_tells_of_a_pulse_between_two_looks() {
    let (mut g, mut w) = gpio();
    g.write(PIN0 + 4 * 4, RISE, 0, &mut w);
    g.changed(4, true);
    g.changed(4, false);
    assert!(g.line());
    g.sample(1, &mut w);
    g.write(STATUS_CLEAR, 1 << 4, 1, &mut w);
    assert!(!g.line());
    g.changed(5, true);
    g.changed(16, true);
    assert!(!g.line(), "pins without a type");
}

#[test]
fn a_driven_pin_interrupts_by_its_own_level_alone() {
    let (mut g, mut w) = gpio();
    g.write(PIN0 + 4 * 4, RISE, 0, &mut w);
    g.write(ENABLE_SET, 1 << 4, 0, &mut w);
    g.changed(4, true);
    assert!(!g.line());
    g.write(OUT_SET, 1 << 4, 0, &mut w);
    assert!(g.line());
}

#[test]
fn status_can_be_set_and_written_by_software() {
    let (mut g, mut w) = gpio();
    g.write(STATUS_SET, 3, 0, &mut w);
    g.write(STATUS_CLEAR, 1, 0, &mut w);
    assert_eq!(g.read(STATUS, 0, &mut w), 2);
    assert!(g.line());
    g.write(STATUS, 0, 0, &mut w);
    assert!(!g.line());
}

#[test]
fn a_reset_lets_the_pins_go() {
    let (mut g, mut w) = gpio();
    g.write(ENABLE, 0x30, 0, &mut w);
    g.write(PIN0, RISE, 0, &mut w);
    w.driven.clear();
    g.reset(7, &mut w);
    assert_eq!(w.driven, [(4, None, 7), (5, None, 7)]);
    assert_eq!((g.read(ENABLE, 7, &mut w), g.read(PIN0, 7, &mut w)), (0, 0));
}

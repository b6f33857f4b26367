//! SSD1306 on both buses.

use sim::part::MS;
use sim::parts::{OnI2c, Ssd1306, Ssd1306Spi};
use sim::{Bus, Lines, Picture};

use crate::master::{write, SCL, SDA};

const ADDRESS: u8 = 0x3c;
/// Commands that drivers send for the usual module of 128 by 64: horizontal addressing, A1, C8, the charge pump, on.
const INIT: [u8; 12] = [
    0xae, 0x20, 0, 0x40, 0xa1, 0xa8, 0x3f, 0xc8, 0xda, 0x12, 0x8d, 0x14,
];

fn on_i2c(height: u32) -> Lines {
    let mut lines = Lines::new();
    lines.connect(
        "oled",
        Box::new(OnI2c::new(Ssd1306::new(ADDRESS, height), SCL, SDA)),
    );
    lines
}

fn display(lines: &Lines) -> &Ssd1306 {
    &lines.first::<OnI2c<Ssd1306>>().expect("it is there").target
}

fn commands(lines: &mut Lines, bytes: &[u8]) {
    for byte in bytes {
        assert_eq!(write(lines, ADDRESS, &[0x80, *byte]), 3);
    }
}

fn data(lines: &mut Lines, bytes: &[u8]) {
    let mut all = vec![0x40];
    all.extend(bytes);
    assert_eq!(write(lines, ADDRESS, &all), all.len() + 1);
}

fn lit(picture: &dyn Picture) -> Vec<(u32, u32)> {
    let (width, height) = picture.size();
    let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    all.filter(|(x, y)| picture.pixel(*x, *y)).collect()
}

fn started() -> Lines {
    let mut lines = on_i2c(64);
    commands(&mut lines, &INIT);
    commands(&mut lines, &[0xaf]);
    lines
}

#[test]
fn a_byte_is_eight_pixels_below_each_other() {
    let mut lines = started();
    data(&mut lines, &[0x05, 0, 0x80]);
    assert_eq!(lit(display(&lines)), [(0, 0), (0, 2), (2, 7)]);
    commands(&mut lines, &[0xae]);
    assert_eq!(lit(display(&lines)), []);
    commands(&mut lines, &[0xaf, 0x8d, 0x10]);
    assert_eq!(
        lit(display(&lines)),
        [],
        "without the charge pump the panel is dark"
    );
}

#[test]
fn a_string_of_commands_may_be_one_transfer() {
    let mut lines = on_i2c(64);
    let mut all = vec![0];
    all.extend(INIT);
    all.extend([0x81, 0x22, 0xa7, 0xaf]);
    write(&mut lines, ADDRESS, &all);
    // Both kinds in one transfer: two commands with a control byte each, then data.
    write(
        &mut lines,
        ADDRESS,
        &[0x80, 0xa6, 0x80, 0x22, 0x80, 1, 0x80, 7, 0x40, 1],
    );
    assert_eq!(lit(display(&lines)), [(0, 8)]);
    assert_eq!(
        (display(&lines).contrast(), display(&lines).is_inverted()),
        (0x22, false)
    );
}

#[test]
fn addresses_move_in_the_window() {
    let window = [0x21, 126, 127, 0x22, 1, 2];
    for (mode, want) in [
        (0, [(126, 8), (127, 8), (126, 16), (127, 16), (126, 8)]),
        (1, [(126, 8), (126, 16), (127, 8), (127, 16), (126, 8)]),
    ] {
        for (n, pixel) in want.into_iter().enumerate() {
            let mut lines = started();
            commands(&mut lines, &[0x20, mode]);
            commands(&mut lines, &window);
            let mut bytes = vec![0; n];
            bytes.push(1);
            data(&mut lines, &bytes);
            assert_eq!(lit(display(&lines)), [pixel], "{mode} {n}");
        }
    }
    let mut lines = started();
    commands(&mut lines, &[0x20, 2, 0xb3, 0x0f, 0x17]);
    data(&mut lines, &[1, 2]);
    // A column behind the end is the first one of the same page.
    assert_eq!(lit(display(&lines)), [(127, 24), (0, 25)]);
}

#[test]
fn the_memory_is_shown_from_any_line_and_side() {
    let show = |settings: &[u8]| {
        let mut lines = started();
        commands(&mut lines, settings);
        data(&mut lines, &[1]);
        lit(display(&lines))
    };
    assert_eq!(show(&[0xa0]), [(127, 0)]);
    assert_eq!(show(&[0xc0]), [(0, 63)]);
    assert_eq!(show(&[0x40 | 10]), [(0, 54)]);
    assert_eq!(show(&[0xd3, 4]), [(0, 60)]);
    assert_eq!(show(&[0xa7]).len(), 128 * 64 - 1);
    assert_eq!(show(&[0xa5]).len(), 128 * 64);
    // COM pins in sequence on a panel that is wired for alternating ones: every other row moves.
    assert_eq!(show(&[0xda, 0x02]), [(0, 0)]);
    let mut lines = started();
    commands(&mut lines, &[0xda, 0x02]);
    data(&mut lines, &[2]);
    assert_eq!(lit(display(&lines)), [(0, 2)]);
}

#[test]
fn a_low_panel_has_32_rows() {
    let mut lines = on_i2c(32);
    commands(
        &mut lines,
        &[
            0x20, 0, 0xa1, 0xc8, 0xa8, 0x1f, 0xda, 0x02, 0x8d, 0x14, 0xaf,
        ],
    );
    data(&mut lines, &[1]);
    commands(&mut lines, &[0x22, 3, 7]);
    data(&mut lines, &[0, 0x80]);
    assert_eq!(lit(display(&lines)), [(0, 0), (2, 31)]);
}

#[test]
fn pages_scroll_until_they_are_stopped() {
    let mut lines = started();
    data(&mut lines, &[1]);
    // To the right, page 0 alone, a step each two frames.
    commands(&mut lines, &[0x26, 0, 0, 7, 0, 0, 0xff, 0x2f]);
    lines.advance(57 * MS);
    assert_eq!(lit(display(&lines)), [(3, 0)]);
    commands(&mut lines, &[0x2e]);
    lines.advance(100 * MS);
    assert_eq!(lit(display(&lines)), [(3, 0)]);
    // To the left, and a row up at each step.
    commands(&mut lines, &[0xa3, 0, 64, 0x2a, 0, 0, 7, 0, 1, 0x2f]);
    lines.advance(38 * MS);
    assert_eq!(lit(display(&lines)), [(1, 62)]);
}

#[test]
fn its_status_tells_whether_it_is_off() {
    let mut lines = on_i2c(64);
    let status: [u8; 1] = crate::master::write_read(&mut lines, ADDRESS, &[0]);
    assert_eq!(status, [0x40]);
    commands(&mut lines, &[0xaf]);
    assert_eq!(crate::master::write_read(&mut lines, ADDRESS, &[0]), [0]);
}

/// Pins of D/C, CS and RES.
const DC: u8 = 4;
const CS: u8 = 15;
const RES: u8 = 16;

fn bang(lines: &mut Lines, bytes: &[u8]) {
    for byte in bytes {
        for n in (0..8).rev() {
            lines.drive(13, Some(byte >> n & 1 != 0));
            lines.drive(14, Some(true));
            lines.drive(14, Some(false));
        }
    }
}

#[test]
fn on_spi_a_pin_tells_data_from_commands() {
    for hardware in [false, true] {
        let mut lines = Lines::new();
        let part = Ssd1306Spi::new(Ssd1306::new(0, 64), Bus::HSPI, DC, Some(CS), Some(RES));
        lines.connect("oled", Box::new(part));
        lines.drive(14, Some(false));
        let send = |lines: &mut Lines, dc: bool, bytes: &[u8]| {
            lines.drive(DC, Some(dc));
            lines.drive(CS, Some(false));
            match hardware {
                true => lines.spi(&mut bytes.to_vec()),
                false => bang(lines, bytes),
            }
            lines.drive(CS, Some(true));
        };
        let shows = |lines: &Lines| lit(&lines.first::<Ssd1306Spi>().expect("there").display);
        lines.drive(CS, Some(false));
        bang(&mut lines, &[0xff]);
        lines.drive(14, Some(true));
        lines.drive(CS, Some(true));
        lines.drive(14, Some(false));
        send(&mut lines, false, &INIT);
        send(&mut lines, false, &[0xaf]);
        send(&mut lines, true, &[3]);
        assert_eq!(shows(&lines), [(0, 0), (0, 1)], "{hardware}");
        // Not selected, it hears nothing.
        let mut bytes = [0xae];
        lines.drive(DC, Some(false));
        lines.spi(&mut bytes);
        assert_eq!((bytes, shows(&lines).len()), ([0xff], 2));
        lines.drive(RES, Some(false));
        assert_eq!(shows(&lines), []);
        send(&mut lines, false, &INIT);
        send(&mut lines, false, &[0xaf]);
        assert_eq!(shows(&lines), [], "it is held in reset");
        lines.drive(RES, Some(true));
        send(&mut lines, false, &INIT);
        send(&mut lines, false, &[0xaf]);
        assert_eq!(shows(&lines).len(), 2, "the memory stays");
    }
}

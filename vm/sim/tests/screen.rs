//! The screen, as a driver sees it.

mod driver;

use driver::screen::*;
use sim::st7920::{HEIGHT, WIDTH};
use sim::St7920;

fn pixels(screen: &St7920) -> Vec<(u32, u32)> {
    (0..HEIGHT)
        .flat_map(|y| (0..WIDTH).map(move |x| (x, y)))
        .filter(|&(x, y)| screen.pixel(x, y))
        .collect()
}

fn ready() -> St7920 {
    let mut screen = St7920::new();
    command(&mut screen, &INIT);
    screen
}

/// A graphic address and data, each in a selection of its own.
fn draw(screen: &mut St7920, row: u8, word: u8, bytes: &[u8]) {
    send(screen, &instructions(&[0x80 | row, 0x80 | word]));
    send(screen, &data(bytes));
}

#[test]
fn the_init_sequence_is_understood_bit_for_bit() {
    // What a logic analyser shows of a usual driver.
    let transcript: [&[u8]; 6] = [
        &[0xf8, 0x30, 0x00],
        &[0xf8, 0x30, 0x00],
        &[0xf8, 0x00, 0xc0],
        &[0xf8, 0x30, 0x40],
        &[0xf8, 0x30, 0x40],
        &[0xf8, 0x30, 0x60],
    ];
    let mut screen = St7920::new();
    for (i, string) in transcript.iter().enumerate() {
        assert_eq!(screen.is_on(), i > 2);
        assert!(!screen.shows_graphics());
        send(&mut screen, string);
    }
    assert!(screen.is_on() && screen.shows_graphics());
    let counters = screen.counters();
    assert_eq!((counters.bytes, counters.instructions), (18, 6));
    assert_eq!((counters.data, counters.errors), (0, 0));
}

#[test]
fn graphic_words_appear_where_the_module_has_them() {
    // (row, word, bytes) -> the pixels, in reading order.
    type Case = (u8, u8, &'static [u8], &'static [(u32, u32)]);
    let cases: [Case; 9] = [
        (0, 0, &[0x80, 0x01], &[(0, 0), (15, 0)]),
        (0, 7, &[0x00, 0x01], &[(127, 0)]),
        (31, 0, &[0x80, 0x00], &[(0, 31)]),
        (0, 8, &[0x80, 0x00], &[(0, 32)]),
        (31, 15, &[0x00, 0x01], &[(127, 63)]),
        // The address counts words, and the row stays: after word 15 comes word 0.
        (5, 6, &[0, 1, 0, 1, 0, 1], &[(111, 5), (127, 5), (15, 37)]),
        (5, 15, &[0x80, 0, 0x40, 0], &[(1, 5), (112, 37)]),
        // Half a word is not written.
        (1, 1, &[0x80, 0, 0x80], &[(16, 1)]),
        // Rows 32 to 63 are stored, but not shown.
        (32, 0, &[0xff, 0xff], &[]),
    ];
    for (row, word, bytes, expected) in cases {
        let mut screen = ready();
        draw(&mut screen, row, word, bytes);
        assert_eq!(
            pixels(&screen),
            expected,
            "row {row} word {word} {bytes:x?}"
        );
        assert_eq!(screen.counters().errors, 0);
    }
}

#[test]
fn graphic_words_count_up_though_text_counts_down() {
    let mut screen = ready();
    command(&mut screen, &[0x30, 0x04, 0x34]);
    draw(&mut screen, 3, 1, &[0x80, 0, 0x80, 0]);
    assert_eq!(pixels(&screen), [(16, 3), (32, 3)]);
}

#[test]
fn a_whole_picture_arrives() {
    let picture_of = |x: u32, y: u32| (x * 7 + y * 13 + x * y) % 5 < 2;
    let mut screen = ready();
    for string in picture(picture_of) {
        send(&mut screen, &string);
    }
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            assert_eq!(screen.pixel(x, y), picture_of(x, y), "{x} {y}");
        }
    }
    assert!(!screen.pixel(WIDTH, 0) && !screen.pixel(0, HEIGHT));
    let counters = screen.counters();
    assert_eq!(counters.data, 64 * 16);
    assert_eq!(counters.instructions, 6 + 64 * 2);
    assert_eq!(counters.bytes, 6 * 3 + 64 * (5 + 33));
    assert_eq!(counters.errors, 0);
}

#[test]
fn what_is_seen_depends_on_the_switches() {
    // Instructions after a picture of one pixel at (0, 0) -> is it seen, is the one beside it?
    let cases: [(&[u8], bool, bool); 12] = [
        (&[], true, false),
        (&[0x34], false, false),       // graphics off
        (&[0x34, 0x36], true, false),  // and on
        (&[0x30, 0x08], false, false), // display off
        (&[0x30], true, false),        // the basic set alone leaves the graphics on
        (&[0x30, 0x36], true, false),  // RE changes, so G stays
        (&[0x30, 0x34], true, false),  // the same: still on
        (&[0x01], false, false),       // stand-by
        (&[0x01, 0x36], true, false),  // which any instruction ends
        (&[0x04], false, true),        // first line reversed
        (&[0x04, 0x04], true, false),  // and back
        (&[0x05], true, false),        // another line
    ];
    for (codes, at, beside) in cases {
        let mut screen = ready();
        draw(&mut screen, 0, 0, &[0x80, 0]);
        command(&mut screen, codes);
        assert_eq!(
            (screen.pixel(0, 0), screen.pixel(1, 0)),
            (at, beside),
            "{codes:x?}"
        );
        assert_eq!(screen.counters().errors, 0, "{codes:x?}");
    }
}

#[test]
fn graphics_must_be_asked_for_twice() {
    let mut screen = St7920::new();
    command(&mut screen, &[0x38, 0x0c, 0x3e]);
    assert!(
        !screen.shows_graphics(),
        "one instruction cannot change RE and G"
    );
    command(&mut screen, &[0x3e]);
    assert!(screen.shows_graphics());
}

#[test]
fn reversing_reaches_both_halves_of_a_line() {
    for line in 0..4u8 {
        let mut screen = ready();
        command(&mut screen, &[0x04 | line]);
        for y in 0..HEIGHT {
            // Lines 2 and 3 of the memory are shown only when it is scrolled.
            let expected = u32::from(line) == y / 16 % 2;
            assert_eq!(screen.pixel(3, y), expected, "line {line}, row {y}");
        }
    }
}

#[test]
fn scrolling_moves_rows_of_both_halves() {
    let mut screen = ready();
    draw(&mut screen, 40, 0, &[0x80, 0]);
    draw(&mut screen, 40, 8, &[0x40, 0]);
    assert_eq!(pixels(&screen), []);
    // Only when scrolling is allowed.
    command(&mut screen, &[0x40 | 20]);
    assert_eq!((pixels(&screen).len(), screen.counters().errors), (0, 1));
    command(&mut screen, &[0x03, 0x40 | 20]);
    assert_eq!(pixels(&screen), [(0, 20), (1, 52)]);
    command(&mut screen, &[0x40 | 63]);
    draw(&mut screen, 0, 0, &[0x01, 0]);
    assert_eq!(pixels(&screen), [(7, 1)], "row 0 follows row 63");
}

#[test]
fn text_stands_in_the_row_of_its_address() {
    for (row, address) in [0x80, 0x90, 0x88, 0x98].into_iter().enumerate() {
        let mut screen = St7920::new();
        command(&mut screen, &[0x30, 0x0c, 0x06, 0x01, address]);
        send(&mut screen, &data(b"It is cold here."));
        for other in 0..5 {
            let expected = if other == row {
                b"It is cold here."
            } else {
                &[b' '; 16]
            };
            assert_eq!(&screen.text(other as u32), expected, "row {other}");
        }
        command(&mut screen, &[0x08]);
        assert_eq!(screen.text(row as u32), [b' '; 16]);
        assert_eq!(screen.counters().errors, 0);
    }
}

#[test]
fn cursor_and_shift_move_as_told() {
    // Instructions and text -> first row, and the cursor's place.
    type Case = (
        &'static [u8],
        &'static [u8],
        &'static [u8; 16],
        Option<(u32, u32)>,
    );
    let cases: [Case; 9] = [
        (&[0x0e], b"", b"                ", Some((0, 0))),
        (&[0x0c], b"", b"                ", None),
        (&[0x0e], b"abcd", b"abcd            ", Some((2, 0))),
        (
            &[0x0e, 0x83, 0x10],
            b"abcd",
            b"    abcd        ",
            Some((4, 0)),
        ),
        (
            &[0x0e, 0x83, 0x14],
            b"ab",
            b"        ab      ",
            Some((5, 0)),
        ),
        (
            &[0x0e, 0x83, 0x02],
            b"ab",
            b"ab              ",
            Some((1, 0)),
        ),
        // Downwards, and around the end of the memory.
        (&[0x0e, 0x04, 0x81], b"abcd", b"cdab            ", None),
        // The window is shifted: words come in from the other half of the line.
        (
            &[0x0e, 0x81, 0x18],
            b"ab",
            b"ab              ",
            Some((1, 0)),
        ),
        (
            &[0x0e, 0x80, 0x1c],
            b"ab",
            b"  ab            ",
            Some((2, 0)),
        ),
    ];
    for (codes, text, expected, cursor) in cases {
        let mut screen = St7920::new();
        command(&mut screen, codes);
        send(&mut screen, &data(text));
        assert_eq!(&screen.text(0), expected, "{codes:x?}");
        assert_eq!(screen.cursor(), cursor, "{codes:x?}");
    }
    let mut screen = St7920::new();
    command(&mut screen, &[0x0c, 0x07, 0x80]);
    send(&mut screen, &data(b"abcd"));
    assert_eq!(
        &screen.text(2)[12..],
        b"abcd",
        "each write shifts the window"
    );
}

#[test]
fn own_characters_are_stored() {
    let mut screen = St7920::new();
    command(&mut screen, &[0x0c, 0x40 | 17]);
    send(&mut screen, &data(&[0x12, 0x34, 0x56, 0x78]));
    assert_eq!(screen.own_character(1, 1), 0x1234);
    assert_eq!(screen.own_character(1, 2), 0x5678);
    assert_eq!(screen.own_character(0, 0), 0);
    // While scrolling is allowed, their address cannot be set.
    command(&mut screen, &[0x34, 0x03, 0x30, 0x40]);
    assert_eq!(screen.counters().errors, 1);
}

#[test]
fn mistakes_are_counted() {
    // Serial bytes -> errors, instructions.
    let cases: [(&[u8], u32, u32); 12] = [
        (&[0xf8, 0x30, 0x00], 0, 1),
        (&[0xf8, 0x30, 0x00, 0x30, 0x40], 0, 2),
        (&[0x30, 0x00], 2, 0),                         // no header
        (&[0xfc, 0x30, 0x00], 3, 0),                   // a request to read
        (&[0xf9, 0x30, 0x00], 3, 0),                   // no zero
        (&[0xf8, 0x31, 0x00], 1, 1),                   // the nibble is not above
        (&[0xf8, 0x30], 1, 0),                         // half a byte
        (&[0xf8, 0x30, 0xf8, 0x30, 0x00], 1, 1),       // a header in the middle
        (&[0xf8, 0x00, 0x00], 1, 1),                   // no such instruction
        (&[0xff, 0xf8, 0x30, 0x00], 1, 1),             // ones, then a header
        (&[0xf8, 0x30, 0x00, 0xfa, 0x30, 0x00], 0, 1), // from instruction to data
        (&[0xf8, 0x30, 0x40, 0x00, 0x80], 1, 2),       // sleep is not in the extended set
    ];
    for (bytes, errors, instructions) in cases {
        let mut screen = St7920::new();
        send(&mut screen, bytes);
        let counters = screen.counters();
        assert_eq!(
            (counters.errors, counters.instructions),
            (errors, instructions),
            "{bytes:x?}"
        );
    }
}

fn clock(screen: &mut St7920, bits: impl IntoIterator<Item = bool>) {
    for bit in bits {
        screen.clock_edge(false, !bit);
        screen.clock_edge(true, bit);
    }
}

fn bits(bytes: &[u8]) -> impl Iterator<Item = bool> + '_ {
    bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |i| byte >> i & 1 != 0))
}

#[test]
fn a_change_of_select_begins_anew() {
    for cut in 1..24 {
        let mut screen = St7920::new();
        screen.select(true);
        let string = instructions(&[0x0c]);
        clock(&mut screen, bits(&string).take(cut));
        screen.select(false);
        // Not selected: nothing is heard.
        clock(&mut screen, bits(&string));
        assert!(!screen.is_on());
        // Whole bytes that end between two instructions are not reported as a mistake.
        let errors = u32::from(cut != 8);
        assert_eq!(screen.counters().errors, errors, "{cut}");
        screen.select(true);
        clock(&mut screen, bits(&string));
        assert!(screen.is_on());
        assert_eq!(screen.counters().errors, errors, "{cut}");
    }
}

#[test]
fn without_a_select_line_five_ones_begin_anew() {
    for lost in 1..24 {
        let mut screen = St7920::with_select(true);
        let string = instructions(&[0x30]);
        clock(&mut screen, bits(&string).skip(lost));
        clock(&mut screen, bits(&instructions(&[0x0c])));
        assert!(screen.is_on(), "{lost} bits lost");
        assert_ne!(screen.counters().errors, 0, "{lost} bits lost");
    }
}

#[test]
fn bits_and_bytes_give_the_same() {
    // Random strings, more than half of them as drivers send them.
    let mut state = 1u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 16
    };
    let (mut whole, mut single) = (St7920::new(), St7920::new());
    for round in 0..3000 {
        let bytes: Vec<u8> = (0..random() % 6).map(|_| random() as u8).collect();
        let string = match random() % 5 {
            0 => bytes,
            1 => data(&bytes),
            2 => instructions(&INIT),
            _ => instructions(&bytes),
        };
        let level = random() % 8 != 0;
        whole.select(level);
        single.select(level);
        string.iter().for_each(|&byte| whole.byte(byte));
        clock(&mut single, bits(&string));
        assert_eq!(
            whole.counters(),
            single.counters(),
            "round {round}: {string:x?}"
        );
        if round % 30 == 0 {
            assert_eq!(pixels(&whole), pixels(&single), "round {round}");
        }
        assert_eq!(whole.text(1), single.text(1));
    }
    assert!(whole.counters().instructions > 1000);
}

#[test]
fn reset_keeps_the_graphics_alone() {
    let mut screen = ready();
    draw(&mut screen, 0, 0, &[0x80, 0]);
    command(&mut screen, &[0x30, 0x80]);
    send(&mut screen, &data(b"cold"));
    screen.reset(true);
    command(&mut screen, &INIT);
    assert!(!screen.is_on(), "nothing is heard in reset");
    screen.reset(false);
    assert!(!screen.is_on());
    command(&mut screen, &INIT);
    assert_eq!(pixels(&screen), [(0, 0)]);
    assert_eq!(screen.text(0), [b' '; 16]);
}

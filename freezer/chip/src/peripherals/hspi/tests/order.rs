//! The order of bits and bytes.

use super::*;

#[test]
fn lengths_need_not_be_whole_bytes() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_COMMAND | USER_OUT | USER_DUPLEX);
    set(&mut h, &mut w, USER2, 3 << 28 | 0x00a0);
    set(&mut h, &mut w, USER1, data_bits(12, 12));
    set(&mut h, &mut w, W0, 0xffff_7fbc);
    // Four bits of command, and 12 of data.
    assert_eq!(bytes_of(&mut h, &mut w), [0xab, 0xc7]);
    assert_eq!(h.next(), NEVER);
    // The complement of 0xbc, then of 7 in the upper half of its byte.
    assert_eq!(get(&mut h, W0, 99 * BUS_80), 0xffff_8f43);
}

#[test]
fn the_bit_order_turns_bytes_round() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(8, 8));
    set(&mut h, &mut w, CTRL, CTRL_OUT_LOW_FIRST);
    set(&mut h, &mut w, W0, 0x01);
    assert_eq!(bytes_of(&mut h, &mut w), [0x80]);
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0x7f);

    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_DUPLEX | USER_OUT);
    set(&mut h, &mut w, USER1, data_bits(8, 8));
    set(&mut h, &mut w, CTRL, CTRL_IN_LOW_FIRST);
    set(&mut h, &mut w, W0, 0x01);
    assert_eq!(bytes_of(&mut h, &mut w), [0x01]);
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0x7f);
}

#[test]
fn the_byte_order_turns_words_round() {
    let (mut h, mut w) = hspi();
    set(
        &mut h,
        &mut w,
        USER,
        USER_DUPLEX | USER_OUT | USER_OUT_HIGH_FIRST,
    );
    set(&mut h, &mut w, USER1, data_bits(24, 24));
    set(&mut h, &mut w, W0, 0x0102_0304);
    assert_eq!(bytes_of(&mut h, &mut w), [1, 2, 3]);
    assert_eq!(get(&mut h, W0, 24 * BUS_80), 0x01fc_fdfe);

    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_IN | USER_IN_HIGH_FIRST);
    set(&mut h, &mut w, USER1, data_bits(1, 8));
    bytes_of(&mut h, &mut w);
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0xff00_0000);
}

#[test]
fn the_data_can_begin_at_w8() {
    let (mut h, mut w) = hspi();
    set(
        &mut h,
        &mut w,
        USER,
        USER_DUPLEX | USER_OUT | USER_OUT_FROM_W8,
    );
    set(&mut h, &mut w, USER1, data_bits(8, 8));
    set(&mut h, &mut w, W0 + 8, 0x11);
    assert_eq!(bytes_of(&mut h, &mut w), [0x11]);
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0xee);

    let (mut h, mut w) = hspi();
    set(
        &mut h,
        &mut w,
        USER,
        USER_DUPLEX | USER_OUT | USER_IN_FROM_W8,
    );
    set(&mut h, &mut w, USER1, data_bits(8, 8));
    bytes_of(&mut h, &mut w);
    assert_eq!(get(&mut h, W0, 8 * BUS_80), 0);
    assert_eq!(get(&mut h, W0 + 8, 8 * BUS_80), 0xff);
}

#[test]
fn a_part_of_a_byte_comes_in_at_the_end_that_is_first() {
    for (ctrl, word) in [(0, 0xe8), (CTRL_IN_LOW_FIRST, 0xaf)] {
        let (mut h, mut w) = hspi();
        set(&mut h, &mut w, CTRL, ctrl);
        set(&mut h, &mut w, USER, USER_IN);
        set(&mut h, &mut w, USER1, data_bits(1, 3));
        set(&mut h, &mut w, W0, 0xa8);
        bytes_of(&mut h, &mut w);
        assert_eq!(get(&mut h, W0, 3 * BUS_80), word);
    }
}

#[test]
fn a_phase_goes_on_in_the_next_byte_by_a_single_bit() {
    let (mut h, mut w) = hspi();
    set(&mut h, &mut w, USER, USER_COMMAND | USER_OUT);
    set(&mut h, &mut w, USER2, 3 << 28);
    set(&mut h, &mut w, USER1, data_bits(5, 1));
    set(&mut h, &mut w, W0, 0x08);
    assert_eq!(bytes_of(&mut h, &mut w), [0, 0x80]);
}

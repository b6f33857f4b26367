use super::*;
use crate::time::{BUS_52, BUS_80, US};

/// What a port has sent: byte, baud rate, end.
#[derive(Default)]
struct Listener(Vec<(u8, u32, Time)>);

impl World for Listener {
    fn uart_sent(&mut self, uart: u8, byte: u8, baud: u32, now: Time) {
        assert_eq!(uart, 0);
        self.0.push((byte, baud, now));
    }
}

/// A frame of 8N1 at 80 MHz and the divider of a reset.
const FRAME: Time = 10 * 694 * BUS_80;

/// Port 0 at 80 MHz, and who listens to it.
fn uart() -> (Uart, Listener) {
    let (mut uart, mut world) = (Uart::new(0), Listener::default());
    uart.set_clocks(Clocks::new(BUS_80, false), 0, &mut world);
    (uart, world)
}

#[test]
fn a_byte_is_sent_when_its_stop_bit_is_over() {
    let (mut u, mut w) = uart();
    assert!(u.tx_idle());
    assert_eq!(u.next(), NEVER);
    u.write(FIFO, 0x41, 5, &mut w);
    assert!(!u.tx_idle());
    assert_eq!(u.next(), 5 + FRAME);
    u.advance(4 + FRAME, &mut w);
    assert!(w.0.is_empty());
    u.advance(5 + FRAME, &mut w);
    assert_eq!(w.0, [(0x41, 115_274, 5 + FRAME)]);
    assert!(u.tx_idle());
    assert_eq!(u.next(), NEVER);
}

#[test]
fn the_count_of_status_is_the_fifo_without_the_shift_register() {
    let (mut u, mut w) = uart();
    let count = |u: &mut Uart, now, w: &mut Listener| u.read(STATUS, now, w) >> 16 & 0xff;
    u.write(FIFO, 1, 0, &mut w);
    assert_eq!(count(&mut u, 0, &mut w), 0);
    u.write(FIFO, 2, 0, &mut w);
    u.write(FIFO, 3, 0, &mut w);
    assert_eq!(count(&mut u, 0, &mut w), 2);
    assert_eq!(count(&mut u, FRAME, &mut w), 1);
    assert_eq!(count(&mut u, 2 * FRAME, &mut w), 0);
    assert!(!u.tx_idle(), "the last byte is in the shift register");
    u.advance(3 * FRAME, &mut w);
    assert!(u.tx_idle());
}

#[test]
fn bytes_follow_each_other_without_a_pause() {
    let (mut u, mut w) = uart();
    for byte in [1, 2, 3] {
        u.write(FIFO, byte, 0, &mut w);
    }
    u.advance(10 * FRAME, &mut w);
    let ends: Vec<_> = w.0.iter().map(|(byte, _, end)| (*byte, *end)).collect();
    assert_eq!(ends, [(1, FRAME), (2, 2 * FRAME), (3, 3 * FRAME)]);
}

#[test]
fn the_fifo_holds_128_bytes_beside_the_shift_register() {
    let (mut u, mut w) = uart();
    for byte in 0..140 {
        u.write(FIFO, byte, 0, &mut w);
    }
    assert_eq!(u.read(STATUS, 0, &mut w) >> 16 & 0xff, 128);
    u.advance(200 * FRAME, &mut w);
    let sent: Vec<_> = w.0.iter().map(|(byte, ..)| *byte).collect();
    assert_eq!(sent, (0..129).collect::<Vec<u8>>());
}

#[test]
fn conf0_sets_the_length_of_a_frame() {
    // CONF0, and halves of a bit: start bit, data, parity, stop bits.
    let cases = [
        (3 << 2 | 1 << 4, 20),
        (3 << 2 | 3 << 4, 22),
        (3 << 2 | 2 << 4, 21),
        (3 << 2 | 1 << 4 | 2, 22),
        (1 << 4, 14),
        (1 << 2 | 1 << 4, 16),
    ];
    for (conf0, half_bits) in cases {
        let (mut u, mut w) = uart();
        u.write(CONF0, conf0, 0, &mut w);
        u.write(FIFO, 1, 0, &mut w);
        assert_eq!(u.next(), half_bits * 347 * BUS_80, "{conf0:#x}");
        u.advance(FRAME * 2, &mut w);
        assert_eq!(w.0[0].1, 115_274, "{conf0:#x}");
    }
}

#[test]
fn the_divider_has_20_bits_and_sets_the_speed() {
    let (mut u, mut w) = uart();
    u.write(DIVIDER, 0xfff0_0000 | 25, 0, &mut w);
    assert_eq!(u.read(DIVIDER, 0, &mut w), 25);
    u.write(FIFO, 1, 0, &mut w);
    u.advance(FRAME, &mut w);
    assert_eq!(w.0, [(1, 3_200_000, 250 * BUS_80)]);
}

#[test]
fn the_roms_divider_gives_its_odd_speed_at_52_mhz() {
    let (mut u, mut w) = (Uart::new(0), Listener::default());
    u.write(FIFO, 1, 0, &mut w);
    u.advance(FRAME * 2, &mut w);
    assert!(w.0[0].1.abs_diff(74_880) < 100, "{}", w.0[0].1);
}

#[test]
fn the_bus_clock_changes_the_rest_of_a_frame() {
    let (mut u, mut w) = (Uart::new(0), Listener::default());
    u.write(FIFO, 1, 0, &mut w);
    u.write(FIFO, 2, 0, &mut w);
    let half = 5 * 694 * BUS_52;
    u.set_clocks(Clocks::new(BUS_80, false), half, &mut w);
    let first = half + FRAME / 2;
    assert_eq!(u.next(), first);
    u.advance(first + FRAME, &mut w);
    assert_eq!(w.0.len(), 2);
    assert!(
        (80_000..110_000).contains(&w.0[0].1),
        "neither of both speeds"
    );
    assert_eq!(w.0[1], (2, 115_274, first + FRAME));
}

#[test]
fn a_reset_of_the_sending_fifo_leaves_the_shift_register() {
    let (mut u, mut w) = uart();
    u.write(FIFO, 1, 0, &mut w);
    u.write(FIFO, 2, 0, &mut w);
    u.write(CONF0, CONF0_8N1 | CONF0_TX_RESET, 0, &mut w);
    u.write(CONF0, CONF0_8N1, 0, &mut w);
    u.advance(9 * FRAME, &mut w);
    assert_eq!(w.0, [(1, 115_274, FRAME)]);
}

#[test]
fn received_bytes_wait_in_order() {
    let (mut u, mut w) = uart();
    u.receive(b'a', 0);
    u.receive(b'b', FRAME);
    assert_eq!(u.rx_count(), 2);
    assert_eq!(u.read(STATUS, FRAME, &mut w) & 0xff, 2);
    assert_eq!(u.read(FIFO, FRAME, &mut w), u32::from(b'a'));
    assert_eq!(u.read(FIFO, FRAME, &mut w), u32::from(b'b'));
    assert_eq!(u.read(FIFO, FRAME, &mut w), 0);
    assert_eq!(u.rx_count(), 0);
}

#[test]
fn a_byte_too_many_is_lost_and_sets_the_overflow_bit() {
    let (mut u, mut w) = uart();
    for byte in 0..128 {
        u.receive(byte, 0);
    }
    assert_eq!(u.read(INT_RAW, 0, &mut w) & INT_RX_OVERFLOW, 0);
    u.receive(200, 0);
    assert_eq!(
        u.read(INT_RAW, 0, &mut w) & INT_RX_OVERFLOW,
        INT_RX_OVERFLOW
    );
    assert_eq!(u.rx_count(), 128);
    let last = (0..128).map(|_| u.read(FIFO, 0, &mut w)).last();
    assert_eq!(last, Some(127));
}

#[test]
fn rx_full_comes_at_its_threshold_and_again_until_the_fifo_is_read() {
    let (mut u, mut w) = uart();
    u.write(CONF1, 2, 0, &mut w);
    u.write(INT_ENA, INT_RX_FULL, 0, &mut w);
    assert!(u.rx_interrupt_enabled());
    u.receive(1, 0);
    assert!(!u.line());
    u.receive(2, 0);
    assert!(u.line());
    u.write(INT_CLR, INT_RX_FULL, 0, &mut w);
    assert!(u.line(), "two bytes are still there");
    u.read(FIFO, 0, &mut w);
    assert!(u.line(), "the bit stays until it is cleared");
    u.write(INT_CLR, INT_RX_FULL, 0, &mut w);
    assert!(!u.line());
}

#[test]
fn the_timeout_comes_after_a_pause_of_so_many_frames() {
    let (mut u, mut w) = uart();
    u.write(CONF1, CONF1_TIMEOUT | 2 << 24 | 100, 0, &mut w);
    u.write(INT_ENA, INT_RX_TIMEOUT, 0, &mut w);
    assert_eq!(u.next(), NEVER);
    u.receive(1, 10 * FRAME);
    u.receive(2, 11 * FRAME);
    assert_eq!(u.next(), 13 * FRAME);
    u.advance(13 * FRAME - 1, &mut w);
    assert!(!u.line());
    u.advance(13 * FRAME, &mut w);
    assert!(u.line());
    u.write(INT_CLR, INT_RX_TIMEOUT, 13 * FRAME, &mut w);
    assert_eq!(u.next(), NEVER, "one pause, one time-out");
    u.receive(3, 20 * FRAME);
    assert_eq!(u.next(), 22 * FRAME);
    for _ in 0..3 {
        u.read(FIFO, 20 * FRAME, &mut w);
    }
    assert_eq!(u.next(), NEVER, "nothing waits");
}

#[test]
fn without_its_bit_there_is_no_timeout() {
    let (mut u, mut w) = uart();
    u.write(CONF1, 2 << 24 | 100, 0, &mut w);
    u.receive(1, 0);
    assert_eq!(u.next(), NEVER);
}

#[test]
fn tx_empty_comes_back_while_the_count_is_below_its_threshold() {
    let (mut u, mut w) = uart();
    u.write(CONF1, 2 << 8 | 100, 0, &mut w);
    u.write(INT_ENA, INT_TX_EMPTY, 0, &mut w);
    u.write(INT_CLR, INT_TX_EMPTY, 0, &mut w);
    assert!(u.line());
    for byte in 0..3 {
        u.write(FIFO, byte, 0, &mut w);
    }
    u.write(INT_CLR, INT_TX_EMPTY, 0, &mut w);
    assert!(!u.line(), "two bytes wait");
    u.advance(FRAME, &mut w);
    assert!(u.line());
}

#[test]
fn int_st_is_what_is_enabled_of_int_raw() {
    let (mut u, mut w) = uart();
    u.write(CONF1, 1, 0, &mut w);
    u.receive(1, 0);
    assert_eq!(u.read(INT_RAW, 0, &mut w) & INT_RX_FULL, INT_RX_FULL);
    assert_eq!(u.read(INT_ST, 0, &mut w), 0);
    assert!(!u.line());
    u.write(INT_ENA, INT_RX_FULL, 0, &mut w);
    assert_eq!(u.read(INT_ST, 0, &mut w), INT_RX_FULL);
}

#[test]
fn a_reset_of_the_receiving_fifo_empties_it() {
    let (mut u, mut w) = uart();
    u.receive(1, 0);
    u.write(CONF0, CONF0_8N1 | CONF0_RX_RESET, 0, &mut w);
    assert_eq!(u.rx_count(), 0);
}

#[test]
fn loopback_receives_what_is_sent() {
    let (mut u, mut w) = uart();
    u.write(CONF0, CONF0_8N1 | CONF0_LOOPBACK, 0, &mut w);
    u.write(FIFO, 0x5a, 0, &mut w);
    assert_eq!(u.rx_count(), 0);
    assert_eq!(u.read(STATUS, FRAME, &mut w) & 0xff, 1);
    assert_eq!(u.read(FIFO, FRAME, &mut w), 0x5a);
}

#[test]
fn inversion_is_stored() {
    let (mut u, mut w) = uart();
    u.write(CONF0, CONF0_8N1 | 1 << 22, 0, &mut w);
    assert_eq!(u.read(CONF0, 0, &mut w), CONF0_8N1 | 1 << 22);
}

#[test]
fn autobaud_measures_the_divider_as_the_rom_computes_it() {
    let (mut u, mut w) = uart();
    u.receive(0x55, 0);
    assert_eq!(u.read(EDGES, 0, &mut w), 0, "it is off");
    u.write(AUTOBAUD, 0x801, 0, &mut w);
    for _ in 0..3 {
        u.receive(0x55, 0);
    }
    assert_eq!(u.read(EDGES, 0, &mut w), 30);
    let (low, high) = (u.read(LOW_PULSE, 0, &mut w), u.read(HIGH_PULSE, 0, &mut w));
    assert_eq!((low + high) / 2 + 12, 694);
    u.write(AUTOBAUD, 0x800, 0, &mut w);
    u.write(AUTOBAUD, 0x801, 0, &mut w);
    assert_eq!(u.read(EDGES, 0, &mut w), 0, "a new measurement");
}

#[test]
fn autobaud_sees_the_parity_bit() {
    // 0xff with even parity (0) and with odd parity (1): the frame is low twice, or once.
    for (parity, edges) in [(2, 4), (3, 2)] {
        let (mut u, mut w) = uart();
        u.write(CONF0, CONF0_8N1 | parity, 0, &mut w);
        u.write(AUTOBAUD, 1, 0, &mut w);
        u.receive(0xff, 0);
        assert_eq!(u.read(EDGES, 0, &mut w), edges);
    }
}

#[test]
fn a_reset_forgets_all_but_the_clock() {
    let (mut u, mut w) = uart();
    u.write(DIVIDER, 100, 0, &mut w);
    u.write(INT_ENA, 1, 0, &mut w);
    u.write(FIFO, 1, 0, &mut w);
    u.receive(2, 0);
    u.reset();
    assert!(u.tx_idle());
    assert_eq!((u.rx_count(), u.read(INT_ENA, 0, &mut w)), (0, 0));
    assert_eq!(u.read(DIVIDER, 0, &mut w), 694);
    assert_eq!(u.frame(), FRAME);
    u.advance(100 * US, &mut w);
    assert!(w.0.is_empty());
}

#[test]
fn a_port_without_its_pins_is_neither_heard_nor_hears() {
    let (mut u, mut w) = uart();
    u.set_pads(Pads {
        tx: false,
        rx: false,
    });
    u.write(FIFO, 0x41, 0, &mut w);
    u.advance(2 * FRAME, &mut w);
    assert!(w.0.is_empty() && u.tx_idle());
    u.receive(b'x', 2 * FRAME);
    assert_eq!(u.rx_count(), 0);
    u.set_pads(Pads { tx: true, rx: true });
    u.receive(b'x', 2 * FRAME);
    assert_eq!(u.rx_count(), 1);
}

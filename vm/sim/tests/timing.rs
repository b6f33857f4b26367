//! Lines with exact timing on a simulated board: what parts see of `bitstream`, slots and pulses.

use sim::parts::dht::Kind;
use sim::parts::ws2812::Order;
use sim::parts::{Dht, Ds18b20, Ws2812};
use sim::{Board, Card, Chip, Part, Wiring, World};
use vm::board::pin::PinSetup;
use vm::board::{line, Board as _};

/// A world in which time passes by sleeping alone.
struct Still(Chip);

impl World for Still {
    type Card = Card;
    fn chip(&self) -> &Chip {
        &self.0
    }
    fn chip_mut(&mut self) -> &mut Chip {
        &mut self.0
    }
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn look(&mut self) {}
    fn sleep(&mut self, us: u32) {
        self.0.pass(us);
    }
    fn time_us(&mut self) -> u64 {
        self.0.now_us()
    }
}

fn board(part: Box<dyn Part>) -> Board<Still> {
    let mut chip = Chip::new(4096, Wiring::shared(), Chip::<Card>::SEED);
    chip.pins.devices.lines.connect("part", part);
    Board::new(Still(chip))
}

/// Nanoseconds before a stream, which stand for the interpreter's work.
const PAUSE: u64 = 100_000;

#[test]
fn a_strip_shows_the_bytes_of_a_stream() {
    let mut b = board(Box::new(Ws2812::new(13, 2, Order::Grb)));
    b.pin_setup(13, PinSetup::output(false));
    let words = [0x0302_01ff, 0x00ff_0504];
    // Between the two streams the lamps show the first one.
    for stream in [0..6, 1..7] {
        let start = b.world.chip().now();
        b.bitstream(13, &[400, 850, 800, 450], &words, stream);
        assert_eq!(b.world.chip().now() - start, PAUSE + 6 * 8 * 1250);
    }
    b.sleep_us(100);
    let strip: &Ws2812 = b.world.chip().pins.devices.lines.first().expect("a strip");
    assert_eq!(strip.lamps(), [[2, 1, 3, 0], [5, 4, 0xff, 0]]);
    assert_eq!((strip.faults(), strip.frames()), (0, 2));
}

#[test]
fn a_sensors_pulses_have_their_lengths() {
    let mut b = board(Box::new(Dht::new(Kind::Dht22, 14)));
    line::release(&mut b, 14);
    b.sleep_us(2_100_000);
    line::set(&mut b, 14, false);
    b.sleep_us(2000);
    b.exact(true);
    line::set(&mut b, 14, true);
    let us: Vec<i32> = (0..42).map(|_| b.pulse_us(14, true, 150)).collect();
    assert_eq!(b.pulse_us(14, true, 150), -1, "the line stays high");
    b.exact(false);
    assert_eq!(us[..2], [30, 80]);
    assert!(us[2..].iter().all(|us| [26, 70].contains(us)), "{us:?}");
    let byte = |at: usize| {
        us[2 + at * 8..][..8]
            .iter()
            .fold(0, |b, us| b << 1 | i32::from(*us == 70))
    };
    // 50 %, 20 degrees.
    assert_eq!([0, 1, 2, 3].map(byte), [500 >> 8, 500 & 0xff, 0, 200]);
}

#[test]
fn a_thermometer_answers_a_reset() {
    let mut b = board(Box::new(Ds18b20::new(12, 7)));
    line::release(&mut b, 12);
    b.sleep_us(1000);
    let start = b.world.chip().now_us();
    assert!(!b.slot(12, &[480, 70, 410]), "it is there");
    // Looking takes a microsecond.
    assert_eq!(b.world.chip().now_us() - start, 961);
    assert!(b.slot(12, &[6, 9, 55]), "it has nothing to say");
    assert!(b.slot(4, &[480, 70, 410]) == b.pin_read(4),);
}

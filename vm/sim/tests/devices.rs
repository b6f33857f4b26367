//! The parts behind the pins.

mod driver;

use driver::rfid::{Patience, Rfid, Wire};
use driver::screen::{data, instructions, picture, INIT};
use sim::{Bus, Card, Devices, Select, Wiring};

const UID: [u8; 4] = [0x11, 0x22, 0x33, 0x44];

fn devices(wiring: Wiring) -> Devices {
    let mut devices = Devices::new(wiring);
    devices.reader.place(Card::new(UID));
    devices
}

/// Sends to the screen by the hardware bus, selected by GPIO 15.
fn hardware(devices: &mut Devices, bytes: &[u8]) {
    devices.pin_changed(15, true);
    for chunk in bytes.chunks(64) {
        let mut buffer = chunk.to_vec();
        devices.spi_transfer(&mut buffer);
        assert!(
            buffer.iter().all(|&byte| byte == 0xff),
            "the screen does not answer"
        );
    }
    devices.pin_changed(15, false);
}

/// Exchanges bytes by moving pins, in SPI mode 0 or, with the clock high at rest, 3.
fn soft(devices: &mut Devices, bus: Bus, rest: bool, bytes: &mut [u8]) {
    devices.pin_changed(bus.sck, rest);
    for byte in bytes {
        let mut answer = 0;
        for i in (0..8).rev() {
            if rest {
                devices.pin_changed(bus.sck, false);
            }
            devices.pin_changed(bus.mosi, *byte >> i & 1 != 0);
            if !rest {
                // Half of the masters look before the edge, half after it.
                assert_eq!(devices.pin_level(bus.miso), devices.clone().after_edge(bus));
            }
            devices.pin_changed(bus.sck, true);
            answer = answer << 1 | u8::from(devices.pin_level(bus.miso).unwrap_or(true));
            if !rest {
                devices.pin_changed(bus.sck, false);
            }
        }
        *byte = answer;
    }
}

trait AfterEdge {
    fn after_edge(self, bus: Bus) -> Option<bool>;
}

impl AfterEdge for Devices {
    fn after_edge(mut self, bus: Bus) -> Option<bool> {
        self.pin_changed(bus.sck, true);
        self.pin_level(bus.miso)
    }
}

/// The reader's driver, by moving pins.
struct Soft {
    devices: Devices,
    bus: Bus,
    rest: bool,
}

impl Wire for Soft {
    fn exchange(&mut self, bytes: &mut [u8]) {
        self.devices.pin_changed(2, false);
        soft(&mut self.devices, self.bus, self.rest, bytes);
        self.devices.pin_changed(2, true);
    }
}

fn spot(x: u32, y: u32) -> bool {
    (x + y) % 3 == 0
}

fn shows_spots(devices: &Devices) -> bool {
    (0..64).all(|y| (0..128).all(|x| devices.screen.pixel(x, y) == spot(x, y)))
}

#[test]
fn screen_and_reader_share_a_bus() {
    let mut rfid = Rfid::new(devices(Wiring::shared()), Patience::Timer);
    hardware(&mut rfid.wire, &instructions(&INIT));
    rfid.open(4).unwrap();
    for (i, string) in picture(spot).into_iter().enumerate() {
        hardware(&mut rfid.wire, &string);
        // In between, the reader is used.
        if i % 16 == 0 {
            rfid.write(5, &[i as u8; 16]).unwrap();
            assert_eq!(rfid.read(5), Ok([i as u8; 16]));
        }
    }
    assert!(shows_spots(&rfid.wire));
    assert_eq!(rfid.wire.screen.counters().errors, 0);
    assert_eq!(rfid.read_register(0x37), 0x92);
    // Nobody selected: nobody answers, nobody listens.
    let before = rfid.wire.screen.counters();
    let mut bytes = [0x37 << 1 | 0x80, 0, 0xf8];
    rfid.wire.spi_transfer(&mut bytes);
    assert_eq!(bytes, [0xff; 3]);
    assert_eq!(rfid.wire.screen.counters(), before);
}

#[test]
fn the_screen_has_pins_of_its_own() {
    let mut rfid = Rfid::new(devices(Wiring::soft()), Patience::Timer);
    let bus = rfid.wire.wiring().screen.bus;
    assert_eq!((bus.sck, bus.mosi, bus.miso), (4, 5, 16));
    let send = |devices: &mut Devices, string: Vec<u8>| {
        soft(devices, bus, false, &mut string.clone());
    };
    send(&mut rfid.wire, instructions(&INIT));
    for string in picture(spot) {
        send(&mut rfid.wire, string);
    }
    rfid.find().unwrap();
    assert!(shows_spots(&rfid.wire));
    // What went to the reader did not reach the screen.
    assert_eq!(rfid.wire.screen.counters().errors, 0);
    send(&mut rfid.wire, instructions(&[0x30, 0x80]));
    send(&mut rfid.wire, data(b"cold"));
    assert_eq!(&rfid.wire.screen.text(0)[..4], b"cold");
    assert_eq!(rfid.wire.pin_level(16), None);
}

#[test]
fn the_reader_answers_bit_by_bit() {
    // On the pins of the hardware bus, and on others.
    for (bus, rest) in [
        (Bus::HSPI, false),
        (Bus::HSPI, true),
        (
            Bus {
                sck: 0,
                mosi: 1,
                miso: 3,
            },
            false,
        ),
    ] {
        let mut wiring = Wiring::soft();
        wiring.reader.bus = bus;
        let devices = devices(wiring);
        let mut rfid = Rfid::new(Soft { devices, bus, rest }, Patience::Timer);
        assert_eq!(rfid.read_register(0x37), 0x92);
        assert_eq!(rfid.open(4).unwrap()[..4], UID);
        rfid.write(4, b"moved by my hand").unwrap();
        assert_eq!(&rfid.read(4).unwrap(), b"moved by my hand");
        assert_eq!(rfid.wire.devices.pin_level(bus.miso), None, "not selected");
        if !bus.is_hardware() {
            let mut bytes = [0xb7 << 1, 0];
            rfid.wire.devices.pin_changed(2, false);
            rfid.wire.devices.spi_transfer(&mut bytes);
            assert_eq!(bytes, [0xff; 2], "it is not on that bus");
        }
    }
}

#[test]
fn a_byte_cut_by_select_is_forgotten() {
    let bus = Bus::HSPI;
    for bits in 1..8 {
        let mut devices = devices(Wiring::shared());
        devices.pin_changed(2, false);
        for _ in 0..bits {
            devices.pin_changed(bus.mosi, true);
            devices.pin_changed(bus.sck, true);
            devices.pin_changed(bus.sck, false);
        }
        devices.pin_changed(2, true);
        let mut rfid = Rfid::new(
            Soft {
                devices,
                bus,
                rest: false,
            },
            Patience::Timer,
        );
        assert_eq!(rfid.read_register(0x37), 0x92, "{bits}");
    }
}

#[test]
fn reset_lines_reset() {
    let wiring = Wiring::shared().with_resets(Some(5), Some(0));
    let mut rfid = Rfid::new(devices(wiring), Patience::Timer);
    hardware(&mut rfid.wire, &instructions(&INIT));
    rfid.find().unwrap();
    assert!(rfid.wire.screen.is_on());
    rfid.wire.pin_changed(5, false);
    assert!(!rfid.wire.screen.is_on());
    assert_eq!(rfid.read_register(0x14), 0x83, "the reader has its own");
    rfid.wire.pin_changed(0, false);
    assert_eq!(rfid.read_register(0x14), 0xff);
    rfid.wire.pin_changed(0, true);
    assert_eq!(rfid.read_register(0x14), 0x80);
    rfid.init();
    rfid.find().unwrap();
    rfid.wire.pin_changed(5, true);
    hardware(&mut rfid.wire, &instructions(&INIT));
    assert!(rfid.wire.screen.is_on());
}

#[test]
fn select_lines_may_be_of_either_kind() {
    let mut wiring = Wiring::shared();
    wiring.screen.select = Some(Select {
        pin: 10,
        active_high: false,
    });
    wiring.reader.select = Some(Select {
        pin: 9,
        active_high: true,
    });
    let mut devices = devices(wiring);
    let read = |devices: &mut Devices| {
        let mut bytes = [0x37 << 1 | 0x80, 0];
        devices.spi_transfer(&mut bytes);
        bytes[1]
    };
    assert_eq!(read(&mut devices), 0xff);
    assert_eq!(devices.screen.counters().bytes, 0);
    devices.pin_changed(9, true);
    assert_eq!(read(&mut devices), 0x92);
    devices.pin_changed(9, false);
    assert_eq!(read(&mut devices), 0xff);
    devices.pin_changed(10, false);
    devices.spi_transfer(&mut instructions(&INIT));
    assert!(devices.screen.is_on());
    // Pins that do not exist, and levels that do not change a pin.
    for pin in [10, 17, 32, 255] {
        devices.pin_changed(pin, false);
    }
    assert_eq!(devices.screen.counters().errors, 0);
}

#[test]
fn time_passes_without_bytes() {
    let mut devices = devices(Wiring::shared());
    // The timer: 1 ms.
    for (register, value) in [(0x2b, 0), (0x2c, 0x34), (0x2d, 0xf7), (0x0c, 0x40)] {
        devices.exchange(&mut [register << 1, value]);
    }
    let irq = |devices: &mut Devices| {
        let mut bytes = [0x04 << 1 | 0x80, 0];
        devices.exchange(&mut bytes);
        bytes[1] & 1
    };
    devices.advance_us(950);
    assert_eq!(irq(&mut devices), 0);
    devices.advance_us(50);
    assert_eq!(irq(&mut devices), 1);
}

#[test]
fn nothing_that_a_program_does_ends_in_a_panic() {
    let mut state = 7u32;
    let mut random = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    for wiring in [
        Wiring::shared(),
        Wiring::soft().with_resets(Some(1), Some(0)),
    ] {
        let mut devices = devices(wiring);
        for _ in 0..60_000 {
            match random(12) {
                0..=4 => devices.pin_changed(random(18) as u8, random(2) != 0),
                5..=8 => {
                    // Often the reader's registers, with commands among the values.
                    let register = random(64) as u8;
                    let mut bytes: Vec<u8> = (0..=random(30)).map(|_| random(256) as u8).collect();
                    bytes[0] = register << 1;
                    devices.exchange(&mut bytes);
                }
                9 => {
                    devices.exchange(&mut [0x01 << 1, [0x0c, 0x0e, 0x03, 0x0f][random(4) as usize]])
                }
                10 => devices.advance_us(random(3000)),
                _ => {
                    if let Some(card) = devices.reader.remove() {
                        devices.reader.place(card);
                    }
                }
            }
        }
        for pin in 0..17 {
            devices.pin_changed(pin, pin != 15);
        }
        let mut rfid = Rfid::new(devices, Patience::Timer);
        rfid.find().unwrap();
    }
}

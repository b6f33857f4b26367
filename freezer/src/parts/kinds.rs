//! The kinds of parts, with their keys and defaults.

use sim::part::{Nanos, US};
use sim::parts::dht::Kind;
use sim::parts::i2c::Target;
use sim::parts::ws2812::Order;
use sim::parts::{
    Bme280, Button, Dht, Ds18b20, Eeprom, Encoder, Led, Lm75, OnI2c, Pot, Serial, Servo, Ssd1306,
    Ssd1306Spi, Ws2812,
};
use sim::{Action, Bus, Part};

use super::given::{ms, Given, Reader};
use super::{Claims, Role};
use crate::suggest::did_you_mean;

/// The names of the kinds.
pub const KINDS: [&str; 14] = [
    "ssd1306", "eeprom", "bme280", "lm75", "ds18b20", "dht22", "dht11", "ws2812", "button",
    "encoder", "pot", "servo", "led", "serial",
];

/// Pins of I2C that most boards use.
const SCL: u8 = 5;
const SDA: u8 = 4;

type Built = (Box<dyn Part>, Claims);

/// The part that is described, at power-on. `None` if there is no such kind.
pub(super) fn part(given: &Given, r: &mut Reader<'_>) -> Option<Built> {
    Some(match given.kind.as_str() {
        "ssd1306" => ssd1306(given, r),
        "eeprom" => {
            let address = address(r, 0x50, 0x50..=0x57);
            let sizes = [128, 256, 4096, 8192, 16_384, 32_768, 65_536];
            let size = r.number_of("size", 4096, &sizes) as usize;
            let mut eeprom = Eeprom::new(address, size);
            if let Some(text) = r.text("content") {
                let length = text.len().min(size);
                eeprom.bytes_mut()[..length].copy_from_slice(&text.as_bytes()[..length]);
            }
            on_i2c(r, eeprom, address)
        }
        "bme280" => {
            let address = address(r, 0x76, 0x76..=0x77);
            let mut part = Bme280::new(address);
            part.act(&Action::Set("temperature", temperature(r)), 0);
            part.act(&Action::Set("humidity", humidity(r)), 0);
            let pressure = r.milli("pressure", 1_013_250, 300..=1100);
            part.act(&Action::Set("pressure", pressure), 0);
            on_i2c(r, part, address)
        }
        "lm75" => {
            let address = address(r, 0x48, 0x48..=0x4f);
            let mut part = Lm75::new(address);
            part.act(&Action::Set("temperature", temperature(r)), 0);
            on_i2c(r, part, address)
        }
        "ds18b20" => {
            let pin = r.pin("pin", None);
            // Parts without a number of their own differ by where they stand.
            let serial = r.number("serial", i64::from(given.order), 0..=(1 << 48) - 1);
            let mut part = Ds18b20::new(pin, serial as u64);
            if r.flag("parasite", false) {
                part = part.parasite();
            }
            part.act(&Action::Set("temperature", temperature(r)), 0);
            one(part, pin, Role::Shared("wire"))
        }
        kind @ ("dht22" | "dht11") => {
            let pin = r.pin("pin", None);
            let kind = if kind == "dht11" {
                Kind::Dht11
            } else {
                Kind::Dht22
            };
            let mut part = Dht::new(kind, pin);
            part.act(&Action::Set("temperature", temperature(r)), 0);
            part.act(&Action::Set("humidity", humidity(r)), 0);
            one(part, pin, Role::Own)
        }
        "ws2812" => {
            let pin = r.pin("pin", None);
            let order = match r.choice("order", &["GRB", "RGB", "GRBW"]) {
                "RGB" => Order::Rgb,
                "GRBW" => Order::Grbw,
                _ => Order::Grb,
            };
            let part = Ws2812::new(pin, r.number("lamps", 8, 1..=2048) as usize, order);
            let part = match r.number_of("khz", 800, &[800, 400]) {
                400 => part.slow(),
                _ => part,
            };
            one(part, pin, Role::Listens)
        }
        "button" => button(r),
        "encoder" => encoder(r),
        "pot" => {
            let mv = r.milli("voltage", 500, 0..=3);
            let claims = Claims {
                analog: true,
                ..Claims::default()
            };
            (Box::new(Pot::new(mv as u32 * 1000)), claims)
        }
        "servo" => {
            let pin = r.pin("pin", None);
            one(Servo::new(pin), pin, Role::Listens)
        }
        "led" => {
            let pin = r.pin("pin", None);
            let lit_low = r.choice("active", &["high", "low"]) == "low";
            one(Led::new(pin, lit_low), pin, Role::Listens)
        }
        "serial" => {
            let port = r.number("port", 1, 0..=1) as u8;
            let baud = r.number("baud", 115_200, 300..=4_000_000) as u32;
            (Box::new(Serial::new(port, baud)), Claims::default())
        }
        unknown => {
            let d = given.wrong_kind(format!("there is no part of kind {unknown:?}"));
            let help = did_you_mean(unknown, KINDS);
            r.forget_keys();
            r.refuse(d.help(help.unwrap_or_else(|| format!("the kinds are {}", KINDS.join(", ")))));
            return None;
        }
    })
}

fn one(part: impl Part, pin: u8, role: Role) -> Built {
    let claims = Claims {
        pins: vec![(pin, role)],
        ..Claims::default()
    };
    (Box::new(part), claims)
}

fn address(r: &mut Reader<'_>, default: u8, range: std::ops::RangeInclusive<u8>) -> u8 {
    let (least, most) = range.into_inner();
    r.number("address", default.into(), least.into()..=most.into()) as u8
}

fn temperature(r: &mut Reader<'_>) -> i64 {
    r.milli("temperature", 20_000, -100..=200)
}

fn humidity(r: &mut Reader<'_>) -> i64 {
    r.milli("humidity", 50_000, 0..=100)
}

fn on_i2c<T: Target>(r: &mut Reader<'_>, target: T, address: u8) -> Built {
    let (scl, sda) = (r.pin("scl", Some(SCL)), r.pin("sda", Some(SDA)));
    let stretch = r.number("stretch", 0, 0..=100_000) as Nanos * US;
    let claims = Claims {
        pins: vec![(scl, Role::Shared("scl")), (sda, Role::Shared("sda"))],
        address: Some(((scl, sda), address)),
        analog: false,
    };
    (
        Box::new(OnI2c::new(target, scl, sda).stretching(stretch)),
        claims,
    )
}

/// On SPI if it has a pin for D/C.
fn ssd1306(given: &Given, r: &mut Reader<'_>) -> Built {
    let height = r.number_of("height", 64, &[64, 32]) as u32;
    if !r.has("dc") {
        for key in ["cs", "sck", "mosi", "reset"] {
            if r.has(key) {
                let d = given.wrong(format!("{key} is a pin of SPI, and dc is missing"));
                r.refuse(d.help("name the pins scl and sda for I2C, or dc and cs for SPI"));
            }
        }
        let address = address(r, 0x3c, 0x3c..=0x3d);
        return on_i2c(r, Ssd1306::new(address, height), address);
    }
    for key in ["scl", "sda", "address"] {
        if r.has(key) {
            let d = given.wrong(format!("{key} is for I2C, and dc for SPI"));
            r.refuse(d.help("name the pins scl and sda for I2C, or dc and cs for SPI"));
        }
    }
    let bus = Bus {
        sck: r.pin("sck", Some(Bus::HSPI.sck)),
        mosi: r.pin("mosi", Some(Bus::HSPI.mosi)),
        miso: Bus::HSPI.miso,
    };
    let dc = r.pin("dc", None);
    let (cs, reset) = (r.pin_if_there("cs"), r.pin_if_there("reset"));
    let mut pins = vec![
        (bus.sck, Role::Shared("sck")),
        (bus.mosi, Role::Shared("mosi")),
    ];
    pins.extend(
        [Some(dc), cs, reset]
            .into_iter()
            .flatten()
            .map(|pin| (pin, Role::Own)),
    );
    let claims = Claims {
        pins,
        ..Claims::default()
    };
    (
        Box::new(Ssd1306Spi::new(Ssd1306::new(0, height), bus, dc, cs, reset)),
        claims,
    )
}

fn button(r: &mut Reader<'_>) -> Built {
    let pin = r.pin("pin", None);
    let mut part = Button::new(pin);
    if r.choice("active", &["low", "high"]) == "high" {
        part = part.to_supply();
    } else if r.flag("resistor", false) {
        part = part.with_resistor();
    }
    part = part.bouncing(ms(r.number("bounce", 3, 0..=1000)));
    for [at, hold] in r.lists(
        "presses",
        "[milliseconds from power-on, milliseconds of the press]",
    ) {
        part.press(ms(at) + 1, Some(ms(hold)));
    }
    one(part, pin, Role::Own)
}

fn encoder(r: &mut Reader<'_>) -> Built {
    let (a, b) = (r.pin("a", None), r.pin("b", None));
    let mut part = Encoder::new(a, b);
    if !r.flag("resistors", true) {
        part = part.bare();
    }
    let form = "[milliseconds from power-on, detents, detents a second]";
    for [at, detents, speed] in r.lists("turns", form) {
        let clamp = |n: i64| n.clamp(-100_000, 100_000) as i32;
        part.turn(ms(at) + 1, clamp(detents), clamp(speed).max(1) as u32);
    }
    let claims = Claims {
        pins: vec![(a, Role::Own), (b, Role::Own)],
        ..Claims::default()
    };
    (Box::new(part), claims)
}

//! Descriptions of parts, right and wrong.

use super::*;
use sim::part::MS;
use sim::parts::{Button, Eeprom, Led, OnI2c, Pot, Ssd1306, Ssd1306Spi};

fn file(text: &str) -> Result<Vec<Named>, Failure> {
    read(Some((Path::new("freeze.toml"), text)), &[])
}

fn lines(parts: &[Named]) -> Lines {
    let mut lines = Lines::new();
    connect(parts, &mut lines);
    lines
}

/// The lines and texts of the mistakes.
fn wrong(text: &str) -> Vec<(Option<u32>, String)> {
    let failure = file(text).expect_err(text);
    let errors = failure.errors.into_iter();
    errors.map(|d| (d.line, d.message.clone())).collect()
}

#[test]
fn a_kind_with_its_pins_is_enough() {
    let parts = file(
        "heap = 5\n[[part]]\nkind = \"ssd1306\"\n[[part]]\nkind = \"eeprom\"\nname = \"memory\"\ncontent = \"hi\"\n\
         [[part]]\nkind = \"ssd1306\"\ndc = 16\ncs = 15\n[[part]]\nkind = \"led\"\npin = 2\nactive = \"low\"",
    );
    let lines = lines(&parts.expect("they are right"));
    let names: Vec<&str> = lines.parts().map(|(name, _)| name).collect();
    assert_eq!(names, ["ssd1306", "memory", "ssd1306-2", "led"]);
    assert!(lines.named::<OnI2c<Ssd1306>>("ssd1306").is_some());
    assert!(lines.named::<Ssd1306Spi>("ssd1306-2").is_some());
    let memory = lines.named::<OnI2c<Eeprom>>("memory").expect("it is there");
    assert_eq!(memory.target.bytes()[..3], [b'h', b'i', 0xff]);
    assert!(!lines.first::<Led>().expect("it is there").is_on());
}

#[test]
fn the_command_line_adds_parts() {
    let arguments = [
        "pot:voltage=0.75",
        "button:pin=0,presses=[[5,10],[30,1]],bounce=0",
        "led:pin=2,name=lamp",
    ];
    let arguments = arguments.map(str::to_owned);
    let file = (
        Path::new("freeze.toml"),
        "[[part]]\nkind = \"led\"\npin = 5",
    );
    let mut lines = lines(&read(Some(file), &arguments).expect("they are right"));
    assert_eq!(lines.analog_uv(), Some(750_000));
    assert_eq!(lines.named::<Pot>("pot").map(Pot::uv), Some(750_000));
    assert!(lines.named::<Led>("lamp").is_some() && lines.named::<Led>("led").is_some());
    assert!(lines.named::<Button>("button").is_some());
    let levels = [4, 6, 20, 30, 31].map(|ms| {
        lines.advance(ms * MS + 500_000 - lines.now());
        lines.level(0) == Some(false)
    });
    assert_eq!(levels, [false, true, false, true, false]);
    let failure = read(None, &["led:pin".to_owned()]).expect_err("it has no value");
    assert_eq!(
        failure.errors[0].message,
        "--part led:pin: pin is no KEY=VALUE"
    );
    let failure = read(None, &["led:pin=7".to_owned()]).expect_err("the flash is there");
    assert!(failure.errors[0]
        .message
        .starts_with("--part led: pin is 7, but"));
}

#[test]
fn every_mistake_has_its_line() {
    for (text, line, what) in [
        ("part = 1", 1, "part is not a list of tables"),
        ("\n[[part]]\nname = \"x\"", 2, "this part has no kind"),
        (
            "[[part]]\nkind = \"ssd1305\"\nx = 1",
            2,
            "there is no part of kind \"ssd1305\"",
        ),
        (
            "[[part]]\nkind = \"led\"",
            1,
            "led needs pin, the number of a pin",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = \"D1\"",
            3,
            "pin is \"D1\", but has to be a pin: 0 to 5, 9, 10, 12 to 16",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = 6",
            3,
            "pin is 6, but has to be a pin: 0 to 5, 9, 10, 12 to 16",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = 2\n\npni = 2",
            5,
            "led has no key pni",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = 2\nactive = \"up\"",
            4,
            "active is \"up\", but has to be high or low",
        ),
        (
            "[[part]]\nkind = \"eeprom\"\nsize = 100",
            3,
            "size is 100, but has to be 128, 256, 4096, 8192, 16384, 32768 or 65536",
        ),
        (
            "[[part]]\nkind = \"lm75\"\naddress = 0x50",
            3,
            "address is 80, but has to be a number from 72 to 79",
        ),
        (
            "[[part]]\nkind = \"lm75\"\ntemperature = 300.5",
            3,
            "temperature is 300.5, but has to be a number from -100 to 200",
        ),
        (
            "[[part]]\nkind = \"button\"\npin = 0\nresistor = 1",
            4,
            "resistor is 1, but has to be true or false",
        ),
        (
            "[[part]]\nkind = \"button\"\npin = 0\npresses = [1]",
            4,
            "presses is not a list of [milliseconds from power-on, milliseconds of the press]",
        ),
        (
            "[[part]]\nkind = \"ssd1306\"\ncs = 15",
            1,
            "cs is a pin of SPI, and dc is missing",
        ),
        (
            "[[part]]\nkind = \"ssd1306\"\ndc = 0\nscl = 5",
            1,
            "scl is for I2C, and dc for SPI",
        ),
        (
            "[[part]]\nkind = \"pot\"\n[[part]]\nkind = \"pot\"",
            3,
            "pot-2 and pot are both at the analog pin",
        ),
        (
            "[[part]]\nkind = \"lm75\"\n[[part]]\nkind = \"lm75\"",
            3,
            "lm75-2 and lm75 have both the address 0x48",
        ),
        (
            "[[part]]\nkind = \"dht22\"\npin = 5\n[[part]]\nkind = \"lm75\"",
            4,
            "lm75 and dht22 are both at pin 5",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = 5\nname = \"a b\"",
            4,
            "name has to be a text without blanks",
        ),
        (
            "[[part]]\nkind = \"led\"\npin = 5\n[[part]]\nkind = \"led\"\npin = 4\nname = \"led\"",
            7,
            "two parts are called led",
        ),
    ] {
        assert_eq!(wrong(text), [(Some(line), what.to_owned())], "{text}");
    }
}

#[test]
fn parts_share_buses_and_listeners_disturb_nobody() {
    let parts = file(
        "[[part]]\nkind = \"lm75\"\n[[part]]\nkind = \"lm75\"\naddress = 0x49\n[[part]]\nkind = \"led\"\npin = 5\n\
         [[part]]\nkind = \"ds18b20\"\npin = 2\n[[part]]\nkind = \"ds18b20\"\npin = 2\n",
    );
    let lines = lines(&parts.expect("they are right"));
    let rom = |name| {
        let part: Option<&sim::parts::Ds18b20> = lines.named(name);
        part.expect("it is there").rom()
    };
    assert_ne!(
        rom("ds18b20"),
        rom("ds18b20-2"),
        "each has a number of its own"
    );
}

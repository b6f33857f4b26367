//! DS18B20 and DHT.

use sim::part::{Action, Nanos, MS, US};
use sim::parts::dht::Kind;
use sim::parts::{Dht, Ds18b20};
use sim::{Lines, Part};

use crate::master::{drain, read_wire, reset, slot, write_wire};

const PIN: u8 = 2;

fn wire(parts: &[Ds18b20]) -> Lines {
    let mut lines = Lines::new();
    for (n, part) in parts.iter().enumerate() {
        lines.connect(&format!("t{n}"), Box::new(part.clone()));
    }
    lines
}

fn warm(lines: &mut Lines, name: &str, milli: i64) {
    let set = Action::Set("temperature", milli);
    assert_eq!(
        lines.act(name, |p: &mut Ds18b20, now| p.act(&set, now)),
        Some(true)
    );
}

fn crc(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |c, _| {
            c >> 1 ^ if c & 1 != 0 { 0x8c } else { 0 }
        })
    })
}

/// The scratchpad of the only part, with its check sum tested.
fn scratchpad(lines: &mut Lines) -> [u8; 8] {
    assert!(reset(lines, PIN));
    write_wire(lines, PIN, &[0xcc, 0xbe]);
    let all: [u8; 9] = read_wire(lines, PIN);
    assert_eq!(crc(&all[..8]), all[8]);
    all[..8].try_into().expect("eight bytes")
}

fn sixteenths(scratchpad: [u8; 8]) -> i16 {
    i16::from_le_bytes([scratchpad[0], scratchpad[1]])
}

/// A search that takes the higher numbers first.
fn search(lines: &mut Lines, command: u8) -> Vec<u64> {
    let (mut found, mut forks) = (Vec::new(), vec![(0u64, 0u32)]);
    while let Some((path, length)) = forks.pop() {
        if !reset(lines, PIN) {
            break;
        }
        write_wire(lines, PIN, &[command]);
        let mut rom = path;
        for n in 0..64 {
            let (bit, complement) = (slot(lines, PIN, true), slot(lines, PIN, true));
            if bit && complement {
                return found;
            }
            let mut choice = rom >> n & 1 != 0;
            if n >= length {
                choice = bit;
                if !bit && !complement {
                    forks.push((rom | 1 << n, n + 1));
                }
                rom = rom & !(1 << n) | u64::from(choice) << n;
            }
            slot(lines, PIN, choice);
        }
        found.push(rom);
    }
    found
}

#[test]
fn nobody_answers_on_an_empty_wire() {
    let mut lines = wire(&[]);
    assert!(!reset(&mut lines, PIN));
    // A low that is too short is no reset.
    let mut lines = wire(&[Ds18b20::new(PIN, 1)]);
    drain(&mut lines, PIN, false);
    lines.advance(400 * US);
    drain(&mut lines, PIN, true);
    lines.advance(70 * US);
    assert_eq!(lines.level(PIN), Some(true));
}

#[test]
fn a_conversion_takes_its_time() {
    let mut lines = wire(&[Ds18b20::new(PIN, 0x1234_5678)]);
    assert_eq!(
        sixteenths(scratchpad(&mut lines)),
        85 * 16,
        "nothing was measured yet"
    );
    warm(&mut lines, "t0", -10_125);
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0x44]);
    let start = lines.now();
    while !slot(&mut lines, PIN, true) {}
    let time = lines.now() - start;
    assert!((749 * MS..751 * MS).contains(&time), "{time}");
    assert_eq!(sixteenths(scratchpad(&mut lines)), -162);
    // Nine bits take an eighth of the time.
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0x4e, 1, 2, 0x1f]);
    warm(&mut lines, "t0", 21_940);
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0x44]);
    lines.advance(94 * MS);
    let pad = scratchpad(&mut lines);
    assert_eq!(
        (sixteenths(pad), &pad[2..5]),
        (21 * 16 + 8, &[1, 2, 0x1f][..])
    );
    // The settings are lost unless they are copied.
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0xb8]);
    assert_eq!(scratchpad(&mut lines)[2..5], [75, 70, 0x7f]);
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0xb4]);
    assert!(slot(&mut lines, PIN, true), "it has a supply");
}

#[test]
fn parts_are_found_and_addressed_by_their_numbers() {
    let parts =
        [0x0000_0000_1234, 0xffff_0000_1234, 0x8000_0000_0001].map(|n| Ds18b20::new(PIN, n));
    let mut lines = wire(&parts);
    let roms = parts.clone().map(|p| u64::from_le_bytes(p.rom()));
    let mut found = search(&mut lines, 0xf0);
    found.sort_unstable();
    let mut all = roms;
    all.sort_unstable();
    assert_eq!(found, all);
    // One alone is addressed: the others keep what they had.
    warm(&mut lines, "t1", 99_000);
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0x55]);
    write_wire(&mut lines, PIN, &roms[1].to_le_bytes());
    write_wire(&mut lines, PIN, &[0x44]);
    lines.advance(750 * MS);
    for (n, want) in [(0, 85 * 16), (1, 99 * 16)] {
        reset(&mut lines, PIN);
        write_wire(&mut lines, PIN, &[0x55]);
        write_wire(&mut lines, PIN, &roms[n].to_le_bytes());
        write_wire(&mut lines, PIN, &[0xbe]);
        let low: [u8; 2] = read_wire(&mut lines, PIN);
        assert_eq!(i16::from_le_bytes(low), want);
    }
    // Alarms: all are too hot, until one has measured something moderate.
    assert_eq!(search(&mut lines, 0xec).len(), 3);
    warm(&mut lines, "t1", 72_000);
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0xcc, 0x44]);
    lines.advance(750 * MS);
    assert_eq!(search(&mut lines, 0xec).len(), 2, "too cold");
}

#[test]
fn the_only_part_tells_its_number() {
    let part = Ds18b20::new(PIN, 77);
    let mut lines = wire(core::slice::from_ref(&part));
    reset(&mut lines, PIN);
    write_wire(&mut lines, PIN, &[0x33]);
    assert_eq!(read_wire::<8>(&mut lines, PIN), part.rom());
}

#[test]
fn without_a_supply_a_conversion_needs_the_lines_power() {
    for (strong, want) in [(true, 20 * 16), (false, 85 * 16)] {
        let mut lines = wire(&[Ds18b20::new(PIN, 1).parasite()]);
        reset(&mut lines, PIN);
        write_wire(&mut lines, PIN, &[0xcc, 0xb4]);
        assert!(!slot(&mut lines, PIN, true));
        reset(&mut lines, PIN);
        write_wire(&mut lines, PIN, &[0xcc, 0x44]);
        if strong {
            lines.drive(PIN, Some(true));
        }
        lines.advance(750 * MS);
        lines.drive(PIN, None);
        assert_eq!(sixteenths(scratchpad(&mut lines)), want);
    }
}

/// Asks a sensor. Gives the lengths of the highs.
fn ask(lines: &mut Lines, low: Nanos) -> Vec<Nanos> {
    drain(lines, PIN, false);
    lines.advance(low);
    drain(lines, PIN, true);
    let (mut highs, mut level, mut since) = (Vec::new(), true, lines.now());
    for _ in 0..6_000 {
        lines.advance(US);
        let now = lines.level(PIN) == Some(true);
        if now != level {
            if level {
                highs.push(lines.now() - since);
            }
            (level, since) = (now, lines.now());
        }
    }
    highs
}

/// The bytes of an answer.
fn bytes(highs: &[Nanos]) -> Vec<u8> {
    assert_eq!(highs.len(), 42, "the wait, the start and 40 bits");
    let bits: Vec<u8> = highs[2..].iter().map(|h| u8::from(*h > 48 * US)).collect();
    bits.chunks(8)
        .map(|c| c.iter().fold(0, |b, bit| b << 1 | bit))
        .collect()
}

#[test]
fn a_dht22_answers_with_tenths() {
    let mut lines = Lines::new();
    lines.connect("dht", Box::new(Dht::new(Kind::Dht22, PIN)));
    assert_eq!(ask(&mut lines, 500 * US), [], "the request is too short");
    let set = |lines: &mut Lines, what, milli| {
        let set = Action::Set(what, milli);
        lines.act("dht", |p: &mut Dht, now| p.act(&set, now))
    };
    set(&mut lines, "temperature", -10_100);
    set(&mut lines, "humidity", 65_200);
    let highs = ask(&mut lines, 2 * MS);
    assert_eq!(highs[1], 80 * US);
    assert_eq!(bytes(&highs), [0x02, 0x8c, 0x80, 0x65, 0x73]);
    set(&mut lines, "temperature", 10_000);
    assert_eq!(
        bytes(&ask(&mut lines, 2 * MS))[3],
        0x65,
        "it measures every two seconds"
    );
    lines.advance(2_000 * MS);
    assert_eq!(bytes(&ask(&mut lines, 2 * MS))[2..4], [0, 100]);
}

#[test]
fn a_dht11_has_whole_per_cents_and_wants_a_longer_request() {
    let mut lines = Lines::new();
    lines.connect("dht", Box::new(Dht::new(Kind::Dht11, PIN)));
    assert_eq!(ask(&mut lines, 2 * MS), []);
    assert_eq!(bytes(&ask(&mut lines, 18 * MS)), [50, 0, 20, 0, 70]);
}

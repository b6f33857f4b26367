//! Visitors of a simulated box: they lay cards down, take them away, and look at the screen.
//!
//! Their actions are written as text, so that a scenario is in one place:
//!
//! | | |
//! |---|---|
//! | `place N` | lays card N on the reader; it is a fresh one the first time |
//! | `take` | takes the card away |
//! | `away BYTES old\|new\|garbage` | the card on the reader leaves after BYTES of traffic: [`Card::remove_after`] |
//! | `swap N` | the content of card N becomes that of a fresh one |
//! | `keep N`, `restore N` | saves the content of card N, and restores it |
//! | `content N HEX` | sets all 1024 bytes of card N, which must not lie on the reader |
//! | `wear N BLOCK` | wears out a block of card N, which must not lie on the reader: [`Card::wear`] |
//! | `kind N SAK` | makes card N report another kind; it must not lie on the reader: [`Card::set_sak`] |
//! | `look` | keeps a [`Picture`] |
//!
//! An action happens at a time, `MILLISECONDS: action`, or when the program reads a line `@action` from its input.

use std::collections::{BTreeMap, VecDeque};

use sim::st7920::{HEIGHT, TEXT_ROWS, WIDTH};
use sim::{Card, Devices, Tear, Traffic};

/// A picture of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Rows of pixels, 16 bytes each, the leftmost pixel in the highest bit.
    pub pixels: Vec<u8>,
    /// The characters of its text mode.
    pub text: Vec<String>,
    /// How often something was sent that no driver should send.
    pub errors: u32,
}

impl Picture {
    /// The picture that the screen of these devices shows now.
    pub fn of(devices: &Devices) -> Picture {
        let screen = &devices.screen;
        let mut pixels = Vec::new();
        for y in 0..HEIGHT {
            for byte in 0..WIDTH / 8 {
                let bits = (0..8).map(|i| u8::from(screen.pixel(byte * 8 + i, y)));
                pixels.push(bits.fold(0, |b, bit| b << 1 | bit));
            }
        }
        let text = (0..TEXT_ROWS).map(|row| {
            let bytes = screen.text(row);
            String::from_utf8_lossy(&bytes).trim_end().to_owned()
        });
        Picture {
            pixels,
            text: text.collect(),
            errors: screen.counters().errors,
        }
    }

    /// Is this pixel dark?
    pub fn pixel(&self, x: usize, y: usize) -> bool {
        self.pixels[y * 16 + x / 8] >> (7 - x % 8) & 1 != 0
    }

    /// The pixels as hexadecimal digits.
    pub fn hex(&self) -> String {
        self.pixels.iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The pixels drawn with characters, two rows a line.
    pub fn drawn(&self) -> String {
        let line = |y: usize| {
            let pair = |x| {
                let (upper, lower) = (self.pixel(x, y), self.pixel(x, y + 1));
                [' ', '▀', '▄', '█'][usize::from(upper) + 2 * usize::from(lower)]
            };
            (0..WIDTH as usize).map(pair).collect::<String>()
        };
        let lines: Vec<String> = (0..HEIGHT as usize).step_by(2).map(line).collect();
        lines.join("\n")
    }
}

/// The visitors, their cards, and the pictures that they saw.
#[derive(Default)]
pub struct Museum {
    /// Actions that are still to come, with their times in microseconds.
    plan: VecDeque<(u64, String)>,
    cards: BTreeMap<u8, Card>,
    kept: BTreeMap<u8, Card>,
    /// The card on the reader.
    laid: Option<u8>,
    /// The pictures that were taken by `look`.
    pub pictures: Vec<Picture>,
}

impl Museum {
    /// Reads a plan: lines of times and actions, in order.
    ///
    /// # Panics
    /// If a line is not of that form.
    pub fn with_plan(plan: &str) -> Museum {
        let line = |line: &str| {
            let (at, what) = line.split_once(": ").expect("a time and what happens");
            let ms: u64 = at.trim().parse().expect("milliseconds");
            (ms * 1000, what.to_owned())
        };
        Museum {
            plan: plan
                .lines()
                .filter(|l| !l.trim().is_empty())
                .map(line)
                .collect(),
            ..Museum::default()
        }
    }

    /// Card N, if it does not lie on the reader.
    pub fn card(&self, n: u8) -> Option<&Card> {
        self.cards.get(&n)
    }

    /// Does the actions that are due at this time.
    pub fn visit(&mut self, now_us: u64, devices: &mut Devices) {
        while self.plan.front().is_some_and(|(at, _)| *at <= now_us) {
            let (_, what) = self.plan.pop_front().expect("it is there");
            self.act(&what, devices);
        }
    }

    /// Does the action of an input line that the program has read, if it is one.
    pub fn hear(&mut self, line: &[u8], devices: &mut Devices) {
        if let Some(what) = line.strip_prefix(b"@") {
            self.act(&String::from_utf8_lossy(what), devices);
        }
    }

    fn act(&mut self, what: &str, devices: &mut Devices) {
        let words: Vec<&str> = what.split_whitespace().collect();
        let number = |word: &str| word.parse::<u32>().expect("a number");
        match *words.as_slice() {
            ["place", n] => self.place(number(n) as u8, devices),
            ["take"] => self.take(devices),
            ["away", bytes, tear] => {
                let tear = match tear {
                    "old" => Tear::Old,
                    "new" => Tear::New,
                    "garbage" => Tear::Garbage,
                    _ => panic!("no such tear: {tear}"),
                };
                let card = devices.reader.card_mut().expect("a card lies there");
                card.remove_after(number(bytes), Traffic::All, tear);
            }
            ["swap", n] => {
                self.cards.remove(&(number(n) as u8));
            }
            ["keep", n] => {
                let n = number(n) as u8;
                self.kept.insert(n, self.cards[&n].clone());
            }
            ["restore", n] => {
                let n = number(n) as u8;
                self.cards.insert(n, self.kept[&n].clone());
            }
            ["content", n, hex] => {
                let card = self.card_mut(number(n) as u8);
                let bytes = card.memory_mut().as_flattened_mut();
                assert_eq!(hex.len(), 2 * bytes.len());
                for (i, byte) in bytes.iter_mut().enumerate() {
                    let digits = u8::from_str_radix(&hex[2 * i..2 * i + 2], 16);
                    *byte = digits.expect("two digits");
                }
            }
            ["wear", n, block] => self.card_mut(number(n) as u8).wear(number(block) as u8),
            ["kind", n, sak] => self.card_mut(number(n) as u8).set_sak(number(sak) as u8),
            ["look"] => self.pictures.push(Picture::of(devices)),
            _ => panic!("visitors do not know how to {what:?}"),
        }
    }

    /// A card that does not lie on the reader. It is fresh the first time.
    fn card_mut(&mut self, n: u8) -> &mut Card {
        self.cards
            .entry(n)
            .or_insert_with(|| Card::new([0x04, 0xa1, 0x5e, n]))
    }

    fn place(&mut self, n: u8, devices: &mut Devices) {
        self.take(devices);
        self.card_mut(n);
        let card = self.cards.remove(&n).expect("it is there");
        devices.reader.place(card);
        self.laid = Some(n);
    }

    fn take(&mut self, devices: &mut Devices) {
        if let (Some(n), Some(mut card)) = (self.laid.take(), devices.reader.remove()) {
            // If it still had to leave by itself, it has left now.
            card.remove_after(u32::MAX, Traffic::All, Tear::New);
            self.cards.insert(n, card);
        }
    }
}

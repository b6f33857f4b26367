//! Visitors of a simulated box: cards that are laid down and taken away, and looks at the screen.
//!
//! What they do is text, so that a scenario stands in one place:
//!
//! | | |
//! |---|---|
//! | `place N` | lays card N on the reader; it is a fresh one the first time |
//! | `take` | takes the card away |
//! | `away BYTES old\|new\|garbage` | the card that lies there leaves by itself: [`Card::remove_after`], all traffic counted |
//! | `swap N` | the content of card N becomes that of a fresh one |
//! | `keep N`, `restore N` | notes the content of card N, and gives it back |
//! | `content N HEX` | card N, which nobody has laid down, has this content, all of its 1024 bytes |
//! | `wear N BLOCK` | a block of the same card is worn out: [`Card::wear`] |
//! | `kind N SAK` | the same card says that it is of another kind: [`Card::set_sak`] |
//! | `look` | keeps a [`Picture`] |
//!
//! It happens at a time, `MILLISECONDS: what`, or when the program reads a line `@what` from its input.

use std::collections::{BTreeMap, VecDeque};

use sim::st7920::{HEIGHT, TEXT_ROWS, WIDTH};
use sim::{Card, Devices, Tear, Traffic};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Rows of pixels, 16 bytes each, the leftmost pixel in the highest bit.
    pub pixels: Vec<u8>,
    /// The characters of its text mode.
    pub text: Vec<String>,
    /// What no driver should send was sent so often.
    pub errors: u32,
}

impl Picture {
    /// What this screen shows.
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

/// Visitors, and what they have.
#[derive(Default)]
pub struct Museum {
    /// What is still to come: microseconds, and what.
    plan: VecDeque<(u64, String)>,
    cards: BTreeMap<u8, Card>,
    kept: BTreeMap<u8, Card>,
    /// The card on the reader.
    laid: Option<u8>,
    /// What was looked at.
    pub pictures: Vec<Picture>,
}

impl Museum {
    /// A plan: lines of times and what happens then, in order.
    ///
    /// # Panics
    /// If a line is none.
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

    /// A card, when nobody has laid it down.
    pub fn card(&self, n: u8) -> Option<&Card> {
        self.cards.get(&n)
    }

    /// Time has come to this.
    pub fn visit(&mut self, now_us: u64, devices: &mut Devices) {
        while self.plan.front().is_some_and(|(at, _)| *at <= now_us) {
            let (_, what) = self.plan.pop_front().expect("it is there");
            self.act(&what, devices);
        }
    }

    /// The program read this line.
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

    /// A card that nobody has laid down; it is a fresh one the first time.
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
            // If it had still to leave, it has left now.
            card.remove_after(u32::MAX, Traffic::All, Tear::New);
            self.cards.insert(n, card);
        }
    }
}

//! A display with the controller SSD1306 (Solomon Systech, *SSD1306*, rev. 1.1), of 128 by 64 or 128 by 32 pixels, on I2C
//! or on SPI with four wires.
//!
//! The picture is what an observer sees on the usual module, whose glass is mounted so that segment remap (A1) and
//! reversed scan (C8) show the memory's column 0 at the left and its row 0 at the top. Such modules have no supply of
//! their own for the panel: it stays dark until the charge pump is on.
//!
//! Assumed: memory is zero at power-on (a real one holds anything); a scrolling picture moves with frames of the default
//! oscillator; one lit row is as bright as another. Not modelled: brightness, timing of the panel's voltages, and the
//! swap of left and right COM pins.

mod command;
mod scroll;
mod spi;
mod view;

pub use spi::Ssd1306Spi;

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use super::i2c::Target;
use crate::part::{Nanos, Picture};
use scroll::Scroll;

/// Columns of the memory.
pub const WIDTH: usize = 128;
/// Pages of the memory, each with eight rows.
const PAGES: usize = 8;

/// The way in which the address moves after each byte of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Addressing {
    Horizontal,
    Vertical,
    Page,
}

/// The controller, and its panel.
#[derive(Clone, Debug)]
pub struct Ssd1306 {
    bus_address: u8,
    height: u32,
    /// Bytes by page and segment. The lowest bit of a byte is the upper pixel.
    memory: Box<[[u8; WIDTH]; PAGES]>,
    addressing: Addressing,
    columns: (u8, u8),
    pages: (u8, u8),
    column: u8,
    page: u8,
    /// A command's bytes so far.
    command: [u8; 8],
    length: usize,
    settings: Settings,
    scroll: Scroll,
    /// On I2C: the control byte that counts, and whether another one follows after the next byte.
    control: Option<u8>,
    received: u32,
}

/// The settings that commands change, with the values after a reset.
#[derive(Clone, Debug)]
struct Settings {
    on: bool,
    /// All pixels are lit, whatever the memory holds.
    all_on: bool,
    inverted: bool,
    contrast: u8,
    start_line: u8,
    remapped: bool,
    reversed: bool,
    /// Rows that are driven.
    rows: u8,
    offset: u8,
    /// The COM pins alternate between the sides of the panel.
    alternate: bool,
    charge_pump: bool,
}

impl Settings {
    const RESET: Settings = Settings {
        on: false,
        all_on: false,
        inverted: false,
        contrast: 0x7f,
        start_line: 0,
        remapped: false,
        reversed: false,
        rows: 64,
        offset: 0,
        alternate: true,
        charge_pump: false,
    };
}

impl Ssd1306 {
    /// A display at this address of the I2C bus, 64 or 32 pixels high.
    #[must_use]
    pub fn new(bus_address: u8, height: u32) -> Ssd1306 {
        Ssd1306 {
            bus_address,
            height,
            memory: Box::new([[0; WIDTH]; PAGES]),
            addressing: Addressing::Page,
            columns: (0, WIDTH as u8 - 1),
            pages: (0, PAGES as u8 - 1),
            column: 0,
            page: 0,
            command: [0; 8],
            length: 0,
            settings: Settings::RESET,
            scroll: Scroll::default(),
            control: None,
            received: 0,
        }
    }
    /// The reset line was pulled. The memory stays.
    pub fn reset(&mut self) {
        *self = Ssd1306 {
            memory: self.memory.clone(),
            received: self.received,
            ..Ssd1306::new(self.bus_address, self.height)
        };
    }
    /// True if the panel is lit.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.settings.on && self.settings.charge_pump
    }
    /// The contrast, which is the brightness.
    #[must_use]
    pub fn contrast(&self) -> u8 {
        self.settings.contrast
    }
    /// True if set bits of the memory are dark.
    #[must_use]
    pub fn is_inverted(&self) -> bool {
        self.settings.inverted
    }
    /// A byte for the memory.
    pub fn data(&mut self, byte: u8) {
        self.received += 1;
        let column = usize::from(self.column);
        let segment = if self.settings.remapped {
            WIDTH - 1 - column
        } else {
            column
        };
        self.memory[usize::from(self.page)][segment] = byte;
        self.next_address();
    }

    fn next_address(&mut self) {
        let next = |at: u8, (first, last): (u8, u8)| match at == last {
            true => (first, true),
            false => (at.wrapping_add(1), false),
        };
        match self.addressing {
            Addressing::Page => self.column = (self.column + 1) % WIDTH as u8,
            Addressing::Horizontal => {
                let (column, over) = next(self.column, self.columns);
                self.column = column % WIDTH as u8;
                if over {
                    self.page = next(self.page, self.pages).0 % PAGES as u8;
                }
            }
            Addressing::Vertical => {
                let (page, over) = next(self.page, self.pages);
                self.page = page % PAGES as u8;
                if over {
                    self.column = next(self.column, self.columns).0 % WIDTH as u8;
                }
            }
        }
    }
    fn summary_text(&self) -> String {
        let state = match (self.settings.on, self.settings.charge_pump) {
            (false, _) => "off",
            (true, false) => "dark, since the charge pump is off",
            (true, true) => "on",
        };
        let inverted = if self.settings.inverted {
            ", inverted"
        } else {
            ""
        };
        let contrast = self.settings.contrast;
        format!(
            "display of 128 by {} pixels, {state}{inverted}, contrast {contrast}",
            self.height
        )
    }
    /// `X,Y`: whether that pixel is `on` or `off`. `power`, `contrast`, `inverted`: the settings. `lit`: the number of
    /// pixels that are lit.
    fn state_of(&self, key: &str) -> Option<String> {
        let on_off = |on| String::from(if on { "on" } else { "off" });
        match key {
            "power" => return Some(on_off(self.is_on())),
            "inverted" => return Some(on_off(self.settings.inverted)),
            "contrast" => return Some(format!("{}", self.settings.contrast)),
            "lit" => {
                let (width, height) = self.size();
                let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
                return Some(format!(
                    "{}",
                    all.filter(|(x, y)| self.pixel(*x, *y)).count()
                ));
            }
            _ => {}
        }
        let (x, y) = key.split_once(',')?;
        let (x, y) = (x.parse().ok()?, y.parse().ok()?);
        let (width, height) = self.size();
        (x < width && y < height).then(|| on_off(self.pixel(x, y)))
    }
}

/// I2C (*SSD1306*, 8.1.5): each byte after the address is a control byte or follows one. Bit 6 tells data from commands;
/// bit 7 says that a control byte follows again after the next byte.
impl Target for Ssd1306 {
    fn addressed(&mut self, address: u8, _reads: bool, _now: Nanos) -> bool {
        self.control = None;
        address == self.bus_address
    }
    fn write(&mut self, byte: u8, now: Nanos) -> bool {
        let Some(control) = self.control else {
            self.control = Some(byte);
            return true;
        };
        match control & 0x40 {
            0 => self.command(byte, now),
            _ => self.data(byte),
        }
        if control & 0x80 != 0 {
            self.control = None;
        }
        true
    }
    /// The status: bit 6 is set while the panel is off (*SSD1306*, table 9-2).
    fn read(&mut self, _now: Nanos) -> u8 {
        u8::from(!self.settings.on) << 6
    }
    fn next_change(&self) -> Option<Nanos> {
        self.scroll.next()
    }
    fn advance(&mut self, now: Nanos) {
        self.scroll_until(now);
    }
    fn summary(&self) -> String {
        self.summary_text()
    }
    fn state(&self, key: &str) -> Option<String> {
        self.state_of(key)
    }
    fn picture(&self) -> Option<&dyn Picture> {
        Some(self)
    }
    fn received(&self) -> u32 {
        self.received
    }
}

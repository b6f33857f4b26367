//! The wiring between the pins of the ESP8266 and the parts.

/// A select line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Select {
    /// The pin.
    pub pin: u8,
    /// True if a high level selects.
    pub active_high: bool,
}

/// The three lines of an SPI bus. It is aligned so that a constant of it, which may lie in flash, is copied as a
/// word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(4))]
pub struct Bus {
    /// Clock.
    pub sck: u8,
    /// Data to the part.
    pub mosi: u8,
    /// Data from the part.
    pub miso: u8,
}

impl Bus {
    /// The pins of the ESP8266's own SPI controller, HSPI (ESP8266 Technical Reference, *SPI*).
    /// Moving these pins by hand reaches the same parts.
    pub const HSPI: Bus = Bus {
        sck: 14,
        mosi: 13,
        miso: 12,
    };

    /// True if this is the bus of the SPI controller.
    #[must_use]
    pub const fn is_hardware(&self) -> bool {
        self.sck == Bus::HSPI.sck && self.mosi == Bus::HSPI.mosi
    }
}

/// The connection of the screen or the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    /// The bus that the part is on.
    pub bus: Bus,
    /// The part's select line; without one the part is always selected.
    pub select: Option<Select>,
    /// The pin of its reset line, which is active when low.
    pub reset: Option<u8>,
}

/// How screen and reader are connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wiring {
    /// The screen.
    pub screen: Connection,
    /// The reader.
    pub reader: Connection,
}

/// The reader on the hardware bus, selected by GPIO 2.
const READER: Connection = Connection {
    bus: Bus::HSPI,
    select: Some(Select {
        pin: 2,
        active_high: false,
    }),
    reset: None,
};

impl Wiring {
    /// Both parts on one hardware bus: the screen selected by GPIO 15 when it is high, the reader
    /// by GPIO 2 when it is low. Reset lines are not connected; boards of this kind often
    /// have the screen's at GPIO 5 and the reader's at GPIO 0.
    #[must_use]
    pub const fn shared() -> Wiring {
        Wiring {
            screen: Connection {
                bus: Bus::HSPI,
                select: Some(Select {
                    pin: 15,
                    active_high: true,
                }),
                reset: None,
            },
            reader: READER,
        }
    }

    /// The screen on pins of its own (clock 4, data 5, and 16 for data that it never sends), always
    /// selected; the reader on the hardware bus, selected by GPIO 2 when it is low. Reset lines are
    /// not connected; boards of this kind often have the reader's at GPIO 0.
    #[must_use]
    pub const fn soft() -> Wiring {
        Wiring {
            screen: Connection {
                bus: Bus {
                    sck: 4,
                    mosi: 5,
                    miso: 16,
                },
                select: None,
                reset: None,
            },
            reader: READER,
        }
    }

    /// Neither screen nor reader.
    #[must_use]
    pub const fn none() -> Wiring {
        /// No pin has this number.
        const NOWHERE: u8 = 0xff;
        let connection = Connection {
            bus: Bus {
                sck: NOWHERE,
                mosi: NOWHERE,
                miso: NOWHERE,
            },
            select: Some(Select {
                pin: NOWHERE,
                active_high: true,
            }),
            reset: None,
        };
        Wiring {
            screen: connection,
            reader: connection,
        }
    }

    /// This wiring with reset lines at these pins.
    #[must_use]
    pub const fn with_resets(mut self, screen: Option<u8>, reader: Option<u8>) -> Wiring {
        self.screen.reset = screen;
        self.reader.reset = reader;
        self
    }
}

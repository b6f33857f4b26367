//! The serial ports UART 0 (0x60000000) and UART 1 (0x60000f00).
//!
//! Sources: RTOS `uart_register.h` and `uart.c`, open-rtos `uart_regs.h`; for the autobaud registers the ROM at
//! 0x40003924. Each port has two FIFOs of 128 bytes, and behind the sending one a shift register that no register shows.
//!
//! Assumed, as no source tells: the RX-full bit is set from the threshold on, and by at least one byte; the time-out counts
//! frames since the last byte and comes once for each such pause; a byte written to a full FIFO is lost; an empty one reads 0;
//! a FIFO's reset leaves the shift register alone; the registers' values after a reset (the ROM writes them all).
//! Not modelled: breaks, parity and frame errors, the modem lines and flow control. Their bits read as they were written.

mod autobaud;
mod sender;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use super::plain::Plain;
use crate::time::{Clocks, Time, NEVER};
use crate::World;

use autobaud::Autobaud;
use sender::{Format, Sender};

/// Bytes that each FIFO holds.
pub const FIFO_BYTES: usize = 128;

const FIFO: u32 = 0x00;
const INT_RAW: u32 = 0x04;
const INT_ST: u32 = 0x08;
const INT_ENA: u32 = 0x0c;
const INT_CLR: u32 = 0x10;
const DIVIDER: u32 = 0x14;
const AUTOBAUD: u32 = 0x18;
const STATUS: u32 = 0x1c;
const CONF0: u32 = 0x20;
const CONF1: u32 = 0x24;
const LOW_PULSE: u32 = 0x28;
const HIGH_PULSE: u32 = 0x2c;
const EDGES: u32 = 0x30;

const INT_RX_FULL: u32 = 1 << 0;
const INT_TX_EMPTY: u32 = 1 << 1;
const INT_RX_OVERFLOW: u32 = 1 << 4;
const INT_RX_TIMEOUT: u32 = 1 << 8;
const INT_ALL: u32 = 0x1ff;

/// CONF0: what is sent is also received.
const CONF0_LOOPBACK: u32 = 1 << 14;
const CONF0_RX_RESET: u32 = 1 << 17;
const CONF0_TX_RESET: u32 = 1 << 18;
/// CONF0 for eight data bits, no parity and one stop bit.
const CONF0_8N1: u32 = 3 << 2 | 1 << 4;
/// CONF1: the time-out is on.
const CONF1_TIMEOUT: u32 = 1 << 31;
/// CONF1 after a reset: both thresholds are 96.
const CONF1_RESET: u32 = 0x6060;
/// STATUS: the levels of RXD and TXD, high while the lines are idle.
const STATUS_IDLE: u32 = 1 << 31 | 1 << 15;
const DIVIDER_MASK: u32 = 0xf_ffff;
/// The divider for 115,200 baud at 80 MHz.
const DIVIDER_RESET: u32 = 694;

/// The pins that are connected to a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pads {
    /// Bytes that are sent leave the chip.
    pub tx: bool,
    /// Bytes that come in are received.
    pub rx: bool,
}

/// A serial port.
#[derive(Clone, Debug)]
pub struct Uart {
    number: u8,
    pads: Pads,
    sender: Sender,
    rx: VecDeque<u8>,
    /// When the last byte came, while its pause has not led to a time-out yet.
    last_rx: Option<Time>,
    raw: u32,
    enabled: u32,
    /// The program has looked for input since somebody asked.
    asked: bool,
    divider: u32,
    conf0: u32,
    conf1: u32,
    autobaud: Autobaud,
    /// The registers that nothing is known of.
    other: Plain<64>,
}

impl Uart {
    /// Port `number` (0 or 1) after a reset.
    #[must_use]
    pub fn new(number: u8) -> Uart {
        Uart {
            number,
            pads: Pads { tx: true, rx: true },
            sender: Sender::default(),
            rx: VecDeque::with_capacity(FIFO_BYTES),
            last_rx: None,
            raw: 0,
            enabled: 0,
            asked: false,
            divider: DIVIDER_RESET,
            conf0: CONF0_8N1,
            conf1: CONF1_RESET,
            autobaud: Autobaud::default(),
            other: Plain::default(),
        }
    }
    /// Reads a register; reading the FIFO takes a byte out.
    pub fn read(&mut self, offset: u32, now: Time, world: &mut dyn World) -> u32 {
        self.advance(now, world);
        match offset {
            FIFO => self.take(),
            INT_RAW => self.raw,
            INT_ST => self.raw & self.enabled,
            INT_ENA => self.enabled,
            DIVIDER => self.divider,
            STATUS => STATUS_IDLE | (self.sender.waiting() as u32) << 16 | self.rx.len() as u32,
            CONF0 => self.conf0,
            CONF1 => self.conf1,
            AUTOBAUD => self.autobaud.control(),
            LOW_PULSE => self.autobaud.low_pulse(),
            HIGH_PULSE => self.autobaud.high_pulse(),
            EDGES => self.autobaud.edges(),
            _ => self.other.get(offset),
        }
    }
    /// Writes a register; writing the FIFO sends a byte.
    pub fn write(&mut self, offset: u32, value: u32, now: Time, world: &mut dyn World) {
        self.advance(now, world);
        match offset {
            FIFO => self.sender.send(value as u8, self.format(), now),
            INT_ENA => {
                self.enabled = value & INT_ALL;
                self.asked |= value & INT_RX_TIMEOUT != 0;
            }
            INT_CLR => self.raw &= !value,
            DIVIDER => {
                self.divider = value & DIVIDER_MASK;
                self.sender.set_speed(self.format(), now);
            }
            CONF0 => self.write_conf0(value),
            CONF1 => self.conf1 = value,
            AUTOBAUD => self.autobaud.write(value),
            INT_RAW | INT_ST | STATUS | LOW_PULSE | HIGH_PULSE | EDGES => {}
            _ => self.other.set(offset, value),
        }
        self.compare_thresholds();
    }
    /// Sends the bytes that are over, and sees the pause in what is received.
    pub fn advance(&mut self, now: Time, world: &mut dyn World) {
        while let Some(sent) = self.sender.sent(self.format(), now) {
            if self.pads.tx {
                world.uart_sent(self.number, sent.byte, sent.baud, sent.end);
            }
            if self.conf0 & CONF0_LOOPBACK != 0 {
                self.receive(sent.byte, sent.end);
            }
        }
        if self.timeout() <= now {
            self.raw |= INT_RX_TIMEOUT;
            self.last_rx = None;
        }
        self.compare_thresholds();
    }
    /// The end of the frame in the shift register, or of a pause in what is received.
    #[must_use]
    pub fn next(&self) -> Time {
        self.sender.end().min(self.timeout())
    }
    /// Changes the bus clock. The rest of a frame that is being sent has the new speed.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time, world: &mut dyn World) {
        self.advance(now, world);
        self.sender.set_bus(clocks.bus, self.format(), now);
    }
    /// Empties the FIFOs and the shift register, and gives the registers their first values. The clock stays as it is.
    pub fn reset(&mut self) {
        let sender = self.sender.reset();
        *self = Uart {
            sender,
            pads: self.pads,
            ..Uart::new(self.number)
        };
    }
    /// A byte's stop bit has come in at RXD. In a full FIFO it is lost.
    pub fn receive(&mut self, byte: u8, now: Time) {
        if !self.pads.rx {
            return;
        }
        self.autobaud.see(byte, self.format());
        if self.rx.len() < FIFO_BYTES {
            self.rx.push_back(byte);
        } else {
            self.raw |= INT_RX_OVERFLOW;
        }
        self.last_rx = Some(now);
        self.compare_thresholds();
    }
    /// Says which of its pads IO_MUX connects to the port. Without one it is not heard, or hears nothing.
    pub fn set_pads(&mut self, pads: Pads) {
        self.pads = pads;
    }
    /// The port's interrupt.
    #[must_use]
    pub const fn line(&self) -> bool {
        self.raw & self.enabled != 0
    }
    /// True if nothing is left to send, in the shift register neither.
    #[must_use]
    pub fn tx_idle(&self) -> bool {
        self.sender.end() == NEVER
    }
    /// Bytes that were received and not read yet.
    #[must_use]
    pub fn rx_count(&self) -> usize {
        self.rx.len()
    }
    /// True if a received byte can lead to an interrupt.
    #[must_use]
    pub const fn rx_interrupt_enabled(&self) -> bool {
        self.enabled & (INT_RX_FULL | INT_RX_TIMEOUT) != 0
    }
    /// True if the program has enabled the interrupt of a receiver's timeout since the last call, even for a moment: it has
    /// looked for input.
    pub fn take_asked(&mut self) -> bool {
        std::mem::take(&mut self.asked)
    }
    /// The time that a frame takes at the port's speed: the distance of received bytes that come one after the other.
    #[must_use]
    pub fn frame(&self) -> Time {
        self.sender.frame(self.format())
    }

    const fn format(&self) -> Format {
        Format::new(self.conf0, self.divider)
    }
    fn take(&mut self) -> u32 {
        let byte = self.rx.pop_front().unwrap_or(0);
        if self.rx.is_empty() {
            self.last_rx = None;
        }
        u32::from(byte)
    }
    fn write_conf0(&mut self, value: u32) {
        self.conf0 = value;
        if value & CONF0_RX_RESET != 0 {
            self.rx.clear();
            self.last_rx = None;
        }
        if value & CONF0_TX_RESET != 0 {
            self.sender.clear();
        }
    }
    /// The moment of the time-out, as far as bytes wait for it.
    fn timeout(&self) -> Time {
        match self.last_rx {
            Some(last) if self.conf1 & CONF1_TIMEOUT != 0 => {
                last + u64::from(self.conf1 >> 24 & 0x7f) * self.frame()
            }
            _ => NEVER,
        }
    }
    /// Sets the bits that say how full the FIFOs are. They come back after a clear while that lasts.
    fn compare_thresholds(&mut self) {
        let full = (self.conf1 & 0x7f).max(1) as usize;
        let empty = (self.conf1 >> 8 & 0x7f) as usize;
        if self.rx.len() >= full {
            self.raw |= INT_RX_FULL;
        }
        if self.sender.waiting() < empty {
            self.raw |= INT_TX_EMPTY;
        }
    }
}

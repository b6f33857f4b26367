//! The console: UART 0 at 115,200 baud, 8N1. The processor sleeps while it waits for input, or for room in the transmit
//! FIFO.
//!
//! Registers: ESP8266 Technical Reference, chapter 11; ESP8266_RTOS_SDK `uart_register.h`; esp-open-rtos
//! `uart_regs.h`.

use super::gpio::set_function;
use super::registers::{read, write};
use super::sleep;
use vm::board::uart::TX_1;

const FIFO: u32 = 0x6000_0000;
const INT_ENABLE: u32 = 0x6000_000c;
const INT_CLEAR: u32 = 0x6000_0010;
const DIVIDER: u32 = 0x6000_0014;
/// Bits 7:0 are the number of received bytes in the FIFO, and bits 23:16 that of bytes to send.
const STATUS: u32 = 0x6000_001c;
/// Bits 6:0 and 14:8 are the thresholds of the two interrupts.
const CONF1: u32 = 0x6000_0024;

/// The interrupt "the receive FIFO has as many bytes as its threshold". Whoever clears it has emptied the FIFO.
const RX_FULL: u32 = 1 << 0;
/// The interrupt "no further byte has come for a while". The threshold's register leaves it off: only [`ask`] uses it.
const RX_TIMEOUT: u32 = 1 << 8;
/// The interrupt "the transmit FIFO has fewer bytes than its threshold".
const TX_EMPTY: u32 = 1 << 1;

/// Frame of a byte: see [`vm::board::uart::frame`].
const CONF0: u32 = 0x6000_0020;
/// Distance of the registers of UART 1.
const PORT_1: u32 = 0xf00;
/// Function number of UART 1 at its pin (pin list of the Technical Reference).
const FUNCTION_1: u32 = 2;

/// Pins of UART 0, and its function number there.
const TX: u32 = 1;
const RX: u32 = 3;
const FUNCTION: u32 = 0;

/// Divider for 115,200 baud: once the PLL runs, the UART's clock is the bus clock of 80 MHz.
const DIVIDER_115200: u32 = BUS_HZ / 115_200;
const BUS_HZ: u32 = 80_000_000;
/// Microseconds that a character takes, rounded up: start bit, eight bits, stop bit.
pub const FRAME_US: u32 = 90;

/// Bytes that are put into the transmit FIFO at most. It holds 128.
const TX_FULL: u32 = 126;
/// A full transmit FIFO is filled again when it has fewer bytes than this. They last for 5 ms.
const TX_LOW: u32 = 64;

/// Bytes of input that are kept for the program while it computes. The UART itself keeps 128.
const KEPT: usize = 64;

/// The serial console.
pub struct Console {
    kept: [u8; KEPT],
    /// Index of the first kept byte, and number of kept bytes.
    first: usize,
    count: usize,
}

impl Console {
    /// Sets the speed and connects the pins. The frame format stays as the mask ROM left it.
    pub fn new() -> Console {
        write(INT_ENABLE, 0);
        write(DIVIDER, DIVIDER_115200);
        set_function(TX, FUNCTION);
        set_function(RX, FUNCTION);
        Console {
            kept: [0; KEPT],
            first: 0,
            count: 0,
        }
    }
    /// Writes bytes; sleeps while the FIFO is full.
    pub fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            if to_send() >= TX_FULL {
                wait_sent(TX_LOW);
            }
            write(FIFO, u32::from(*b));
        }
    }
    /// True if the character `interrupt` was typed; then all input before it is dropped. Other input is kept
    /// for the program, and dropped when [`KEPT`] bytes are waiting.
    pub fn interrupted(&mut self, interrupt: Option<u8>) -> bool {
        while let Some(b) = received() {
            if Some(b) == interrupt {
                self.count = 0;
                return true;
            }
            if self.count < KEPT {
                self.kept[(self.first + self.count) % KEPT] = b;
                self.count += 1;
            }
        }
        false
    }
    /// True if [`Console::read`] would not have to wait.
    pub fn has_input(&self) -> bool {
        self.count > 0 || has_input()
    }
    /// Waits for a byte and reads it.
    pub fn read(&mut self) -> u8 {
        if self.count > 0 {
            let b = self.kept[self.first];
            self.first = (self.first + 1) % KEPT;
            self.count -= 1;
            return b;
        }
        loop {
            if let Some(b) = received() {
                return b;
            }
            listen(true);
            if !has_input() {
                sleep::wait(sleep::UART);
            }
            listen(false);
        }
    }
    /// Waits until the transmit FIFO is empty. The last character takes [`FRAME_US`] more, which no register shows.
    pub fn flush(&mut self) {
        wait_sent(1);
    }
}

/// Number of bytes in the transmit FIFO.
fn to_send() -> u32 {
    read(STATUS) >> 16 & 0xff
}

/// True if a byte waits in the receive FIFO.
pub fn has_input() -> bool {
    read(STATUS) & 0xff != 0
}

/// Takes a byte out of the receive FIFO.
fn received() -> Option<u8> {
    has_input().then(|| read(FIFO) as u8)
}

/// Sleeps until the transmit FIFO has fewer than `bytes` bytes.
fn wait_sent(bytes: u32) {
    while to_send() >= bytes {
        write(CONF1, bytes << 8 | 1);
        write(INT_CLEAR, TX_EMPTY);
        write(INT_ENABLE, TX_EMPTY);
        sleep::wait(sleep::UART);
        write(INT_ENABLE, 0);
    }
}

/// From now on, input makes [`sleep::UART`] active, or no longer.
pub fn listen(on: bool) {
    write(CONF1, TX_LOW << 8 | 1);
    write(INT_CLEAR, RX_FULL);
    write(INT_ENABLE, if on { RX_FULL } else { 0 });
}

/// Shows on the bus that the program looks for input and finds none. The chip does nothing then; an emulator types.
pub fn ask() {
    write(INT_ENABLE, RX_TIMEOUT);
    write(INT_ENABLE, 0);
}

/// Sets a port's speed and frame, once what was written before has left. Port 1 gets its pin.
pub fn setup(port: u32, baud: u32, frame: u32) {
    while sends(port) {}
    if port == 1 {
        set_function(TX_1, FUNCTION_1);
    }
    write(PORT_1 * port + DIVIDER, BUS_HZ / baud);
    write(PORT_1 * port + CONF0, frame);
}

/// Sends a byte by port 1, as soon as its FIFO has room.
pub fn send(byte: u8) {
    while read(PORT_1 + STATUS) >> 16 & 0xff >= TX_FULL {}
    write(PORT_1 + FIFO, u32::from(byte));
}

/// True while the transmit FIFO of a port has bytes.
pub fn sends(port: u32) -> bool {
    read(PORT_1 * port + STATUS) >> 16 & 0xff != 0
}

/// Writes bytes for a fault, whoever owns the console.
pub fn emergency_write(bytes: &[u8]) {
    for b in bytes {
        while to_send() >= TX_FULL {}
        write(FIFO, u32::from(*b));
    }
}

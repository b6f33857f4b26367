//! The console: UART 0 at 115,200 baud, 8N1, polled.

use esp8266_hal::ehal::serial::{Read as _, Write as _};
use esp8266_hal::gpio::{Gpio1, Gpio3, UART};
use esp8266_hal::target::UART0;
use esp8266_hal::uart::{UART0Ext, UART0Serial};

/// Divider for 115,200 baud: once the PLL runs, the UART's clock is the bus clock of 80 MHz.
const DIVIDER: u32 = 80_000_000 / 115_200;

/// Bytes of input that are kept for the program while it computes. The UART itself keeps 128.
const KEPT: usize = 64;

/// The serial console.
pub struct Console {
    serial: UART0Serial,
    kept: [u8; KEPT],
    /// Index of the first kept byte, and number of kept bytes.
    first: usize,
    count: usize,
}

impl Console {
    /// Sets the speed. The frame format and the pins stay as the mask ROM left them.
    pub fn new(uart: UART0, tx: Gpio1<UART>, rx: Gpio3<UART>) -> Console {
        // SAFETY: the divider fits the register's 20 bits.
        uart.uart_clkdiv.write(|w| unsafe { w.bits(DIVIDER) });
        Console {
            serial: uart.serial(tx, rx),
            kept: [0; KEPT],
            first: 0,
            count: 0,
        }
    }
    /// Writes bytes; waits while the FIFO is full.
    pub fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            while self.serial.write(*b).is_err() {}
        }
    }
    /// True if the character `interrupt` was typed; then all input before it is dropped. Other input is kept
    /// for the program, and dropped when [`KEPT`] bytes are waiting.
    pub fn interrupted(&mut self, interrupt: Option<u8>) -> bool {
        while let Ok(b) = self.serial.read() {
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
    /// Waits for a byte and reads it.
    pub fn read(&mut self) -> u8 {
        if self.count > 0 {
            let b = self.kept[self.first];
            self.first = (self.first + 1) % KEPT;
            self.count -= 1;
            return b;
        }
        loop {
            if let Ok(b) = self.serial.read() {
                return b;
            }
        }
    }
    /// Waits until the transmit FIFO is empty.
    pub fn flush(&mut self) {
        while self.serial.flush().is_err() {}
    }
}

/// Writes bytes for a fault, whoever owns the console.
pub fn emergency_write(bytes: &[u8]) {
    // SAFETY: the program does not continue after a fault, so its use of the registers is over.
    let uart = unsafe { &*UART0::ptr() };
    for b in bytes {
        while uart.uart_status.read().txfifo_cnt().bits() >= 126 {}
        // SAFETY: the field takes any byte.
        uart.uart_fifo
            .write(|w| unsafe { w.rxfifo_write_byte().bits(*b) });
    }
}

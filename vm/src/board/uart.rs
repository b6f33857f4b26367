//! The serial ports, as the VM and a board speak of them: port 0 is the console, and port 1 only sends.

/// The pin of port 1.
pub const TX_1: u32 = 2;

/// Encodes a byte's frame: bits of data (5 to 8), an odd or even parity, stop bits (1 or 2). Gives the lowest byte
/// of the chip's register `UART_CONF0` (ESP8266_RTOS_SDK `uart_register.h`).
pub fn frame(bits: u32, odd: Option<bool>, stop: u32) -> u32 {
    let parity = match odd {
        None => 0,
        Some(odd) => 1 << 1 | u32::from(odd),
    };
    let stop = if stop == 2 { 3 } else { 1 };
    parity | (bits - 5) << 2 | stop << 4
}

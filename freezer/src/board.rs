//! Boards on the host: the one that runs programs on a terminal, and the one
//! that the evaluation of bodies sees.

use std::io::{IsTerminal, Read, Write};
use std::time::Instant;

use sim::{Card, Devices, Pins, Wiring};
use vm::board::pin::PinSetup;
use vm::board::Board;

/// Bytes that the ESP8266 has for heap and frames: its 80 KiB of data RAM less what the
/// firmware uses there. The firmware's ELF says the same: a test compares.
pub const ESP8266_HEAP: u32 = 80_880;

/// Runs a program on the host's terminal: standard input and output.
pub struct HostBoard {
    out: std::io::BufWriter<std::io::Stdout>,
    terminal: bool,
    start: Instant,
    /// Time since `start` that the simulated box has seen.
    shown: std::time::Duration,
    heap: u32,
    seed: u32,
    pins: Pins,
    cpu_hz: u32,
}

impl HostBoard {
    /// A board with `heap` bytes of heap and stack.
    pub fn new(heap: u32) -> HostBoard {
        let seed = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(1, |d| d.subsec_nanos() | 1);
        let out = std::io::stdout();
        HostBoard {
            terminal: out.is_terminal(),
            out: std::io::BufWriter::new(out),
            start: Instant::now(),
            shown: std::time::Duration::ZERO,
            heap,
            seed,
            pins: Pins::new(Devices::new(Wiring::shared())),
            cpu_hz: 80_000_000,
        }
    }
    /// Lays a fresh card on the simulated reader, with the number that the emulated board's has.
    pub fn lay_card(&mut self) {
        self.pins
            .devices
            .reader
            .place(Card::new(sim::mailbox::CARD_UID.to_le_bytes()));
    }
    /// Time that passes on the console passes in the simulated box too.
    fn advance(&mut self) -> std::time::Duration {
        let now = self.start.elapsed();
        let passed = now.saturating_sub(self.shown);
        self.shown = now;
        let us = passed.as_micros().min(u128::from(u32::MAX));
        self.pins.devices.advance_us(us as u32);
        now
    }
    /// Writes out what is buffered.
    pub fn flush(&mut self) {
        if let Err(e) = self.out.flush() {
            output_failed(&e);
        }
    }
}

/// Ends the run: nobody can read on. A closed pipe is the reader's own decision.
fn output_failed(e: &std::io::Error) -> ! {
    if e.kind() == std::io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    let _ = writeln!(
        std::io::stderr(),
        "error: standard output cannot be written: {e}"
    );
    std::process::exit(1);
}

impl Board for HostBoard {
    fn write(&mut self, bytes: &[u8]) {
        if let Err(e) = self.out.write_all(bytes) {
            output_failed(&e);
        }
        if self.terminal && bytes.contains(&b'\n') {
            self.flush();
        }
    }
    fn read(&mut self) -> Option<u8> {
        self.flush();
        let mut b = [0];
        match std::io::stdin().read(&mut b) {
            Ok(1) => Some(b[0]),
            _ => None,
        }
    }
    fn ticks_ms(&mut self) -> u32 {
        self.advance().as_millis() as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.advance().as_micros() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.flush();
        std::thread::sleep(std::time::Duration::from_micros(us as u64));
        self.advance();
    }
    fn random(&mut self) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed
    }
    fn seconds(&mut self) -> u32 {
        let unix = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |d| d.as_secs());
        unix.saturating_sub(946_684_800) as u32
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
    }
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        self.pins.setup(pin, setup);
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        self.pins.write(pin, high);
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        self.pins.read(pin)
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        self.pins.devices.spi_transfer(bytes);
    }
    fn cpu_hz(&self) -> u32 {
        self.cpu_hz
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        self.cpu_hz = hz;
    }
}

/// What a body sees while it is frozen. Impure natives are never called there,
/// so that nothing here is asked but the size of the heap.
pub struct FreezeBoard {
    /// Bytes of heap and stack of the device.
    pub heap: u32,
}

impl Board for FreezeBoard {
    fn write(&mut self, _bytes: &[u8]) {}
    fn read(&mut self) -> Option<u8> {
        None
    }
    fn ticks_ms(&mut self) -> u32 {
        0
    }
    fn ticks_us(&mut self) -> u32 {
        0
    }
    fn sleep_us(&mut self, _us: u32) {}
    fn random(&mut self) -> u32 {
        0
    }
    fn seconds(&mut self) -> u32 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
    }
}

//! Boards on the host: the one that runs programs on a terminal, and the one
//! that the evaluation of bodies sees.

use std::io::{BufWriter, IsTerminal, Read, Write};
use std::sync::mpsc::{sync_channel, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use sim::{Card, Devices, Pins, Power, Wiring};
use vm::board::pin::PinSetup;
use vm::board::{Board, Event, Reset, ResetCause};
use vm::program::HeapReport;

use crate::diagnostic::reason;

/// Bytes that the ESP8266 has for heap and frames: its 80 KiB of data RAM less what the
/// firmware uses there. The firmware's ELF says the same: a test compares.
pub const ESP8266_HEAP: u32 = 80_880;

/// Bytes of flash that an image may have on it. The firmware's ELF says the same: a test compares.
pub const ESP8266_REGION: u32 = 512 << 10;

/// The boards that an image may be for, and what they have for heap and frames.
pub const BOARDS: [(&str, u32); 1] = [("esp8266", ESP8266_HEAP)];

/// The CPU's clock at power-on.
const CPU_HZ: u32 = 80_000_000;
/// What Ctrl-C is on a console.
const CTRL_C: u8 = 3;
/// While a program waits for input, it is asked so often whether it should end.
const LOOK: Duration = Duration::from_millis(20);

/// Where a program's output goes.
pub trait Output: Write {
    /// The program waits: what was held back is to be seen now.
    ///
    /// # Errors
    /// It cannot be written.
    fn pause(&mut self) -> std::io::Result<()> {
        self.flush()
    }
    /// The program has ended.
    ///
    /// # Errors
    /// It cannot be written.
    fn end(&mut self) -> std::io::Result<()> {
        self.flush()
    }
}

impl Output for std::io::Stdout {}

impl<T: Output> Output for BufWriter<T> {
    fn pause(&mut self) -> std::io::Result<()> {
        self.flush()?;
        self.get_mut().pause()
    }
    fn end(&mut self) -> std::io::Result<()> {
        self.flush()?;
        self.get_mut().end()
    }
}

/// Runs a program on the host's terminal: standard input and output.
pub struct HostBoard {
    out: Box<dyn Output>,
    input: Input,
    terminal: bool,
    start: Instant,
    /// Time since `start` that the simulated box has seen.
    shown: Duration,
    heap: u32,
    seed: u32,
    pins: Pins,
    power: Power,
    /// The watchdog has waited for too long.
    bitten: bool,
    cpu_hz: u32,
    /// Was Ctrl-C typed since this was asked last?
    interrupt: fn() -> bool,
}

impl HostBoard {
    /// A board with `heap` bytes of heap and stack, and a box that is wired so.
    pub fn new(heap: u32, wiring: Wiring) -> HostBoard {
        let seed = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(1, |d| d.subsec_nanos() | 1);
        let out = std::io::stdout();
        HostBoard {
            terminal: out.is_terminal(),
            out: Box::new(BufWriter::new(out)),
            input: Input::default(),
            start: Instant::now(),
            shown: Duration::ZERO,
            heap,
            seed,
            pins: Pins::new(Devices::new(wiring)),
            power: Power::new(),
            bitten: false,
            cpu_hz: CPU_HZ,
            interrupt: || false,
        }
    }
    /// From now on, `asked` says whether Ctrl-C was typed since it was asked last.
    pub fn interrupted_by(&mut self, asked: fn() -> bool) {
        self.interrupt = asked;
    }
    /// From now on, the program's output goes there instead of to standard output itself.
    pub fn prints_to(&mut self, output: impl Output + 'static) {
        self.out = Box::new(BufWriter::new(output));
    }
    /// Lays a fresh card on the simulated reader, with the number that the emulated board's has.
    pub fn lay_card(&mut self) {
        self.pins
            .devices
            .reader
            .place(Card::new(sim::mailbox::CARD_UID.to_le_bytes()));
    }
    /// The program has ended by a reset. True if it starts anew: clock and pins do so too.
    pub fn restart(&mut self) -> bool {
        self.start = Instant::now();
        self.shown = Duration::ZERO;
        self.bitten = false;
        self.cpu_hz = CPU_HZ;
        self.pins.release();
        self.power.restarts()
    }
    /// Time that passes on the console passes in the simulated box too.
    fn advance(&mut self) -> Duration {
        let now = self.start.elapsed();
        let us = (now.as_micros() - self.shown.as_micros()).min(u128::from(u32::MAX)) as u32;
        self.shown = now;
        self.pins.devices.advance_us(us);
        self.bitten |= !self.power.pass(us);
        now
    }
    /// Writes out what is buffered.
    pub fn flush(&mut self) {
        self.out.pause().unwrap_or_else(|e| output_failed(&e));
    }
    /// The program has ended: no more output will come.
    pub fn end(&mut self) {
        self.out.end().unwrap_or_else(|e| output_failed(&e));
    }
}

/// Standard input, read by a thread of its own: so a program that waits for it can be interrupted.
#[derive(Default)]
struct Input {
    chunks: Option<Receiver<Vec<u8>>>,
    bytes: std::vec::IntoIter<u8>,
}

impl Input {
    /// The next byte; `None` at the end. Ctrl-C is a byte as well.
    fn byte(&mut self, interrupt: fn() -> bool) -> Option<u8> {
        loop {
            if let Some(b) = self.bytes.next() {
                return Some(b);
            }
            let chunks = self.chunks.get_or_insert_with(read_input);
            match chunks.recv_timeout(LOOK) {
                Ok(chunk) => self.bytes = chunk.into_iter(),
                Err(RecvTimeoutError::Timeout) if interrupt() => return Some(CTRL_C),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// Reads standard input to its end, one chunk ahead of who takes them.
fn read_input() -> Receiver<Vec<u8>> {
    let (sender, receiver) = sync_channel(1);
    std::thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n @ 1..) = std::io::stdin().read(&mut chunk) {
            if sender.send(chunk[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

/// Ends the run: nobody can read on. A closed pipe is the reader's own decision.
fn output_failed(e: &std::io::Error) -> ! {
    if e.kind() == std::io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    let _ = writeln!(
        std::io::stderr(),
        "error: standard output cannot be written: {}",
        reason(e)
    );
    std::process::exit(1);
}

impl Board for HostBoard {
    fn write(&mut self, bytes: &[u8]) {
        if let Err(e) = self.out.write_all(bytes) {
            output_failed(&e);
        }
        if self.terminal && bytes.contains(&b'\n') {
            self.out.flush().unwrap_or_else(|e| output_failed(&e));
        }
    }
    fn read(&mut self) -> Option<u8> {
        self.flush();
        self.input.byte(self.interrupt)
    }
    fn ticks_ms(&mut self) -> u32 {
        self.advance().as_millis() as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.advance().as_micros() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.flush();
        std::thread::sleep(Duration::from_micros(us as u64));
        self.advance();
    }
    fn poll(&mut self, interrupt: Option<u8>, _heap: HeapReport) -> Event {
        if self.power.is_watched() {
            self.advance();
        }
        if self.bitten {
            return Event::Reset;
        }
        match interrupt.is_some() && (self.interrupt)() {
            true => Event::Interrupt,
            false => Event::None,
        }
    }
    fn random(&mut self) -> u32 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 17;
        self.seed ^= self.seed << 5;
        self.seed
    }
    fn time_us(&mut self) -> u64 {
        let unix = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        (unix.as_micros() as u64).saturating_sub(946_684_800_000_000)
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
    fn reset_cause(&mut self) -> ResetCause {
        self.power.cause()
    }
    fn reset(&mut self, how: Reset) {
        self.power.reset(how);
    }
    /// Without a time nobody wakes it: the run ends.
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.flush();
        if let Some(ms) = ms {
            std::thread::sleep(Duration::from_millis(u64::from(ms)));
            self.power.wake();
        }
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.advance();
        self.power.start_watchdog(ms);
    }
    fn watchdog_feed(&mut self) {
        self.advance();
        self.power.feed();
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
    fn time_us(&mut self) -> u64 {
        0
    }
    fn heap_bytes(&self) -> u32 {
        self.heap
    }
}

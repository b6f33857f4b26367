//! Boards on the host: the one that runs programs on a terminal, and the one
//! that the evaluation of bodies sees.

use std::io::{IsTerminal, Read, Write};
use std::time::Instant;

use vm::board::Board;

/// Bytes that the ESP8266 has for heap and frames: its 80 KiB of data RAM less
/// what the firmware uses there.
pub const ESP8266_HEAP: u32 = 78_000;

/// Runs a program on the host's terminal: standard input and output.
pub struct HostBoard {
    out: std::io::BufWriter<std::io::Stdout>,
    terminal: bool,
    start: Instant,
    heap: u32,
    seed: u32,
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
            heap,
            seed,
        }
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
        self.start.elapsed().as_millis() as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.start.elapsed().as_micros() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.flush();
        std::thread::sleep(std::time::Duration::from_micros(us as u64));
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

//! The board of a program that runs on this computer: standard input and output are its console, and time
//! passes as it does here.

use std::io::{BufWriter, IsTerminal, Write};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use freezer::diagnostic::reason;
use freezer::parts::{self, Named};
use sim::{Board, Card, Chip, Flash, Wiring, World};
use vm::board::flash::SECTOR;
use vm::board::{Reset, CTRL_C};
use vm::program::HeapReport;

use crate::cli::support::flash_file::FlashFile;
use crate::cli::support::output::{self, Output};
use crate::cli::support::stdin::Stdin;

use super::clock::Clock;

/// A wait shorter than these microseconds is part of a protocol: the chip's clock goes on by itself.
const SHORT_US: u32 = 1000;
/// The chip may be ahead by this time, so that a transfer of many bytes does not wait for each.
const AHEAD: Duration = Duration::from_millis(1);
/// The longest time for which output is held back.
const HELD: Duration = Duration::from_millis(100);
/// Microseconds after which parts show what they were sent last.
const SETTLE_US: u32 = 1000;
/// Microseconds from the Unix epoch to 2000-01-01, the board's epoch.
const EPOCH_US: u64 = 946_684_800_000_000;

/// The surroundings of the board: see the module.
pub struct Host {
    chip: Chip,
    out: Box<dyn Output>,
    input: Stdin,
    /// Standard output is a terminal: each line is to be seen at once.
    terminal: bool,
    /// The moment of the oldest output that is held back.
    held_since: Option<Instant>,
    clock: Clock,
    /// Says whether Ctrl-C was typed since the last call.
    interrupt: fn() -> bool,
    /// Ctrl-C was typed while a program looked for input.
    interrupted: bool,
    /// The file that keeps the flash chip's content.
    flash: Option<FlashFile>,
}

impl Host {
    /// A board with `heap` bytes of heap and stack, and its parts wired as `wiring` says.
    pub fn board(heap: u32, wiring: Wiring) -> Board<Host> {
        let seed = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(1, |d| d.subsec_nanos() | 1);
        let out = std::io::stdout();
        Board::new(Host {
            chip: Chip::new(heap, wiring, seed),
            terminal: out.is_terminal(),
            held_since: None,
            out: Box::new(BufWriter::new(out)),
            input: Stdin::default(),
            clock: Clock::new(),
            interrupt: || false,
            interrupted: false,
            flash: None,
        })
    }
    /// Gives the board a flash chip with this content, which the file keeps from now on.
    pub fn keeps_flash(&mut self, file: FlashFile, content: &[u8]) {
        self.chip.flash = Flash::with(content);
        self.flash = Some(file);
    }
    /// Asks `asked` from now on whether Ctrl-C was typed since the last call.
    pub fn interrupted_by(&mut self, asked: fn() -> bool) {
        self.interrupt = asked;
    }
    /// Sends the program's output there from now on, instead of to standard output itself.
    pub fn prints_to(&mut self, output: impl Output + 'static) {
        self.out = Box::new(BufWriter::new(output));
    }
    /// Connects parts to the pins.
    pub fn connect(&mut self, parts: &[Named]) {
        parts::connect(parts, &mut self.chip.pins.devices.lines);
    }
    /// Prints the state of the parts.
    pub fn show_parts(&mut self) {
        self.chip.pass(SETTLE_US);
        output::explain(&self.chip.pins.devices.lines.text(None));
    }
    /// Lays a fresh card on the simulated reader, with the number that all fresh cards have.
    pub fn lay_card(&mut self) {
        self.chip.pins.devices.reader.place(Card::new(Card::UID));
    }
    /// The program has ended by a reset. True if it starts anew: after a hard reset clock and pins do so too.
    pub fn restarts(&mut self) -> bool {
        let how = self.chip.restarts();
        if how == Some(Reset::Hard) {
            self.clock = Clock::new();
            self.chip.restart_clock();
        }
        how.is_some()
    }
    /// The program has ended: no more output will come.
    pub fn end(&mut self) {
        self.out.end().unwrap_or_else(|e| output_failed(&e));
    }
    /// Brings the chip up to the real time.
    fn pass_real(&mut self) {
        let now = self.clock.set_to_real();
        self.chip.pass_until(now.as_micros() as u64);
    }
    /// Writes out what is buffered.
    fn flush(&mut self) {
        self.held_since = None;
        self.out.pause().unwrap_or_else(|e| output_failed(&e));
    }
}

impl World for Host {
    type Card = Card;

    fn chip(&self) -> &Chip {
        &self.chip
    }
    fn chip_mut(&mut self) -> &mut Chip {
        &mut self.chip
    }
    fn write(&mut self, bytes: &[u8]) {
        if let Err(e) = self.out.write_all(bytes) {
            output_failed(&e);
        }
        if self.terminal && bytes.contains(&b'\n') {
            self.out.flush().unwrap_or_else(|e| output_failed(&e));
        }
        self.held_since.get_or_insert_with(Instant::now);
    }
    fn read(&mut self) -> Option<u8> {
        self.flush();
        if std::mem::take(&mut self.interrupted) {
            return Some(CTRL_C);
        }
        if self.input.is_ready() {
            return self.input.byte(self.interrupt);
        }
        let byte = self.input.byte(self.interrupt);
        self.clock.set_to_real();
        byte
    }
    /// While a program waits for input, what it has written is to be seen.
    fn input_waits(&mut self) -> bool {
        let waits = self.input.is_ready();
        if !waits {
            self.flush();
        }
        self.interrupted |= (self.interrupt)();
        waits || self.interrupted
    }
    fn look(&mut self) {
        self.catch_up();
    }
    /// Time in which the program has computed passes in the simulated box too.
    fn catch_up(&mut self) {
        let now = self.clock.computed();
        self.chip.pass_until(now.as_micros() as u64);
    }
    fn wait_for_chip(&mut self) {
        let now = Duration::from_micros(self.chip.now_us());
        let ahead = now.saturating_sub(self.clock.real());
        if ahead > AHEAD {
            std::thread::sleep(ahead);
        }
        self.clock.set(now);
    }
    /// The chip's clock counts: it may be ahead of this computer's.
    fn sleep(&mut self, us: u32) {
        self.flush();
        if us < SHORT_US {
            self.catch_up();
            self.chip.pass(us);
            return self.wait_for_chip();
        }
        self.pass_real();
        let end = self.chip.now_us() + u64::from(us);
        std::thread::sleep(Duration::from_micros(end).saturating_sub(self.clock.real()));
        self.pass_real();
        self.chip.pass_until(end);
    }
    fn handlers_go_on(&mut self) {
        self.flush();
        output::explain(
            "-- the program has ended; its handlers and timers go on, Ctrl-C ends them\n",
        );
    }
    fn time_us(&mut self) -> u64 {
        let unix = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        (unix.as_micros() as u64).saturating_sub(EPOCH_US)
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.flush();
        if let Some(ms) = ms {
            std::thread::sleep(Duration::from_millis(u64::from(ms)));
        }
    }
    fn polled(&mut self, _heap: HeapReport) {
        // A program that only computes from now on may be ended from outside.
        if self.held_since.is_some_and(|since| since.elapsed() > HELD) {
            self.flush();
        }
        if self.chip.power.is_watched() {
            self.catch_up();
        }
    }
    fn interrupted(&mut self) -> bool {
        std::mem::take(&mut self.interrupted) || (self.interrupt)()
    }
    fn flash_changed(&mut self, sector: u32) {
        if let Some(file) = &mut self.flash {
            let bytes = self.chip.flash.bytes_of(sector);
            if let Err(message) = file.write(u64::from(sector) * u64::from(SECTOR), &bytes) {
                let _ = writeln!(std::io::stderr(), "error: {message}");
                std::process::exit(1);
            }
        }
    }
}

/// Ends the run, since nobody reads the output. A closed pipe is not an error: the reader chose to stop.
fn output_failed(e: &std::io::Error) -> ! {
    if e.kind() == std::io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    let _ = writeln!(
        std::io::stderr(),
        "error: cannot write to standard output: {}",
        reason(e)
    );
    std::process::exit(1);
}

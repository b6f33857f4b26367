//! What the VM needs of the world: one trait, implemented by each board.
//!
//! Each board has a console, a clock and random numbers. Every other part has a default:
//! what a board without that part does. Pins are numbered as on the chip ([`pin::COUNT`] of
//! them); the VM passes on only numbers for which [`pin::exists`] is true.

pub mod flash;
pub mod i2c;
pub mod irq;
pub mod line;
pub mod memory;
pub mod pin;
pub mod pwm;
pub mod rtc;
pub mod spi;
pub mod uart;

use core::ops::Range;

use i2c::{I2cStep, SoftI2c};
use pin::PinSetup;
use spi::{SoftSpi, SpiSetup};

use crate::vm::HeapReport;

/// Why the board started. The numbers are those of the ESP8266's SDK
/// (`rst_reason` in `user_interface.h`), which MicroPython shows too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum ResetCause {
    /// Power came on.
    PowerOn = 0,
    /// The hardware watchdog was not fed.
    Watchdog = 1,
    /// The firmware failed.
    Exception = 2,
    /// The software watchdog was not fed.
    SoftWatchdog = 3,
    /// A program asked for it.
    Soft = 4,
    /// Deep sleep ended.
    DeepSleep = 5,
    /// The reset pin was pulled.
    External = 6,
}

/// What a program asks for when it ends by `machine.reset` or `machine.soft_reset`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Reset {
    /// Start the program anew. Pins, devices, clock, CPU frequency and watchdog stay as they are.
    Soft,
    /// Start the chip anew: pins are released, and the clock starts from zero.
    Hard,
}

/// The supply voltage of a board that cannot measure it: what Espressif's SDK gives while its converter is set up for
/// the pin (`system_get_vdd33` in `user_interface.h`).
pub const NO_SUPPLY: u32 = 0xffff;

/// The byte that a console sends for Ctrl-C, which interrupts a program unless it chose another one
/// (`micropython.kbd_intr`).
pub const CTRL_C: u8 = 3;

/// What the world asks of a running program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Event {
    /// Nothing.
    None,
    /// Ctrl-C was typed: KeyboardInterrupt.
    Interrupt,
    /// The board starts anew: a watchdog that was not fed, a switch. The run ends with
    /// [`crate::error::Raise::Reset`].
    Reset,
}

/// A board: console, time, random numbers and facts; pins, SPI and power. All effects of a
/// program go through it.
pub trait Board {
    /// Writes bytes to the console.
    fn write(&mut self, bytes: &[u8]);
    /// Reads one byte from the console, waiting for it; `None` at its end.
    fn read(&mut self) -> Option<u8>;
    /// Milliseconds since some moment; wraps.
    fn ticks_ms(&mut self) -> u32;
    /// Microseconds since some moment; wraps.
    fn ticks_us(&mut self) -> u32;
    /// Waits for `us` microseconds.
    fn sleep_us(&mut self, us: u32);
    /// Waits for `us` microseconds, or until there are events ([`Board::has_event`]) or input, which make it worthwhile to poll the
    /// board. Gives the microseconds that are left.
    fn doze_us(&mut self, us: u32) -> u32 {
        self.sleep_us(us);
        0
    }
    /// The program has ended, and its handlers and timers are served from now on.
    fn handlers_go_on(&mut self) {}
    /// A random word.
    fn random(&mut self) -> u32;
    /// Microseconds since 2000-01-01, as the board believes: what its clock shows, and [`rtc::offset`].
    fn time_us(&mut self) -> u64;
    /// Bytes of RAM that the real board has for heap and frames; what
    /// `gc.mem_free` is computed from while modules are frozen.
    fn heap_bytes(&self) -> u32;

    /// Seconds since 2000-01-01.
    fn seconds(&mut self) -> u32 {
        (self.time_us() / 1_000_000) as u32
    }

    /// Looks for events while a program computes or sleeps. The VM calls it from time to time, with the heap's
    /// present figures. `interrupt` is the character of the console that asks for
    /// [`Event::Interrupt`]; bytes that were typed before it and not read are dropped then.
    fn poll(&mut self, interrupt: Option<u8>, heap: HeapReport) -> Event {
        let _ = (interrupt, heap);
        Event::None
    }

    /// Bytes that are left of the native stack, on which the VM itself runs. A board whose stack
    /// is large need not count.
    fn stack_left(&self) -> u32 {
        u32::MAX
    }

    /// Sets a pin up. A pin that becomes an output has its level from the first moment
    /// on: the board sets the level first, then the direction.
    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        let _ = (pin, setup);
    }
    /// Sets the level of an output. An open-drain pin is pulled low, or released. On an
    /// input it does nothing, as on MicroPython.
    fn pin_write(&mut self, pin: u32, high: bool) {
        let _ = (pin, high);
    }
    /// The level at a pin; for an output, the level that it drives.
    fn pin_read(&mut self, pin: u32) -> bool {
        let _ = pin;
        false
    }

    // Interrupts: edges at pins, and the alarm.

    /// From now on, these edges of a pin go into the queue: the bits [`irq::RISING`] and [`irq::FALLING`]; none for 0.
    fn pin_watch(&mut self, pin: u32, edges: u32) {
        let _ = (pin, edges);
    }
    /// True if one of these events waits: an edge of a pin in the queue, bit by pin, or [`irq::ALARM`], whose moment has
    /// come.
    fn has_event(&mut self, of: u32) -> bool {
        let _ = of;
        false
    }
    /// Takes the first edge of one of these pins out of the queue.
    fn take_edge(&mut self, pins: u32) -> Option<irq::Edge> {
        let _ = pins;
        None
    }
    /// Edges for which the queue had no room since the program began.
    fn edges_lost(&mut self) -> u32 {
        0
    }
    /// Microseconds since some moment. Unlike [`Board::ticks_us`] it does not wrap.
    fn now_us(&mut self) -> u64 {
        u64::from(self.ticks_us())
    }
    /// Sets the alarm to this moment of [`Board::now_us`], or turns it off. A moment that has passed is reported at once.
    /// It may come early, but not late.
    fn set_alarm(&mut self, at_us: Option<u64>) {
        let _ = at_us;
    }
    /// True if [`Board::read`] would not have to wait.
    fn input_waits(&mut self) -> bool {
        true
    }
    /// Ends everything that was asked for by [`Board::pin_watch`] and [`Board::set_alarm`], and empties the queue. Pulses go
    /// on.
    fn release_interrupts(&mut self) {}
    /// Makes pulses: these steps again and again, from the beginning of the next period on; none for an empty list. All
    /// pins of the steps are outputs.
    fn pwm_play(&mut self, steps: &[pwm::Step]) {
        let _ = steps;
    }

    /// Connects the hardware SPI (HSPI) to its pins, [`spi::HSPI`], and sets clock and mode.
    fn spi_setup(&mut self, setup: &SpiSetup) {
        let _ = setup;
    }
    /// Sends the bytes over the hardware SPI, most significant bit first, and puts what came
    /// back in their place. At most [`spi::FIFO`] bytes at a time.
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        bytes.fill(spi::IDLE);
    }
    /// Sends and receives bytes as [`Board::spi_transfer`] does, but over any three pins, which are set up
    /// already. A board with a faster way to its pins than [`Board::pin_write`] overrides this.
    fn soft_spi(&mut self, wires: &SoftSpi, bytes: &mut [u8]) {
        spi::bit_bang(self, wires, bytes);
    }

    // Exact timing and serial buses in software.

    /// From `exact(true)` until `exact(false)` nothing interrupts, so that the time between two accesses to pins is that
    /// of the program alone. Where the clock is not the chip's, it is virtual meanwhile: each look at the clock or at a pin
    /// takes a microsecond, and a sleep takes its time.
    fn exact(&mut self, on: bool) {
        let _ = on;
    }
    /// Does a step on an I2C bus, whose pins are open drains already: a start or stop condition, or nine bits out
    /// and in. Gives the bits that were on the bus; `None` if the clock was held low for too long. A board with a
    /// faster way to its pins than [`Board::pin_write`] overrides this.
    fn i2c(&mut self, bus: &SoftI2c, step: I2cStep) -> Option<u32> {
        i2c::bit_bang(self, bus, step)
    }
    /// A slot on one wire: see [`line::slot`]. `us` are three times in microseconds.
    fn slot(&mut self, pin: u32, us: &[u32; 3]) -> bool {
        line::slot(self, pin, us)
    }
    /// The length in microseconds of the next pulse of this level, which may have begun. -2 if it does not begin within
    /// the timeout, -1 if it does not end within the timeout.
    fn pulse_us(&mut self, pin: u32, level: bool, timeout_us: u32) -> i32 {
        line::pulse_us(self, pin, level, timeout_us)
    }
    /// Sends bytes as pulses of an output, highest bit first. `ns` are the nanoseconds for which the line is high and low
    /// for a zero, then for a one. `words` hold the bytes, the first one lowest, and `bytes` are the numbers of those to send. On
    /// the chip a high time is exact to 0.1 us, and all times are below 50 ms.
    fn bitstream(&mut self, pin: u32, ns: &[u32; 4], words: &[u32], bytes: Range<u32>) {
        let _ = (pin, ns, words, bytes);
    }
    // The serial ports. The console's bytes go through `write` and `read`.

    /// Sets the speed of port 0 or 1, in bits a second, and its [`uart::frame`]. Port 1 gets its pin.
    fn uart_setup(&mut self, port: u32, baud: u32, frame: u32) {
        let _ = (port, baud, frame);
    }
    /// Sends a byte by port 1; waits while there is no room for it.
    fn uart_send(&mut self, byte: u8) {
        let _ = byte;
    }
    /// True while bytes of a port wait to be sent.
    fn uart_sends(&mut self, port: u32) -> bool {
        let _ = port;
        false
    }

    /// The CPU's clock, in Hz.
    fn cpu_hz(&self) -> u32 {
        80_000_000
    }
    /// Sets the CPU's clock: 80 or 160 million Hz.
    fn set_cpu_hz(&mut self, hz: u32) {
        let _ = hz;
    }
    /// Why the board started.
    fn reset_cause(&mut self) -> ResetCause {
        ResetCause::PowerOn
    }
    /// The chip's own number.
    fn unique_id(&mut self) -> u32 {
        0
    }
    /// Waits for the next interrupt, or a moment.
    fn idle(&mut self) {
        self.sleep_us(1);
    }
    /// The program asks for a reset. A board that can do it at once does not return;
    /// if this returns, the run ends with [`crate::error::Raise::Reset`].
    fn reset(&mut self, how: Reset) {
        let _ = how;
    }
    /// The program asks for deep sleep: for `ms` milliseconds, or for `None` until the reset pin is pulled.
    /// Deep sleep ends with a reset. This returns, or does not, as [`Board::reset`] does.
    fn deep_sleep(&mut self, ms: Option<u32>) {
        let _ = ms;
    }
    /// From now on the board resets itself if it is not fed for `ms` milliseconds, or the
    /// next longer time that its watchdog has. It cannot be stopped.
    fn watchdog_start(&mut self, ms: u32) {
        let _ = ms;
    }
    /// Feeds the watchdog.
    fn watchdog_feed(&mut self) {}
    /// The voltage at the analog pin: 0 to 1024 for 0 to 1 volt.
    fn adc_read(&mut self) -> u32 {
        0
    }

    /// The supply voltage in 1/1024 volts; [`NO_SUPPLY`] on a board that cannot measure it.
    fn supply_read(&mut self) -> u32 {
        NO_SUPPLY
    }

    // Memory by address. See [`memory`].

    /// The word at an address that is a multiple of 4. `None` if there is no memory and no register, or none that can
    /// be read.
    fn peek(&mut self, at: u32) -> Option<u32> {
        let _ = at;
        None
    }
    /// Writes a word. False if there is nothing at the address that can be written.
    fn poke(&mut self, at: u32, word: u32) -> bool {
        let _ = (at, word);
        false
    }

    // The flash chip. Addresses and sizes are in bytes, from the start of the flash chip (not of the
    // processor's map). See [`flash`].

    /// The flash chip's identification: maker, device, and the logarithm of its size, a byte each from the lowest on; 0 if
    /// the board has none.
    fn flash_id(&mut self) -> u32 {
        0
    }
    /// The size of the flash chip in bytes; 0 if the board has none. Always a multiple of [`flash::SECTOR`].
    fn flash_size(&mut self) -> u32 {
        0
    }
    /// Reads words from the flash chip. `at` is a multiple of 4. False if the range does not lie within the
    /// chip.
    fn flash_read(&mut self, at: u32, into: &mut [u32]) -> bool {
        let _ = (at, into);
        false
    }
    /// Programs words: each bit that is 0 in `words` becomes 0 in the flash, and no bit becomes 1. `at` is a
    /// multiple of 4; the range may cross pages and sectors. False if it does not lie within the chip, or
    /// if the chip did not take it.
    fn flash_write(&mut self, at: u32, words: &[u32]) -> bool {
        let _ = (at, words);
        false
    }
    /// Erases a sector: each byte becomes 0xff. `sector` is its number: its address divided by
    /// [`flash::SECTOR`]. False if there is no such sector, or if the chip did not do it.
    fn flash_erase(&mut self, sector: u32) -> bool {
        let _ = sector;
        false
    }
}

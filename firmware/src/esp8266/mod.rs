//! The chip's board: it uses the HAL where that has a driver, and else the registers.

mod adc;
mod clock;
mod flash;
mod gpio;
mod hspi;
mod i2c;
mod interrupts;
mod line;
mod power;
mod random;
mod registers;
mod restart;
mod rom;
mod samples;
mod sleep;
mod slow_clock;
mod uart;

pub use power::restart;
pub use sleep::halt;
pub use uart::emergency_write;

use core::ops::Range;

use esp8266_hal::efuse::DPortExt;
use esp8266_hal::ehal::watchdog::{Watchdog as _, WatchdogDisable, WatchdogEnable};
use esp8266_hal::target::{Peripherals, EFUSE, RNG};
use esp8266_hal::time::Milliseconds;
use esp8266_hal::watchdog::{Watchdog, WatchdogExt};
use vm::board::i2c::{I2cStep, SoftI2c};
use vm::board::irq::{Edge, ALARM, PINS};
use vm::board::pin::PinSetup;
use vm::board::pwm::Step;
use vm::board::spi::{SoftSpi, SpiSetup};
use vm::board::{memory, rtc, Board, Event, Reset, ResetCause};
use vm::program::HeapReport;

use clock::Clock;
use random::Random;
use registers::{read, write};
use uart::{Console, FRAME_US};
use xtensa_lx::timer::get_cycle_count;

/// The byte that a terminal sends for Ctrl-D.
const CTRL_D: u8 = 4;
/// Microseconds that [`Board::idle`] takes at most.
const IDLE_US: u32 = 1000;

/// The board: a NodeMCU, or any other with an ESP8266 and a crystal of 26 MHz.
pub struct Esp8266 {
    console: Console,
    clock: Clock,
    watchdog: Watchdog,
    efuse: EFUSE,
    rng: RNG,
    random: Random,
    cause: ResetCause,
    next: Next,
    /// The processor's state before interrupts were masked, while they are.
    state: u32,
}

/// How the board starts anew, when a program has asked for it.
#[derive(Clone, Copy)]
enum Next {
    /// By a reset.
    Reset(Reset),
    /// After deep sleep, which takes these milliseconds, or ends by the reset pin.
    Sleep(Option<u32>),
}

impl Esp8266 {
    /// Takes the chip's peripherals. The console runs at 115,200 baud, the watchdog is off, and the clock is
    /// at zero. `None` if the peripherals were taken before.
    pub fn take() -> Option<Esp8266> {
        let chip = Peripherals::take()?;
        let mut watchdog = chip.WDT.watchdog();
        watchdog.disable();
        let facts = [
            power::count_start(),
            chip.EFUSE.read_chip_id(),
            chip.RNG.rng.read().bits(),
            get_cycle_count(),
        ];
        Some(Esp8266 {
            console: Console::new(),
            clock: Clock::start(),
            watchdog,
            efuse: chip.EFUSE,
            rng: chip.RNG,
            random: Random::new(&facts),
            cause: power::reset_cause(),
            next: Next::Reset(Reset::Hard),
            state: 0,
        })
    }
    /// Waits until all output has left the chip.
    pub fn flush(&mut self) {
        self.console.flush();
        self.clock.wait_us(FRAME_US);
    }
    /// Starts anew after a program that ended by a reset. This returns only if the VM is to start without a reset of
    /// the chip: pins, clock, input and watchdog are as they were.
    pub fn start_anew(&mut self) {
        match core::mem::replace(&mut self.next, Next::Reset(Reset::Hard)) {
            Next::Reset(Reset::Soft) => self.cause = ResetCause::Soft,
            Next::Reset(Reset::Hard) => {
                self.keep_time(power::RESTART_MS);
                restart(ResetCause::Soft)
            }
            Next::Sleep(ms) => {
                self.keep_time(ms.unwrap_or(0));
                self.watchdog.disable();
                power::deep_sleep(&mut self.clock, ms)
            }
        }
    }
}

impl Esp8266 {
    /// Sets the time that the next start shows, `ms` milliseconds from now: its clock begins at zero.
    fn keep_time(&mut self, ms: u32) {
        let now = self.time_us();
        rtc::set_offset(self, now.wrapping_add(u64::from(ms) * 1000));
    }
}

impl Board for Esp8266 {
    fn write(&mut self, bytes: &[u8]) {
        self.console.write(bytes);
    }
    /// Reads a byte. Ctrl-D ends the input, as on MicroPython: `input()` raises EOFError then. What is typed after it
    /// can be read again.
    fn read(&mut self) -> Option<u8> {
        Some(self.console.read()).filter(|b| *b != CTRL_D)
    }
    fn ticks_ms(&mut self) -> u32 {
        self.clock.now_ms()
    }
    fn ticks_us(&mut self) -> u32 {
        self.clock.now_us() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.clock.wait_us(us);
    }
    fn doze_us(&mut self, us: u32) -> u32 {
        uart::listen(true);
        let over = || uart::has_input() || interrupts::has_event(PINS | ALARM);
        let lines = sleep::UART | sleep::UNLESS_EVENTS;
        let left = self.clock.wait_until(us, lines, &over);
        uart::listen(false);
        left
    }
    fn idle(&mut self) {
        self.doze_us(IDLE_US);
    }
    fn random(&mut self) -> u32 {
        let register = self.rng.rng.read().bits();
        self.random.next(register, get_cycle_count())
    }
    fn time_us(&mut self) -> u64 {
        let now = self.clock.now_us();
        now.wrapping_add(rtc::offset(self))
    }
    fn poll(&mut self, interrupt: Option<u8>, _heap: HeapReport) -> Event {
        self.clock.keep();
        match self.console.interrupted(interrupt) {
            true => Event::Interrupt,
            false => Event::None,
        }
    }
    fn heap_bytes(&self) -> u32 {
        crate::memory::heap_bytes()
    }
    fn stack_left(&self) -> u32 {
        crate::memory::stack_left()
    }

    fn pin_setup(&mut self, pin: u32, setup: PinSetup) {
        gpio::setup(pin, setup);
    }
    fn pin_write(&mut self, pin: u32, high: bool) {
        gpio::write_level(pin, high);
    }
    fn pin_read(&mut self, pin: u32) -> bool {
        gpio::read_level(pin)
    }
    fn pin_watch(&mut self, pin: u32, edges: u32) {
        interrupts::watch_pin(pin, edges);
    }
    fn has_event(&mut self, of: u32) -> bool {
        interrupts::has_event(of)
    }
    fn take_edge(&mut self, pins: u32) -> Option<Edge> {
        interrupts::take_edge(pins)
    }
    fn edges_lost(&mut self) -> u32 {
        interrupts::edges_lost()
    }
    fn now_us(&mut self) -> u64 {
        self.clock.now_us()
    }
    fn set_alarm(&mut self, at_us: Option<u64>) {
        interrupts::set_alarm(&mut self.clock, at_us);
    }
    fn input_waits(&mut self) -> bool {
        let waits = self.console.has_input();
        if !waits {
            uart::ask();
        }
        waits
    }
    fn release_interrupts(&mut self) {
        interrupts::release();
    }
    fn pwm_play(&mut self, steps: &[Step]) {
        interrupts::play(steps);
    }
    fn spi_setup(&mut self, setup: &SpiSetup) {
        hspi::setup(setup);
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        hspi::transfer(bytes);
    }
    fn soft_spi(&mut self, wires: &SoftSpi, bytes: &mut [u8]) {
        if gpio::has_soft_spi(wires) {
            gpio::soft_spi(wires, bytes);
        } else {
            vm::board::spi::bit_bang(self, wires, bytes);
        }
    }

    fn exact(&mut self, on: bool) {
        match on {
            true => self.state = sleep::mask(),
            false => sleep::unmask(self.state),
        }
    }
    fn i2c(&mut self, bus: &SoftI2c, step: I2cStep) -> Option<u32> {
        i2c::step(bus, step)
    }
    fn uart_setup(&mut self, port: u32, baud: u32, frame: u32) {
        uart::setup(port, baud, frame);
    }
    fn uart_send(&mut self, byte: u8) {
        uart::send(byte);
    }
    fn uart_sends(&mut self, port: u32) -> bool {
        uart::sends(port)
    }
    fn slot(&mut self, pin: u32, us: &[u32; 3]) -> bool {
        let state = sleep::mask();
        let level = line::slot(pin, us);
        sleep::unmask(state);
        level
    }
    fn pulse_us(&mut self, pin: u32, level: bool, timeout_us: u32) -> i32 {
        line::pulse_us(pin, level, timeout_us)
    }
    fn bitstream(&mut self, pin: u32, ns: &[u32; 4], words: &[u32], bytes: Range<u32>) {
        let state = sleep::mask();
        line::bitstream(pin, ns, words, bytes);
        sleep::unmask(state);
    }

    fn cpu_hz(&self) -> u32 {
        clock::cpu_hz()
    }
    fn set_cpu_hz(&mut self, hz: u32) {
        clock::set_cpu_hz(hz);
    }
    fn reset_cause(&mut self) -> ResetCause {
        self.cause
    }
    fn unique_id(&mut self) -> u32 {
        self.efuse.read_chip_id()
    }
    /// The program ends first: [`Esp8266::start_anew`] does the rest.
    fn reset(&mut self, how: Reset) {
        self.next = Next::Reset(how);
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.next = Next::Sleep(ms);
    }
    fn adc_read(&mut self) -> u32 {
        adc::read_tout(&mut self.clock)
    }
    fn peek(&mut self, at: u32) -> Option<u32> {
        memory::is_readable(at).then(|| read(at))
    }
    fn poke(&mut self, at: u32, word: u32) -> bool {
        let writes = memory::is_register(at);
        if writes {
            write(at, word);
        }
        writes
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.watchdog.start(Milliseconds(ms));
    }
    fn watchdog_feed(&mut self) {
        self.watchdog.feed();
    }
    fn flash_id(&mut self) -> u32 {
        flash::id()
    }
    fn flash_size(&mut self) -> u32 {
        flash::size()
    }
    fn flash_read(&mut self, at: u32, into: &mut [u32]) -> bool {
        flash::read(at, into)
    }
    fn flash_write(&mut self, at: u32, words: &[u32]) -> bool {
        flash::write(at, words)
    }
    fn flash_erase(&mut self, sector: u32) -> bool {
        flash::erase(sector)
    }
}

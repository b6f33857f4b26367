//! The chip's board: it uses the HAL where that has a driver, and else the registers.

mod clock;
mod gpio;
mod hspi;
mod power;
mod registers;
mod restart;
mod uart;

pub use power::restart;
pub use uart::emergency_write;

use esp8266_hal::efuse::DPortExt;
use esp8266_hal::ehal::watchdog::{Watchdog as _, WatchdogDisable, WatchdogEnable};
use esp8266_hal::gpio::GpioExt;
use esp8266_hal::target::{Peripherals, EFUSE, RNG};
use esp8266_hal::time::Milliseconds;
use esp8266_hal::watchdog::{Watchdog, WatchdogExt};
use vm::board::pin::PinSetup;
use vm::board::spi::{SoftSpi, SpiSetup};
use vm::board::{Board, Event, Reset, ResetCause};
use vm::program::HeapReport;

use clock::Clock;
use uart::Console;

/// The board: a NodeMCU, or any other with an ESP8266 and a crystal of 26 MHz.
pub struct Esp8266 {
    console: Console,
    clock: Clock,
    watchdog: Watchdog,
    efuse: EFUSE,
    rng: RNG,
    cause: ResetCause,
}

impl Esp8266 {
    /// Takes the chip's peripherals. The console runs at 115,200 baud, the watchdog is off, and the clock is
    /// at zero. `None` if the peripherals were taken before.
    pub fn take() -> Option<Esp8266> {
        let chip = Peripherals::take()?;
        let pins = chip.GPIO.split();
        let mut watchdog = chip.WDT.watchdog();
        watchdog.disable();
        Some(Esp8266 {
            console: Console::new(chip.UART0, pins.gpio1.into_uart(), pins.gpio3.into_uart()),
            clock: Clock::start(),
            watchdog,
            efuse: chip.EFUSE,
            rng: chip.RNG,
            cause: power::reset_cause(),
        })
    }
    /// Waits until all output has been sent.
    pub fn flush(&mut self) {
        self.console.flush();
    }
}

impl Board for Esp8266 {
    fn write(&mut self, bytes: &[u8]) {
        self.console.write(bytes);
    }
    fn read(&mut self) -> Option<u8> {
        Some(self.console.read())
    }
    fn ticks_ms(&mut self) -> u32 {
        (self.clock.now_us() / 1000) as u32
    }
    fn ticks_us(&mut self) -> u32 {
        self.clock.now_us() as u32
    }
    fn sleep_us(&mut self, us: u32) {
        self.clock.wait_us(us);
    }
    fn random(&mut self) -> u32 {
        self.rng.rng.read().bits()
    }
    fn time_us(&mut self) -> u64 {
        self.clock.now_us()
    }
    fn poll(&mut self, interrupt: Option<u8>, _heap: HeapReport) -> Event {
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
    fn spi_setup(&mut self, setup: &SpiSetup) {
        hspi::setup(setup);
    }
    fn spi_transfer(&mut self, bytes: &mut [u8]) {
        hspi::transfer(bytes);
    }
    fn soft_spi(&mut self, wires: &SoftSpi, bytes: &mut [u8]) {
        if wires.half_us == 0 {
            gpio::soft_spi(wires, bytes);
        } else {
            vm::board::spi::bit_bang(self, wires, bytes);
        }
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
    /// Both kinds of reset restart the chip, because MicroPython's reset causes do not tell them apart.
    fn reset(&mut self, _how: Reset) {
        self.console.flush();
        restart(ResetCause::Soft)
    }
    fn deep_sleep(&mut self, ms: Option<u32>) {
        self.console.flush();
        self.watchdog.disable();
        match ms {
            // Waits awake, then restarts as if from deep sleep: docs/firmware.md says why.
            Some(ms) => {
                for _ in 0..ms {
                    self.clock.wait_us(1000);
                }
                restart(ResetCause::DeepSleep)
            }
            None => loop {
                self.clock.wait_us(1000);
            },
        }
    }
    fn watchdog_start(&mut self, ms: u32) {
        self.watchdog.start(Milliseconds(ms));
    }
    fn watchdog_feed(&mut self) {
        self.watchdog.feed();
    }
}

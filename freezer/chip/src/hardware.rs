//! The peripherals together: which block a register belongs to, and what the blocks have to do with each other and with
//! the core.

use crate::bus::Bus;
use crate::core::registers::Registers;
use crate::memory::Memory;
use crate::peripherals::analog::Analog;
use crate::peripherals::dport::Dport;
use crate::peripherals::efuse::Efuse;
use crate::peripherals::flash::{attached, Flash};
use crate::peripherals::gpio::Gpio;
use crate::peripherals::gpio16::Gpio16;
use crate::peripherals::hspi::Hspi;

use crate::peripherals::plain::Plain;
use crate::peripherals::reset::Cause;
use crate::peripherals::rng::Rng;
use crate::peripherals::rtc::{self, Rtc, CALIBRATE, CALIBRATED};
use crate::peripherals::rtc_memory::RtcMemory;
use crate::peripherals::timers::Timers;
use crate::peripherals::uart::{Pads, Uart};
use crate::peripherals::watchdog::Watchdog;
use crate::time::{Clocks, BUS_52, BUS_80, NEVER};
use crate::{Time, World};

/// Addresses of the blocks (Technical Reference, appendix; open-rtos `esp/*.h`). A block ends where the next one begins.
mod block {
    pub const DPORT: u32 = 0x3ff0_0000;
    pub const EFUSE: u32 = 0x3ff0_0050;
    pub const EFUSE_END: u32 = 0x3ff0_0060;
    pub const RNG: u32 = 0x3ff2_0e44;
    pub const UART0: u32 = 0x6000_0000;
    pub const HSPI: u32 = 0x6000_0100;
    pub const SPI0: u32 = 0x6000_0200;
    pub const GPIO: u32 = 0x6000_0300;
    pub const TIMERS: u32 = 0x6000_0600;
    pub const RTC: u32 = 0x6000_0700;
    pub const IO_MUX: u32 = 0x6000_0800;
    pub const WATCHDOG: u32 = 0x6000_0900;
    pub const ANALOG: u32 = 0x6000_0d00;
    pub const UART1: u32 = 0x6000_0f00;
    pub const RTC_MEMORY: u32 = 0x6000_1000;
    pub const RTC_MEMORY_END: u32 = 0x6000_1400;
}

/// CPU interrupts of the peripherals (open-rtos `esp/interrupts.h`, RTOS `ets_sys.h`).
mod line {
    pub const SPI: u32 = 2;
    pub const RTC: u32 = 3;
    pub const GPIO: u32 = 4;
    pub const UART: u32 = 5;
    pub const WATCHDOG: u32 = 8;
    pub const TIMERS: [u32; 2] = [9, 10];
}

/// DPORT's bit for HSPI on the shared line (open-rtos, pvvx).
const SHARED_HSPI: u32 = 1 << 7;

/// All peripherals.
pub struct Peripherals {
    /// UART 0: the console.
    pub uart0: Uart,
    /// UART 1, which only sends.
    pub uart1: Uart,
    /// The pins 0 to 15.
    pub gpio: Gpio,
    /// The pin 16.
    pub gpio16: Gpio16,
    /// SPI 1.
    pub hspi: Hspi,
    /// SPI 0, and the flash chip.
    pub flash: Flash,
    /// Timers FRC1 and FRC2.
    pub timers: Timers,
    /// The real-time clock.
    pub rtc: Rtc,
    /// The memory that outlives resets.
    pub rtc_memory: RtcMemory,
    /// The watchdog.
    pub watchdog: Watchdog,
    /// The analog blocks, and the converter.
    pub analog: Analog,
    /// Cache, clock and interrupts.
    pub dport: Dport,
    efuse: Efuse,
    rng: Rng,
    /// Registers that no block has.
    other: Plain<0x2000>,
    /// A register was accessed: deadlines and interrupts may be others.
    pub(crate) touched: bool,
    /// Core cycles of a line's fetch.
    line_cycles: u64,
    clocks: Clocks,
}

impl Peripherals {
    /// The peripherals at power-on, with this flash chip and this MAC address in the fuses.
    #[must_use]
    pub fn new(flash: Flash, mac: [u8; 6]) -> Peripherals {
        let mut all = Peripherals {
            uart0: Uart::new(0),
            uart1: Uart::new(1),
            gpio: Gpio::new(),
            gpio16: Gpio16::new(),
            hspi: Hspi::new(),
            flash,
            timers: Timers::new(),
            rtc: Rtc::new(rtc::SLOW_HZ),
            rtc_memory: RtcMemory::default(),
            watchdog: Watchdog::default(),
            analog: Analog::default(),
            dport: Dport::default(),
            efuse: Efuse::new(mac),
            rng: Rng::default(),
            other: Plain::default(),
            touched: true,
            line_cycles: 0,
            clocks: Clocks::RESET,
        };
        all.pads_changed();
        all
    }

    /// Everything that was due until `now` happens.
    pub fn advance(&mut self, now: Time, world: &mut dyn World) {
        self.uart0.advance(now, world);
        self.uart1.advance(now, world);
        self.hspi.advance(now);
        self.flash.advance(now);
        self.timers.advance(now);
        self.rtc.advance(now);
        self.watchdog.advance(now);
        self.gpio.sample(now, world);
    }
    /// When [`Peripherals::advance`] has to be called next.
    #[must_use]
    pub fn next(&self) -> Time {
        self.next_but_timers().min(self.timers.next())
    }
    /// The same for a core that sleeps and whose interrupts `enabled` may wake it: a timer that cannot wake it does not count,
    /// as it never ends. The next change of a pin, at `change`, counts if it may lead to an interrupt.
    #[must_use]
    pub fn next_for_sleeper(&self, enabled: u32, change: Time) -> Time {
        let [frc1, frc2] = line::TIMERS;
        let next = match enabled & (1 << frc1 | 1 << frc2) {
            0 => self.next_but_timers(),
            _ => self.next(),
        };
        let sees_pins = enabled >> line::GPIO & 1 != 0 && self.gpio.is_watched();
        next.min(if sees_pins { change } else { NEVER })
    }
    fn next_but_timers(&self) -> Time {
        let all = [
            self.uart0.next(),
            self.uart1.next(),
            self.hspi.next(),
            self.flash.next(),
            self.rtc.next(),
            self.watchdog.next(),
        ];
        all.into_iter().fold(NEVER, Time::min)
    }
    /// Pending interrupts whose lines are levels.
    #[must_use]
    pub fn levels(&self) -> u32 {
        let bit = |on: bool, line: u32| u32::from(on) << line;
        bit(self.hspi.line(), line::SPI)
            | bit(self.rtc.interrupt(), line::RTC)
            | bit(self.gpio.line(), line::GPIO)
            | bit(self.uart0.line() || self.uart1.line(), line::UART)
    }
    /// Interrupts whose lines had an edge, as far as DPORT lets them through.
    pub fn take_edges(&mut self) -> u32 {
        let open = self.dport.edges();
        let [frc1, frc2] = self.timers.fired();
        let fired = [
            (self.watchdog.take_interrupt(), line::WATCHDOG),
            (frc1, line::TIMERS[0]),
            (frc2, line::TIMERS[1]),
        ];
        let bits = fired.iter().zip(0..);
        bits.filter(|((on, _), gate)| *on && open >> gate & 1 != 0)
            .fold(0, |all, ((_, line), _)| all | 1 << line)
    }
    /// The clocks that PLL and DPORT give.
    #[must_use]
    pub fn clocks(&self) -> Clocks {
        let bus = if self.analog.pll_set() {
            BUS_80
        } else {
            BUS_52
        };
        Clocks::new(bus, self.dport.doubled())
    }
    /// The clocks have changed.
    pub fn set_clocks(&mut self, clocks: Clocks, now: Time, world: &mut dyn World) {
        self.clocks = clocks;
        self.uart0.set_clocks(clocks, now, world);
        self.uart1.set_clocks(clocks, now, world);
        self.hspi.set_clocks(clocks, now);
        self.flash.set_clocks(clocks, now);
        self.timers.set_clocks(clocks, now);
        self.watchdog.set_clocks(clocks, now);
        self.flash_changed();
    }
    /// The reset that is due, if any.
    #[must_use]
    pub fn reset_due(&self) -> Option<Cause> {
        if self.watchdog.bites() {
            return Some(Cause::Watchdog);
        }
        self.rtc.reset_requested().then_some(Cause::Software)
    }
    /// Resets everything that `cause` resets.
    pub fn reset(&mut self, cause: Cause, now: Time, memory: &mut Memory, world: &mut dyn World) {
        self.uart0.reset();
        self.uart1.reset();
        self.gpio.reset(now, world);
        self.gpio16.reset(now, world);
        self.hspi.reset();
        self.flash.reset();
        self.timers.reset();
        self.rtc.reset(cause, now);
        self.watchdog.reset();
        self.analog.reset();
        self.dport.reset();
        self.rng.reset();
        self.other.clear();
        self.touched = true;
        self.pads_changed();
        self.cache_changed(memory);
    }

    /// The functions of the pads have changed: who is connected to the serial ports, and to SPI0.
    fn pads_changed(&mut self) {
        /// DPORT's bit that moves UART 0 to GPIO 13 and 15 (RTOS, Arduino).
        const SWAP_UART0: u32 = 1 << 2;
        let mux = self.gpio.mux();
        let has = |pin: usize, function: u32| mux.function(pin) == function;
        let swapped = self.dport.swap() & SWAP_UART0 != 0;
        self.uart0.set_pads(match swapped {
            true => Pads {
                tx: has(15, 4),
                rx: has(13, 4),
            },
            false => Pads {
                tx: has(1, 0) || has(2, 4),
                rx: has(3, 0),
            },
        });
        self.uart1.set_pads(Pads {
            tx: has(2, 2) || has(7, 4),
            rx: has(8, 4),
        });
        self.flash_changed();
    }
    /// Registers that decide how fast the flash is read have changed.
    fn flash_changed(&mut self) {
        let mux = self.gpio.mux();
        let pads = attached(|offset| mux.read(offset));
        let undivided = mux.spi0_undivided();
        self.flash.set_pads(pads, undivided);
        self.line_cycles = self.flash.line_fetch_time().div_ceil(self.clocks.core);
    }
    /// Registers of the cache have changed.
    fn cache_changed(&mut self, memory: &mut Memory) {
        const BANK: usize = 0x4000;
        let [lower, upper] = self.dport.taken_banks();
        let taken = usize::from(lower) + usize::from(upper);
        memory.take_banks([lower, upper]);
        let on = self.dport.enabled() && taken > 0;
        memory.cache.configure(taken.max(1) * BANK, on);
        if self.dport.take_flush() {
            memory.cache.flush();
            memory.stale_code = true;
        }
    }

    fn load(&mut self, address: u32, now: Time, world: &mut dyn World) -> u32 {
        let offset = address & 0xff;
        match address & !0xff {
            block::DPORT if (block::EFUSE..block::EFUSE_END).contains(&address) => {
                self.efuse.read(address & 0xff, now)
            }
            block::DPORT => {
                self.dport.set_spi_busy(self.flash.busy(now));
                let shared = if self.hspi.line() { SHARED_HSPI } else { 0 };
                self.dport.set_shared(shared);
                self.dport.read(offset, now)
            }
            block::UART0 => self.uart0.read(offset, now, world),
            block::UART1 => self.uart1.read(offset, now, world),
            block::HSPI => self.hspi.read(offset, now),
            block::SPI0 => self.flash.read(offset, now),
            block::GPIO if matches!(offset, CALIBRATE | CALIBRATED) => {
                self.rtc.read_calibration(offset, now)
            }
            block::GPIO => self.gpio.read(offset, now, world),
            block::TIMERS => self.timers.read(offset, now),
            block::RTC if Gpio16::has(offset) => self.gpio16.read(offset, now, world),
            block::RTC => self.rtc.read(offset, now),
            block::IO_MUX => self.gpio.mux().read(offset),
            block::WATCHDOG => self.watchdog.read(offset, now),
            block::ANALOG => self.analog.read(offset, now),
            _ if address == block::RNG => self.rng.read(0, now),
            _ if (block::RTC_MEMORY..block::RTC_MEMORY_END).contains(&address) => {
                self.rtc_memory.read(address - block::RTC_MEMORY, now)
            }
            _ => self.other.get(other(address)),
        }
    }
    fn store(
        &mut self,
        address: u32,
        value: u32,
        now: Time,
        memory: &mut Memory,
        world: &mut dyn World,
    ) {
        let offset = address & 0xff;
        match address & !0xff {
            block::DPORT => {
                self.dport.write(offset, value, now);
                self.pads_changed();
                self.cache_changed(memory);
            }
            block::UART0 => self.uart0.write(offset, value, now, world),
            block::UART1 => self.uart1.write(offset, value, now, world),
            block::HSPI => {
                let connected = self.gpio.mux().hspi_connected();
                self.hspi.write(offset, value, connected, now, world);
            }
            block::SPI0 => {
                self.flash.write(offset, value, now);
                self.flash_changed();
            }
            block::GPIO if offset == CALIBRATE => self.rtc.write_calibration(offset, value, now),
            block::GPIO => self.gpio.write(offset, value, now, world),
            block::TIMERS => self.timers.write(offset, value, now),
            block::RTC if Gpio16::has(offset) => self.gpio16.write(offset, value, now, world),
            block::RTC => self.rtc.write(offset, value, now),
            block::IO_MUX => {
                self.gpio.write_mux(offset, value, now, world);
                self.pads_changed();
            }
            block::WATCHDOG => self.watchdog.write(offset, value, now),
            block::ANALOG => self.analog.write(offset, value, now, world),
            _ if (block::RTC_MEMORY..block::RTC_MEMORY_END).contains(&address) => {
                self.rtc_memory
                    .write(address - block::RTC_MEMORY, value, now);
            }
            _ => self.other.set(other(address), value),
        }
    }
}

/// The place of a register that no block has: those of the peripherals, then those around the core.
const fn other(address: u32) -> u32 {
    const HALF: u32 = 0x4000;
    address % HALF + if address >> 28 == 6 { 0 } else { HALF }
}

/// The peripherals with what surrounds the chip: what the core's loads and stores reach.
pub struct Hardware<'a> {
    /// The peripherals.
    pub peripherals: &'a mut Peripherals,
    /// The surroundings.
    pub world: &'a mut dyn World,
}

impl Bus for Hardware<'_> {
    fn read(&mut self, address: u32, now: Time) -> Option<u32> {
        self.peripherals.touched = true;
        Some(self.peripherals.load(address, now, self.world))
    }
    fn kept(&mut self, address: u32, now: Time) -> u32 {
        match address {
            block::UART0 | block::UART1 | block::RNG => 0,
            _ => self.peripherals.load(address, now, self.world),
        }
    }
    fn write(&mut self, address: u32, value: u32, now: Time, memory: &mut Memory) -> bool {
        let p = &mut *self.peripherals;
        p.touched = true;
        p.store(address, value, now, memory, self.world);
        true
    }
    fn mapped(&self, now: Time) -> &[u8] {
        self.peripherals.mapped(now)
    }
    fn line_cycles(&self) -> u64 {
        self.peripherals.line_cycles
    }
}

impl Peripherals {
    /// The bytes of flash that the window shows: none while the flash does not answer.
    #[must_use]
    pub fn mapped(&self, now: Time) -> &[u8] {
        if !self.flash.can_fetch(now) {
            return &[];
        }
        let bytes = self.flash.bytes();
        // A smaller chip shows its content again behind its end.
        let first = (self.dport.mapped_mib() << 20) & (bytes.len() - 1);
        &bytes[first..]
    }
}

impl Registers {
    /// What the interrupts of the peripherals leave of those that are pending: line 6 and up.
    pub(crate) fn set_levels(&mut self, levels: u32) {
        /// Interrupts that are levels of the peripherals (RTOS `core-isa.h`).
        const LEVELS: u32 = 0x3f;
        self.interrupt = self.interrupt & !LEVELS | levels;
    }
}

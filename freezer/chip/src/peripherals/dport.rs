//! DPORT at 0x3ff00000: interrupts, the core's clock, and the control of the flash cache.
//!
//! Sources: ROM 0x40004678 and 0x400047f0 (`Cache_Read_Enable`, `Cache_Read_Disable`); RTOS spi_flash.c, ets_sys.h;
//! pvvx (shared interrupt lines, NMI); Technical Reference (the core's clock). Flushing takes time on the chip; how long is
//! not known, and here it takes none.

use super::plain::Plain;
use crate::Time;

const NMI: u32 = 0x00;
const EDGES: u32 = 0x04;
const CACHE: u32 = 0x0c;
const CPU_CLOCK: u32 = 0x14;
const SHARED: u32 = 0x20;
const IRAM: u32 = 0x24;
const SWAP: u32 = 0x28;

/// Bits of `CACHE`.
const FLUSH: u32 = 1 << 0;
const FLUSHED: u32 = 1 << 1;
const ENABLED: u32 = 1 << 8;
const SPI_BUSY: u32 = 1 << 9;
const PAIR: u32 = 16;
const TWO_MIB: u32 = 1 << 24;
const ODD: u32 = 1 << 25;

/// The bits of `IRAM` that give its two upper banks to the cache.
const BANKS: [u32; 2] = [1 << 3, 1 << 4];

/// The registers.
#[derive(Clone, Debug, Default)]
pub struct Dport {
    plain: Plain<256>,
    flush: bool,
    spi_busy: bool,
    shared: u32,
}

impl Dport {
    /// Reads a register. The fuses are not among them.
    pub fn read(&mut self, offset: u32, _now: Time) -> u32 {
        let value = self.plain.get(offset);
        match offset {
            CACHE => {
                let flushed = if value & FLUSH != 0 { FLUSHED } else { 0 };
                let busy = if self.spi_busy { SPI_BUSY } else { 0 };
                value & !(FLUSHED | SPI_BUSY) | flushed | busy
            }
            SHARED => self.shared,
            _ => value,
        }
    }
    /// Writes a register.
    pub fn write(&mut self, offset: u32, value: u32, _now: Time) {
        if offset == CACHE {
            self.flush |= value & !self.plain.get(CACHE) & FLUSH != 0;
        }
        self.plain.set(offset, value);
    }
    /// Everything is off again.
    pub fn reset(&mut self) {
        *self = Dport::default();
    }

    /// True if the cache is on, so that flash is mapped.
    #[must_use]
    pub fn enabled(&self) -> bool {
        self.plain.get(CACHE) & ENABLED != 0
    }
    /// The MiB of flash that is mapped to 0x40200000.
    #[must_use]
    pub fn mapped_mib(&self) -> usize {
        let cache = self.plain.get(CACHE);
        let odd = cache & ODD != 0 && cache & TWO_MIB == 0;
        2 * (cache >> PAIR & 7) as usize + usize::from(odd)
    }
    /// The number of MiB that are mapped, 1 or 2.
    #[must_use]
    pub fn mapped_length_mib(&self) -> usize {
        1 + usize::from(self.plain.get(CACHE) & TWO_MIB != 0)
    }
    /// Which of the banks of IRAM at 0x40108000 and 0x4010c000 the cache has taken.
    #[must_use]
    pub fn taken_banks(&self) -> [bool; 2] {
        BANKS.map(|bit| self.plain.get(IRAM) & bit != 0)
    }
    /// True if the cache has 32 KiB: it has taken both banks.
    #[must_use]
    pub fn size_32k(&self) -> bool {
        self.taken_banks() == [true; 2]
    }
    /// True once after each request to empty the cache.
    pub fn take_flush(&mut self) -> bool {
        core::mem::take(&mut self.flush)
    }
    /// Says whether SPI0 is at work, which `CACHE` tells in bit 9.
    pub fn set_spi_busy(&mut self, busy: bool) {
        self.spi_busy = busy;
    }
    /// Says which blocks ask for an interrupt on a shared line: bits 4 (SPI0), 7 (SPI1) and 9 (I2S) of register 0x20.
    pub fn set_shared(&mut self, bits: u32) {
        self.shared = bits;
    }
    /// The edge interrupts that are let through: bits 0 (watchdog), 1 (FRC1) and 2 (FRC2).
    #[must_use]
    pub fn edges(&self) -> u32 {
        self.plain.get(EDGES) & 7
    }
    /// True if the non-maskable interrupt is let through.
    #[must_use]
    pub fn nmi_enabled(&self) -> bool {
        self.plain.get(NMI) & 1 != 0
    }
    /// True if the core runs at twice the bus clock.
    #[must_use]
    pub fn doubled(&self) -> bool {
        self.plain.get(CPU_CLOCK) & 1 != 0
    }
    /// The register that swaps pins: bit 2 moves UART 0 to GPIO 13 and 15.
    #[must_use]
    pub fn swap(&self) -> u32 {
        self.plain.get(SWAP)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_of_flash() {
        let mut dport = Dport::default();
        for (value, mib, length) in [
            (0, 0, 1),
            (ODD, 1, 1),
            (3 << PAIR, 6, 1),
            (3 << PAIR | ODD, 7, 1),
            (2 << PAIR | TWO_MIB | ODD, 4, 2),
        ] {
            dport.write(CACHE, value, 0);
            assert_eq!(
                (dport.mapped_mib(), dport.mapped_length_mib()),
                (mib, length)
            );
            assert!(!dport.enabled());
        }
        dport.write(CACHE, ENABLED, 0);
        assert!(dport.enabled());
    }

    #[test]
    fn a_flush_is_asked_for_by_the_rising_bit() {
        let mut dport = Dport::default();
        dport.write(CACHE, FLUSH, 0);
        assert_eq!(dport.read(CACHE, 0), FLUSH | FLUSHED);
        dport.write(CACHE, FLUSH | ENABLED, 0);
        assert!(dport.take_flush() && !dport.take_flush());
        dport.write(CACHE, ENABLED, 0);
        assert_eq!(dport.read(CACHE, 0), ENABLED);
        assert!(!dport.take_flush());
        dport.set_spi_busy(true);
        assert_eq!(dport.read(CACHE, 0), ENABLED | SPI_BUSY);
    }

    #[test]
    fn the_cache_takes_banks_of_iram() {
        let mut dport = Dport::default();
        assert_eq!(dport.taken_banks(), [false, false]);
        dport.write(IRAM, BANKS[0], 0);
        assert_eq!(
            (dport.taken_banks(), dport.size_32k()),
            ([true, false], false)
        );
        dport.write(IRAM, BANKS[0] | BANKS[1], 0);
        assert!(dport.size_32k());
        dport.reset();
        assert!(!dport.size_32k());
    }

    #[test]
    fn the_other_registers() {
        let mut dport = Dport::default();
        dport.set_shared(1 << 7);
        dport.write(SHARED, 0, 0);
        assert_eq!(dport.read(SHARED, 0), 1 << 7);
        dport.write(EDGES, 6, 0);
        dport.write(NMI, 0x0f, 0);
        dport.write(CPU_CLOCK, 1, 0);
        dport.write(SWAP, 4, 0);
        assert_eq!(
            (
                dport.edges(),
                dport.nmi_enabled(),
                dport.doubled(),
                dport.swap()
            ),
            (6, true, true, 4)
        );
        dport.write(0x18, 5, 0);
        assert_eq!(dport.read(0x18, 0), 5);
    }
}

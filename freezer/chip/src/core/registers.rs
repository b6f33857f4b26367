//! The state of the core.

use crate::time::Time;

/// Bits of PS (*ISA*, table 4-64).
pub mod ps {
    /// The level up to which interrupts are masked.
    pub const INTLEVEL: u32 = 15;
    /// Exception mode.
    pub const EXCM: u32 = 1 << 4;
    /// User vector mode.
    pub const UM: u32 = 1 << 5;
}

/// CPU interrupt of CCOMPARE0 (RTOS `core-isa.h`).
pub const TIMER_LINE: u32 = 6;
/// Interrupts that are set by INTSET and by edges, and cleared by INTCLEAR (RTOS `core-isa.h`: lines 7 to 13).
pub const LATCHED: u32 = 0x3f80;
/// Cycles of a turn of CCOUNT.
const TURN: u64 = 1 << 32;
/// The interrupt that software may set.
pub const SOFTWARE: u32 = 1 << 7;

/// The registers of the core.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registers {
    /// The general registers a0 to a15.
    pub a: [u32; 16],
    /// The address of the next instruction.
    pub pc: u32,
    /// Shift amount, 6 bits.
    pub sar: u32,
    /// Processor state.
    pub ps: u32,
    /// Where exceptions and interrupts of level 1 to 3 return to.
    pub epc: [u32; 3],
    /// PS of what interrupts of level 2 and 3 interrupted.
    pub eps: [u32; 2],
    /// A word for each level's handler.
    pub excsave: [u32; 3],
    /// Where a double exception returns to.
    pub depc: u32,
    /// Cause of the last exception.
    pub exccause: u32,
    /// Address of the last access that raised one.
    pub excvaddr: u32,
    /// Address of the vectors.
    pub vecbase: u32,
    /// Enabled interrupts.
    pub intenable: u32,
    /// Pending interrupts: levels of the peripherals, and what was latched.
    pub interrupt: u32,
    /// CCOUNT at which interrupt 6 is set.
    pub ccompare: u32,
    /// The cycle at which CCOUNT reaches it.
    pub compare_at: u64,
    /// CCOUNT minus [`Registers::cycles`].
    pub ccount_offset: u32,
    /// Special registers that only debuggers and the cache options use: kept, without effect.
    pub others: [u32; 4],
    /// Core cycles since power-on. This is time, and no register: it goes on over resets.
    pub cycles: u64,
}

/// Numbers in [`Registers::others`].
pub mod other {
    /// ICOUNT, at which a debugger stops.
    pub const ICOUNT: usize = 0;
    /// ICOUNTLEVEL.
    pub const ICOUNTLEVEL: usize = 1;
    /// IBREAKENABLE.
    pub const IBREAKENABLE: usize = 2;
    /// MMID and other write-only registers.
    pub const REST: usize = 3;
}

impl Registers {
    /// The address of the first instruction after a reset: ROM 0x40000080.
    pub const RESET_VECTOR: u32 = 0x4000_0080;

    /// The state after a reset (*ISA*, table 4-103). The general registers are undefined on the chip, and zero here.
    #[must_use]
    pub fn reset(cycles: u64) -> Registers {
        Registers {
            a: [0; 16],
            pc: Registers::RESET_VECTOR,
            sar: 0,
            ps: 0x1f,
            epc: [0; 3],
            eps: [0; 2],
            excsave: [0; 3],
            depc: 0,
            exccause: 0,
            excvaddr: 0,
            vecbase: 0x4000_0000,
            intenable: 0,
            interrupt: 0,
            ccompare: 0,
            compare_at: cycles + TURN,
            ccount_offset: 0,
            others: [0; 4],
            cycles,
        }
    }
    /// The value of a general register.
    #[inline]
    #[must_use]
    pub fn get(&self, register: u8) -> u32 {
        self.a[usize::from(register & 15)]
    }
    /// Sets a general register.
    #[inline]
    pub fn set(&mut self, register: u8, value: u32) {
        self.a[usize::from(register & 15)] = value;
    }
    /// The cycle counter, `executed` cycles after the start of the block.
    #[must_use]
    pub fn ccount(&self, executed: u64) -> u32 {
        ((self.cycles + executed) as u32).wrapping_add(self.ccount_offset)
    }
    /// Sets when CCOUNT reaches CCOMPARE0, from `executed` cycles after the start of the block on. If it just has, that is
    /// after a whole turn.
    pub fn set_compare_at(&mut self, executed: u64) {
        let left = self.ccompare.wrapping_sub(self.ccount(executed));
        let left = if left == 0 { TURN } else { u64::from(left) };
        self.compare_at = self.cycles + executed + left;
    }
    /// Sets the timer's interrupt if CCOUNT has reached CCOMPARE0.
    pub fn compare(&mut self) {
        if self.cycles >= self.compare_at {
            self.interrupt |= 1 << TIMER_LINE;
            self.compare_at += TURN;
        }
    }
    /// Interrupts of level 1 that are enabled, pending and not masked.
    #[inline]
    #[must_use]
    pub fn due(&self) -> u32 {
        if self.ps & (ps::EXCM | ps::INTLEVEL) == 0 {
            self.interrupt & self.intenable
        } else {
            0
        }
    }
}

/// Relates cycles to time: the core's clock changes while it runs.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// A cycle count, and the moment at which it was reached.
    since: (u64, Time),
    /// Picoseconds of a cycle.
    period: Time,
}

impl Pace {
    /// A clock of this period that begins at cycle 0, moment 0.
    #[must_use]
    pub const fn new(period: Time) -> Pace {
        Pace {
            since: (0, 0),
            period,
        }
    }
    /// Picoseconds of a cycle.
    #[must_use]
    pub fn period(&self) -> Time {
        self.period
    }
    /// The moment at which this many cycles have passed.
    #[must_use]
    pub fn time(&self, cycles: u64) -> Time {
        self.since.1 + (cycles - self.since.0) * self.period
    }
    /// The first cycle count at or after the moment `time`.
    #[must_use]
    pub fn cycles(&self, time: Time) -> u64 {
        let passed = time.saturating_sub(self.since.1);
        self.since.0.saturating_add(passed.div_ceil(self.period))
    }
    /// The period changes, at this cycle count.
    pub fn change(&mut self, cycles: u64, period: Time) {
        self.since = (cycles, self.time(cycles));
        self.period = period;
    }
}

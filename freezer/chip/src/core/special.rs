//! The special registers that RSR, WSR and XSR reach, by their numbers (*ISA*, chapter 5, and RTOS `specreg.h`).

use super::registers::{other, Registers, SOFTWARE, TIMER_LINE};

/// The shift amount.
pub const SAR: u32 = 3;
const LITBASE: u32 = 5;
const IBREAKENABLE: u32 = 96;
const IBREAKA0: u32 = 128;
const DBREAKA0: u32 = 144;
const DBREAKC0: u32 = 160;
const CONFIGID0: u32 = 176;
const EPC1: u32 = 177;
const DEPC: u32 = 192;
const EPS2: u32 = 194;
const CONFIGID1: u32 = 208;
const EXCSAVE1: u32 = 209;
const INTERRUPT: u32 = 226;
const INTCLEAR: u32 = 227;
const INTENABLE: u32 = 228;
const PS: u32 = 230;
const VECBASE: u32 = 231;
const EXCCAUSE: u32 = 232;
const DEBUGCAUSE: u32 = 233;
const CCOUNT: u32 = 234;
const PRID: u32 = 235;
const ICOUNT: u32 = 236;
const ICOUNTLEVEL: u32 = 237;
const EXCVADDR: u32 = 238;
const CCOMPARE0: u32 = 240;

/// The ESP8266's two configuration words (RTOS `core-isa.h`: XCHAL_HW_CONFIGID0 and 1).
const CONFIG: [u32; 2] = [0xc28c_dafa, 0x1082_b6f6];

impl Registers {
    /// Reads a special register, `executed` cycles after the start of the block. `None` if the core has no such register.
    #[must_use]
    pub fn special(&self, number: u32, executed: u64) -> Option<u32> {
        Some(match number {
            SAR => self.sar,
            LITBASE | IBREAKA0 | DBREAKA0 | DBREAKC0 | DEBUGCAUSE | PRID => 0,
            IBREAKENABLE => self.others[other::IBREAKENABLE],
            CONFIGID0 => CONFIG[0],
            CONFIGID1 => CONFIG[1],
            EPC1..=179 => self.epc[(number - EPC1) as usize],
            DEPC => self.depc,
            EPS2 | 195 => self.eps[(number - EPS2) as usize],
            EXCSAVE1..=211 => self.excsave[(number - EXCSAVE1) as usize],
            INTERRUPT => self.interrupt,
            INTENABLE => self.intenable,
            PS => self.ps,
            VECBASE => self.vecbase,
            EXCCAUSE => self.exccause,
            CCOUNT => self.ccount(executed),
            ICOUNT => self.others[other::ICOUNT],
            ICOUNTLEVEL => self.others[other::ICOUNTLEVEL],
            EXCVADDR => self.excvaddr,
            CCOMPARE0 => self.ccompare,
            _ => return None,
        })
    }

    /// Writes a special register, `executed` cycles after the start of the block. False if the core has no such register.
    pub fn set_special(&mut self, number: u32, value: u32, executed: u64) -> bool {
        match number {
            SAR => self.sar = value & 63,
            LITBASE | IBREAKA0 | DBREAKA0 | DBREAKC0 => self.others[other::REST] = value,
            IBREAKENABLE => self.others[other::IBREAKENABLE] = value & 1,
            EPC1..=179 => self.epc[(number - EPC1) as usize] = value,
            DEPC => self.depc = value,
            EPS2 | 195 => self.eps[(number - EPS2) as usize] = value,
            EXCSAVE1..=211 => self.excsave[(number - EXCSAVE1) as usize] = value,
            // The same number is INTSET for writes.
            INTERRUPT => self.interrupt |= value & SOFTWARE,
            INTCLEAR => self.interrupt &= !(value & super::registers::LATCHED),
            INTENABLE => self.intenable = value & 0x7fff,
            PS => self.ps = value & 0x3f,
            VECBASE => self.vecbase = value & !0xff,
            EXCCAUSE => self.exccause = value & 63,
            CCOUNT => {
                self.ccount_offset = value.wrapping_sub((self.cycles + executed) as u32);
                self.set_compare_at(executed);
            }
            ICOUNT => self.others[other::ICOUNT] = value,
            ICOUNTLEVEL => self.others[other::ICOUNTLEVEL] = value & 15,
            EXCVADDR => self.excvaddr = value,
            CCOMPARE0 => {
                self.ccompare = value;
                self.set_compare_at(executed);
                self.interrupt &= !(1 << TIMER_LINE);
            }
            _ => return false,
        }
        true
    }
}

use super::*;
use crate::core::execute::Outcome;
use crate::memory::Refusal;

/// Words of what is at each kind of address.
const IRAM: u32 = 0x4010_0100;
const ROM: u32 = 0x4000_0100;
const FLASH: u32 = 0x4020_0100;
const REGISTER: u32 = 0x6000_0100;

#[test]
fn accesses_that_the_chip_refuses_raise_exceptions() {
    for (what, instruction, address, cause) in [
        ("a byte from IRAM", L8UI, IRAM + 1, 3),
        ("a half word from IRAM", L16UI, IRAM + 2, 3),
        ("a byte from the mask ROM", L8UI, ROM, 3),
        ("a byte from flash", L8UI, FLASH + 3, 3),
        ("a signed half word from flash", L16SI, FLASH, 3),
        ("a byte to IRAM", S8I, IRAM, 3),
        ("a half word to IRAM", S16I, IRAM, 3),
        ("a word to flash", S32I, FLASH, 3),
        ("a byte to flash", S8I, FLASH, 3),
        ("a word to the mask ROM", S32I, ROM, 3),
        ("a misaligned word", L32I, DATA + 2, 9),
        ("a misaligned half word", L16UI, DATA + 1, 9),
        ("a misaligned store of a word", S32I, DATA + 1, 9),
        ("a misaligned store of a half word", S16I, DATA + 3, 9),
        ("a misaligned word of IRAM", L32I, IRAM + 1, 9),
        ("a misaligned half word of flash", L16UI, FLASH + 1, 9),
        ("a misaligned register", L32I, REGISTER + 2, 9),
        ("a load through a null pointer", L32I, 0, 28),
        ("a byte's load near null", L8UI, 0x13, 28),
        ("the last address of those", L32I, 0x1fff_fffc, 28),
        ("a store through a null pointer", S32I, 0, 29),
        ("a half word's store near null", S16I, 0x12, 29),
    ] {
        let mut core = Core::new();
        core.memory.cache.configure(32 << 10, true);
        (core.registers.a[2], core.registers.a[3]) = (address, 0x1234_5678);
        (core.registers.epc, core.registers.depc) = ([1, 2, 3], 4);
        let took = core.execute(&[NOP_N, NOP, instruction, NOP]);
        assert_eq!(
            (took.outcome, took.instructions),
            (Outcome::Raised, 3),
            "{what}"
        );
        let r = &core.registers;
        assert_eq!(
            (r.exccause, r.excvaddr, r.pc),
            (cause, address, USER),
            "{what}"
        );
        assert_eq!((r.epc, r.depc), ([CODE + 5, 2, 3], 4), "{what}");
        assert_eq!((r.ps, r.a[3]), (ps::UM | ps::EXCM, 0x1234_5678), "{what}");
        assert_eq!(core.findings.refused.len(), 1, "{what}");
        assert_eq!(
            (core.bus.written, core.memory.iram(IRAM)),
            (None, Some(0xa5a5_5a5a)),
            "{what}"
        );
    }
}

#[test]
fn loads_from_nowhere_give_what_the_bus_gives() {
    for (what, instruction, address, value, refusal) in [
        (
            "above the null pages",
            L32I,
            0x2000_0000,
            0x8000,
            Refusal::Unmapped,
        ),
        ("a byte of it", L8UI, 0x2000_0001, 0x80, Refusal::Unmapped),
        (
            "a signed half word of it",
            L16SI,
            0x2000_0000,
            0xffff_8000,
            Refusal::Unmapped,
        ),
        (
            "behind IRAM",
            L32I,
            0x4014_0000,
            0xecd8_3159,
            Refusal::Unmapped,
        ),
        (
            "behind the peripherals",
            L32I,
            0x7000_0000,
            0,
            Refusal::Unmapped,
        ),
        (
            "the window with the cache off",
            L32I,
            FLASH,
            0,
            Refusal::CacheOff,
        ),
    ] {
        let mut core = Core::new();
        core.registers.a[2] = address;
        let took = core.execute(&[instruction, SYSCALL]);
        assert_eq!(
            (took.outcome, core.registers.exccause),
            (Outcome::Raised, 1),
            "{what}"
        );
        assert_eq!(core.registers.a[3], value, "{what}");
        let refused: Vec<_> = core
            .findings
            .refused
            .keys()
            .map(|place| place.refusal)
            .collect();
        assert_eq!(refused, [refusal], "{what}");
    }
}

#[test]
fn parts_of_registers_are_parts_of_their_words() {
    for (instruction, offset, value) in [
        (L8UI, 0, 0xc1),
        (L8UI, 1, 0xa2),
        (L16UI, 2, 0x4433),
        (L16SI, 0, 0xffff_a2c1),
        (L32I, 0, 0x4433_a2c1),
    ] {
        let mut core = Core::new();
        core.registers.a[2] = REGISTER + offset;
        core.execute(&[instruction, SYSCALL]);
        assert_eq!(core.registers.a[3], value, "{instruction:#x}");
    }
    for (instruction, offset, value) in [
        (S8I, 3, 0x7833_a2c1),
        (S16I, 0, 0x4433_5678),
        (S32I, 0, 0x1234_5678),
    ] {
        let mut core = Core::new();
        (core.registers.a[2], core.registers.a[3]) = (REGISTER + offset, 0x1234_5678);
        core.execute(&[instruction, SYSCALL]);
        assert_eq!(
            core.bus.written,
            Some((REGISTER, value)),
            "{instruction:#x}"
        );
        assert!(core.findings.refused.is_empty());
    }
}

#[test]
fn the_mode_chooses_the_vector() {
    for (mode, vector) in [(0, KERNEL), (ps::UM, USER)] {
        let mut core = Core::new();
        core.registers.ps = mode;
        core.registers.excvaddr = 5;
        core.execute(&[NOP, SYSCALL]);
        let r = &core.registers;
        assert_eq!((r.pc, r.epc[0], r.exccause), (vector, CODE + 3, 1));
        assert_eq!(
            (r.ps, r.excvaddr),
            (mode | ps::EXCM, 5),
            "SYSCALL has no address"
        );
    }
}

#[test]
fn an_exception_in_exception_mode_is_a_double_one() {
    for (instruction, cause) in [(SYSCALL, 1), (L32I, 9), (ILL, 0)] {
        let mut core = Core::new();
        core.registers.ps = ps::UM | ps::EXCM;
        core.registers.epc[0] = 7;
        core.registers.a[2] = DATA + 1;
        core.execute(&[NOP_N, instruction]);
        let r = &core.registers;
        assert_eq!((r.pc, r.depc, r.epc[0]), (DOUBLE, CODE + 2, 7));
        assert_eq!((r.exccause, r.ps), (cause, ps::UM | ps::EXCM));
    }
}

#[test]
fn returns_from_exceptions() {
    let back = |instruction| {
        let mut core = Core::new();
        core.registers.ps = ps::UM | ps::EXCM;
        (core.registers.epc, core.registers.depc) = ([0x100, 0x200, 0x300], 0x400);
        core.registers.eps = [0x1f, 0x2f];
        let outcome = core.execute(&[instruction]).outcome;
        (outcome, core.registers.pc, core.registers.ps)
    };
    assert_eq!(back(RFE), (Outcome::Returned, 0x100, ps::UM));
    assert_eq!(back(RFDE), (Outcome::Returned, 0x400, ps::UM | ps::EXCM));
    assert_eq!(back(0x3210), (Outcome::Returned, 0x200, 0x1f), "RFI 2");
    assert_eq!(back(0x3310), (Outcome::Returned, 0x300, 0x2f), "RFI 3");
}

#[test]
fn an_instruction_that_the_core_lacks_stops_it_in_front() {
    // QUOU, LOOP, ADD.S, CALL8; a special register that is none.
    for bytes in [0xc2_0000, 0x8076, 0x0a_0000, 0x25, rsr(3, 72), wsr(3, 72)] {
        let mut core = Core::new();
        let took = core.execute(&[NOP, bytes]);
        assert!(matches!(took.outcome, Outcome::Unknown(_)), "{bytes:#x}");
        assert_eq!((core.registers.pc, core.registers.ps), (CODE + 3, ps::UM));
    }
}

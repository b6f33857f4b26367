//! As much of an instruction as the plugin has to know.
//!
//! Formats from the *Xtensa Instruction Set Architecture Reference Manual*, chapter 7.3 (opcode maps). Little-endian: op0 is
//! bits 0-3 of the first byte, t 4-7, s 8-11, r 12-15, op1 16-19, op2 20-23.

/// What an instruction may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insn {
    /// Computes in registers: always goes on with the next instruction, and never faults.
    Plain,
    /// Loads or stores a part of a word.
    SubWord,
    /// Anything else: words in memory, branches, special registers, and all that is not known here.
    Other,
}

/// Classifies the instruction in `bytes`, of which there are two or three.
///
/// `Plain` is a promise; `Other` is the answer in case of doubt.
pub fn decode(bytes: &[u8]) -> Insn {
    match *bytes {
        [a, b] => narrow(a, b),
        [a, b, c] => wide(u32::from_le_bytes([a, b, c, 0])),
        _ => Insn::Other,
    }
}

/// Is the instruction in `bytes` a call: call0 or callx0?
pub fn calls(bytes: &[u8]) -> bool {
    match *bytes {
        [0xc0, b, 0] => b & 0xf0 == 0,
        [a, _, _] => a & 0x3f == 5,
        _ => false,
    }
}

/// Is the instruction in `bytes` a jump to the address in a register: jx?
pub fn jumps_computed(bytes: &[u8]) -> bool {
    matches!(*bytes, [0xa0, b, 0] if b & 0xf0 == 0)
}

/// Density instructions, of two bytes.
fn narrow(a: u8, b: u8) -> Insn {
    match (a & 15, b >> 4) {
        // add.n, addi.n
        (0xa | 0xb, _) => Insn::Plain,
        // movi.n; with bit 7 set, beqz.n and bnez.n
        (0xc, _) if a & 0x80 == 0 => Insn::Plain,
        // mov.n; others of this op0 are ret.n, break.n, nop.n, ill.n
        (0xd, 0) => Insn::Plain,
        _ => Insn::Other,
    }
}

/// Instructions of three bytes.
fn wide(word: u32) -> Insn {
    let r = word >> 12 & 15;
    match word & 15 {
        0 => register(word, r),
        2 => match r {
            // l8ui, l16ui, s8i, s16i, l16si
            0 | 1 | 4 | 5 | 9 => Insn::SubWord,
            // movi, addi, addmi
            0xa | 0xc | 0xd => Insn::Plain,
            _ => Insn::Other,
        },
        _ => Insn::Other,
    }
}

/// op0 = 0: operations on registers, but also calls, returns, special registers, exceptions.
fn register(word: u32, r: u32) -> Insn {
    let plain = match (word >> 16 & 15, word >> 20 & 15) {
        // and, or, xor; neg, abs; add, addx2, addx4, addx8, sub, subx2, subx4, subx8
        (0, 1..=3 | 6 | 8..=15) => true,
        // ssr, ssl, ssa8l, ssa8b, ssai
        (0, 4) => r <= 4,
        // slli, srai, srli, src, srl, sll, sra
        (1, 0..=4 | 8..=11) => true,
        // moveqz, movnez, movltz, movgez
        (3, 8..=11) => true,
        // extui
        (4 | 5, _) => true,
        _ => false,
    };
    if plain {
        Insn::Plain
    } else {
        Insn::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes as xtensa-lx106-elf-objdump prints them: the number of the whole instruction.
    fn of(hex: u32, length: usize) -> Insn {
        decode(&hex.to_le_bytes()[..length])
    }

    #[test]
    fn arithmetic_is_plain() {
        let wide = [
            0x20_2220, // mov a2, a2 (or)
            0x80_2340, // add a2, a3, a4
            0x34_3430, // extui a3, a3, 4, 4
            0x81_3430, // src a3, a4, a3
            0x91_2020, // srl a2, a2
            0x40_2200, // ssa8l a2
            0x20_a222, // movi a2, 0x220
            0xfc_c002, // addi a0, a0, -4
            0xfc_d002, // addmi a0, a0, -0x400
            0x11_2200, // slli a2, a2, 16
            0x31_2020, // srai a2, a2, 16
            0x83_2340, // moveqz a2, a3, a4
        ];
        for hex in wide {
            assert_eq!(of(hex, 3), Insn::Plain, "{hex:06x}");
        }
        for hex in [0xc07c, 0x442b, 0x034d, 0x23aa] {
            assert_eq!(of(hex, 2), Insn::Plain, "{hex:04x}");
        }
    }

    #[test]
    fn calls_and_computed_jumps_are_found() {
        let bytes = |hex: u32| hex.to_le_bytes()[..3].to_vec();
        for (hex, call, jump) in [
            (0x0008c0, true, false),  // callx0 a8
            (0xd46805, true, false),  // call0
            (0x0004a0, false, true),  // jx a4
            (0x000080, false, false), // ret
            (0x000006, false, false), // j
        ] {
            let found = (calls(&bytes(hex)), jumps_computed(&bytes(hex)));
            assert_eq!(found, (call, jump), "{hex:06x}");
        }
    }

    #[test]
    fn parts_of_words_are_found() {
        // l8ui, l16ui, l16si, s8i, s16i a2, a3, 0
        for hex in [0x00_0322, 0x00_1322, 0x00_9322, 0x00_4322, 0x00_5322] {
            assert_eq!(of(hex, 3), Insn::SubWord, "{hex:06x}");
        }
    }

    #[test]
    fn what_may_leave_a_block_is_not_plain() {
        let wide = [
            0x00_0000, // ill
            0x03_e800, // rsr.exccause a0
            0x13_b140, // wsr.epc1 a4
            0x00_3000, // rfe
            0x00_0080, // ret
            0x00_5000, // syscall
            0x00_5100, // simcall
            0x00_41f0, // break 1, 15
            0x00_04a0, // jx a4
            0x00_0006, // j
            0x05_3026, // beqi
            0xff_fb01, // l32r
            0x00_2442, // l32i
            0x00_6022, // s32i
            0x00_20c0, // memw
            0x61_e120, // xsr
            0x82_2340, // mull: not on every core
        ];
        for hex in wide {
            assert_eq!(of(hex, 3), Insn::Other, "{hex:06x}");
        }
        for hex in [0xf00d, 0xc0fc, 0x0328, 0x0029, 0xf03d] {
            assert_eq!(of(hex, 2), Insn::Other, "{hex:04x}");
        }
        assert_eq!(decode(&[0x2a]), Insn::Other);
    }
}

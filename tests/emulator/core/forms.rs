//! The forms of the lx106's instructions (*ISA*, chapter 7), written down apart from the decoder that they test.

use chip::core::instruction::Code;

/// A form: the bits that never change, and those of register fields and of the immediate operand.
pub struct Form {
    /// The operation.
    pub code: Code,
    /// The fixed bits.
    pub base: u32,
    /// The register fields.
    pub registers: u32,
    /// The immediate operand.
    pub immediate: u32,
}

const fn form(code: Code, base: u32, registers: u32, immediate: u32) -> Form {
    Form {
        code,
        base,
        registers,
        immediate,
    }
}

/// Register fields.
const RST: u32 = 0xfff0;
const RS: u32 = 0xff00;
const RT: u32 = 0xf0f0;
const ST: u32 = 0x0ff0;
const S: u32 = 0x0f00;
const T: u32 = 0x00f0;
/// Immediate operands: 8 bits, 18 bits, those of BBCI and of narrow branches.
const IMM8: u32 = 0xff_0000;
const IMM18: u32 = 0xff_ffc0;
const BIT: u32 = 0xff_10f0;
const NARROW: u32 = 0xf030;

/// All forms of all instructions that a sample can have.
pub const FORMS: [Form; 99] = {
    use Code::*;
    [
        form(Add, 0x80_0000, RST, 0),
        form(Add, 0x000a, RST, 0),
        form(Addx2, 0x90_0000, RST, 0),
        form(Addx4, 0xa0_0000, RST, 0),
        form(Addx8, 0xb0_0000, RST, 0),
        form(Sub, 0xc0_0000, RST, 0),
        form(Subx2, 0xd0_0000, RST, 0),
        form(Subx4, 0xe0_0000, RST, 0),
        form(Subx8, 0xf0_0000, RST, 0),
        form(And, 0x10_0000, RST, 0),
        form(Or, 0x20_0000, RST, 0),
        form(Xor, 0x30_0000, RST, 0),
        form(Neg, 0x60_0000, RT, 0),
        form(Abs, 0x60_0100, RT, 0),
        form(Addi, 0x00_c002, ST, IMM8),
        form(Addi, 0x00_d002, ST, IMM8),
        form(Addi, 0x000b, RS, 0x00f0),
        form(Movi, 0x00_a002, T, 0xff_0f00),
        form(Movi, 0x000c, S, 0xf070),
        form(Mov, 0x000d, ST, 0),
        form(Moveqz, 0x83_0000, RST, 0),
        form(Movnez, 0x93_0000, RST, 0),
        form(Movltz, 0xa3_0000, RST, 0),
        form(Movgez, 0xb3_0000, RST, 0),
        form(Extui, 0x04_0000, RT, 0xf1_0f00),
        form(Nsa, 0x40_e000, ST, 0),
        form(Nsau, 0x40_f000, ST, 0),
        form(Mul16u, 0xc1_0000, RST, 0),
        form(Mul16s, 0xd1_0000, RST, 0),
        form(Mull, 0x82_0000, RST, 0),
        form(Slli, 0x01_0000, RS, 0x10_00f0),
        form(Srli, 0x41_0000, RT, S),
        form(Srai, 0x21_0000, RT, 0x10_0f00),
        form(Sll, 0xa1_0000, RS, 0),
        form(Srl, 0x91_0000, RT, 0),
        form(Sra, 0xb1_0000, RT, 0),
        form(Src, 0x81_0000, RST, 0),
        form(Ssr, 0x40_0000, S, 0),
        form(Ssl, 0x40_1000, S, 0),
        form(Ssa8l, 0x40_2000, S, 0),
        form(Ssa8b, 0x40_3000, S, 0),
        form(Ssai, 0x40_4000, 0, 0x0f10),
        form(L8ui, 0x0002, ST, IMM8),
        form(L16ui, 0x1002, ST, IMM8),
        form(L16si, 0x9002, ST, IMM8),
        form(L32i, 0x2002, ST, IMM8),
        form(L32i, 0x0008, ST, 0xf000),
        form(L32r, 0x0001, T, 0xff_ff00),
        form(S8i, 0x4002, ST, IMM8),
        form(S16i, 0x5002, ST, IMM8),
        form(S32i, 0x6002, ST, IMM8),
        form(S32i, 0x0009, ST, 0xf000),
        form(J, 0x0006, 0, IMM18),
        form(Jx, 0x00a0, S, 0),
        form(Call0, 0x0005, 0, IMM18),
        form(Callx0, 0x00c0, S, 0),
        form(Ret, 0x0080, 0, 0),
        form(Ret, 0xf00d, 0, 0),
        form(Beqz, 0x0016, S, 0xff_f000),
        form(Bnez, 0x0056, S, 0xff_f000),
        form(Bltz, 0x0096, S, 0xff_f000),
        form(Bgez, 0x00d6, S, 0xff_f000),
        form(Beqz, 0x008c, S, NARROW),
        form(Bnez, 0x00cc, S, NARROW),
        form(Beqi, 0x0026, S, 0xff_f000),
        form(Bnei, 0x0066, S, 0xff_f000),
        form(Blti, 0x00a6, S, 0xff_f000),
        form(Bgei, 0x00e6, S, 0xff_f000),
        form(Bltui, 0x00b6, S, 0xff_f000),
        form(Bgeui, 0x00f6, S, 0xff_f000),
        form(Bnone, 0x0007, ST, IMM8),
        form(Beq, 0x1007, ST, IMM8),
        form(Blt, 0x2007, ST, IMM8),
        form(Bltu, 0x3007, ST, IMM8),
        form(Ball, 0x4007, ST, IMM8),
        form(Bbc, 0x5007, ST, IMM8),
        form(Bbci, 0x6007, S, BIT),
        form(Bany, 0x8007, ST, IMM8),
        form(Bne, 0x9007, ST, IMM8),
        form(Bge, 0xa007, ST, IMM8),
        form(Bgeu, 0xb007, ST, IMM8),
        form(Bnall, 0xc007, ST, IMM8),
        form(Bbs, 0xd007, ST, IMM8),
        form(Bbsi, 0xe007, S, BIT),
        form(Rsr, 0x03_0300, T, 0),
        form(Wsr, 0x13_0300, T, 0),
        form(Xsr, 0x61_0300, T, 0),
        form(Nop, 0x20f0, 0, 0),
        form(Nop, 0xf03d, 0, 0),
        form(Sync, 0x2000, 0, 0),
        form(Sync, 0x2010, 0, 0),
        form(Sync, 0x2020, 0, 0),
        form(Sync, 0x2030, 0, 0),
        form(Sync, 0x2080, 0, 0),
        form(Sync, 0x20c0, 0, 0),
        form(Sync, 0x20d0, 0, 0),
        form(Illegal, 0x0000, 0, 0),
        form(Illegal, 0xf06d, 0, 0),
        form(Syscall, 0x5000, 0, 0),
    ]
};

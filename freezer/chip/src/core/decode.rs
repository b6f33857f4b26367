//! Decodes instructions (*ISA*, chapter 7: the opcode maps).

use super::instruction::{Code, Op};

/// Constants of the branches BEQI, BNEI, BLTI and BGEI (*ISA*, table 3-17).
const B4CONST: [i32; 16] = [-1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256];
/// Constants of BLTUI and BGEUI (*ISA*, table 3-18).
const B4CONSTU: [u32; 16] = [
    32768, 65536, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256,
];

/// Length in bytes of the instruction whose first byte this is.
#[must_use]
pub const fn length(first: u8) -> u32 {
    if first & 15 >= 8 {
        2
    } else {
        3
    }
}

/// The fields of an instruction's 24 bits.
#[derive(Clone, Copy)]
struct Fields {
    word: u32,
    pc: u32,
    length: u32,
    r: u8,
    s: u8,
    t: u8,
}

/// Decodes the instruction at address `pc`, whose bytes are the lowest ones of `word`.
#[must_use]
pub fn decode(pc: u32, word: u32) -> Op {
    let length = length(word as u8);
    let word = word & if length == 2 { 0xffff } else { 0xff_ffff };
    let nibble = |at: u32| (word >> at & 15) as u8;
    let f = Fields {
        word,
        pc,
        length,
        t: nibble(4),
        s: nibble(8),
        r: nibble(12),
    };
    match nibble(0) {
        0 => f.qrst(),
        1 => {
            // 16 bits of ones above the offset: literals lie before the code.
            let offset = (0xffff_0000 | word >> 8) << 2;
            f.op(Code::L32r, (pc.wrapping_add(3) & !3).wrapping_add(offset))
        }
        2 => f.lsai(),
        5 if f.t & 3 == 0 => {
            let offset = sign_extend(word >> 6, 18) << 2;
            f.op(Code::Call0, (pc & !3).wrapping_add(4).wrapping_add(offset))
        }
        6 => f.si(),
        7 => f.b(),
        8 => f.op(Code::L32i, u32::from(f.r) << 2),
        9 => f.op(Code::S32i, u32::from(f.r) << 2),
        10 => f.op(Code::Add, 0),
        11 => {
            let imm = if f.t == 0 { u32::MAX } else { u32::from(f.t) };
            // The narrow form has its result in r, the wide one in t.
            Op::new(Code::Addi, 2, [0, f.s, f.r], imm)
        }
        12 => f.st2(),
        13 => f.st3(),
        _ => f.unknown(),
    }
}

/// Extends the lowest `bits` bits by their sign.
const fn sign_extend(value: u32, bits: u32) -> u32 {
    ((value << (32 - bits)) as i32 >> (32 - bits)) as u32
}

impl Fields {
    fn op(self, code: Code, imm: u32) -> Op {
        Op::new(code, self.length, [self.r, self.s, self.t], imm)
    }
    fn unknown(self) -> Op {
        self.op(Code::Unknown, self.word)
    }
    fn op1(self) -> u32 {
        self.word >> 16 & 15
    }
    fn op2(self) -> u32 {
        self.word >> 20
    }
    /// The target of a branch, `offset` bytes behind the end of a three-byte instruction.
    fn target(self, offset: u32) -> u32 {
        self.pc.wrapping_add(4).wrapping_add(offset)
    }

    fn qrst(self) -> Op {
        match self.op1() {
            0 => self.rst0(),
            1 => self.rst1(),
            2 if self.op2() == 8 => self.op(Code::Mull, 0),
            3 => self.rst3(),
            4 | 5 => {
                // The shift is in s and a bit of op1, the width in op2.
                let shift = u32::from(self.s) | (self.op1() & 1) << 4;
                let mask = (2u32 << self.op2()).wrapping_sub(1);
                Op::new(Code::Extui, 3, [self.r, shift as u8, self.t], mask)
            }
            _ => self.unknown(),
        }
    }
    fn rst0(self) -> Op {
        let code = match self.op2() {
            0 => return self.st0(),
            1 => Code::And,
            2 => Code::Or,
            3 => Code::Xor,
            4 => return self.st1(),
            // WITLB and WDTLB write the table of regions, whose attributes are not modelled.
            5 if matches!(self.r, 6 | 14) => Code::Sync,
            6 if self.s == 0 => Code::Neg,
            6 if self.s == 1 => Code::Abs,
            8 => Code::Add,
            9 => Code::Addx2,
            10 => Code::Addx4,
            11 => Code::Addx8,
            12 => Code::Sub,
            13 => Code::Subx2,
            14 => Code::Subx4,
            15 => Code::Subx8,
            _ => Code::Unknown,
        };
        self.op(code, self.word)
    }
    fn st0(self) -> Op {
        let code = match (self.r, self.t) {
            (0, 0) if self.s == 0 => Code::Illegal,
            (0, 8) if self.s == 0 => Code::Ret,
            (0, 10) => Code::Jx,
            (0, 12) => Code::Callx0,
            (2, 15) if self.s == 0 => Code::Nop,
            (2, 0..=3 | 8 | 12 | 13) if self.s == 0 => Code::Sync,
            (3, 0) if self.s == 0 => Code::Rfe,
            (3, 0) if self.s == 2 => Code::Rfde,
            (3, 1) => Code::Rfi,
            (4, _) => Code::Break,
            (5, 0) if self.s == 0 => Code::Syscall,
            (5, 0) if self.s == 1 => Code::Simcall,
            (6, _) => Code::Rsil,
            (7, 0) => Code::Waiti,
            _ => Code::Unknown,
        };
        self.op(code, self.word)
    }
    fn st1(self) -> Op {
        let code = match (self.r, self.t) {
            (0, 0) => Code::Ssr,
            (1, 0) => Code::Ssl,
            (2, 0) => Code::Ssa8l,
            (3, 0) => Code::Ssa8b,
            (4, 0 | 1) => return self.op(Code::Ssai, u32::from(self.s | self.t << 4)),
            (14, _) => Code::Nsa,
            (15, _) => Code::Nsau,
            _ => Code::Unknown,
        };
        self.op(code, self.word)
    }
    fn rst1(self) -> Op {
        let high = (self.op2() & 1) << 4;
        match self.op2() {
            0 | 1 => self.op(Code::Slli, 32 - (high | u32::from(self.t))),
            2 | 3 => self.op(Code::Srai, high | u32::from(self.s)),
            4 => self.op(Code::Srli, u32::from(self.s)),
            6 => self.op(Code::Xsr, self.word >> 8 & 0xff),
            8 => self.op(Code::Src, 0),
            9 if self.s == 0 => self.op(Code::Srl, 0),
            10 if self.t == 0 => self.op(Code::Sll, 0),
            11 if self.s == 0 => self.op(Code::Sra, 0),
            12 => self.op(Code::Mul16u, 0),
            13 => self.op(Code::Mul16s, 0),
            _ => self.unknown(),
        }
    }
    fn rst3(self) -> Op {
        let special = self.word >> 8 & 0xff;
        match self.op2() {
            0 => self.op(Code::Rsr, special),
            1 => self.op(Code::Wsr, special),
            8 => self.op(Code::Moveqz, 0),
            9 => self.op(Code::Movnez, 0),
            10 => self.op(Code::Movltz, 0),
            11 => self.op(Code::Movgez, 0),
            _ => self.unknown(),
        }
    }
    fn lsai(self) -> Op {
        let imm = self.word >> 16;
        match self.r {
            0 => self.op(Code::L8ui, imm),
            1 => self.op(Code::L16ui, imm << 1),
            2 => self.op(Code::L32i, imm << 2),
            4 => self.op(Code::S8i, imm),
            5 => self.op(Code::S16i, imm << 1),
            6 => self.op(Code::S32i, imm << 2),
            9 => self.op(Code::L16si, imm << 1),
            10 => self.op(Code::Movi, sign_extend(u32::from(self.s) << 8 | imm, 12)),
            12 => self.op(Code::Addi, sign_extend(imm, 8)),
            13 => self.op(Code::Addi, sign_extend(imm, 8) << 8),
            _ => self.unknown(),
        }
    }
    fn si(self) -> Op {
        let m = self.t >> 2;
        match self.t & 3 {
            0 => self.op(Code::J, self.target(sign_extend(self.word >> 6, 18))),
            1 => {
                let code = [Code::Beqz, Code::Bnez, Code::Bltz, Code::Bgez][usize::from(m)];
                self.op(code, self.target(sign_extend(self.word >> 12, 12)))
            }
            n => {
                let code = match (n, m) {
                    (2, 0) => Code::Beqi,
                    (2, 1) => Code::Bnei,
                    (2, 2) => Code::Blti,
                    (2, _) => Code::Bgei,
                    (3, 2) => Code::Bltui,
                    (3, 3) => Code::Bgeui,
                    _ => return self.unknown(),
                };
                // The number of the constant stays in r: see `constant`.
                self.op(code, self.target(sign_extend(self.word >> 16, 8)))
            }
        }
    }
    fn b(self) -> Op {
        let code = match self.r {
            0 => Code::Bnone,
            1 => Code::Beq,
            2 => Code::Blt,
            3 => Code::Bltu,
            4 => Code::Ball,
            5 => Code::Bbc,
            6 | 7 => Code::Bbci,
            8 => Code::Bany,
            9 => Code::Bne,
            10 => Code::Bge,
            11 => Code::Bgeu,
            12 => Code::Bnall,
            13 => Code::Bbs,
            _ => Code::Bbsi,
        };
        let target = self.target(sign_extend(self.word >> 16, 8));
        match code {
            // The number of the bit is in t and a bit of r.
            Code::Bbci | Code::Bbsi => {
                let bit = self.t | (self.r & 1) << 4;
                Op::new(code, 3, [self.r, self.s, bit], target)
            }
            _ => self.op(code, target),
        }
    }
    fn st2(self) -> Op {
        let imm6 = u32::from(self.t & 3) << 4 | u32::from(self.r);
        match self.t >> 2 {
            0 | 1 => {
                // 7 bits of which the two highest together are the sign: -32 to 95.
                let imm7 = u32::from(self.t & 7) << 4 | u32::from(self.r);
                let value = if imm7 >= 96 { imm7 | !0x7f } else { imm7 };
                Op::new(Code::Movi, 2, [0, 0, self.s], value)
            }
            2 => self.op(Code::Beqz, self.target(imm6)),
            _ => self.op(Code::Bnez, self.target(imm6)),
        }
    }
    fn st3(self) -> Op {
        match (self.r, self.t) {
            (0, _) => self.op(Code::Mov, 0),
            (15, 0) => self.op(Code::Ret, 0),
            (15, 2) => self.op(Code::Break, self.word),
            (15, 3) if self.s == 0 => self.op(Code::Nop, 0),
            (15, 6) if self.s == 0 => self.op(Code::Illegal, self.word),
            _ => self.unknown(),
        }
    }
}

/// The constant number `r` of BEQI, BNEI, BLTI and BGEI.
#[inline]
#[must_use]
pub fn constant(r: u8) -> i32 {
    B4CONST[usize::from(r & 15)]
}

/// The constant number `r` of BLTUI and BGEUI.
#[inline]
#[must_use]
pub fn unsigned_constant(r: u8) -> u32 {
    B4CONSTU[usize::from(r & 15)]
}

//! Decoded instructions.

/// An instruction's operation, with the operands in the fields of [`Op`]. Where the ISA manual has a wide and a narrow
/// form of an instruction, both are one operation here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(
    missing_docs,
    reason = "the names are those of the manual, which describes each"
)]
pub enum Code {
    /// Not an instruction: the code goes on in another line of the flash's cache, at the address `imm`.
    Line,
    /// Not an instruction: the block ends here, and the code goes on behind it.
    End,
    /// The core does not have the instruction whose bytes are `imm`.
    Unknown,
    /// The reserved instruction 000000 and ILL.N: cause 0.
    Illegal,
    Nop,
    /// MEMW, EXTW, ISYNC and its like: order is always kept here.
    Sync,

    Add,
    Addx2,
    Addx4,
    Addx8,
    Sub,
    Subx2,
    Subx4,
    Subx8,
    And,
    Or,
    Xor,
    Neg,
    Abs,
    Addi,
    Movi,
    Mov,
    Moveqz,
    Movnez,
    Movltz,
    Movgez,
    Extui,
    Nsa,
    Nsau,
    Mul16u,
    Mul16s,
    Mull,

    Slli,
    Srli,
    Srai,
    Sll,
    Srl,
    Sra,
    Src,
    Ssr,
    Ssl,
    Ssa8l,
    Ssa8b,
    Ssai,

    L8ui,
    L16ui,
    L16si,
    L32i,
    L32r,
    S8i,
    S16i,
    S32i,

    J,
    Jx,
    Call0,
    Callx0,
    Ret,
    Beqz,
    Bnez,
    Bltz,
    Bgez,
    Beqi,
    Bnei,
    Blti,
    Bgei,
    Bltui,
    Bgeui,
    Beq,
    Bne,
    Blt,
    Bge,
    Bltu,
    Bgeu,
    Bany,
    Bnone,
    Ball,
    Bnall,
    Bbc,
    Bbs,
    Bbci,
    Bbsi,

    Rsr,
    Wsr,
    Xsr,
    Rsil,
    Waiti,
    Rfe,
    Rfde,
    Rfi,
    Syscall,
    Break,
    Simcall,
}

/// A decoded instruction. `r`, `s` and `t` are the register fields of the ISA manual. `imm` is the immediate operand, ready
/// for use: an absolute address for L32R and for jumps and branches, the constant itself for the branches that
/// compare with a coded one, an offset in bytes for loads and stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Op {
    /// The operation.
    pub code: Code,
    /// Field `r`, 0 to 15, and in bits 7:4 the length in bytes.
    rest: u8,
    /// Field `s`.
    pub s: u8,
    /// Field `t`.
    pub t: u8,
    /// The immediate operand.
    pub imm: u32,
}

impl Op {
    /// An instruction of `length` bytes.
    #[must_use]
    pub const fn new(code: Code, length: u32, [r, s, t]: [u8; 3], imm: u32) -> Op {
        Op {
            code,
            rest: r | (length as u8) << 4,
            s,
            t,
            imm,
        }
    }
    /// Field `r`.
    #[must_use]
    pub const fn r(self) -> u8 {
        self.rest & 15
    }
    /// Length in bytes: 2 or 3, and 0 for what is not an instruction.
    #[must_use]
    pub const fn length(self) -> u32 {
        (self.rest >> 4) as u32
    }
}

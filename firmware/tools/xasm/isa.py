"""The instructions of the lx106 that LLVM emits, as far as this linker has to understand them.

An instruction is a tuple `(op, arg, ...)`: registers are strings `a0`..`a15`, immediates are `int`,
labels and symbols are strings. `info(ins)` gives what a pass may know about it; an `op` that is not in
the table here is refused by `known(ins)`, and a function that holds one is copied unchanged.

Sources: Xtensa Instruction Set Architecture Reference Manual (operand ranges, the code density option:
which forms have a 2-byte encoding) and the call0 ABI in the same book, chapter 8: a0 return address,
a1 stack pointer, a2..a7 arguments, a2..a5 results, a12..a15 callee-saved, the rest (and SAR) scratch.
"""

from functools import lru_cache
from typing import NamedTuple

REGS = [f"a{i}" for i in range(16)]
BIT = {r: 1 << i for i, r in enumerate(REGS)}
SAR = 1 << 16
"""Bit of the shift amount register in a mask of registers."""

A0, A1 = BIT["a0"], BIT["a1"]
SLOTS = ~((1 << 20) - 1)
"""All the bits of spill slots."""


def slot(offset):
    """Bit of the spill slot at a1 + offset (bytes)."""
    return 1 << 20 + offset // 4


ARGS = sum(BIT[f"a{i}"] for i in range(2, 8))
RESULTS = sum(BIT[f"a{i}"] for i in range(2, 6))
SAVED = sum(BIT[f"a{i}"] for i in range(12, 16))
CLOBBERED = A0 | sum(BIT[f"a{i}"] for i in range(2, 12)) | SAR
"""What a call may destroy."""
CALL_USES = A1 | ARGS
RET_USES = A0 | A1 | RESULTS | SAVED

# op -> letters for the operands: d register written, u register read, b both, i immediate,
# l label in the function, s symbol, v literal's value
FORMS = {
    **dict.fromkeys("or and xor add sub addx2 addx4 addx8 subx2 subx4 subx8 mull src".split(), "duu"),
    **dict.fromkeys("neg abs sll srl sra nsau".split(), "du"),
    **dict.fromkeys("slli srli srai addi addmi sext clamps".split(), "dui"),
    "extui": "duii",
    "movi": "di",
    "l32r": "dv",
    # l32i and s32i of a spill slot: the frame's word at a1 + immediate
    "reload": "di", "spill": "ui",
    # LLVM's note that it does not matter what a register holds; takes no bytes
    "undef": "d",
    "ssl": "u", "ssr": "u", "ssai": "i",
    **dict.fromkeys("l32i l8ui l16ui l16si".split(), "dui"),
    **dict.fromkeys("s32i s16i s8i".split(), "uui"),
    **dict.fromkeys("moveqz movnez movltz movgez".split(), "buu"),
    "memw": "", "extw": "", "nop": "",
    **dict.fromkeys("beq bne blt bge bltu bgeu ball bnall bany bnone bbc bbs".split(), "uul"),
    **dict.fromkeys("beqi bnei blti bgei bltui bgeui bbci bbsi".split(), "uil"),
    **dict.fromkeys("beqz bnez bltz bgez".split(), "ul"),
    "j": "l", "jx": "u", "ret": "",
    "call0": "s", "callx0": "u",
}
LOADS = {"l32i": 4, "l8ui": 1, "l16ui": 2, "l16si": 2}
STORES = {"s32i": 4, "s8i": 1, "s16i": 2}
SPILLS = {"reload": "l32i", "spill": "s32i"}
NEGATED = {
    "beq": "bne", "blt": "bge", "bltu": "bgeu", "ball": "bnall", "bany": "bnone", "bbc": "bbs",
    "beqi": "bnei", "blti": "bgei", "bltui": "bgeui", "bbci": "bbsi", "beqz": "bnez", "bltz": "bgez",
}
NEGATED.update({v: k for k, v in NEGATED.items()})
BRANCHES = frozenset(NEGATED)
ENDS = frozenset(("j", "jx", "ret"))
"""After these the next instruction is reached by its label alone."""
CALLS = frozenset(("call0", "callx0"))
BARRIERS = frozenset(("memw", "extw", "nop"))
B4CONST = (-1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 32, 64, 128, 256)
"""Immediates of beqi, bnei, blti and bgei."""


class Info(NamedTuple):
    """What an instruction does to registers, and its size."""
    defs: int
    uses: int
    size: int
    """Bytes, in the shortest encoding that does not depend on distances."""


def known(ins):
    """Whether the instruction is in the table with operands of the right kinds."""
    form = FORMS.get(ins[0])
    if form is None or len(form) != len(ins) - 1:
        return False
    for kind, arg in zip(form, ins[1:]):
        if kind in "dub" and arg not in BIT:
            return False
        if kind == "i" and not isinstance(arg, int):
            return False
        if kind in "lsv" and not isinstance(arg, str):
            return False
    return True


SHARED = {}
"""Name of a sequence that this linker made (see `outline`) -> (registers written, registers read). A call of one
is no call by the ABI."""


@lru_cache(None)
def info(ins):
    """`Info` of a known instruction."""
    op = ins[0]
    if op == "call0" and ins[1] in SHARED:
        return Info(*SHARED[ins[1]], 3)
    defs = uses = 0
    for kind, arg in zip(FORMS[op], ins[1:]):
        if kind in "db":
            defs |= BIT[arg]
        if kind in "ub":
            uses |= BIT[arg]
    if op in ("ssl", "ssr", "ssai"):
        defs |= SAR
    elif op in ("sll", "srl", "sra", "src"):
        uses |= SAR
    elif op == "reload":
        uses |= A1 | slot(ins[2])
    elif op == "spill":
        uses |= A1
        defs |= slot(ins[2])
    elif op in CALLS:
        defs |= CLOBBERED
        uses |= CALL_USES
    elif op == "ret":
        uses |= RET_USES
    return Info(defs, uses, size(ins))


def size(ins):
    """Bytes of the encoding that GNU as chooses (code density: 2 or 3)."""
    op = ins[0]
    if op in ("l32i", "s32i", "reload", "spill"):
        return 2 if 0 <= ins[-1] <= 60 else 3
    if op == "or":
        return 2 if ins[2] == ins[3] else 3
    if op == "addi":
        return 2 if ins[3] == -1 or 1 <= ins[3] <= 15 else 3
    if op == "movi":
        return 2 if -32 <= ins[2] <= 95 else 3
    if op in ("add", "ret", "nop"):
        return 2
    if op == "undef":
        return 0
    return 3


def is_move(ins):
    """`mov` between registers, which LLVM writes as `or`."""
    return ins[0] == "or" and ins[2] == ins[3]


def move(dst, src):
    """The instruction dst = src."""
    return ("or", dst, src, src)


def text(ins):
    """The line for GNU as, without its tab and newline."""
    if is_move(ins):
        return f"mov\t{ins[1]}, {ins[2]}"
    if ins[0] == "undef":
        return f"# {ins[1]} undefined"
    if ins[0] in SPILLS:
        return f"{SPILLS[ins[0]]}\t{ins[1]}, a1, {ins[2]}"
    if ins[0] == "call0":
        # The underscore: as it stands. While GNU as still moves code, a target may look unaligned to it,
        # and it would make l32r + callx0 of the call for good.
        return "_call0\t" + ins[1]
    return ins[0] + "\t" + ", ".join(map(str, ins[1:]))

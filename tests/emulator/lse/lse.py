#!/usr/bin/env python3
"""Tests the firmware's vectors.S and lse.S in QEMU, on generated cases.

Every load of a part of a word, with every destination, every base register, every place in the word and every place
of the instruction in its words. Exceptions that are not emulated have to reach __exception with all registers, and the
program has to go on afterwards. Prints the number of cases; the exit status is 1 if one fails.

    lse.py [--plugin LIBRARY] [--keep DIRECTORY]

With the chip model (tests/emulator/chip-model) it also fails if the handler itself makes an access that the chip
would refuse, such as one behind the last word. With --keep, generated and built files stay in DIRECTORY.
"""
import argparse
import os
import random
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ASM = os.path.join(HERE, "../../../firmware/patch/xtensa-lx-rt/asm")
GCC = "xtensa-lx106-elf-gcc"
QEMU = ["qemu-system-xtensa", "-cpu", "lx106", "-machine", "sim", "-semihosting", "-nographic",
        "-monitor", "none", "-serial", "none", "-kernel"]

ALIAS = 0x1000_0000                     # as in alias.inc
FLASH_DATA, IRAM_DATA = 0x402F_FF80, 0x4010_7F80   # as in link.ld
STACK = 0x3FFF_8000                     # of cases that make a frame; away from the harness's own
NESTED = 5                              # the byte that the handler loads itself
CHANGE = 100                            # what it adds to a9
FRAME_WORDS = 21

LENGTH = {"l8ui": 1, "l16ui": 2, "l16si": 2}
# The instruction's place in its word, by what is in front of it; stubs are aligned to 16.
BEFORE = {0: [], 1: ["nop.n", "_nop"], 2: ["nop.n"], 3: ["_nop"]}
PATTERN = [random.Random(k).getrandbits(32) for k in range(16)]
DATA = random.Random("data").randbytes(64)
MASK = 0xFFFF_FFFF


class Case:
    """An instruction, the registers before it, and what is expected."""

    def __init__(self, insn, register, value, *, a1=0, place=0, section=".stubs", behind="", skip=3):
        self.insn, self.register, self.value, self.a1 = insn, register, value & MASK, a1
        self.place, self.section, self.behind, self.skip = place, section, behind, skip
        self.result = None              # (register, value) that the instruction is to have set
        self.cause = None               # of the exception that is to arrive
        self.vaddr = None

    def registers(self, seed):
        r = [(p + seed) & MASK for p in PATTERN]
        if self.a1:
            r[1] = self.a1
        r[self.register] = self.value
        return r


def loads(rng):
    """Every emulated load."""
    for op, size in LENGTH.items():
        for offset in range(0, 4, size):
            for t in range(16):
                for s in range(16):
                    for place in range(4):
                        yield load(rng, op, t, s, offset, place, FLASH_DATA, ".stubs")
                # From IRAM, by code in flash and by code in IRAM.
                for place in range(4):
                    section = rng.choice([".stubs", ".stubs_iram"])
                    yield load(rng, op, t, rng.randrange(16), offset, place, IRAM_DATA, section)
    # In the last bytes of the memory: a read of the next word would fault.
    for section in (".edge_flash", ".edge_iram"):
        yield load(rng, "l8ui", 7, 8, 1, 2, FLASH_DATA, section)


def load(rng, op, t, s, offset, place, data, section):
    size = LENGTH[op]
    at = offset + 4 * rng.randrange(16)
    immediate = rng.choice([0, size, 2 * size, 255 * size])
    edge = section.startswith(".edge")
    behind = "" if edge else rng.choice(["", "nop.n"])
    case = Case(f"_{op} a{t}, a{s}, {immediate}", s, data - ALIAS + at - immediate,
                place=place, section=section, behind=behind)
    value = int.from_bytes(DATA[at:at + size], "little", signed=op == "l16si") & MASK
    case.result = t, value
    return case


def refused(rng):
    """Exceptions that have to reach __exception unchanged. The stack must be valid, so a1 is not a base."""
    bases = [r for r in range(16) if r != 1]

    def case(insn, s, address, cause, **more):
        place = rng.randrange(4)
        c = Case(insn.format(t=f"a{rng.randrange(16)}", s=f"a{s}"), s, address, a1=STACK, place=place, **more)
        c.cause, c.vaddr = cause, address + ALIAS
        return c

    flash = FLASH_DATA - ALIAS
    for s in bases:
        for op in ("s8i", "s16i", "s32i"):          # stores are not emulated
            yield case(f"_{op} {{t}}, {{s}}, 0", s, flash + 4 * rng.randrange(16), 3)
        yield case("s32i.n {t}, {s}, 0", s, flash, 3, skip=2)
        yield case("_l32i {t}, {s}, 0", s, flash, 3)   # words do not raise it on the chip
        yield case("l32i.n {t}, {s}, 0", s, flash, 3, skip=2)
        for op in LENGTH:                           # ROM, behind IRAM, behind flash, DRAM, nowhere
            for real in (0x4000_0000, 0x4011_0000, 0x4030_0000, 0x3FFE_8000, 0x2000_0000):
                yield case(f"_{op} {{t}}, {{s}}, 0", s, real + 4 - ALIAS, 3)
        for op in ("l16ui", "l16si"):               # QEMU finds these misaligned before all else
            yield case(f"_{op} {{t}}, {{s}}, 0", s, flash + 1 + 2 * rng.randrange(8), 9)
    for insn, cause, skip in (("ill", 0, 3), ("syscall", 1, 3), ("_break 1, 15", 64, 3), ("break.n 1", 64, 2)):
        for place in range(4):
            c = Case(insn, 5, 0x1234_5678, a1=STACK, place=place, skip=skip)
            c.cause = cause
            yield c
    for place in range(4):                          # a software interrupt arrives behind the instruction
        c = Case("wsr.intset a6\n    rsync", 6, 0x80, a1=STACK, place=place, skip=0)
        c.cause = 4
        yield c


def odd(rng):
    """Half words at odd addresses with cause 3, which are not emulated either."""
    for op in ("l16ui", "l16si"):
        for s in (r for r in range(16) if r != 1):
            for offset in (1, 3):
                address = FLASH_DATA - ALIAS + offset
                c = Case(f"_{op} a{rng.randrange(16)}, a{s}, 0", s, address, a1=STACK, place=rng.randrange(4))
                c.cause, c.vaddr = 3, address + ALIAS
                yield c


def double(_rng):
    """An exception without a stack for its frame."""
    c = Case("ill", 1, 0x1000_0060)
    yield c


def program(cases):
    """The assembly of the cases: stubs, descriptors, data."""
    words = lambda values: "    .word " + ", ".join(f"{v:#x}" for v in values)
    out = [f"    .global cases, cases_end, pattern, nested_alias\n    .set nested_alias, {FLASH_DATA - ALIAS + NESTED:#x}"]
    table = []
    since = {}                              # stubs since the last way out of that section, and its number
    ways = 0
    for number, case in enumerate(cases):
        edge = case.section.startswith(".edge")
        out.append(f'    .section {case.section}, "ax"')
        key = ".stubs_iram" if "iram" in case.section else ".stubs"
        if key not in since or since[key][0] == 2000 and not edge:
            # `j` reaches 128 KiB
            out.append(f"""    .section {key}, "ax"
    .align  16
.Lto{ways}: .word after
.Lway{ways}:
    wsr.excsave2 a0
    l32r    a0, .Lto{ways}
    jx      a0
    .section {case.section}, "ax" """)
            since[key] = [0, ways]
            ways += 1
        since[key][0] += 1
        if not edge:
            out.append("    .align  16")
        out.append(f"    .begin no-transform\n.Lstub{number}:")
        out += [f"    {i}" for i in BEFORE[case.place]]
        out.append(f".Lcase{number}:\n    {case.insn}")
        if case.behind:
            out.append(f"    {case.behind}")
        way = since[key][1] if not edge or key == ".stubs_iram" else "edge"
        out.append(f"    j       .Lway{way}\n    .end no-transform")
        table.append([f".Lcase{number}", 4 * case.register, case.value, case.a1, number * 7 % 64, number * 0x9E3779B1 & MASK, case.skip])
    out.append("""    .section .data_flash, "a"
    .byte """ + ", ".join(map(str, DATA)))
    if any(c.section == ".edge_flash" for c in cases):
        out.append("""    .align  4
.Ltoedge: .word after
.Lwayedge:
    wsr.excsave2 a0
    l32r    a0, .Ltoedge
    jx      a0""")
    out.append('    .section .data_iram, "a"\n    .byte ' + ", ".join(map(str, DATA)))
    out.append('    .section .cases, "a"\n    .align 4\ncases:')
    for where, *numbers in table:
        out.append(f"    .word {where}, " + ", ".join(f"{n:#x}" for n in numbers))
    out.append("cases_end:\npattern:\n" + words(PATTERN))
    return "\n".join(out) + "\n"


def build(directory, name, cases, flags=()):
    """Assembles and links. Returns the ELF's path and the address of each case's instruction."""
    path = lambda suffix: os.path.join(directory, name + suffix)
    with open(path(".S"), "w", encoding="ascii") as f:
        f.write(program(cases))
    alias = ["-include", os.path.join(HERE, "alias.inc"), *flags]
    objects = []
    for source, more in ((os.path.join(ASM, "vectors.S"), alias), (os.path.join(ASM, "lse.S"), alias),
                         (os.path.join(HERE, "harness.S"), []), (path(".S"), [])):
        objects.append(path("-" + os.path.basename(source)[:-2] + ".o"))
        keep = ["-Wa,-L"] if source == path(".S") else []
        subprocess.run([GCC, "-c", *more, *keep, "-o", objects[-1], source], check=True)
    subprocess.run([GCC, "-nostdlib", "-Wl,-z,noexecstack", "-Wl,-T," + os.path.join(HERE, "link.ld"), "-Wl,--no-warn-rwx-segments",
                    "-o", path(".elf"), *objects], check=True)
    symbols = subprocess.run(["xtensa-lx106-elf-nm", path(".elf")], check=True, capture_output=True, text=True)
    at = {}
    for line in symbols.stdout.splitlines():
        address, _, symbol = line.split()
        at[symbol] = int(address, 16)
    for number, case in enumerate(cases):
        case.pc = at[f".Lcase{number}"]
        assert case.pc % 4 == case.place, f"{name} {number} is at {case.pc:#x}"
    return path(".elf"), at


def run(elf, status=0, plugin=None):
    """Runs QEMU and returns the records that the program wrote."""
    model = ["-plugin", f"{plugin},map=on,out={elf}.report"] if plugin else []
    done = subprocess.run([*QEMU, elf, *model], stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
    if done.returncode != status:
        sys.exit(f"lse: {elf}: QEMU ended with {done.returncode}, not {status}, after {len(done.stdout)} bytes\n"
                 + done.stderr.decode(errors="replace"))
    words = list(struct.unpack(f"<{len(done.stdout) // 4}I", done.stdout))
    sizes = {1: 17, 2: 1 + FRAME_WORDS + 1, 3: 4}
    while words:
        kind = words.pop(0)
        if kind not in sizes:
            sys.exit(f"lse: {elf}: record of kind {kind}")
        yield kind, words[:sizes[kind]]
        del words[:sizes[kind]]


def refusals(elf):
    """Prints the accesses and blocks that the chip model refused, and returns their number."""
    with open(elf + ".report", encoding="ascii") as f:
        lines = f.read().splitlines()
    for line in lines:
        if line.startswith(("refused 0x", "code 0x")):
            print(f"lse: {elf}: the chip would refuse: {line}")
    return sum(int(line.split()[1]) for line in lines if line.startswith(("refused_accesses", "refused_code")))


def check(name, cases, directory, plugin, flags=()):
    """Runs the cases and returns the number of wrong ones."""
    elf, _ = build(directory, name, cases, flags)
    records = run(elf, plugin=plugin)
    wrong = 0
    for number, case in enumerate(cases):
        before, sar = case.registers(number * 0x9E3779B1 & MASK), number * 7 % 64
        expected = []
        after = list(before)
        if case.cause is not None:
            # a software interrupt arrives at the next instruction
            pc = case.pc + (3 if case.cause == 4 else 0)
            ps = 0x20 if case.cause == 64 else 0x30
            frame = [pc, ps, *before, sar, case.cause, case.vaddr]
            expected.append((2, [case.cause, *frame, DATA[NESTED]]))
            after[9] = (after[9] + CHANGE) & MASK
        if case.result:
            after[case.result[0]] = case.result[1]
        expected.append((1, [*after, sar]))
        found = [next(records, (0, [])) for _ in expected]
        for (kind, words) in found:
            if kind == 2 and case.vaddr is None and len(words) == FRAME_WORDS + 2:
                words[-2] = None            # EXCVADDR is not this exception's
        if found != expected:
            wrong += 1
            if wrong <= 5:
                show = lambda rs: [(k, [w if w is None else f"{w:x}" for w in ws]) for k, ws in rs]
                print(f"lse: {name} case {number}: {case.insn} at {case.pc:#x}\n  expected {show(expected)}\n  found    {show(found)}")
    rest = list(records)
    if rest:
        wrong += 1
        print(f"lse: {name}: {len(rest)} records too many")
    if plugin:
        wrong += refusals(elf)
    print(f"lse: {name}: {len(cases)} cases, {wrong} wrong")
    return wrong


def check_double(directory):
    """The frame of `ill` cannot be stored, and the first store that fails is the fault that is reported."""
    cases = list(double(None))
    elf, at = build(directory, "double", cases)
    records = list(run(elf, 33))
    (kind, (cause, vaddr, depc, epc)), = records
    inside = at["_lx_frame"] <= depc < at["_lx_frame"] + 16
    good = kind == 3 and cause == 3 and vaddr == 0x1000_0000 + 16 + ALIAS and inside and epc == cases[0].pc
    print(f"lse: double: 1 case, {0 if good else 1} wrong")
    if not good:
        print(f"  cause {cause} vaddr {vaddr:#x} depc {depc:#x} epc {epc:#x}")
    return not good


def main():
    options = argparse.ArgumentParser(description="Tests the firmware's vectors.S and lse.S in QEMU.")
    options.add_argument("--plugin", help="libchip_model.so: also report what the chip would refuse")
    options.add_argument("--keep", metavar="DIRECTORY", help="leave all files there")
    options = options.parse_args()
    rng = random.Random("lse")
    with tempfile.TemporaryDirectory() as temporary:
        directory = options.keep or temporary
        os.makedirs(directory, exist_ok=True)
        wrong = check("loads", list(loads(rng)), directory, options.plugin)
        wrong += check("refused", list(refused(rng)), directory, options.plugin)
        wrong += check("odd", list(odd(rng)), directory, options.plugin, ["-DODD_TOO=9"])
        wrong += check_double(directory)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes and judges the cases that test the firmware's vectors.S and lse.S.

Every load of a part of a word, with every destination, every base register, every place in the word and every place
of the instruction in its words. Exceptions that are not emulated have to reach __exception with all registers, and the
program has to go on afterwards.

    lse.py build DIRECTORY      makes NAME.flash, the content of a flash chip, and NAME.at, addresses
    lse.py check DIRECTORY      reads NAME.records, what the program wrote, and prints how many cases are wrong

`tests/emulator/handler.rs` runs the programs on the emulated chip in between.
"""
import os
import random
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ASM = os.path.join(HERE, "../../../firmware/patch/xtensa-lx-rt/asm")
GCC = "xtensa-lx106-elf-gcc"

FLASH_DATA, IRAM_DATA = 0x402F_FF80, 0x4010_7F80   # as in link.ld
STACK = 0x3FFF_8000                     # of cases that make a frame; away from the harness's own
NESTED = 5                              # the byte that the handler loads itself
CHANGE = 100                            # what it adds to a9
FRAME_WORDS = 21

LENGTH = {"l8ui": 1, "l16ui": 2, "l16si": 2}
# Sections that the mask ROM loads lie here; all others are in the flash, which is mapped here.
LOADED, MAPPED = (0x4010_0000, 0x3FFE_8000), 0x4020_0000
FLASH_BYTES = 1 << 20
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
    case = Case(f"_{op} a{t}, a{s}, {immediate}", s, data + at - immediate,
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
        c.cause, c.vaddr = cause, address
        return c

    flash = FLASH_DATA
    for s in bases:
        for op in ("s8i", "s16i", "s32i"):          # stores are not emulated
            yield case(f"_{op} {{t}}, {{s}}, 0", s, flash + 4 * rng.randrange(16), 3)
        yield case("s32i.n {t}, {s}, 0", s, flash, 3, skip=2)
        for op in LENGTH:                           # the mask ROM is not emulated, and nothing is at the bottom
            yield case(f"_{op} {{t}}, {{s}}, 0", s, 0x4000_0004, 3)
            yield case(f"_{op} {{t}}, {{s}}, 0", s, 0x1000_0004, 28)
        yield case("_l32i {t}, {s}, 0", s, 0x1000_0004, 28)
        yield case("l32i.n {t}, {s}, 0", s, 0x1000_0004, 28, skip=2)
        for op in ("l16ui", "l16si"):               # these are misaligned before all else
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
    """Half words at odd addresses, which are not emulated either. Whether a chip gives cause 9 or 3 is not known: the run
    makes it 3."""
    for op in ("l16ui", "l16si"):
        for s in (r for r in range(16) if r != 1):
            for offset in (1, 3):
                address = FLASH_DATA + offset
                c = Case(f"_{op} a{rng.randrange(16)}, a{s}, 0", s, address, a1=STACK, place=rng.randrange(4))
                c.cause, c.vaddr = 3, address
                yield c


def double(_rng):
    """An exception without a stack for its frame."""
    c = Case("ill", 1, 0x1000_0060)
    yield c


def program(cases):
    """The assembly of the cases: stubs, descriptors, data."""
    words = lambda values: "    .word " + ", ".join(f"{v:#x}" for v in values)
    out = [f"    .global cases, cases_end, pattern, nested\n    .set nested, {FLASH_DATA + NESTED:#x}"]
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


def link(directory, name, cases):
    """Assembles and links to NAME.elf."""
    path = lambda suffix: os.path.join(directory, name + suffix)
    with open(path(".S"), "w", encoding="ascii") as f:
        f.write(program(cases))
    objects = []
    for source in (os.path.join(ASM, "vectors.S"), os.path.join(ASM, "lse.S"), os.path.join(HERE, "harness.S"), path(".S")):
        objects.append(path("-" + os.path.basename(source)[:-2] + ".o"))
        keep = ["-Wa,-L"] if source == path(".S") else []
        subprocess.run([GCC, "-c", *keep, "-o", objects[-1], source], check=True)
    subprocess.run([GCC, "-nostdlib", "-Wl,-z,noexecstack", "-Wl,-T," + os.path.join(HERE, "link.ld"), "-Wl,--no-warn-rwx-segments",
                    "-o", path(".elf"), *objects], check=True)


def place(directory, name, cases):
    """Gives each case the address of its instruction. Returns the addresses of all symbols."""
    elf = os.path.join(directory, name + ".elf")
    symbols = subprocess.run(["xtensa-lx106-elf-nm", elf], check=True, capture_output=True, text=True)
    at = {}
    for line in symbols.stdout.splitlines():
        address, _, symbol = line.split()
        at[symbol] = int(address, 16)
    for number, case in enumerate(cases):
        case.pc = at[f".Lcase{number}"]
        assert case.pc % 4 == case.place, f"{name} {number} is at {case.pc:#x}"
    return at


def sections(path):
    """(address, bytes) of each section of an ELF file that is stored on the chip."""
    with open(path, "rb") as f:
        elf = f.read()
    table, = struct.unpack_from("<I", elf, 32)
    size, count = struct.unpack_from("<HH", elf, 46)
    for number in range(count):
        _, kind, flags, address, offset, length = struct.unpack_from("<6I", elf, table + number * size)
        if kind == 1 and flags & 2 and length:      # PROGBITS, ALLOC
            yield address, elf[offset:offset + length]


def flash(path, entry):
    """The content of a flash chip with the program: the mask ROM's format (esptool, Firmware Image Format)."""
    content = bytearray(b"\xff" * FLASH_BYTES)
    loaded = []
    for address, data in sections(path):
        if any(0 <= address - start < 1 << 17 for start in LOADED):
            loaded.append((address, data.ljust(-(-len(data) // 4) * 4, b"\0")))
        else:
            content[address - MAPPED:address - MAPPED + len(data)] = data
    boot = struct.pack("<4BI", 0xE9, len(loaded), 2, 0x40, entry)
    checksum = 0xEF
    for address, data in loaded:
        boot += struct.pack("<II", address, len(data)) + data
        for byte in data:
            checksum ^= byte
    boot = boot.ljust((len(boot) + 16) // 16 * 16 - 1, b"\0") + bytes([checksum])
    content[:len(boot)] = boot
    return content


def records(path):
    """The records that a program wrote."""
    with open(path, "rb") as f:
        data = f.read()
    words = list(struct.unpack(f"<{len(data) // 4}I", data))
    sizes = {1: 17, 2: 1 + FRAME_WORDS + 1, 3: 4}
    at = 0
    while at < len(words):
        kind = words[at]
        if kind not in sizes:
            sys.exit(f"lse: {path}: record of kind {kind}")
        yield kind, words[at + 1:at + 1 + sizes[kind]]
        at += 1 + sizes[kind]


def check(name, cases, found_records):
    """Compares what the program wrote with what is expected. Returns the number of wrong cases."""
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
        found = [next(found_records, (0, [])) for _ in expected]
        for (kind, words) in found:
            if kind == 2 and case.vaddr is None and len(words) == FRAME_WORDS + 2:
                words[-2] = None            # EXCVADDR is not this exception's
        if found != expected:
            wrong += 1
            if wrong <= 5:
                show = lambda rs: [(k, [w if w is None else f"{w:x}" for w in ws]) for k, ws in rs]
                print(f"lse: {name} case {number}: {case.insn} at {case.pc:#x}\n  expected {show(expected)}\n  found    {show(found)}")
    rest = list(found_records)
    if rest:
        wrong += 1
        print(f"lse: {name}: {len(rest)} records too many")
    print(f"lse: {name}: {len(cases)} cases, {wrong} wrong")
    return wrong


def check_double(cases, found_records, at):
    """The frame of `ill` cannot be stored, and the first store that fails is the fault that is reported."""
    found = list(found_records)
    good = False
    if len(found) == 1 and found[0][0] == 3:
        cause, vaddr, depc, epc = found[0][1]
        inside = at["_lx_frame"] <= depc < at["_lx_frame"] + 16
        good = cause == 29 and vaddr == 0x1000_0000 + 16 and inside and epc == cases[0].pc
    print(f"lse: double: 1 case, {0 if good else 1} wrong")
    if not good:
        print(f"  found {found}")
    return not good


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("build", "check"):
        sys.exit(__doc__)
    _, what, directory = sys.argv
    rng = random.Random("lse")
    wrong = 0
    for name, make in (("loads", loads), ("refused", refused), ("odd", odd), ("double", double)):
        cases = list(make(rng))
        path = os.path.join(directory, name)
        if what == "build":
            link(directory, name, cases)
            at = place(directory, name, cases)
            with open(path + ".flash", "wb") as f:
                f.write(flash(path + ".elf", at["_reset"]))
            with open(path + ".at", "w", encoding="ascii") as f:
                f.writelines(f"{symbol} {at[symbol]}\n" for symbol in ("write", "finish", "_lx_exception", "__lx_rt_prepare"))
            continue
        at = place(directory, name, cases)
        found = records(path + ".records")
        wrong += check_double(cases, found, at) if name == "double" else check(name, cases, found)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

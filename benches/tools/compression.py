#!/usr/bin/env python3
"""What a dictionary coder would save on the strings of an image, and what it would cost to render them.

    freeze pystories --exclude boilerplate -q -o frozen.img
    python3 benches/tools/compression.py frozen.img [libchip_model.so]

This is a prototype that gives figures; the VM has no such coder. There are two coders, both of which can decode
each string by itself. Both have 128 codes, the bytes from 128 on; bytes below stand for themselves. Strings that
are not ASCII, or shorter than 12 bytes, stay as they are:

  pairs       a code stands for two symbols, bytes or codes; the most frequent pair gets the next code
  fragments   the same codes, but the dictionary spells each of them out: it is longer, and simpler to read

With the chip model's library, the decoder of each coder (in C, compiled for the chip for small size) is run in
QEMU over all strings, beside a loop that copies the bytes of plain strings, reading words from the flash.
"""
import os
import struct
import subprocess
import sys
import tempfile
from collections import Counter

CODES = 128
STRINGS, OBJECTS = 12, 13       # words of the header
SHORTEST = 12                   # names are looked up, and stay as they are

COMMON = r"""
typedef unsigned int u32; typedef unsigned char u8;
extern const u32 text[], places[], dictionary[], starts[];
extern const u32 count;
u8 out[4096];
static u8 get(const u32 *words, u32 i) { return words[i >> 2] >> ((i & 3) * 8); }
"""
DECODERS = {
    "plain": r"""
static u32 decode(u32 from, u32 to) {
    u32 n = 0;
    for (u32 i = from; i < to; i++) out[n++] = get(text, i);
    return n;
}""",
    "pairs": r"""
static u32 decode(u32 from, u32 to) {
    u32 n = 0; u8 stack[16]; u32 depth;
    for (u32 i = from; i < to; i++) {
        u32 c = get(text, i); depth = 0;
        for (;;) {
            if (c >= 128) {
                u32 pair = dictionary[(c - 128) >> 1] >> ((c & 1) * 16);
                stack[depth++] = pair >> 8; c = pair & 255;
            } else {
                out[n++] = c;
                if (depth == 0) break;
                c = stack[--depth];
            }
        }
    }
    return n;
}""",
    "fragments": r"""
static u32 decode(u32 from, u32 to) {
    u32 n = 0;
    for (u32 i = from; i < to; i++) {
        u32 c = get(text, i);
        if (c < 128) { out[n++] = c; continue; }
        u32 start = starts[c - 128], end = starts[c - 127];
        while (start < end) out[n++] = get(dictionary, start++);
    }
    return n;
}""",
}
MAIN = r"""
int main(void) {
    u32 total = 0;
    for (u32 i = 0; i < count; i++) total += decode(places[i], places[i + 1]);
    return total;
}
"""
START = """
    .section .reset, "ax"
    .global _reset
_reset: j 1f
    .align 4
2:  .word start
1:  l32r a2, 2b
    jx a2
    .section .text, "ax"
    .align 4
.Lstack: .word 0x3ffffff0
.Lmain: .word main
    .align 4
start: l32r a1, .Lstack
    l32r a2, .Lmain
    callx0 a2
    movi a3, 0
    movi a2, 1
    simcall
"""
LINKER = """ENTRY(_reset)
SECTIONS {
  .reset 0x50000000 : { *(.reset) }
  .text 0x40210000 : { *(.literal*) *(.text*) *(.rodata*) }
  .bss 0x3ffe8000 : { *(.bss*) *(.data*) }
  /DISCARD/ : { *(.xtensa.info .xt.* .note* .comment) }
}
"""


def strings(path):
    """Returns the texts of an image's string records."""
    data = open(path, "rb").read()
    words = struct.unpack("<%dI" % (len(data) // 4), data)
    at, all_texts = words[STRINGS], []
    while at < words[OBJECTS]:
        size = words[at] >> 12
        all_texts.append(data[4 * at + 4:4 * at + 4 + size])
        at += 1 + (size + 3) // 4
    return all_texts


def train(texts):
    """Returns the pairs that the 128 codes stand for, and the texts in those codes."""
    coded = [list(t) for t in texts]
    pairs = []
    for code in range(128, 128 + CODES):
        found = Counter()
        for t in coded:
            found.update(zip(t, t[1:]))
        pair, times = max(found.items(), key=lambda item: (item[1], item[0]))
        if times < 3:
            break
        pairs.append(pair)
        for k, t in enumerate(coded):
            new, i = [], 0
            while i < len(t):
                if i + 1 < len(t) and (t[i], t[i + 1]) == pair:
                    new.append(code)
                    i += 2
                else:
                    new.append(t[i])
                    i += 1
            coded[k] = new
    return pairs, [bytes(t) for t in coded]


def spell(pairs, code):
    if code < 128:
        return bytes([code])
    return b"".join(spell(pairs, c) for c in pairs[code - 128])


def padded(n):
    return (n + 3) // 4 * 4


def words_of(data):
    data = data + bytes(-len(data) % 4)
    return struct.unpack("<%dI" % (len(data) // 4), data)


def array(name, words):
    return "const u32 %s[] = {%s};\n" % (name, ",".join(map(str, words or [0])))


def count(kind, texts, dictionary, starts, library):
    """Returns the instructions that the chip takes to decode all texts."""
    places = [0]
    for t in texts:
        places.append(places[-1] + len(t))
    data = (array("text", words_of(b"".join(texts))) + array("places", places)
            + array("dictionary", words_of(dictionary)) + array("starts", starts)
            + "const u32 count = %d;\n" % len(texts))
    with tempfile.TemporaryDirectory() as directory:
        def file(name, content):
            path = os.path.join(directory, name)
            with open(path, "w") as f:
                f.write(content)
            return path
        sources = [file("a.c", COMMON + DECODERS[kind] + MAIN),
                   file("data.c", "typedef unsigned int u32;\n" + data), file("start.S", START)]
        elf, report = os.path.join(directory, "a.elf"), os.path.join(directory, "report")
        subprocess.run(["xtensa-lx106-elf-gcc", "-Os", "-nostdlib", "-mtext-section-literals", "-o", elf,
                        "-T", file("a.ld", LINKER), *sources, "-lgcc"], check=True)
        subprocess.run(["timeout", "60", "qemu-system-xtensa", "-cpu", "lx106", "-machine", "sim",
                        "-semihosting", "-nographic", "-monitor", "none", "-serial", "none", "-kernel", elf,
                        "-plugin", "%s,out=%s,map=on" % (library, report)], check=True)
        lines = dict(line.split(" ", 1) for line in open(report) if line.count(" ") == 1)
        assert lines["refused_accesses"].strip() == "0" and lines["flash_subword_loads"].strip() == "0"
        return int(lines["instructions"])


def main():
    image = sys.argv[1]
    library = sys.argv[2] if len(sys.argv) > 2 else None
    everything = strings(image)
    size = os.path.getsize(image)
    texts = [t for t in everything if len(t) >= SHORTEST and t.isascii()]
    raw = sum(map(len, texts))
    plain = sum(padded(len(t)) for t in texts)
    print("image %d bytes; %d strings, of %d bytes" % (size, len(everything), sum(map(len, everything))))
    print("of them %d ASCII strings of %d bytes or more, %d bytes" % (len(texts), SHORTEST, raw))
    pairs, coded = train(texts)
    assert all(b"".join(spell(pairs, c) for c in k) == t for k, t in zip(coded, texts))
    assert max(len(spell(pairs, c)) for c in range(128, 128 + len(pairs))) <= 64
    spelled = [spell(pairs, 128 + k) for k in range(len(pairs))]
    starts = [0]
    for s in spelled:
        starts.append(starts[-1] + len(s))
    kinds = {
        "plain": (texts, b"", [], 0),
        "pairs": (coded, b"".join(map(bytes, pairs)), [], 2 * len(pairs)),
        "fragments": (coded, b"".join(spelled), starts, padded(starts[-1]) + 4 * len(starts)),
    }
    base = None
    for kind, (stored, dictionary, places, extra) in kinds.items():
        bytes_now = sum(padded(len(t)) for t in stored) + extra
        line = "%-10s %6d bytes, with its dictionary of %4d: image %.3f of what it is" % (
            kind, bytes_now, extra, (size - plain + bytes_now) / size)
        if library:
            n = count(kind, stored, dictionary, places, os.path.abspath(library))
            base = base or n
            line += "; %5.1f instructions a character, %+.1f" % (n / raw, (n - base) / raw)
        print(line)


main()

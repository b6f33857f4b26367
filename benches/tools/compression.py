#!/usr/bin/env python3
"""What a dictionary coder would save on the strings of an image.

    freeze pystories --exclude boilerplate -q -o frozen.img
    python3 benches/tools/compression.py frozen.img

This is a prototype that gives figures; the VM has no such coder. There are two coders, both of which can decode
each string by itself. Both have 128 codes, the bytes from 128 on; bytes below stand for themselves. Strings that
are not ASCII, or shorter than 12 bytes, stay as they are:

  pairs       a code stands for two symbols, bytes or codes; the most frequent pair gets the next code
  fragments   the same codes, but the dictionary spells each of them out: it is longer, and simpler to read
"""
import os
import struct
import sys
from collections import Counter

CODES = 128
STRINGS, OBJECTS = 12, 13       # words of the header
SHORTEST = 12                   # names are looked up, and stay as they are


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


def main():
    image = sys.argv[1]
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
    spelled_bytes = sum(map(len, spelled))
    kinds = {
        "plain": (texts, 0),
        "pairs": (coded, 2 * len(pairs)),
        "fragments": (coded, padded(spelled_bytes) + 4 * (len(spelled) + 1)),
    }
    for kind, (stored, extra) in kinds.items():
        bytes_now = sum(padded(len(t)) for t in stored) + extra
        print("%-10s %6d bytes, with its dictionary of %4d: image %.3f of what it is" % (
            kind, bytes_now, extra, (size - plain + bytes_now) / size))


main()

"""Bytes in every form; streams; objects of native modules."""
import time
import io
import re
import hashlib
import struct
import framebuf
from array import array
from collections import deque
from probe import probe

data = b"bytes \x00\xff"
raw = bytearray(b"0123456789")
view = memoryview(raw)[2:8]
whole = array("h", [1, -2, 300])
wide = memoryview(whole)
ring = deque((1, 2, 3), 5)
ring.append(4)
ring.popleft()
out = io.StringIO()
out.write("written")
back = io.BytesIO(b"read me")
pattern = re.compile("([a-z]+)-([0-9]*)(x)?")
match = pattern.match("abc-12")
digest = hashlib.sha256(b"abc")
frame = framebuf.FrameBuffer(bytearray(32), 16, 16, framebuf.MONO_HLSB)
number = 1.5 + 2j


def use():
    raw.extend(b"more")
    view[0] = 65
    view[1:3] = b"xy"
    whole.append(4)
    wide[0] = 7
    ring.append(9)
    ring.extend(data)
    out.write("again")
    digest.update(data)
    frame.fill(0)
    frame.line(0, 0, 15, 12, 1)
    frame.text("A", 1, 1)
    frame.scroll(1, 2)
    got = [raw, bytes(view), list(whole), list(ring), out.getvalue(), back.read(4), back.readline(), match.group(1), match.groups()]
    got += [pattern.search("12 q-7x").span(), pattern.sub("<\\1>", "a-1 b-2"), digest.digest()[:4], frame.pixel(3, 3), number * number, abs(number)]
    got += [data.find(b"s"), data + raw, data[2:], struct.unpack("<HB", raw), raw.decode(), data == raw, view == b"A", b"ab".hex()]
    return got


time.ticks_ms()
print(use())
probe((data, raw, view, whole, wide, ring, out, back, pattern, match, digest, frame, number))

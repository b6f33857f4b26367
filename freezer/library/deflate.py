"""Reads compressed streams: MicroPython's `deflate` without the compressor."""

from binascii import crc32 as _crc32

from micropython import const

AUTO = const(0)
RAW = const(1)
ZLIB = const(2)
GZIP = const(3)

_EAGAIN = const(11)
_EINVAL = const(22)

# The order in which a block lists the lengths of its code-length codes (RFC 1951, 3.2.7).
_ORDER = b"\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f"


def _steps(first, bits):
    """For each code of a length or distance, the smallest value that it stands for."""
    least = []
    for n in bits:
        least.append(first)
        first += 1 << n
    return tuple(least)


_LENGTH_BITS = bytes(8) + bytes(1 + i // 4 for i in range(20)) + bytes(1)
_LENGTHS = _steps(3, _LENGTH_BITS)[:28] + (258,)
_DISTANCE_BITS = bytes(4) + bytes(1 + i // 2 for i in range(26))
_DISTANCES = _steps(1, _DISTANCE_BITS)


def _adler32(data, sum):
    low = sum & 0xFFFF
    high = sum >> 16
    for b in data:
        low = (low + b) % 65521
        high = (high + low) % 65521
    return high << 16 | low


class _Code:
    """A Huffman code: the number of code words of each length, and their meanings in order."""

    def __init__(self, lengths):
        self.counts = [0] * 16
        for n in lengths:
            self.counts[n] += 1
        self.counts[0] = 0
        self.meanings = [i for n in range(1, 16) for i, m in enumerate(lengths) if m == n]


_FIXED = _Code(bytes([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8)), _Code(bytes([5] * 30))


class DeflateIO:
    def __init__(self, stream, format=AUTO, wbits=0, close=False):
        if not AUTO <= format <= GZIP:
            raise ValueError("format")
        if wbits and not 5 <= wbits <= 15:
            raise ValueError("wbits")
        self._stream = stream
        self._format = format
        self._wbits = wbits
        self._close = close
        # A generator of the decompressed bytes.
        self._bytes = None
        self._one = bytearray(1)
        # Function and current value of the checksum; None if there is no checksum.
        self._sum = None
        self._open = True

    def _byte(self):
        try:
            n = self._stream.readinto(self._one)
        except AttributeError:
            raise OSError("stream operation not supported")
        if n is None:
            raise OSError(_EAGAIN)
        if not n:
            raise EOFError
        if n < 0:
            raise OSError(-n)
        if n > 1:
            raise OSError(_EINVAL)
        return self._one[0]

    def _take(self, n):
        """The next n bits; the first one is the lowest."""
        while self._have < n:
            self._held |= self._byte() << self._have
            self._have += 8
        bits = self._held & (1 << n) - 1
        self._held >>= n
        self._have -= n
        return bits

    def _word(self, code):
        """The meaning of the next code word."""
        word = first = index = 0
        for n in range(1, 16):
            word |= self._take(1)
            count = code.counts[n]
            if word - first < count:
                return code.meanings[index + word - first]
            index += count
            first = first + count << 1
            word <<= 1
        raise OSError(_EINVAL)

    def _codes(self):
        """The codes that a block defines for lengths and distances."""
        n = self._take(5) + 257
        all = n + self._take(5) + 1
        lengths = bytearray(19)
        for i in range(self._take(4) + 4):
            lengths[_ORDER[i]] = self._take(3)
        code = _Code(lengths)
        lengths = bytearray()
        while len(lengths) < all:
            word = self._word(code)
            if word < 16:
                lengths.append(word)
            elif word > 16:
                lengths.extend(bytes(self._take(3) + 3 if word == 17 else self._take(7) + 11))
            elif lengths:
                lengths.extend(bytes(lengths[-1:]) * (self._take(2) + 3))
            else:
                raise OSError(_EINVAL)
        if len(lengths) > all:
            raise OSError(_EINVAL)
        return _Code(lengths[:n]), _Code(lengths[n:])

    def _skip_gzip(self):
        """Skips the rest of a gzip header, after its first two bytes."""
        method = self._byte()
        flags = self._byte()
        if method != 8 or flags & 0xE0:
            raise OSError(_EINVAL)
        for _ in range(6):
            self._byte()
        if flags & 4:
            n = self._byte()
            for _ in range(n | self._byte() << 8):
                self._byte()
        for text in (8, 16):
            if flags & text:
                while self._byte():
                    pass
        if flags & 2:
            self._byte()
            self._byte()

    def _header(self):
        """Reads the header. Returns the logarithm to base 2 of the size of the window."""
        kind = self._format
        wbits = self._wbits
        if kind == RAW:
            return wbits or 8
        a = self._byte()
        b = self._byte()
        if kind in (AUTO, GZIP) and a == 0x1F and b == 0x8B:
            self._skip_gzip()
            self._sum = _crc32, 0
            return wbits or 15
        if kind in (AUTO, ZLIB) and a & 15 == 8 and (a << 8 | b) % 31 == 0 and not b & 32:
            self._sum = _adler32, 1
            return wbits or (a >> 4) + 8
        raise OSError(_EINVAL)

    def _inflate(self):
        window = bytearray(1 << self._header())
        mask = len(window) - 1
        at = 0
        # Bits that were read and not yet taken, and their number; the first ones are the lowest.
        self._held = self._have = 0
        last = False
        while not last:
            last = self._take(1)
            how = self._take(2)
            if how == 0:
                self._take(self._have & 7)
                n = self._take(16)
                if n ^ self._take(16) != 0xFFFF:
                    raise OSError(_EINVAL)
                for _ in range(n):
                    b = self._take(8)
                    window[at & mask] = b
                    at += 1
                    yield b
                continue
            if how == 3:
                raise OSError(_EINVAL)
            words, distances = _FIXED if how == 1 else self._codes()
            while True:
                word = self._word(words)
                if word < 256:
                    window[at & mask] = word
                    at += 1
                    yield word
                    continue
                if word == 256:
                    break
                word -= 257
                if word > 28:
                    raise OSError(_EINVAL)
                n = _LENGTHS[word] + self._take(_LENGTH_BITS[word])
                word = self._word(distances)
                if word > 29:
                    raise OSError(_EINVAL)
                back = _DISTANCES[word] + self._take(_DISTANCE_BITS[word])
                if back > len(window) or back > at:
                    raise OSError(_EINVAL)
                for _ in range(n):
                    b = window[at - back & mask]
                    window[at & mask] = b
                    at += 1
                    yield b

    def _next(self, n):
        """Up to n decompressed bytes, or all if n is negative."""
        if not self._open:
            raise OSError(_EINVAL)
        if self._bytes is None:
            self._bytes = self._inflate()
        data = bytearray()
        while n < 0 or len(data) < n:
            b = next(self._bytes, None)
            if b is None:
                self._check(data)
                return data
            data.append(b)
        if self._sum:
            add, sum = self._sum
            self._sum = add, add(data, sum)
        return data

    def _check(self, data):
        """Reads the checksum at the end of the stream and checks it. `data` are the last bytes."""
        if self._sum is None:
            return
        add, sum = self._sum
        self._sum = None
        told = [self._byte() for _ in range(4)]
        if add is _crc32:
            told.reverse()
            for _ in range(4):
                self._byte()
        if int.from_bytes(bytes(told), "big") != add(data, sum):
            raise OSError(_EINVAL)

    def read(self, n=-1):
        return bytes(self._next(n))

    def readinto(self, buffer):
        view = memoryview(buffer)
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def readline(self, n=-1):
        line = bytearray()
        while n < 0 or len(line) < n:
            b = self._next(1)
            line.extend(b)
            if not b or b == b"\n":
                break
        return bytes(line)

    def close(self):
        if self._open:
            self._open = False
            self._bytes = None
            if self._close:
                self._stream.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

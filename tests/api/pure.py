from check import check, raised, emptied
import binascii, cryptolib, deflate, hashlib, heapq, io, math, platform, random

# The lines from here on are executed on the board.
print("computing")
numbers = [1.5, 0.5, 2.0]


def near(x, want):
    check(abs(x - want) < 0.0001 * max(1, abs(want)), True)


#: binascii.a2b_base64 binascii.b2a_base64
check(binascii.a2b_base64("SGVsbG8="), b"Hello")
check(binascii.b2a_base64(b"Hello"), b"SGVsbG8=\n")
#: binascii.hexlify binascii.unhexlify
check(binascii.hexlify(b"\x01\xab", ":"), b"01:ab")
check(binascii.unhexlify("01ab"), b"\x01\xab")
#: cryptolib.aes cryptolib.aes.encrypt
check(binascii.hexlify(cryptolib.aes(bytes(16), 1).encrypt(bytes(16))), b"66e94bd4ef8a2c3b884cfa59ca342b2e")
#: cryptolib.aes.decrypt
check(cryptolib.aes(bytes(16), 1).decrypt(binascii.unhexlify("66e94bd4ef8a2c3b884cfa59ca342b2e")), bytes(16))
#: deflate.DeflateIO deflate.DeflateIO.read
packed = binascii.unhexlify("789ccb48cdc9c957c80093e5f94539295c004143069b")
d = deflate.DeflateIO(io.BytesIO(packed))
check((d.read(5), d.read()), (b"hello", b" hello world\n"))
#: deflate.DeflateIO.readinto
into = bytearray(4)
d = deflate.DeflateIO(io.BytesIO(packed), deflate.ZLIB)
check((d.readinto(into), bytes(into)), (4, b"hell"))
#: deflate.DeflateIO.readline
d = deflate.DeflateIO(io.BytesIO(packed), deflate.AUTO)
check(d.readline(), b"hello hello world\n")
#: deflate.DeflateIO.close
inner = io.BytesIO(packed)
d = deflate.DeflateIO(inner, deflate.ZLIB, 0, True)
d.close()
check(raised(inner.read)[:10], "ValueError")
#: hashlib.sha1 hashlib.sha1.update hashlib.sha1.digest
h = hashlib.sha1(b"a")
h.update(b"bc")
check(binascii.hexlify(h.digest()), b"a9993e364706816aba3e25717850c26c9cd0d89d")
#: hashlib.sha256 hashlib.sha256.update hashlib.sha256.digest
h = hashlib.sha256(b"a")
h.update(b"bc")
check(binascii.hexlify(h.digest())[:16], b"ba7816bf8f01cfea")
#: heapq.heapify heapq.heappop
heap = [5, 3, 4, 1]
heapq.heapify(heap)
check(heapq.heappop(heap), 1)
#: heapq.heappush
heap = [2, 3]
heapq.heappush(heap, 1)
check(heap[0], 1)
#: math.acos
near(math.acos(numbers[1]), 1.0472)
#: math.asin
near(math.asin(numbers[1]), 0.5236)
#: math.atan
near(math.atan(numbers[1]), 0.463648)
#: math.atan2
near(math.atan2(numbers[1], -1), 2.67795)
#: math.ceil
check(math.ceil(numbers[0]), 2)
#: math.copysign
check(math.copysign(numbers[0], -1), -1.5)
#: math.cos
near(math.cos(numbers[0]), 0.0707372)
#: math.degrees
near(math.degrees(numbers[0]), 85.9437)
#: math.exp
near(math.exp(numbers[0]), 4.48169)
#: math.fabs
check(math.fabs(-numbers[0]), 1.5)
#: math.floor
check(math.floor(-numbers[0]), -2)
#: math.fmod
check(math.fmod(-numbers[0], 1), -0.5)
#: math.frexp
check(math.frexp(numbers[0]), (0.75, 1))
#: math.isfinite
check((math.isfinite(numbers[0]), math.isfinite(float("inf"))), (True, False))
#: math.isinf
check((math.isinf(numbers[0]), math.isinf(float("inf"))), (False, True))
#: math.isnan
check((math.isnan(numbers[0]), math.isnan(float("nan"))), (False, True))
#: math.ldexp
check(math.ldexp(numbers[0], 3), 12.0)
#: math.log
near(math.log(numbers[0]), 0.405465)
near(math.log(numbers[0], 2), 0.584963)
#: math.modf
check(math.modf(numbers[0]), (0.5, 1.0))
#: math.pow
check(math.pow(numbers[0], 2), 2.25)
#: math.radians
near(math.radians(90), 1.5708)
#: math.sin
near(math.sin(numbers[0]), 0.997495)
#: math.sqrt
check(math.sqrt(numbers[0] * 1.5), 1.5)
#: math.tan
near(math.tan(numbers[0]), 14.1014)
#: math.trunc
check(math.trunc(-numbers[0]), -1)
#: platform.platform
check(platform.platform()[:12], "MicroPython-")
#: platform.python_compiler
check(platform.python_compiler(), "freeze")
#: platform.libc_ver
check(platform.libc_ver(), ("", ""))
#: random.seed random.getrandbits
random.seed(7)
a = random.getrandbits(30)
random.seed(7)
check((a == random.getrandbits(30), 0 <= random.getrandbits(4) < 16), (True, True))
check(len({random.getrandbits(30) for _ in range(8)}), 8)
#: random.randrange
check({random.randrange(2, 8, 3) for _ in range(60)}, {2, 5})

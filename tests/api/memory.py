from check import check, raised, emptied
import esp, gc, machine, micropython, uctypes, io
from machine import mem8, mem16, mem32

print("memory")


def waste(n):
    bytearray(n)


#: gc.mem_alloc gc.mem_free
before = gc.mem_alloc()
free = gc.mem_free()
kept = bytearray(500)
check((gc.mem_alloc() - before >= 500, free - gc.mem_free() >= 500), (True, True))
#: gc.collect
gc.collect()
waste(2000)
full = gc.mem_alloc()
gc.collect()
check(full - gc.mem_alloc() >= 2000, True)
#: gc.disable gc.isenabled gc.enable
was = gc.isenabled()
gc.disable()
off = gc.isenabled()
gc.enable()
check((was, off, gc.isenabled()), (True, False, True))
#: gc.threshold
gc.threshold(5000)
now = gc.threshold()
gc.threshold(-1)
check((now, gc.threshold()), (5000, -1))
#: machine.mem8
b = bytearray(b"abcd")
at = uctypes.addressof(b)
mem8[at + 1] = 0x15A
check((mem8[at], bytes(b)), (97, b"aZcd"))
check(repr(mem8), "<8-bit memory>")
mem32[0x60001300] = 0x11223344
mem8[0x60001302] = 0x99
check((mem8[0x60001303], mem32[0x60001300]), (0x11, 0x11993344))
check(raised(lambda: mem8[0]), "ValueError('no memory at address 00000000',)")
#: machine.mem16
b = bytearray(b"abcd")
at = uctypes.addressof(b)
mem16[at + 2] = 0x4241
check((mem16[at], bytes(b)), (0x6261, b"abAB"))
mem32[0x60001300] = 0x11223344
mem16[0x60001302] = -1
check((mem16[0x60001300], mem32[0x60001300]), (0x3344, 0xFFFF3344))
check(raised(lambda: mem16[0x60001301]), "ValueError('address 60001301 is not aligned to 2 bytes',)")
#: machine.mem32
b = bytearray(b"abcd")
at = uctypes.addressof(b)
check(mem32[at], 0x64636261)
mem32[at] = 0x31323334
check(bytes(b), b"4321")
pin = machine.Pin(4, machine.Pin.OUT, value=0)
mem32[0x60000304] = 1 << 4
check((pin.value(), mem32[0x60000300] >> 4 & 1, mem32[0x60000318] >> 4 & 1), (1, 1, 1))
mem32[0x60000308] = 1 << 4
check(pin.value(), 0)
mem32[0x60000314] = 1 << 4
check(mem32[0x6000030C] >> 4 & 1, 0)
check(raised(lambda: mem32[0x60000002]), "ValueError('address 60000002 is not aligned to 4 bytes',)")
check(raised(lambda: mem32.__setitem__(0, 1))[:14], "AttributeError")
try:
    mem32[0x3FFE8000] = 1
except ValueError as e:
    check(str(e), "no memory at address 3ffe8000")
#: uctypes.addressof uctypes.bytes_at
b = bytearray(b"abcdef")
at = uctypes.addressof(b)
check((uctypes.addressof(memoryview(b)[2:]) - at, uctypes.bytes_at(at + 1, 3)), (2, b"bcd"))
#: uctypes.bytearray_at
b = bytearray(b"abcdef")
x = uctypes.bytearray_at(uctypes.addressof(b) + 2, 3)
x[0] = 33
check((bytes(b), repr(x), x[1:]), (b"ab!def", "bytearray(b'!de')", bytearray(b"de")))
#: uctypes.sizeof
fields = {"a": uctypes.UINT8 | 0, "b": uctypes.UINT32 | 4, "c": (uctypes.ARRAY | 8, uctypes.UINT16 | 3)}
check((uctypes.sizeof(fields), uctypes.sizeof(fields, uctypes.LITTLE_ENDIAN)), (16, 14))
#: uctypes.struct
b = bytearray(b"\x12\x34\x56\x78\x9a\xbc\xde\xf0")
fields = {
    "high": uctypes.BFUINT8 | 0 | 4 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "word": uctypes.UINT16 | 1,
    "sub": (4, {"x": uctypes.INT8 | 0, "y": (uctypes.ARRAY | 1, uctypes.UINT8 | 3)}),
}
little = uctypes.struct(uctypes.addressof(b), fields, uctypes.LITTLE_ENDIAN)
big = uctypes.struct(uctypes.addressof(b), fields, uctypes.BIG_ENDIAN)
check((little.high, little.word, big.word, big.sub.x, bytes(big.sub.y)), (1, 0x5634, 0x3456, -102, b"\xbc\xde\xf0"))
big.word = 0xABCD
little.high = 15
big.sub.y[1] = 7
check(bytes(b), b"\xf2\xab\xcd\x78\x9a\xbc\x07\xf0")
gpio = uctypes.struct(0x60000300, {"set": uctypes.UINT32 | 4, "clear": uctypes.UINT32 | 8})
pin = machine.Pin(4, machine.Pin.OUT, value=0)
gpio.set = 1 << 4
check(pin.value(), 1)
gpio.clear = 1 << 4
check((pin.value(), repr(gpio)), (0, "<struct STRUCT 60000300>"))
#: esp.malloc esp.free
gc.collect()
used = gc.mem_alloc()
block = esp.malloc(2000)
gc.collect()
check(gc.mem_alloc() - used >= 2000, True)
mem8[block + 1999] = 5
check(mem8[block + 1999], 5)
esp.free(block)
gc.collect()
check(gc.mem_alloc() - used < 1000, True)
#: esp.freemem
before = esp.freemem()
kept = bytearray(500)
check(before - esp.freemem() >= 500, True)
#: micropython.RingIO micropython.RingIO.any micropython.RingIO.write
ring = micropython.RingIO(8)
check((ring.write(b"abc"), ring.any()), (3, 3))
#: micropython.RingIO.read
ring = micropython.RingIO(8)
ring.write(b"abc")
check((ring.read(2), ring.read()), (b"ab", b"c"))
#: micropython.RingIO.readinto
ring = micropython.RingIO(8)
ring.write(b"abc")
into = bytearray(2)
check((ring.readinto(into), bytes(into)), (2, b"ab"))
#: micropython.RingIO.readline
ring = micropython.RingIO(8)
ring.write(b"a\nb")
check(ring.readline(), b"a\n")
#: micropython.const
check(micropython.const(5) + 1, 6)
#: micropython.heap_lock micropython.heap_unlock
micropython.heap_lock()
try:
    bytearray(50)
    locked = False
except MemoryError:
    locked = True
left = micropython.heap_unlock()
check((locked, left, len(bytearray(50))), (True, 0, 50))
#: micropython.opt_level
was = micropython.opt_level()
micropython.opt_level(2)
now = micropython.opt_level()
micropython.opt_level(was)
check(now, 2)
#: micropython.stack_use
def deeper():
    return micropython.stack_use()
here = micropython.stack_use()
check(deeper() > here > 0, True)
#: micropython.native
@micropython.native
def doubled(x):
    return 2 * x
check(doubled(21), 42)
#: micropython.RingIO.close
ring = micropython.RingIO(8)
check((ring.close(), raised(lambda: ring.close(1))[:9]), (None, "TypeError"))
#: micropython.mem_info
#> stack: 
#> GC: total: 
#>  No. of 1-blocks: 
micropython.mem_info()
#: micropython.qstr_info
#> qstr pool: n_pool=
micropython.qstr_info()
#: micropython.alloc_emergency_exception_buf
check(raised(lambda: micropython.alloc_emergency_exception_buf())[:9], "TypeError")
check(micropython.alloc_emergency_exception_buf(100), None)
#: micropython.kbd_intr
check((micropython.kbd_intr(3), raised(lambda: micropython.kbd_intr("x"))[:9]), (None, "TypeError"))
#: esp.meminfo
#> stack: 
#> GC: total: 
#>  No. of 1-blocks: 
esp.meminfo()

"""The ESP8266's own functions, as MicroPython's `esp`.

There is no SDK here, and the radio is off: `osdebug` and `sleep_type` keep what they are told, and nothing else
happens. `freemem` and `meminfo` speak of the one heap that there is.
"""

import gc
import machine
import micropython
import _memory
from micropython import const

SLEEP_NONE = 0
SLEEP_LIGHT = 1
SLEEP_MODEM = 2

# Firmware and image take the first MiB.
_USER = const(0x100000)
# The first byte of a firmware, and the start value of its checksum, as esptool writes them (`bin_image.py`).
_MAGIC = const(0xE9)
_CHECKSUM = const(0xEF)

_sleep_type = SLEEP_MODEM
# The blocks that `malloc` gave out, by address.
_blocks = {}


def osdebug(uart):
    if uart is not None:
        uart + 0


def sleep_type(*new):
    global _sleep_type
    if not new:
        return _sleep_type
    (kind,) = new
    _sleep_type = kind + 0


def deepsleep(time_us=0, option=0):
    option + 0
    if time_us:
        machine.deepsleep(max(time_us // 1000, 1))
    machine.deepsleep()


def flash_id():
    return _memory.flash()


def flash_size():
    log = _memory.flash() >> 16
    return 1 << log if log else 0


def flash_user_start():
    return _USER


def flash_read(offset, what):
    n = what if isinstance(what, int) else len(memoryview(what))
    data = bytes(n + 3 & ~3)
    _memory.flash(offset, data, False)
    if n & 3:
        data = data[:n]
    if isinstance(what, int):
        return data
    memoryview(what)[:] = data


def flash_write(offset, data):
    data = bytes(data)
    if len(data) & 3:
        raise ValueError("len must be multiple of 4")
    _memory.flash(offset, data, True)


def flash_erase(sector):
    _memory.flash(sector + 0)


def check_fw():
    """True if the firmware's checksum in flash is right. It covers the parts that the mask ROM loads."""
    head = flash_read(0, 8)
    if head[0] != _MAGIC:
        return False
    at = 8
    check = _CHECKSUM
    block = bytearray(256)
    for _ in range(head[1]):
        part = flash_read(at, 8)
        left = int.from_bytes(part[4:], "little")
        at += 8
        if left > _USER:
            return False
        while left:
            view = memoryview(block)[: min(left, 256)]
            flash_read(at, view)
            for x in view:
                check ^= x
            at += len(view)
            left -= len(view)
    print("size:", at)
    # The checksum is the last byte of its 16.
    return flash_read(at & ~15 | 12, 4)[3] == check


def freemem():
    return gc.mem_free()


def meminfo():
    micropython.mem_info()


def malloc(size):
    block = bytearray(size)
    address = _memory.addressof(block)
    _blocks[address] = block
    return address


def free(address):
    _blocks.pop(address, None)


def apa102_write(clock, data, pixels):
    """Sends the bytes of pixels, four each, to a strip of APA102: a frame of zeros, for each pixel its brightness and
    the colours from the last to the first, and half a clock for each pixel to push the data through."""

    def send(byte):
        for bit in range(7, -1, -1):
            data(byte >> bit & 1)
            clock(1)
            clock(0)

    for _ in range(4):
        send(0)
    n = len(pixels) // 4
    for at in range(0, 4 * n, 4):
        send(pixels[at + 3] | 0xE0)
        send(pixels[at + 2])
        send(pixels[at + 1])
        send(pixels[at])
    data(1)
    for _ in range(n):
        clock(1)
        clock(0)

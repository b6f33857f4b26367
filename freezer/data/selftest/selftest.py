"""Checks what no emulator can prove about a board with an ESP8266, one line for each check.

Each start of the chip leads to the next one, and the cause of a start tells which one it is: nothing else that a program
can reach outlives all of them. The checks themselves run after the start by the watchdog.
"""
import binascii
import gc
import machine
import os
import time
from machine import ADC, SPI, WDT, Pin

FAST = 160000000
SLOW = 80000000
CHARACTER_US = 87  # 10 bits at 115,200 baud
FIFO = 128
LINES = 8
LINE = "#" * 63
SMALL = bytes([i * 7 + 3 & 255 for i in range(4096)])
LARGE = bytes([i * i + (i >> 8) & 255 for i in range(65536)])
SMALL_SUM = binascii.crc32(SMALL)
LARGE_SUM = binascii.crc32(LARGE)
RAM_BYTES = 40000
RAM_SUMS = [binascii.crc32(bytes([b]) * RAM_BYTES) for b in (0x55, 0xAA)]
HEAP = 79000
# Pins that nothing on a NodeMCU pulls; GPIO 16 would reset the chip if it is wired to RST.
FREE_PINS = (4, 5, 12, 13, 14)
MISO, MOSI = 12, 13
SPEEDS = (100000, 1000000, 10000000, 20000000)
PATTERN = bytes([i * 37 + 11 & 255 for i in range(640)])

counts = {"ok": 0, "FAIL": 0, "not connected": 0}


def say(name, result, details=""):
    counts[result] += 1
    print("selftest: {} {}  {}".format(name, result, details))


def check(name, fine, details=""):
    say(name, "ok" if fine else "FAIL", details)


def since(start):
    return time.ticks_diff(time.ticks_us(), start)


def end(what=""):
    print("selftest: {} ok, {} failed, {} not connected{}".format(
        counts["ok"], counts["FAIL"], counts["not connected"], what))


def work():
    start = time.ticks_us()
    n = 0
    while n < 3000:
        n += 1
    return since(start)


def clock():
    machine.freq(SLOW)
    work()
    slow = work()
    machine.freq(FAST)
    work()
    fast = work()
    machine.freq(SLOW)
    # Half the time, but for misses of the flash cache.
    check("clock", 45 * slow <= 100 * fast <= 60 * slow,
          "{} us at 80 MHz, {} us at 160 MHz".format(slow, fast))


def timer():
    start = time.ticks_us()
    ms = time.ticks_ms()
    time.sleep_ms(100)
    us = since(start)
    ms = time.ticks_diff(time.ticks_ms(), ms)
    check("timer", 99500 <= us <= 103000 and 99 <= ms <= 103, "{} us in a sleep of 100 ms".format(us))


def uart():
    time.sleep_ms(20)
    start = time.ticks_us()
    for _ in range(LINES):
        print(LINE)
    us = since(start)
    # The terminal gets CR and LF.
    most = (len(LINE) + 2) * LINES * CHARACTER_US
    least = (len(LINE) + 1) * LINES * CHARACTER_US - FIFO * CHARACTER_US
    check("uart", least * 9 <= us * 10 <= most * 11, "{} us for {} lines of {} characters".format(us, LINES, len(LINE)))


def pins():
    for n in FREE_PINS:
        pin = Pin(n, Pin.OPEN_DRAIN, Pin.PULL_UP, value=0)
        low = pin.value()
        pin.value(1)
        time.sleep_ms(1)
        released = pin.value()
        pin.init(Pin.OUT, value=1)
        high = pin.value()
        pin.init(Pin.IN, Pin.PULL_UP)
        time.sleep_ms(1)
        pulled = pin.value()
        pin.init(Pin.IN)
        check("pin-{}".format(n), (low, released, high, pulled) == (0, 1, 1, 1),
              "driven low {}, released {}, driven high {}, pulled up {}".format(low, released, high, pulled))


def wire():
    """True if GPIO 13 and GPIO 12 are connected."""
    out = Pin(MOSI, Pin.OUT, value=0)
    into = Pin(MISO, Pin.IN, Pin.PULL_UP)
    seen = []
    for level in (0, 1, 0, 1):
        out.value(level)
        time.sleep_ms(1)
        seen.append(into.value())
    into.init(Pin.IN)
    out.init(Pin.IN)
    return seen == [0, 1, 0, 1]


def spi(connected):
    back = bytearray(len(PATTERN))
    for mode in range(4):
        name = "spi-mode-{}".format(mode)
        if not connected:
            say(name, "not connected", "no wire between GPIO 13 and GPIO 12")
            continue
        wrong = []
        for baud in SPEEDS:
            bus = SPI(1, baudrate=baud, polarity=mode >> 1, phase=mode & 1)
            bus.write_readinto(PATTERN, back)
            if back != PATTERN:
                wrong.append(baud)
        check(name, not wrong, "{} bytes at {} Hz; wrong: {}".format(len(PATTERN), SPEEDS, wrong))
    bus = SPI(1, baudrate=1000000, polarity=0, phase=0)
    start = time.ticks_us()
    bus.write(PATTERN)
    us = since(start)
    least = 8 * len(PATTERN)
    check("spi-clock", least <= us <= 2 * least, "{} us for {} bytes at 1 MHz".format(us, len(PATTERN)))
    for n in (MISO, MOSI, 14):
        Pin(n, Pin.IN)


def flash():
    right = binascii.crc32(SMALL) == SMALL_SUM
    start = time.ticks_us()
    for _ in range(16):
        right = right and binascii.crc32(SMALL) == SMALL_SUM
    within = since(start)
    start = time.ticks_us()
    right = right and binascii.crc32(LARGE) == LARGE_SUM
    beyond = since(start)
    check("flash", right, "checksums of 68 KiB of frozen bytes")
    line = (beyond - within) * 1000 // (len(LARGE) // 32)
    check("cache", 500 <= line <= 20000,
          "64 KiB: {} us from the cache, {} us from flash; a line: {} ns".format(within, beyond, line))


def random():
    data = os.urandom(256)
    ones = sum([bin(b).count("1") for b in data])
    check("random", 880 <= ones <= 1168 and len(set(data)) > 100, "{} of 2048 bits are ones".format(ones))


def adc():
    seen = [ADC(0).read() for _ in range(8)]
    check("adc", min(seen) >= 0 and max(seen) <= 1024, "{} to {}".format(min(seen), max(seen)))


def filled(byte):
    return binascii.crc32(bytearray([byte]) * RAM_BYTES)


def heap():
    gc.collect()
    total = gc.mem_alloc() + gc.mem_free()
    check("heap", total >= HEAP, "{} bytes".format(total))
    right = True
    for byte, wanted in zip((0x55, 0xAA), RAM_SUMS):
        right = right and filled(byte) == wanted
        gc.collect()
    check("ram", right, "{} bytes written and read".format(RAM_BYTES))


def checks():
    clock()
    timer()
    uart()
    pins()
    spi(wire())
    flash()
    random()
    adc()
    heap()


def sleep():
    say("deepsleep", "not connected", "unless an ok follows in 2 seconds; GPIO 16 to RST is the wire")
    end()
    machine.deepsleep(2000)


def start(about):
    cause = machine.reset_cause()
    first = cause == machine.PWRON_RESET or cause == machine.HARD_RESET
    if first:
        print("selftest: {}, chip {}".format(about, str(binascii.hexlify(machine.unique_id()), "ascii")))
    print("selftest: start  cause {}, random {}".format(cause, str(binascii.hexlify(os.urandom(8)), "ascii")))
    if first:
        machine.reset()
    elif cause == machine.SOFT_RESET and machine.freq() == SLOW:
        # A soft reset keeps the clock's speed.
        say("reset", "ok", "machine.reset gives cause 4")
        machine.freq(FAST)
        machine.soft_reset()
    elif cause == machine.SOFT_RESET:
        say("soft_reset", "ok", "machine.soft_reset gives cause 4, and the chip keeps its speed")
        machine.freq(SLOW)
        WDT(timeout=1000)
        while True:
            pass
    elif cause == machine.WDT_RESET:
        say("watchdog", "ok", "a watchdog that is not fed gives cause 1")
        counts["ok"] += 2  # reset and soft_reset, which led here
        checks()
        sleep()
    elif cause == machine.DEEPSLEEP_RESET:
        say("deepsleep", "ok", "machine.deepsleep gives cause 5")
        end(" after deep sleep")
    else:
        say("restart", "FAIL", "cause {} is unknown".format(cause))
        end()

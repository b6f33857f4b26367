"""The program of the tests' boxes: counts taps, on console and screen. Each box of a story is another image."""
import machine
import time
from machine import Pin, SPI
import boxconfig

story = __import__("stories." + boxconfig.STORY, globals(), locals(), ["TITLE"])

bus = SPI(1, baudrate=1000000)
if boxconfig.WIRING == "soft-screen":
    screen = SPI(-1, sck=Pin(4), mosi=Pin(5), miso=Pin(16))
    select = None
elif boxconfig.WIRING == "one-bus":
    screen = bus
    select = Pin(15, Pin.OUT, value=0)
else:
    screen = bus
    select = Pin(boxconfig.WIRING["screen"]["select"], Pin.OUT, value=0)
nss = Pin(2, Pin.OUT, value=1)


def send(start, values):
    if select:
        select(1)
    for v in values:
        screen.write(bytes([start, v & 0xf0, v << 4 & 0xf0]))
    if select:
        select(0)


def fill(byte):
    send(0xf8, [0x30, 0x0c, 0x34, 0x36])
    for y in range(32):
        send(0xf8, [0x80 | y, 0x80])
        send(0xfa, [byte] * 32)


def write(reg, value):
    nss(0)
    bus.write(bytes([reg << 1, value]))
    nss(1)


def read(reg):
    nss(0)
    bus.write(bytes([0x80 | reg << 1]))
    value = bus.read(1)[0]
    nss(1)
    return value


def transceive(data, last_bits):
    """Sends to a card; returns the bytes of its answer."""
    write(0x01, 0x00)
    write(0x04, 0x7f)
    write(0x0a, 0x80)
    for byte in data:
        write(0x09, byte)
    write(0x01, 0x0c)
    write(0x0d, 0x80 | last_bits)
    for _ in range(200):
        if read(0x04) & 0x30:
            return [read(0x09) for _ in range(read(0x0a))]
    return []


def card():
    """The number of the card on the reader, or None. A card that was asked before is silent once."""
    for _ in range(2):
        if len(transceive([0x52], 7)) == 2:
            return transceive([0x93, 0x20], 0)[:4]
    return None


write(0x01, 0x0f)
write(0x15, 0x40)
write(0x14, read(0x14) | 3)
print(boxconfig.NAME, "tells", story.TITLE, "at", boxconfig.BOX, "cause", machine.reset_cause())
fill(0)
last = None
taps = 0
while True:
    now = card()
    if now and now != last:
        taps += 1
        print("tap", taps, "of", bytes(now).hex())
        fill(taps)
        if taps == boxconfig.FAILS_AT:
            raise ValueError("this box fails")
    last = now
    time.sleep_ms(boxconfig.PAUSE_MS)

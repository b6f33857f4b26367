"""How screen and reader are wired to the board: presets, by name.

Everything that touches a pin is inside of functions, so that freezing goes past this
module and stops where a box calls `connect`.
"""
from machine import Pin, SPI

from mfrc522 import Reader
from st7920 import Screen

# Bits per second: the screen's chip wants no more.
BAUD = 1000000


def one_bus():
    """Both on the hardware's bus (clock 14, data 13 and 12): the screen selected by
    GPIO 15 when it is high, the reader by GPIO 2 when it is low."""
    screen = Pin(15, Pin.OUT, value=0)
    reader = Pin(2, Pin.OUT, value=1)
    bus = SPI(1, baudrate=BAUD)
    return Screen(bus, screen), Reader(bus, reader)


def soft_screen():
    """The screen alone on a bus in software, always selected; the reader on the
    hardware's, selected by GPIO 2 when it is low."""
    reader = Pin(2, Pin.OUT, value=1)
    lines = SPI(-1, baudrate=BAUD, sck=Pin(4), mosi=Pin(5), miso=Pin(16))
    return Screen(lines), Reader(SPI(1, baudrate=BAUD), reader)


PRESETS = {"one-bus": one_bus, "soft-screen": soft_screen}


def connect(name):
    """The screen and the reader of a box that is wired in this way."""
    if name not in PRESETS:
        raise ValueError("there is no wiring '{}', only {}".format(
            name, ", ".join(sorted(PRESETS))))
    return PRESETS[name]()

"""How screen and reader are wired to the board.

A wiring is the name of a preset, or a dict like those of PRESETS: for each part its
pins `sck`, `mosi` and `miso`, unless it is on the hardware's bus (14, 13, 12); its
`select` line, and `select_high` if that selects when it is high; its `reset` line, if
it is connected.

Everything that touches a pin is inside of functions, so that freezing goes past this
module and stops where a box calls `connect`.
"""
from machine import Pin, Signal, SPI

from mfrc522 import Reader
from st7920 import Screen

PRESETS = {
    # Both on the hardware's bus.
    "one-bus": {
        "screen": {"select": 15, "select_high": True},
        "reader": {"select": 2}},
    # The screen alone on a bus in software, always selected.
    "soft-screen": {
        "screen": {"sck": 4, "mosi": 5, "miso": 16},
        "reader": {"select": 2}},
}

# Bits per second: the screen's chip wants no more.
BAUD = 1000000


def select(part, level):
    """The select line of a part, at rest. Its driver selects with `level`."""
    if "select" not in part:
        return None
    high = part.get("select_high", False)
    pin = Pin(part["select"], Pin.OUT, value=not high)
    return pin if high == level else Signal(pin, invert=True)


def reset(part):
    if "reset" not in part:
        return None
    return Pin(part["reset"], Pin.OUT, value=1)


def bus(part):
    if "sck" not in part:
        return SPI(1, baudrate=BAUD)
    return SPI(-1, baudrate=BAUD, sck=Pin(part["sck"]), mosi=Pin(part["mosi"]),
               miso=Pin(part["miso"]))


def connect(wiring):
    """The screen and the reader of a box that is wired in this way."""
    if isinstance(wiring, str):
        if wiring not in PRESETS:
            raise ValueError("there is no wiring '{}', only {}".format(
                wiring, ", ".join(sorted(PRESETS))))
        wiring = PRESETS[wiring]
    screen = wiring["screen"]
    reader = wiring["reader"]
    # Nothing may be selected while another part is spoken to.
    lines = select(screen, True), select(reader, False)
    return (Screen(bus(screen), lines[0], reset(screen)),
            Reader(bus(reader), lines[1], reset(reader)))

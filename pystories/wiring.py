"""How screen and reader are wired to the board.

A wiring is the name of a preset, or a dict like those of PRESETS. For each part it has
the pins `sck`, `mosi` and `miso`, unless the part is on the hardware SPI (14, 13, 12);
the `select` line, and `select_high` if a high level selects; and the `reset` line, if
it is connected.

Everything that touches a pin is inside functions, so freezing finishes this module, and
stops where a box calls `connect`.
"""
from machine import Pin, Signal, SPI

from mfrc522 import Reader
from st7920 import Screen

PRESETS = {
    # Both parts on the hardware SPI.
    "one-bus": {
        "screen": {"select": 15, "select_high": True},
        "reader": {"select": 2}},
    # The screen on a software SPI of its own, always selected.
    "soft-screen": {
        "screen": {"sck": 4, "mosi": 5, "miso": 16},
        "reader": {"select": 2}},
}

# Bits per second: the screen's chip takes no more.
BAUD = 1000000


def select(part, level):
    """The select line of a part, not selected. Its driver selects with `level`."""
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
    """The screen and the reader of a box with this wiring."""
    if isinstance(wiring, str):
        if wiring not in PRESETS:
            raise ValueError("there is no wiring '{}', only {}".format(
                wiring, ", ".join(sorted(PRESETS))))
        wiring = PRESETS[wiring]
    screen = wiring["screen"]
    reader = wiring["reader"]
    # No part may be selected while the bus serves another one.
    lines = select(screen, True), select(reader, False)
    return (Screen(bus(screen), lines[0], reset(screen)),
            Reader(bus(reader), lines[1], reset(reader)))

"""The actions of visitors in CPython: they change the stand-ins and are printed."""
import sys
import time
import types

time.sleep_ms = time.sleep_us = lambda duration: None
time.ticks_ms = lambda: 0
time.ticks_diff = lambda a, b: a - b

machine = types.ModuleType("machine")
machine.Pin = machine.SPI = machine.WDT = None
sys.modules["machine"] = machine

cards = {}
laid = None
shown = b""


def command(what):
    global laid
    print("@" + what)
    words = what.split()
    if words[0] == "place":
        laid = int(words[1])
        cards.setdefault(laid, bytearray(1024))
    elif words[0] == "take":
        laid = None
    elif words[0] == "swap":
        cards.pop(int(words[1]), None)
    elif words[0] == "look":
        print("@picture", shown.hex())
    else:
        raise ValueError(what)

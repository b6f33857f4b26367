"""Stops in the middle, within a function."""
import time


def wait(n):
    for i in range(n):
        time.ticks_ms()
    return n


ready = [wait(2)]
ready += [x for x in (1, 2)]

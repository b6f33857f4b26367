"""Stops below a native, so that it runs from its start."""
import time
found = sorted([3, 1, 2], key=lambda x: time.ticks_ms() * 0 + x)

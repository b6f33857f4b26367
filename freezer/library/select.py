"""Waiting for streams: the console, UARTs, and objects whose method ioctl says whether they are ready."""

import sys
from time import sleep_ms, ticks_diff, ticks_ms

from _line import wait_input
from machine import UART

POLLIN = 1
POLLOUT = 4
POLLERR = 8
POLLHUP = 16

# The request of ioctl, and the milliseconds between two looks at such objects.
_MP_STREAM_POLL = 3
_LOOK_MS = 1

_INPUTS = (sys.stdin, sys.stdin.buffer)
_OUTPUTS = (sys.stdout, sys.stderr, sys.stdout.buffer, sys.stderr.buffer)


def _ready(obj, mask, waits):
    # The events of obj among those of mask; waits tells whether the console has input.
    if obj in _INPUTS:
        return waits and mask & POLLIN
    if obj in _OUTPUTS:
        return mask & POLLOUT
    if isinstance(obj, UART):
        return mask & POLLOUT | (waits and obj.any() and mask & POLLIN)
    return obj.ioctl(_MP_STREAM_POLL, mask)


def _check(obj):
    if not (obj in _INPUTS or obj in _OUTPUTS or hasattr(obj, "ioctl") or isinstance(obj, UART)):
        raise OSError("stream operation not supported")


class _Poll:
    def __init__(self):
        self._objects = []
        self._masks = []

    def _find(self, obj):
        for i, known in enumerate(self._objects):
            if known is obj:
                return i
        return -1

    def register(self, obj, eventmask=POLLIN | POLLOUT):
        _check(obj)
        i = self._find(obj)
        if i < 0:
            self._objects.append(obj)
            self._masks.append(eventmask)
        else:
            self._masks[i] = eventmask

    def unregister(self, obj):
        i = self._find(obj)
        if i >= 0:
            del self._objects[i]
            del self._masks[i]

    def modify(self, obj, eventmask):
        i = self._find(obj)
        if i < 0:
            raise OSError(2)
        self._masks[i] = eventmask

    def _wait(self, timeout):
        # The objects that are ready, with their events, once there are some or the time is over.
        start = ticks_ms()
        own = any(hasattr(obj, "ioctl") for obj in self._objects)
        while True:
            waits = wait_input(0)
            found = []
            for i, obj in enumerate(self._objects):
                events = _ready(obj, self._masks[i], waits)
                if events:
                    found.append((obj, events))
            if found:
                return found
            left = -1
            if timeout >= 0:
                left = timeout - ticks_diff(ticks_ms(), start)
                if left <= 0:
                    return found
            if own or waits:
                # Nothing wakes for an object of its own, or for input that nobody asked for.
                sleep_ms(_LOOK_MS)
            else:
                wait_input(left)

    def poll(self, timeout=-1):
        return self._wait(-1 if timeout is None else timeout)

    def ipoll(self, timeout=-1, flags=0):
        for obj, events in self.poll(timeout):
            if flags & 1:
                self.modify(obj, 0)
            yield obj, events


def poll():
    return _Poll()


def select(rlist, wlist, xlist, timeout=None):
    p = _Poll()
    lists = ((rlist, POLLIN), (wlist, POLLOUT), (xlist, POLLERR | POLLHUP))
    for objects, mask in lists:
        for obj in objects:
            i = p._find(obj)
            p.register(obj, mask | (p._masks[i] if i >= 0 else 0))
    ready = p._wait(-1 if timeout is None else int(timeout * 1000))
    return tuple([obj for obj, events in ready if events & mask and obj in objects] for objects, mask in lists)

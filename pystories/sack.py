"""The sack: what a visitor carries, and the conditions a story asks of it.

Conditions stay strings such as "sack.hours > 4 and not sack.hasPass" until the
moment they are asked. A string costs a story one word; a function for each
condition would cost a closure, and could not be listed or checked on a PC.
"""


def holds(condition, sack):
    """Ask one condition; the only name it may use is `sack`."""
    return bool(eval(condition, {"sack": sack}))


# The largest number that a sack or a count of taps holds, up or down: at that it stays.
# So a page that counts on the fingers has an end, and a card its room.
MOST = 999


def within(number):
    """The number, or the nearest one that a sack may hold."""
    return max(-MOST, min(MOST, number))


def can_hold(value):
    """Is it a value for a sack: a number that fits, a truth value, a string, a list of strings?"""
    if isinstance(value, list):
        for thing in value:
            if not isinstance(thing, str):
                return False
        return True
    if isinstance(value, (int, float)):
        return within(value) == value
    return isinstance(value, str)


def fresh(value):
    """A start value that the visitor may change without changing the story."""
    return list(value) if isinstance(value, list) else value


class Sack:
    """Reads like an object, and keeps its values in the card's own dict."""

    def __init__(self, values, start):
        self._values = values
        self._start = start  # the story's own (name, value) pairs

    def __getattr__(self, name):
        if name in self._values:
            return self._values[name]
        raise AttributeError("the sack holds no '{}'".format(name))

    def assign(self, name, value):
        self._values[name] = fresh(value)

    def plus(self, name, value):
        """Add to a number; put a thing into a list, once."""
        held = self._values[name]
        if not isinstance(held, list):
            self._values[name] = within(held + value)
        elif value not in held:
            held.append(value)

    def minus(self, name, value):
        """Take from a number; take a thing out of a list if it is there."""
        held = self._values[name]
        if not isinstance(held, list):
            self._values[name] = within(held - value)
        elif value in held:
            held.remove(value)

    def reset(self, name, _=None):
        """Back to what the story gave at its start."""
        for known, value in self._start:
            if known == name:
                self._values[name] = fresh(value)

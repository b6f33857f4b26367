"""The sack: what a visitor carries, and the conditions that a story asks of it.

Conditions stay strings such as "sack.hours > 4 and not sack.hasPass" until they
are asked. A string costs a story one word. A function for each condition would
cost a closure, and could not be listed or checked on a PC.
"""


def holds(condition, sack):
    """Does the condition hold? The only name that it may use is `sack`."""
    return bool(eval(condition, {"sack": sack}))


# Numbers in a sack, and the count of taps, stay between -MOST and MOST. So a page that
# counts on its fingers comes to an end, and a card has room for its state.
MOST = 999


def within(number):
    """The number, or the nearest number that a sack may hold."""
    return max(-MOST, min(MOST, number))


def can_hold(value):
    """Can a sack hold it: a number that fits, a truth value, a string, a list of strings?"""
    if isinstance(value, list):
        for thing in value:
            if not isinstance(thing, str):
                return False
        return True
    if isinstance(value, (int, float)):
        return within(value) == value
    return isinstance(value, str)


def fresh(value):
    """A copy of a start value, which changes without changing the story."""
    return list(value) if isinstance(value, list) else value


class Sack:
    """The visitor's values as attributes. They are stored in the card's own dict."""

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
        """Subtract from a number; take a thing out of a list if it is there."""
        held = self._values[name]
        if not isinstance(held, list):
            self._values[name] = within(held - value)
        elif value in held:
            held.remove(value)

    def reset(self, name, _=None):
        """Set a value back to what the story starts with."""
        for known, value in self._start:
            if known == name:
                self._values[name] = fresh(value)

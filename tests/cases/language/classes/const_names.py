# differs: CPython has no micropython.const
# const() in the body of a class: a name with an underscore is no attribute.
from micropython import const

_LEVEL = const(3)
STEP = const(10)


class Machine:
    STATES = const(4)
    _HIDDEN = const(STATES + 1)
    total = _HIDDEN + STATES + _LEVEL + STEP
    print(STATES, _HIDDEN, _LEVEL, STEP)

    def count(self):
        return self.STATES + _LEVEL

    class Inner:
        _DEEP = const(_LEVEL * 2)
        SEEN = const(_DEEP + 1)


print(Machine.total, Machine().count(), Machine.STATES, Machine.Inner.SEEN)
print(hasattr(Machine, "_HIDDEN"), hasattr(Machine, "STATES"), hasattr(Machine.Inner, "_DEEP"))

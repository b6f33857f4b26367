# differs: CPython has no const
# The compiler knows const without an import, in any scope; a name with an underscore becomes no variable.
_BASE = const(0x40)
MASK = const(_BASE | 3)
MASKS = const((_BASE, MASK))


class Device:
    ADDRESS = const(0x29)
    _COMMAND = const(ADDRESS << 1)

    def read(self):
        return ADDRESS, self.ADDRESS, _COMMAND

    def local(self):
        _STEP = const(12)
        STEPS = const(_STEP * 2)
        return _STEP, STEPS


print(MASK, MASKS, Device().read(), Device().local(), _STEP, STEPS)
print("_BASE" in globals(), "MASK" in globals(), "STEPS" in globals(), hasattr(Device, "_COMMAND"))


def argument(MASK):
    return MASK


print(argument(1), (lambda MASK: MASK)(2))
try:
    const(1)
except NameError as e:
    print(e)


# A function of this name is called everywhere but in a definition.
def const(x):
    return x * 2


_OWN = const(4)
OWN = const("text")
print(_OWN, OWN, const(3), [const(5)])

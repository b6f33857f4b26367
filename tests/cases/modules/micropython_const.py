# const in modules, functions and classes, for names with and without underscore.
try:
    from micropython import const
except ImportError:
    const = lambda x: x
_HIDDEN = const(5)
SHOWN = const(0x10)
FLAGS = const(1 << 3 | 1)
print(_HIDDEN, SHOWN, FLAGS, _HIDDEN + SHOWN)

def f():
    return _HIDDEN * 2

class C:
    K = const(7)
    M = (const(1), const(2))

print(f(), C.K, C.M, [SHOWN] * 2, {_HIDDEN: "k"}[5])

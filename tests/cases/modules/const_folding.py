# differs: CPython has no module micropython
# Names of `const` with an underscore are folded and leave no global.
try:
    from micropython import const
except ImportError:
    const = lambda x: x
A = const(1 << 3 | 1)
B = const(-3 % 5)
C = const(7 // 2)
D = const(2**10)
E = const((1 << 40) - 1)
F = const(~0)
_Z = const(0x7F)
_W = const(_Z + 1)
_S = const("str")
_F = const(1.5)
_T = const((1, "a", (2, 3)))
_N = const(-5)
_B = const(1 << 70)
_E = const(b"bytes")
_NN = const(None)
print(A, B, C, D, E, F, _Z, _W, _S, _F, _T, _N, _B, _E, _NN)


def f(_P=_W):
    _R = _W
    return _Z + A + _P + _R


print(f(), "_Z" in globals(), "A" in globals(), "_W" in globals(), "_S" in globals(), "_T" in globals())
print(_W * 2 - 1, -_W, ~_W, _W if _W else 0, [_W], {"a": _W}, f"{_W}", "%d" % _W)
if _Z == 127:
    print("eq")
for i in range(_Z - 125):
    print(i, [0] * -_N)

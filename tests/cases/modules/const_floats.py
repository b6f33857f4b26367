# differs: CPython has no const
# const of floats, which are computed where the program runs.
_G = const(9.80665)
HALF = const(_G / 2)
_T = const((1.5 * 2, -_G, "a"))


class Ball:
    _DAMP = const(0.5 + 0.25)

    def bounce(self, v):
        return v * _DAMP


print("%.3f %.3f" % (_G, HALF), _T[0], _T[2], "%.2f" % _T[1], Ball().bounce(4))
print(_DAMP, _T[0] == 3.0, "HALF" in globals(), "_T" in globals())


def f(x=_DAMP):
    y = _DAMP, x
    return y


print(f(), f(1))

# The functions of cmath.
import cmath
def show(z):
    if type(z) is complex:
        print(round(z.real, 2) + 0.0, round(z.imag, 2) + 0.0)
    elif type(z) is tuple:
        print([round(x, 2) + 0.0 for x in z])
    else:
        print(round(z, 2) + 0.0)
print(round(cmath.e, 4), round(cmath.pi, 4))
i = cmath.sqrt(-1)
one = cmath.exp(0)
for z in (1, -1, 2.5, i, one + i, -0.5 + 2 * i, 3 - 4 * i):
    for f in (cmath.phase, cmath.polar, cmath.exp, cmath.log, cmath.log10, cmath.sqrt, cmath.cos, cmath.sin):
        show(f(z))
show(cmath.rect(2, 1))
show(cmath.rect(0, 0))
for bad in ("a", None, []):
    try:
        cmath.sqrt(bad)
    except TypeError:
        print("TypeError")

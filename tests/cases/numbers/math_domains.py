# Domain errors of math.
import math
for name in ("sqrt", "log", "log2", "log10", "acos", "asin", "acosh", "atanh"):
    f = getattr(math, name)
    out = []
    for v in (0, 1, -1, 2, -2, 0.5):
        try:
            out.append("%.4g" % f(v))
        except ValueError:
            out.append("ValueError")
    print(name, out)
for name in ("sin", "cos", "tan", "ceil", "floor", "trunc", "fmod", "exp"):
    for v in (math.inf, -math.inf):
        try:
            r = getattr(math, name)(v, 1) if name == "fmod" else getattr(math, name)(v)
            print(name, r)
        except (ValueError, OverflowError) as e:
            print(name, type(e).__name__)
for a in ((math.pow, -2, 0.5), (math.pow, 0, -1), (math.fmod, 1, 0), (math.log, 2, 0), (math.log, 2, -1), (math.factorial, -1), (math.log, 0)):
    try:
        print(a[0](*a[1:]))
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__)
for a in ((math.sqrt, "a"), (math.sqrt, None), (math.pow, 1), (math.floor, []), (math.isnan, "x"), (math.factorial, "a"), (math.factorial, 1.5)):
    try:
        a[0](*a[1:])
    except TypeError:
        print("TypeError")

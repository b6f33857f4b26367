# Functions of math with infinities and NaN.
import math
inf, nan = math.inf, math.nan
print(math.isnan(nan), math.isinf(-inf), math.isfinite(1), math.isinf(10**20), math.isnan(1), math.isfinite(inf), math.sqrt(True))
print(math.copysign(1, -0.0), math.copysign(-2, 1), math.fmod(-7, 3), math.fmod(7.5, -2), math.fabs(-inf), math.atan2(0, 1), math.pow(1, nan), math.pow(nan, 0))
print(math.modf(1.25), math.modf(-1.25), math.frexp(8), math.frexp(0), math.frexp(-3), math.ldexp(0.5, 4), math.ldexp(1, -2), math.modf(inf), math.frexp(1024))
print(math.trunc(1.9), math.trunc(-1.9), math.floor(-1.5), math.ceil(-1.5), math.floor(2**70) == 2**70, math.floor(True), math.ceil(0.5), math.floor(-0.5))
print(math.isclose(inf, inf), math.isclose(inf, -inf), math.isclose(nan, nan), math.isclose(1, 1.1), math.isclose(1.0, 1.05, rel_tol=0.1), math.isclose(0, 0.05, abs_tol=0.1), math.isclose(0, 1e-9))
for kw in ({"rel_tol": -1}, {"abs_tol": -0.1}):
    try:
        math.isclose(1, 1, **kw)
    except ValueError:
        print("ValueError")
print([math.factorial(n) for n in (0, 1, 2, 5, 10, 20, 30)], math.factorial(50))
print("%.5f %.5f %.5f" % (math.e, math.pi, math.tau), "%.4f" % math.log(8, 2), "%.4f" % math.log(100, 10), "%.5f" % math.radians(180), "%.3f" % math.degrees(math.pi))

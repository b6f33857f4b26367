# Truth of numbers of all types.
for v in (0, 1, -1, 0.0, -0.0, 0.25, 1 << 70, -(1 << 70), True, False, float("inf"), float("nan")):
    print(bool(v), not v, 1 if v else 2, v and "yes", v or "no") if v == v else print(bool(v))

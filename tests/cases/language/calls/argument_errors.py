# Calls with too few, too many, doubled or unknown arguments are TypeErrors.
def two(a, b):
    return a, b

def kw(a, *, k=1):
    return a, k

five = 5

class C:
    def m(self, x):
        return x

def attempt(name, call):
    try:
        print(name, call())
    except TypeError as e:
        print(name, type(e).__name__)

attempt("few", lambda: two(1))
attempt("many", lambda: two(1, 2, 3))
attempt("dup", lambda: two(1, a=2))
attempt("unknown", lambda: two(1, 2, c=3))
attempt("star", lambda: two(*[1, 2, 3]))
attempt("positional kw", lambda: kw(1, 2))
attempt("dstar unknown", lambda: kw(1, **{"z": 1}))
attempt("method few", lambda: C().m())
attempt("method many", lambda: C().m(1, 2))
attempt("unbound", lambda: C.m(1))
attempt("lambda", lambda: (lambda: 0)(1))
attempt("not callable", lambda: five())
attempt("not iterable", lambda: two(*5))
attempt("ok", lambda: two(b=1, a=2))

# Operands, targets, subscripts, defaults, bases, assert and del are evaluated in their order.
log = []

def t(x, v=None):
    log.append(x)
    return v

def flush():
    print(" ".join(log))
    log.clear()

class O:
    def __setattr__(self, n, v):
        log.append("set " + n)

    def __getattr__(self, n):
        log.append("get " + n)
        return 1

o = O()
o.a = o.b = t("value", 1)
flush()
o.a, o.b = t("x", 1), t("y", 2)
flush()
o.c += t("aug", 1)
flush()
t("list", [0])[t("index", 0)] = t("rhs", 5)
flush()
t("f", lambda a, b: None)(t("a1"), b=t("b1"))
flush()
t("l", 1) + t("r", 2) * t("m", 3)
flush()
t("if", 0) or t("or", 1) and t("and", 2)
flush()
[t("elt") for _ in t("iter", [1, 2]) if t("cond", True)]
flush()

def d(x=t("default 1"), *, y=t("default 2")):
    pass

flush()

class C(t("base", object)):
    t("body")

flush()
assert t("assert", True), t("message")
flush()
del t("del", {"k": 1})[t("key", "k")]
flush()
for o.loop in t("for", [1]):
    t("in loop")
flush()

# Exceptions raised in special methods leave the operation that called them.
class Bad:
    def __getattr__(self, n):
        raise ValueError("getattr " + n)

    def __getitem__(self, i):
        raise KeyError(i)

    def __len__(self):
        raise TypeError("len")

    def __call__(self):
        raise IndexError("call")

    def __add__(self, o):
        raise OSError("add")

    def __iter__(self):
        raise RuntimeError("iter")

    def __str__(self):
        raise ArithmeticError("str")

    def __enter__(self):
        raise LookupError("enter")

    def __exit__(self, *a):
        print("never")

    def __bool__(self):
        raise NotImplementedError("bool")

b = Bad()

def enter():
    with b:
        pass

def loop():
    for x in b:
        pass

cases = [lambda: b.x, lambda: b[5], lambda: len(b), lambda: b(), lambda: b + 1, loop, lambda: str(b), enter,
         lambda: not b, lambda: 1 if b else 2, lambda: b and 1, lambda: list(b)]
for c in cases:
    try:
        print("no", c())
    except Exception as e:
        print(type(e).__name__, e.args)

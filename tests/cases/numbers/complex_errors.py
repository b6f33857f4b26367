# Operations that complex numbers refuse.
for f in (lambda: setattr(1j, "imag", 0), lambda: 1j + [], lambda: ~1j, lambda: 1j // 2, lambda: 1j % 2, lambda: 1j < 2j, lambda: 1 | 1j, lambda: int(1j), lambda: float(1j), lambda: complex("x"), lambda: complex([]), lambda: complex(None), lambda: [1, 2][1j], lambda: 1j + "a", lambda: (1j).foo, lambda: complex(1, 2, 3), lambda: complex("1+"), lambda: complex(""), lambda: len(1j), lambda: 1j(), lambda: round(1j), lambda: divmod(1j, 2)):
    try:
        print(f())
    except (TypeError, AttributeError, ValueError) as e:
        print(type(e).__name__)

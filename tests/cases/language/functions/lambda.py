# Lambdas with all kinds of parameters, nested, recursive, and as keys.
add = lambda a, b: a + b
print(add(1, 2))
print((lambda: "nullary")())
print((lambda *a, **k: (a, sorted(k)))(1, 2, z=1, y=2))
print((lambda x, *, y=5: x * y)(2), (lambda x, *, y=5: x * y)(2, y=1))
compose = lambda *fs: lambda x: x if not fs else compose(*fs[1:])(fs[0](x))
print(compose(lambda x: x + 1, lambda x: x * 10, str)(4))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([table[op](7, 3) for op in ("+", "-")])
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
choose = lambda n: "big" if n > 10 else "small"
print(choose(11), choose(1))
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda *a: y(y)(*a)))
print(Y(lambda me: lambda n: 1 if n == 0 else n * me(n - 1))(5))
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))

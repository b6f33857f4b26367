# Float operators with floats, ints, bools and big ints: exact results, signs, NaN and infinities.
inf = float("inf")
nan = float("nan")
numbers = [0.0, -0.0, 0.5, -1.5, 2.0, 3.0, 1024.0, -0.25, inf, -inf, nan]
others = numbers + [0, 1, 2, -3, 1000, 1 << 10, True, False]


def run(f):
    try:
        return f()
    except (ZeroDivisionError, OverflowError) as e:
        return type(e).__name__


for x in numbers:
    print(x, -x, abs(x), [x + y for y in others])
    print([x - y for y in others], [y - x for y in others])
    print([x * y for y in others])
    print([run(lambda: x / y) for y in (0.5, 2.0, -4.0, 2, 8, True, 0, 0.0, False)])
    print([x < y for y in (1 << 40, -(1 << 40))], [x == y for y in (1 << 40, -(1 << 40))])
    print([x < y for y in others], [x <= y for y in others])
    print([x > y for y in others], [x >= y for y in others])
    print([x == y for y in others], [x != y for y in others])
    print([y < x for y in others], [y == x for y in others])
for x in (0.0, 0.5, -4.0, 2.0, 8.0, -0.25):
    print(x ** 2, x ** 2.0, x ** 0, x ** 1, run(lambda: x ** -1), run(lambda: x ** -2))
print([x % y for x in (7.5, -7.5, 0.0, 8.0) for y in (2, -2, 2.5, -2.5)])
print([x // y for x in (7.5, -7.5, 0.0, 8.0) for y in (2, -2, 2.5, -2.5)])
print([divmod(x, y) for x in (7.5, -7.5, 0.0, 8.0) for y in (2, -2, 2.5, -2.5)])
print(7 / 2, -7 / 2, 1 / 4, 0 / 5, 2 ** 0.5 > 1.41, 4 ** 0.5, 2 ** -1, 10 ** 2, 10 ** 9, (-3) ** 3)
x = 0.5
x += 1
x -= 0.25
x *= 4
x /= 2
print(x)
# Jumps on comparisons.
for x in (1.5, 2, nan, -inf):
    for y in (1.5, 2.5, 2, nan):
        word = ""
        if x < y:
            word += "<"
        if x <= y:
            word += "<="
        if x > y:
            word += ">"
        if not x >= y:
            word += "!>="
        if x == y:
            word += "=="
        if x != y:
            word += "!="
        print(x, y, word)
try:
    1.5 < "a"
except TypeError:
    print("TypeError")
try:
    -"a"
except TypeError:
    print("TypeError")
try:
    ~1.5
except TypeError:
    print("TypeError")
print(1.5 == "a", 1.5 != None, -True, ~True, +True, -(-(1 << 30)), -(1 << 30), ~((1 << 30) - 1))

"""Tuples: made, unpacked, compared, walked over with enumerate and zip."""
N = 900


def measure(rounds):
    area = 0
    best = (0, 0)
    for n in range(rounds):
        sides = [(n % 7, 3), (2, n % 5), (4, 4)]
        for i, (width, height) in enumerate(sides):
            area += width * height + i
            if (width, height) > best:
                best = width, height
        for a, b in zip(sides, sides[1:]):
            area += a[0] - b[1]
    return area, best


print(measure(N))

import time
time.ticks_ms()


def build(depth, k=1):
    if depth == 0:
        return k
    return [build(depth - 1, k * 2 % 97), k, build(depth - 1, k * 3 % 89)]


def walk(node):
    if isinstance(node, list):
        for child in node:
            yield from walk(child)
    else:
        yield node


def take(it, n):
    for i in range(n):
        try:
            yield next(it)
        except StopIteration:
            return


tree = build(5)
total = 0
for r in range(40):
    total += sum(walk(tree))
    total += sum(take(walk(tree), r * 2)) & 0xff
    total += len([v for v in walk(tree[2]) if v % 2])
print('walk', total)

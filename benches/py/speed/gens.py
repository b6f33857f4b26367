"""Generators that feed one another."""
N = 9000


def carts(n):
    while n:
        n -= 1
        yield n


def heavy(loads):
    for load in loads:
        if load % 3:
            yield load * 5


def weigh(n):
    total = 0
    for load in heavy(carts(n)):
        total += load
    return total


print(weigh(N))

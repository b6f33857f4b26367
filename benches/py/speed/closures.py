"""Closures: variables of the function around, read and written; functions as values."""
N = 3000


def counter(start):
    count = start

    def step(by):
        nonlocal count
        count += by
        return count

    def read():
        return count

    return step, read


def walk(rounds):
    step, read = counter(7)
    total = 0
    for n in range(rounds):
        step(n & 3)
        total += read()
        total += (lambda x: x + count_of(n))(1)
    return total


def count_of(n):
    return n % 5


print(walk(N))

# differs: CPython has another generator
# A seed gives the numbers that it gives on MicroPython, through each function that draws whole numbers.
import random

for seed in (0, 1, 42, -1, 2**31, 2**40 + 1):
    random.seed(seed)
    print([random.getrandbits(8) for _ in range(6)], random.getrandbits(32), random.getrandbits(31), random.getrandbits(1))
random.seed(7)
print([random.getrandbits(0) for _ in range(3)], [random.randrange(1) for _ in range(3)], [random.randrange(8) for _ in range(12)])
print([random.randint(1, 6) for _ in range(12)], [random.randint(-5, 5) for _ in range(9)], random.randint(3, 3))
print([random.randrange(10, 0, -3) for _ in range(9)], [random.randrange(5, 100, 7) for _ in range(9)])
print([random.choice("abcdef") for _ in range(9)], [random.choice((1, 2, 3, 4)) for _ in range(9)])
print([random.randrange(1 << 20) for _ in range(5)], [random.randrange((1 << 29) + 1) for _ in range(5)])
cards = list(range(12))
for i in range(11, 0, -1):
    j = random.randrange(i + 1)
    cards[i], cards[j] = cards[j], cards[i]
print(cards)

# Random numbers keep to their ranges.
import random

random.seed(7)
for n in (1, 2, 8, 31, 32):
    assert 0 <= random.getrandbits(n) < (1 << n)
for i in range(50):
    assert 0 <= random.randrange(4) < 4
    assert 2 <= random.randrange(2, 6) < 6
    assert -2 <= random.randrange(-2, 2) < 2
    assert random.randrange(1, 9, 2) in (1, 3, 5, 7)
    assert random.randrange(2, 1, -1) == 2
    assert 0 <= random.randint(0, 4) <= 4
    assert -3 <= random.randint(-3, -1) <= -1
    assert 0 <= random.random() < 1
    assert 0 <= random.uniform(0, 4) <= 4
    assert -2 <= random.uniform(-2, 2) <= 2
    assert random.choice([1, 2, 3]) in (1, 2, 3)
    assert random.choice("ab") in "ab"
random.seed(1)
a = [random.getrandbits(16) for _ in range(5)]
random.seed(1)
print(a == [random.getrandbits(16) for _ in range(5)], len(set(a)) > 1)
print(len({random.randrange(10) for _ in range(300)}), len({random.getrandbits(3) for _ in range(300)}))

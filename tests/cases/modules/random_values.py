# random's values lie in their ranges, and a seed gives the same ones again.
import random
print(callable(random.getrandbits), callable(random.randint), callable(random.choice))
values = [random.randint(1, 6) for _ in range(50)]
print(min(values) >= 1, max(values) <= 6, all(isinstance(v, int) for v in values))
print(0 <= random.random() < 1, random.choice([7]), 0 <= random.getrandbits(8) < 256, 5 <= random.randrange(5, 9) < 9)
random.seed(3)
a = [random.getrandbits(16) for _ in range(4)]
random.seed(3)
print(a == [random.getrandbits(16) for _ in range(4)])

import time
time.ticks_ms()

class LRU:
    def __init__(self, size):
        self.size = size
        self.data = {}
        self.order = []
        self.hits = 0

    def get(self, key, load):
        if key in self.data:
            self.hits += 1
            self.order.remove(key)
            self.order.append(key)
            return self.data[key]
        v = load(key)
        self.data[key] = v
        self.order.append(key)
        if len(self.order) > self.size:
            old = self.order.pop(0)
            del self.data[old]
        return v

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

def load(key):
    name, n = key.split("-")
    return len(name) * int(n)

cache = LRU(12)
names = ("temp", "wind", "rain", "lux")
total = 0
inside = 0
for i in range(900):
    key = "%s-%d" % (names[i % 4], (i * i // 7) % 6)
    total += cache.get(key, load)
    if "rain-3" in cache:
        inside += 1
print("lru", len(cache), cache.hits, total, inside)

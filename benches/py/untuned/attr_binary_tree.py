import time
time.ticks_ms()

class Leaf:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
        self.hits = 1

class Tree:
    def __init__(self):
        self.root = None
        self.count = 0

    def insert(self, key):
        if self.root is None:
            self.root = Leaf(key)
            self.count = 1
            return
        n = self.root
        while True:
            if key == n.key:
                n.hits += 1
                return
            if key < n.key:
                if n.left is None:
                    n.left = Leaf(key)
                    break
                n = n.left
            else:
                if n.right is None:
                    n.right = Leaf(key)
                    break
                n = n.right
        self.count += 1

    def depth(self, n):
        if n is None:
            return 0
        return 1 + max(self.depth(n.left), self.depth(n.right))

t = Tree()
x = 7
for i in range(1100):
    x = (x * 137 + 29) % 1009
    t.insert(x % 128)
print('tree', t.count, t.depth(t.root), t.root.hits, t.root.left.hits)

class Handler:
    def __init__(self, n):
        self.n = n

    def run(self):
        return self.n

    def stop(self):
        return -self.n


ALL = [Handler(n) for n in range(20)]
BY_METHOD = {c.run: c.n for c in ALL}
BY_METHOD[2.5] = "float"
SET = set(c.run for c in ALL)
FEW = {ALL[0].run: "few"}
BIG = {1 << 70: 1, -(1 << 64): 2, 1 << 80: 3}
PAIRS = {(c.run, 1) for c in ALL[:12]}

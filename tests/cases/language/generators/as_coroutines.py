# Generators as coroutines: a scheduler with commands, and a state machine.
def task(name, n):
    for i in range(n):
        cmd = yield (name, i)
        if cmd == "stop":
            print(name, "stopped")
            return

def scheduler(tasks):
    queue = [(t, None) for t in tasks]
    while queue:
        t, cmd = queue.pop(0)
        try:
            name, i = t.send(cmd)
        except StopIteration:
            continue
        print(name, i, end="; ")
        queue.append((t, "stop" if name == "b" and i == 1 else None))
    print()

scheduler([task("a", 2), task("b", 5), task("c", 3)])

class Machine:
    def __init__(self):
        self.state = self.run()
        next(self.state)
        self.out = []

    def run(self):
        while True:
            x = yield
            while x != "go":
                self.out.append("idle")
                x = yield
            self.out.append("going")

    def feed(self, x):
        self.state.send(x)
        return self

print(Machine().feed("no").feed("go").feed("no").out)

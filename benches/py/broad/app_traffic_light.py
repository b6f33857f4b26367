import time
time.ticks_ms()

class State:
    def __init__(self, name, duration, following):
        self.name = name
        self.duration = duration
        self.following = following

class Light:
    def __init__(self):
        self.states = {
            "red": State("red", 6, "prepare"),
            "prepare": State("prepare", 1, "green"),
            "green": State("green", 5, "yellow"),
            "yellow": State("yellow", 2, "red"),
        }
        self.current = self.states["red"]
        self.left = self.current.duration
        self.waiting = 0

    def tick(self, arrives):
        if arrives:
            self.waiting += 1
        if self.current.name == "green" and self.waiting:
            self.waiting -= 2 if self.waiting > 1 else 1
        self.left -= 1
        if self.left == 0:
            self.enter(self.current.following)

    def enter(self, name):
        self.current = self.states[name]
        self.left = self.current.duration

light = Light()
worst = 0
seen = {}
for t in range(2400):
    light.tick((t * t + t // 3) % 5 < 2)
    worst = max(worst, light.waiting)
    n = light.current.name
    seen[n] = seen.get(n, 0) + 1
print("light", worst, light.waiting, seen["red"], seen["green"], seen["yellow"], light.current.name)

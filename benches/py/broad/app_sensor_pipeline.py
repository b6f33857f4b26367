import time
time.ticks_ms()
import json

class Sensor:
    def __init__(self, name, base, swing):
        self.name = name
        self.base = base
        self.swing = swing
        self.t = 0

    def read(self):
        self.t += 1
        return self.base + (self.t * self.t * 7) % self.swing

class Average:
    def __init__(self, n):
        self.n = n
        self.window = []

    def __call__(self, v):
        self.window.append(v)
        if len(self.window) > self.n:
            self.window.pop(0)
        return sum(self.window) // len(self.window)

class Threshold:
    def __init__(self, limit):
        self.limit = limit
        self.state = False

    def __call__(self, v):
        self.state = v > self.limit
        return v if self.state else None
def pump(sensor, stages):
    v = sensor.read()
    for stage in stages:
        v = stage(v)
        if v is None:
            return None
    return {"s": sensor.name, "v": v}
lanes = [(Sensor("t", 200, 90), [Average(4), Threshold(240)]), (Sensor("h", 40, 37), [Average(3), Threshold(55), lambda v: v * 10])]
sent = size = 0
for i in range(520):
    for sensor, stages in lanes:
        msg = pump(sensor, stages)
        if msg:
            sent += 1
            size += len(json.dumps(msg))
print("pipeline", sent, size, json.loads('{"last": %d}' % sensor.t)["last"])

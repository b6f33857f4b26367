import time
time.ticks_ms()

class Station:
    def __init__(self, name):
        self.name = name
        self.temp = 200
        self.low = 9999
        self.high = -9999
        self.n = 0
        self.total = 0

    def measure(self, raw):
        self.temp = (self.temp * 3 + raw) // 4
        if self.temp < self.low:
            self.low = self.temp
        if self.temp > self.high:
            self.high = self.temp
        self.n += 1
        self.total += self.temp

    def mean(self):
        return self.total // self.n

def main():
    roof = Station("roof")
    yard = Station("yard")
    seed = 17
    for i in range(1800):
        seed = (seed * 75 + 74) % 65537
        if seed & 1:
            roof.measure(seed % 350)
        else:
            yard.measure(seed % 280 - 20)
    for s in (roof, yard):
        s.total %= 10007
    print("station", roof.mean(), roof.low, roof.high, yard.n, yard.low, yard.high, yard.total)

main()

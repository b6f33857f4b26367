import time
time.ticks_ms()

class Led:
    def __init__(self, pin, inverted=False):
        self.pin = pin
        self.inverted = inverted
        self.state = 0
        self.toggles = 0

    def value(self, v=None):
        if v is None:
            return self.state ^ self.inverted
        v = int(v) ^ self.inverted
        if v != self.state:
            self.state = v
            self.toggles += 1

    on = lambda self: self.value(1)

    def off(self):
        self.value(0)

class Blinker:
    def __init__(self, led, on_time, off_time):
        self.led = led
        self.times = (off_time, on_time)
        self.next = 0

    def poll(self, now):
        if now >= self.next:
            is_on = self.led.value()
            if is_on:
                self.led.off()
            else:
                self.led.on()
            self.next = now + self.times[1 - is_on]

leds = [Led(2, True), Led(4), Led(5)]
blinkers = [Blinker(leds[0], 3, 7), Blinker(leds[1], 5, 5), Blinker(leds[2], 1, 2)]
lit = 0
for now in range(1300):
    for b in blinkers:
        b.poll(now)
    lit += sum([l.value() for l in leds])
print("leds", [l.toggles for l in leds], [l.state for l in leds], lit)

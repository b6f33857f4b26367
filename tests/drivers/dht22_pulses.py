"""A sensor DHT22 by `time_pulse_us`: 40 bits, each a low of 50 us and a high of 26 (0) or 70 us (1). Aosong's data sheet."""

import time
from machine import Pin, time_pulse_us


class DHT22:
    def __init__(self, pin):
        self.pin = pin

    def measure(self):
        # Two highs come before the bits: the line's release, which may be over before the first call, and the answer's own.
        highs = [0] * 42
        indices = range(42)
        pin, pulse = self.pin, time_pulse_us
        pin.init(Pin.OUT, value=0)
        time.sleep_ms(2)
        pin.init(Pin.IN, Pin.PULL_UP)
        for i in indices:
            highs[i] = pulse(pin, 1, 200)
        # The line stays high after the last bit, which ends in a timeout of -1 or -2.
        while highs and highs[-1] < 0:
            highs.pop()
        if len(highs) < 40:
            raise OSError("no answer" if not highs else "%d pulses" % len(highs))
        highs = highs[-40:]
        data = bytearray(5)
        for i in range(40):
            data[i >> 3] = data[i >> 3] << 1 & 0xFF | (highs[i] > 48)
        if sum(data[:4]) & 0xFF != data[4]:
            raise ValueError("checksum")
        self.humidity = (data[0] << 8 | data[1]) / 10
        self.temperature = ((data[2] & 0x7F) << 8 | data[3]) / 10
        if data[2] & 0x80:
            self.temperature = -self.temperature


sensor = DHT22(Pin(14))
time.sleep_ms(2100)
# The sensor answers with what it measured at the call before.
for _ in range(3):
    sensor.measure()
    time.sleep_ms(2100)
    sensor.measure()
    print(sensor.temperature, sensor.humidity)
    time.sleep_ms(4000)
sensor = DHT22(Pin(12))
try:
    sensor.measure()
except OSError as e:
    print("OSError:", e)

"""A DHT22 and a DHT11 by the module `dht`, as in MicroPython's quick reference."""

import time
import dht
import machine

d = dht.DHT22(machine.Pin(14))
e = dht.DHT11(machine.Pin(13))
time.sleep(2)
for _ in range(3):
    for sensor in (d, e):
        sensor.measure()
    time.sleep(3)
    for sensor in (d, e):
        sensor.measure()
        print(sensor.temperature(), sensor.humidity())
    time.sleep(4)
try:
    dht.DHT22(machine.Pin(12)).measure()
except OSError as error:
    print("OSError", error.errno)

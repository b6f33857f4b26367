# A DHT22, whose answer the board measures: humidity and temperature in tenths.
from machine import Pin, dht_readinto
import time

pin = Pin(14)
data = bytearray(5)


def measure():
    dht_readinto(pin, data)
    print(data.hex(), sum(data[:4]) & 0xFF == data[4])


measure()
input("warmer: ")
measure()
time.sleep(2)
measure()

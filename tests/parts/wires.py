# Thermometers on one wire, a DHT22, and a strip, by the modules of the library.
from machine import Pin
import dht
import ds18x20
import neopixel
import onewire
import time

wire = onewire.OneWire(Pin(4))
sensors = ds18x20.DS18X20(wire)
roms = sensors.scan()
print([rom.hex() for rom in roms])
air = dht.DHT22(Pin(5))
strip = neopixel.NeoPixel(Pin(13), 4)


def measure():
    sensors.convert_temp()
    time.sleep_ms(750)
    print([sensors.read_temp(rom) for rom in roms])
    try:
        air.measure()
    except OSError:
        # An answer may come while the chip fetches code from its flash: it is asked for again.
        time.sleep(2)
        air.measure()
    print(air.temperature(), air.humidity())


measure()
strip[0] = (255, 128, 0)
strip[3] = (1, 2, 3)
strip.write()
input("colder: ")
time.sleep(2)
measure()
strip.fill((0, 0, 64))
strip.write()

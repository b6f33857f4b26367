# tool: --part ds18b20:pin=2,serial=1,temperature=21.5 --part ds18b20:pin=2,serial=2,temperature=-3.25 --part dht22:pin=12,temperature=23.4,humidity=56.7 --part dht11:pin=13,temperature=25,humidity=40
from check import check, raised, emptied
import dht, ds18x20, machine, onewire, time
from machine import Pin

print("one wire")
# Two thermometers on GPIO 2, a DHT22 on GPIO 12 and a DHT11 on GPIO 13.
wire = onewire.OneWire(Pin(2))
sensors = ds18x20.DS18X20(wire)
first, second = sorted(bytes(rom) for rom in sensors.scan())

#: onewire.OneWire onewire.OneWire.reset onewire.OneWire.pin
check((wire.reset(), onewire.OneWire(Pin(14, Pin.IN, Pin.PULL_UP)).reset(), wire.pin), (True, False, Pin(2)))
#: onewire.OneWireError
check(raised(lambda: onewire.OneWire(Pin(14, Pin.IN, Pin.PULL_UP)).reset(True))[:12], "OneWireError")
#: onewire.OneWire.scan
check(sorted(bytes(rom) for rom in wire.scan()), [first, second])
check((len(first), first[0]), (8, 0x28))
#: onewire.OneWire.crc8
check((wire.crc8(first), wire.crc8(first[:7])), (0, first[7]))
#: onewire.OneWire.select_rom onewire.OneWire.writebyte onewire.OneWire.readbyte
wire.reset()
wire.select_rom(first)
wire.writebyte(0xBE)
data = bytes(wire.readbyte() for _ in range(9))
check((wire.crc8(data), data[4] & 0x1F), (0, 0x1F))
#: onewire.OneWire.write onewire.OneWire.readinto
wire.reset()
wire.write(b"\x55" + first + b"\xbe")
data = bytearray(9)
wire.readinto(data)
check((wire.crc8(data), data[4] & 0x1F), (0, 0x1F))
#: onewire.OneWire.writebit onewire.OneWire.readbit
wire.reset()
for i in range(8):
    wire.writebit(0xF0 >> i & 1)
# Both send the lowest bit of their family, 0x28, and then its complement.
check((wire.readbit(), wire.readbit()), (0, 1))
#: ds18x20.DS18X20 ds18x20.DS18X20.scan ds18x20.DS18X20.ow ds18x20.DS18X20.buf
check((len(sensors.scan()), sensors.ow is wire, len(sensors.buf)), (2, True, 9))
#: ds18x20.DS18X20.convert_temp ds18x20.DS18X20.read_temp
sensors.convert_temp()
time.sleep_ms(750)
check(sorted((sensors.read_temp(first), sensors.read_temp(second))), [-3.25, 21.5])
#: ds18x20.DS18X20.read_scratch
data = bytes(sensors.read_scratch(first))
check((len(data), wire.crc8(data)), (9, 0))
#: ds18x20.DS18X20.write_scratch
sensors.write_scratch(first, b"\x11\x22\x3f")
check(bytes(sensors.read_scratch(first)[2:5]), b"\x11\x22\x3f")
#: dht.DHT22 dht.DHT22.temperature dht.DHT22.humidity dht.DHTBase dht.DHTBase.measure dht.DHTBase.buf dht.DHTBase.pin
sensor = dht.DHT22(Pin(12))
time.sleep(2)
sensor.measure()
check((sensor.temperature(), sensor.humidity(), bytes(sensor.buf[:2]), sensor.pin), (23.4, 56.7, b"\x02\x37", Pin(12)))
check(isinstance(sensor, dht.DHTBase), True)
#: dht.DHT11 dht.DHT11.temperature dht.DHT11.humidity
sensor = dht.DHT11(Pin(13))
time.sleep(2)
sensor.measure()
check((sensor.temperature(), sensor.humidity()), (25, 40))
#: machine.dht_readinto
data = bytearray(5)
time.sleep(2)
machine.dht_readinto(Pin(12), data)
check((data[0] << 8 | data[1], sum(data[:4]) & 255), (567, data[4]))

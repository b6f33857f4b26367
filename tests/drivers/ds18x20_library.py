"""Two thermometers DS18B20 by the modules `onewire` and `ds18x20`, as in MicroPython's quick reference."""

import time
import machine
import onewire, ds18x20

dat = machine.Pin(14)
ds = ds18x20.DS18X20(onewire.OneWire(dat))
roms = ds.scan()
print("found", len(roms), "devices")
for i in range(3):
    ds.convert_temp()
    time.sleep_ms(750)
    for rom in sorted(bytes(r) for r in roms):
        print("".join("{:02x}".format(b) for b in rom), ds.read_temp(rom))
    time.sleep_ms(4000)

ow = onewire.OneWire(machine.Pin(14))
print("reset", ow.reset())
print("crc", ow.crc8(bytes(roms[0])), ow.crc8(b"123456789"))
print("nobody", onewire.OneWire(machine.Pin(12, machine.Pin.IN, machine.Pin.PULL_UP)).reset())
try:
    onewire.OneWire(machine.Pin(12)).reset(True)
except onewire.OneWireError as e:
    print("OneWireError")

from check import check, raised, emptied
from machine import Pin
import machine, neopixel, apa102, onewire, ds18x20, dht, esp

print("sensors and strips")
PIN = Pin(4)
CLOCK = Pin(5)


class Wire:
    """A one-wire bus with a thermometer of a family, which notes what it is told."""

    SKIP_ROM = 0xCC

    def __init__(self, family=0x28, scratch=b"\x91\x01\x4b\x46\x7f\xff\x0c\x10\x70"):
        self.rom = bytes([family]) + bytes(7)
        self.scratch = scratch
        self.told = []

    def reset(self, required=False):
        self.told.append("reset")
        return True

    def select_rom(self, rom):
        self.told.append("rom")

    def writebyte(self, byte):
        self.told.append(byte)

    def write(self, data):
        self.told.append(bytes(data))

    def readinto(self, buf):
        buf[:] = self.scratch

    def crc8(self, data):
        return onewire.OneWire.crc8(self, data)

    def scan(self):
        return [self.rom, bytes(8)]


#: machine.time_pulse_us
PIN.init(Pin.IN)
check((machine.time_pulse_us(PIN, 1, 50), machine.time_pulse_us(PIN, 0, 50)), (-2, -1))
#: machine.bitstream
PIN.init(Pin.OUT, value=1)
machine.bitstream(PIN, 0, (400, 850, 800, 450), b"\x01")
check(PIN.value(), 0)
#: machine.dht_readinto
check(raised(lambda: machine.dht_readinto(PIN, bytearray(5))), "OSError(110,)")
#: dht.DHTBase dht.DHTBase.measure dht.DHTBase.pin dht.DHTBase.buf
d = dht.DHTBase(PIN)
check((raised(lambda: d.measure()), d.pin is PIN, d.buf), ("OSError(110,)", True, bytearray(5)))
#: dht.DHT11 dht.DHT11.humidity dht.DHT11.temperature
d = dht.DHT11(PIN)
d.buf[:] = b"\x2d\x00\x15\x04\x46"
check((d.humidity(), d.temperature()), (45, 21))
#: dht.DHT22 dht.DHT22.humidity dht.DHT22.temperature
d = dht.DHT22(PIN)
d.buf[:] = b"\x02\x8c\x80\x65\x73"
check(("%.1f" % d.humidity(), "%.1f" % d.temperature()), ("65.2", "-10.1"))
#: onewire.OneWire onewire.OneWire.reset onewire.OneWire.pin
w = onewire.OneWire(PIN)
check((w.reset(), w.pin is PIN), (False, True))
#: onewire.OneWireError
w = onewire.OneWire(PIN)
check(raised(lambda: w.reset(True)), "OneWireError()")
#: onewire.OneWire.readbit
check(onewire.OneWire(PIN).readbit(), 1)
#: onewire.OneWire.readbyte
check(onewire.OneWire(PIN).readbyte(), 255)
#: onewire.OneWire.readinto
data = bytearray(2)
onewire.OneWire(PIN).readinto(data)
check(data, bytearray(b"\xff\xff"))
#: onewire.OneWire.writebit
w = onewire.OneWire(PIN)
PIN.value(0)
w.writebit(1)
check(PIN.value(), 1)
#: onewire.OneWire.writebyte
w = onewire.OneWire(PIN)
PIN.value(0)
w.writebyte(0)
check(PIN.value(), 1)
#: onewire.OneWire.write
w = onewire.OneWire(PIN)
PIN.value(0)
w.write(b"a")
check(PIN.value(), 1)
#: onewire.OneWire.select_rom
w = onewire.OneWire(PIN)
PIN.value(0)
w.select_rom(bytes(8))
check(PIN.value(), 1)
#: onewire.OneWire.scan
check(onewire.OneWire(PIN).scan(), [])
#: onewire.OneWire.crc8
check(onewire.OneWire(PIN).crc8(b"\x02\x1c\xb8\x01\0\0\0"), 0xA2)
#: ds18x20.DS18X20 ds18x20.DS18X20.ow ds18x20.DS18X20.buf
w = Wire()
t = ds18x20.DS18X20(w)
check((t.ow is w, t.buf), (True, bytearray(9)))
#: ds18x20.DS18X20.scan
w = Wire()
check(ds18x20.DS18X20(w).scan() == [w.rom], True)
#: ds18x20.DS18X20.convert_temp
w = Wire()
ds18x20.DS18X20(w).convert_temp()
check(w.told, ["reset", 0xCC, 0x44])
#: ds18x20.DS18X20.read_scratch
w = Wire()
check((ds18x20.DS18X20(w).read_scratch(w.rom)[4], w.told), (0x7F, ["reset", "rom", 0xBE]))
#: ds18x20.DS18X20.write_scratch
w = Wire()
ds18x20.DS18X20(w).write_scratch(w.rom, b"\1\2\x7f")
check(w.told, ["reset", "rom", 0x4E, b"\1\2\x7f"])
#: ds18x20.DS18X20.read_temp
w = Wire()
check(ds18x20.DS18X20(w).read_temp(w.rom), 25.0625)
#: neopixel.NeoPixel neopixel.NeoPixel.n neopixel.NeoPixel.bpp neopixel.NeoPixel.pin neopixel.NeoPixel.timing neopixel.NeoPixel.ORDER neopixel.NeoPixel.buf
s = neopixel.NeoPixel(PIN, 3)
s[1] = (1, 2, 3)
check((s.n, s.bpp, s.pin is PIN, s.timing, s.ORDER, s.buf, s[1], len(s)), (3, 3, True, (400, 850, 800, 450), (1, 0, 2, 3), bytearray(b"\0\0\0\2\1\3\0\0\0"), (1, 2, 3), 3))
#: neopixel.NeoPixel.fill
s = neopixel.NeoPixel(PIN, 2, bpp=4, timing=0)
s.fill((1, 2, 3, 4))
check((s.buf, s.timing[0]), (bytearray(b"\2\1\3\4\2\1\3\4"), 800))
#: neopixel.NeoPixel.write
s = neopixel.NeoPixel(PIN, 2)
PIN.value(1)
s.write()
check(PIN.value(), 0)
#: apa102.APA102 apa102.APA102.clock_pin apa102.APA102.ORDER
s = apa102.APA102(CLOCK, PIN, 2)
s[0] = (1, 2, 3, 4)
check((s.clock_pin is CLOCK, s.ORDER, s.buf), (True, (0, 1, 2, 3), bytearray(b"\1\2\3\4\0\0\0\0")))
#: apa102.APA102.write
s = apa102.APA102(CLOCK, PIN, 1)
s.fill((255, 255, 255, 255))
PIN.value(0)
CLOCK.value(1)
s.write()
check((PIN.value(), CLOCK.value()), (1, 0))

"""Thermometers DS18S20, DS1822 and DS18B20: Maxim's data sheets."""

from micropython import const

_FAMILIES = (0x10, 0x22, 0x28)
_CONVERT = const(0x44)
_READ_SCRATCH = const(0xBE)
_WRITE_SCRATCH = const(0x4E)


class DS18X20:
    def __init__(self, onewire):
        self.ow = onewire
        self.buf = bytearray(9)

    def scan(self):
        return [rom for rom in self.ow.scan() if rom[0] in _FAMILIES]

    def convert_temp(self):
        # All parts at once.
        self.ow.reset(True)
        self.ow.writebyte(self.ow.SKIP_ROM)
        self.ow.writebyte(_CONVERT)

    def read_scratch(self, rom):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_READ_SCRATCH)
        self.ow.readinto(self.buf)
        if self.ow.crc8(self.buf):
            raise Exception("CRC error")
        return self.buf

    def write_scratch(self, rom, buf):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_WRITE_SCRATCH)
        self.ow.write(buf)

    def read_temp(self, rom):
        buf = self.read_scratch(rom)
        raw = buf[0] | buf[1] << 8
        if rom[0] != 0x10:
            # Sixteenths of a degree, in two's complement.
            return (raw - 0x10000 if raw & 0x8000 else raw) / 16
        # DS18S20: halves of a degree; the counter refines them (data sheet, page 6).
        if not buf[7]:
            return None
        raw = (raw >> 1) - (0x8000 if raw & 0x8000 else 0)
        return raw - 0.25 + (buf[7] - buf[6]) / buf[7]

"""A one-wire bus: Maxim DS18B20 data sheet, chapters "ROM commands" and "1-Wire bus system"; application note 187 has
the search."""

import _onewire


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = 0xF0
    MATCH_ROM = 0x55
    SKIP_ROM = 0xCC

    def __init__(self, pin):
        self.pin = pin
        self.pin.init(pin.OPEN_DRAIN, pin.PULL_UP)

    def reset(self, required=False):
        present = _onewire.reset(self.pin)
        if required and not present:
            raise OneWireError
        return present

    def readbit(self):
        return _onewire.readbit(self.pin)

    def readbyte(self):
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = _onewire.readbyte(self.pin)

    def writebit(self, value):
        return _onewire.writebit(self.pin, value)

    def writebyte(self, value):
        return _onewire.writebyte(self.pin, value)

    def write(self, buf):
        for byte in buf:
            _onewire.writebyte(self.pin, byte)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def scan(self):
        found = []
        rom = bytearray(8)
        # The last bit at which both kinds of parts answered and 0 was taken; 1 is to be taken there next.
        branch = 65
        while branch:
            branch = self._search(rom, branch)
            if branch is None:
                break
            found.append(bytearray(rom))
        return found

    def _search(self, rom, branch):
        # Finds the next part: its number goes into rom. Gives the next branch, 0 after the last part, None without one.
        if not self.reset():
            return None
        self.writebyte(self.SEARCH_ROM)
        following = 0
        for bit in range(64):
            at, mask = bit >> 3, 1 << (bit & 7)
            one = self.readbit()
            zero = self.readbit()
            if one and zero:
                return None
            if one == zero:
                # Parts of both kinds are there.
                if bit + 1 == branch:
                    one = 1
                elif bit + 1 > branch:
                    one = 0
                else:
                    one = rom[at] & mask
                if not one:
                    following = bit + 1
            if one:
                rom[at] |= mask
            else:
                rom[at] &= ~mask
            self.writebit(one)
        return following

    def crc8(self, data):
        return _onewire.crc8(data)

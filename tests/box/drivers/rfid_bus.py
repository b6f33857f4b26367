"""A reader's driver that is given a bus and two pins. It uses the well-known condition with inverted numbers,
and its own buffers."""
from time import sleep_ms


class Rfid:
    OK = 0
    NO_TAG = 1
    ERR = 2
    REQ_IDLE = 0x26
    AUTH_A = 0x60

    def __init__(self, spi, rst, cs):
        self.spi = spi
        self.rst = rst
        self.cs = cs
        self.out = bytearray(2)
        self.back = bytearray(2)
        self.polls = 0
        spi.init()
        rst.init(rst.OUT, value=0)
        cs.init(cs.OUT, value=1)
        sleep_ms(1)
        rst.on()
        sleep_ms(50)
        for reg, val in ((0x01, 0x0f), (0x2a, 0x8d), (0x2b, 0x3e), (0x2d, 30),
                         (0x2c, 0), (0x15, 0x40), (0x11, 0x3d)):
            self._wreg(reg, val)
        self._wreg(0x14, self._rreg(0x14) | 3)

    def _wreg(self, reg, val):
        self.out[0] = reg << 1
        self.out[1] = val & 0xff
        self.cs(0)
        self.spi.write(self.out)
        self.cs(1)

    def _rreg(self, reg):
        self.out[0] = reg << 1 | 0x80
        self.out[1] = 0
        self.cs.off()
        self.spi.write_readinto(self.out, self.back)
        self.cs.on()
        return self.back[1]

    def _tocard(self, cmd, send):
        recv = bytearray()
        bits = n = 0
        wait_irq = 0x10 if cmd == 0x0e else 0x30
        self._wreg(0x02, 0xf7)
        self._wreg(0x04, self._rreg(0x04) & ~0x80)
        self._wreg(0x0a, self._rreg(0x0a) | 0x80)
        self._wreg(0x01, 0x00)
        for c in send:
            self._wreg(0x09, c)
        self._wreg(0x01, cmd)
        if cmd == 0x0c:
            self._wreg(0x0d, self._rreg(0x0d) | 0x80)
        i = 2000
        while True:
            n = self._rreg(0x04)
            i -= 1
            # All three are true for any numbers but the last, which decides.
            if ~((i != 0) and ~(n & 0x01) and ~(n & wait_irq)):
                break
        self.polls = 2000 - i
        self._wreg(0x0d, self._rreg(0x0d) & ~0x80)
        if not i:
            return self.ERR, recv, bits
        if self._rreg(0x06) & 0x1b:
            return self.ERR, recv, bits
        if n & 0x01:
            return self.NO_TAG, recv, bits
        if cmd == 0x0c:
            n = self._rreg(0x0a)
            last = self._rreg(0x0c) & 7
            bits = (n - 1) * 8 + last if last else n * 8
            # All in one transaction.
            self.cs.off()
            self.spi.write(b"\x92")
            for _ in range(n):
                recv += self.spi.read(1, 0x92)
            self.cs.on()
            if n:
                recv = recv[:n]
        return self.OK, recv, bits

    def _crc(self, data):
        self._wreg(0x01, 0x00)
        self._wreg(0x05, self._rreg(0x05) & ~0x04)
        self._wreg(0x0a, self._rreg(0x0a) | 0x80)
        for c in data:
            self._wreg(0x09, c)
        self._wreg(0x01, 0x03)
        for _ in range(0xff):
            if self._rreg(0x05) & 0x04:
                break
        return bytes((self._rreg(0x22), self._rreg(0x21)))

    def request(self, mode):
        self._wreg(0x0d, 0x07)
        stat, _, bits = self._tocard(0x0c, (mode,))
        return (self.OK if stat == self.OK and bits == 16 else self.ERR), bits

    def anticoll(self):
        self._wreg(0x0d, 0)
        stat, recv, _ = self._tocard(0x0c, b"\x93\x20")
        if stat == self.OK and len(recv) == 5:
            if recv[0] ^ recv[1] ^ recv[2] ^ recv[3] == recv[4]:
                return self.OK, list(recv)
        return self.ERR, list(recv)

    def select_tag(self, ser):
        buf = bytes([0x93, 0x70] + ser[:5])
        stat, recv, bits = self._tocard(0x0c, buf + self._crc(buf))
        return self.OK if stat == self.OK and bits == 24 else self.ERR

    def auth(self, mode, addr, key, ser):
        return self._tocard(0x0e, [mode, addr] + key + ser[:4])[0]

    def stop_crypto1(self):
        self._wreg(0x08, self._rreg(0x08) & ~0x08)

    def read(self, addr):
        buf = bytes((0x30, addr))
        stat, recv, bits = self._tocard(0x0c, buf + self._crc(buf))
        if stat != self.OK or bits != 144:
            return None
        if self._crc(recv[:16]) != bytes(recv[16:]):
            return None
        return list(recv[:16])

    def write(self, addr, data):
        for buf in (bytes((0xa0, addr)), bytes(data)):
            stat, recv, bits = self._tocard(0x0c, buf + self._crc(buf))
            if stat != self.OK or bits != 4 or recv[0] & 15 != 10:
                return self.ERR
        return self.OK

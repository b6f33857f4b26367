"""A reader's driver in the style of 2017: it is given pins and makes its own bus. It sends single bytes
by `b'%c'`, and counts polls to wait."""
from os import uname

from machine import Pin, SPI


class Rfid:
    OK = 0
    NO_TAG = 1
    ERR = 2

    REQ_IDLE = 0x26
    REQ_ALL = 0x52
    AUTH_A = 0x60
    AUTH_B = 0x61

    def __init__(self, sck, mosi, miso, rst, cs):
        self.sck = Pin(sck, Pin.OUT)
        self.mosi = Pin(mosi, Pin.OUT)
        self.miso = Pin(miso)
        self.rst = Pin(rst, Pin.OUT)
        self.cs = Pin(cs, Pin.OUT)
        self.rst.value(0)
        self.cs.value(1)
        self.polls = 0
        if uname()[0] == "esp8266":
            self.spi = SPI(baudrate=100000, polarity=0, phase=0,
                           sck=self.sck, mosi=self.mosi, miso=self.miso)
            self.spi.init()
        else:
            raise RuntimeError("Unsupported platform")
        self.rst.value(1)
        self.init()

    def _wreg(self, reg, val):
        self.cs.value(0)
        self.spi.write(b'%c' % int(0xff & ((reg << 1) & 0x7e)))
        self.spi.write(b'%c' % int(0xff & val))
        self.cs.value(1)

    def _rreg(self, reg):
        self.cs.value(0)
        self.spi.write(b'%c' % int(0xff & (((reg << 1) & 0x7e) | 0x80)))
        val = self.spi.read(1)
        self.cs.value(1)
        return val[0]

    def _sflags(self, reg, mask):
        self._wreg(reg, self._rreg(reg) | mask)

    def _cflags(self, reg, mask):
        self._wreg(reg, self._rreg(reg) & (~mask))

    def _tocard(self, cmd, send):
        recv = []
        bits = irq_en = wait_irq = n = 0
        stat = self.ERR
        if cmd == 0x0e:
            irq_en = 0x12
            wait_irq = 0x10
        elif cmd == 0x0c:
            irq_en = 0x77
            wait_irq = 0x30
        self._wreg(0x02, irq_en | 0x80)
        self._cflags(0x04, 0x80)
        self._sflags(0x0a, 0x80)
        self._wreg(0x01, 0x00)
        for c in send:
            self._wreg(0x09, c)
        self._wreg(0x01, cmd)
        if cmd == 0x0c:
            self._sflags(0x0d, 0x80)
        i = 2000
        while True:
            n = self._rreg(0x04)
            i -= 1
            if not (i != 0 and not n & 0x01 and not n & wait_irq):
                break
        self.polls = 2000 - i
        self._cflags(0x0d, 0x80)
        if i:
            if (self._rreg(0x06) & 0x1b) == 0x00:
                stat = self.OK
                if n & irq_en & 0x01:
                    stat = self.NO_TAG
                elif cmd == 0x0c:
                    n = self._rreg(0x0a)
                    lbits = self._rreg(0x0c) & 0x07
                    bits = (n - 1) * 8 + lbits if lbits != 0 else n * 8
                    if n == 0:
                        n = 1
                    elif n > 16:
                        n = 16
                    for _ in range(n):
                        recv.append(self._rreg(0x09))
            else:
                stat = self.ERR
        return stat, recv, bits

    def _crc(self, data):
        self._cflags(0x05, 0x04)
        self._sflags(0x0a, 0x80)
        for c in data:
            self._wreg(0x09, c)
        self._wreg(0x01, 0x03)
        i = 0xff
        while True:
            n = self._rreg(0x05)
            i -= 1
            if not (i != 0 and not n & 0x04):
                break
        return [self._rreg(0x22), self._rreg(0x21)]

    def init(self):
        self.reset()
        self._wreg(0x2a, 0x8d)
        self._wreg(0x2b, 0x3e)
        self._wreg(0x2d, 30)
        self._wreg(0x2c, 0)
        self._wreg(0x15, 0x40)
        self._wreg(0x11, 0x3d)
        self.antenna_on()

    def reset(self):
        self._wreg(0x01, 0x0f)

    def antenna_on(self, on=True):
        if on and ~(self._rreg(0x14) & 0x03):
            self._sflags(0x14, 0x03)
        else:
            self._cflags(0x14, 0x03)

    def request(self, mode):
        self._wreg(0x0d, 0x07)
        stat, recv, bits = self._tocard(0x0c, [mode])
        if stat != self.OK or bits != 0x10:
            stat = self.ERR
        return stat, bits

    def anticoll(self):
        check = 0
        self._wreg(0x0d, 0x00)
        stat, recv, bits = self._tocard(0x0c, [0x93, 0x20])
        if stat == self.OK:
            if len(recv) == 5:
                for i in range(4):
                    check = check ^ recv[i]
                if check != recv[4]:
                    stat = self.ERR
            else:
                stat = self.ERR
        return stat, recv

    def select_tag(self, ser):
        buf = [0x93, 0x70] + ser[:5]
        buf += self._crc(buf)
        stat, recv, bits = self._tocard(0x0c, buf)
        return self.OK if stat == self.OK and bits == 0x18 else self.ERR

    def auth(self, mode, addr, sect, ser):
        stat = self._tocard(0x0e, [mode, addr] + sect + ser[:4])[0]
        # A time that ran out is not among the interrupts of this command.
        return stat if self._rreg(0x08) & 0x08 else self.ERR

    def stop_crypto1(self):
        self._cflags(0x08, 0x08)

    def read(self, addr):
        data = [0x30, addr]
        data += self._crc(data)
        stat, recv, _ = self._tocard(0x0c, data)
        return recv if stat == self.OK else None

    def write(self, addr, data):
        buf = [0xa0, addr]
        buf += self._crc(buf)
        stat, recv, bits = self._tocard(0x0c, buf)
        if not (stat == self.OK and bits == 4 and recv[0] & 0x0f == 0x0a):
            return self.ERR
        buf = list(data)
        buf += self._crc(buf)
        stat, recv, bits = self._tocard(0x0c, buf)
        if not (stat == self.OK and bits == 4 and recv[0] & 0x0f == 0x0a):
            return self.ERR
        return self.OK

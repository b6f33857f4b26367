"""A reader's driver that raises exceptions, waits by the clock, lets the chip compute the CRCs, and reads the
summary of the interrupts in its status."""
from time import sleep_ms, ticks_diff, ticks_ms


class Silence(Exception):
    pass


class Refusal(Exception):
    pass


class Rfid:
    OK = 0
    ERR = 2
    REQ_IDLE = 0x26
    AUTH_A = 0x60

    def __init__(self, spi, cs, wait_ms=40):
        self.spi = spi
        self.cs = cs
        self.wait_ms = wait_ms
        self.polls = 0
        cs.value(1)
        self.set(0x01, 0x0f)
        while self.get(0x01) & 0x10:
            sleep_ms(1)
        self.set(0x15, 0x40)
        self.set(0x11, 0x3d)
        self.set(0x2a, 0x80)
        self.set(0x2b, 0xa9)
        self.set(0x2c, 0x03)
        self.set(0x2d, 0xe8)
        self.set(0x14, 0x83)
        self.set(0x02, 0xb3)  # idle, receive, error, timer

    def set(self, reg, *values):
        self.cs.value(0)
        self.spi.write(bytes([reg << 1]) + bytes(values))
        self.cs.value(1)

    def get(self, reg, count=1):
        self.cs.value(0)
        ask = bytearray([reg << 1 | 0x80] * count + [0])
        self.spi.write_readinto(ask, ask)
        self.cs.value(1)
        return ask[1] if count == 1 else ask[1:]

    def exchange(self, command, data, bits=0, send_crc=True, check_crc=True):
        self.set(0x12, 0x80 if send_crc else 0)
        self.set(0x13, 0x80 if check_crc else 0)
        self.set(0x01, 0)
        self.set(0x04, 0x7f)
        self.set(0x0a, 0x80)
        self.set(0x09, *data)
        self.set(0x01, command)
        if command == 0x0c:
            self.set(0x0d, 0x80 | bits)
        start = ticks_ms()
        while not self.get(0x07) & 0x10:
            if ticks_diff(ticks_ms(), start) > self.wait_ms:
                raise Silence("time is over")
            sleep_ms(1)
        irq = self.get(0x04)
        if irq & 0x02:
            raise Refusal("error {:#x}".format(self.get(0x06)))
        if not irq & 0x30:
            raise Silence("timer")
        count = self.get(0x0a)
        return self.get(0x09, count) if count > 1 else bytes([self.get(0x09)] * count)

    def request(self, mode):
        try:
            answer = self.exchange(0x0c, [mode], 7, False, False)
        except Silence:
            return self.ERR, 0
        return self.OK, len(answer) * 8

    def anticoll(self):
        answer = self.exchange(0x0c, [0x93, 0x20], 0, False, False)
        return (self.OK if len(answer) == 5 else self.ERR), list(answer)

    def select_tag(self, ser):
        return self.OK if self.exchange(0x0c, [0x93, 0x70] + ser) == b"\x08" else self.ERR

    def auth(self, mode, addr, key, ser):
        try:
            self.exchange(0x0e, [mode, addr] + key + ser[:4])
        except Silence:
            return self.ERR
        return self.OK if self.get(0x08) & 8 else self.ERR

    def stop_crypto1(self):
        self.set(0x08, 0)

    def read(self, addr):
        try:
            return list(self.exchange(0x0c, [0x30, addr]))
        except (Silence, Refusal):
            return None

    def write(self, addr, data):
        try:
            for part in ([0xa0, addr], data):
                if self.exchange(0x0c, part, 0, True, False)[0] & 15 != 10:
                    return self.ERR
        except Silence:
            return self.ERR
        return self.OK

"""One wire, by slots of time: Maxim application note 126. A slot is low for a while, then released, looked at after a
second while, and followed by a pause. Times are microseconds."""

from _line import slot


def reset(pin):
    return not slot(pin, 480, 70, 410)


def readbit(pin):
    return slot(pin, 6, 9, 55)


def writebit(pin, bit):
    if bit:
        slot(pin, 6, 0, 64)
    else:
        slot(pin, 60, 0, 10)


def readbyte(pin):
    byte = 0
    for i in range(8):
        byte |= slot(pin, 6, 9, 55) << i
    return byte


def writebyte(pin, byte):
    for i in range(8):
        writebit(pin, byte >> i & 1)


def crc8(data):
    # x**8 + x**5 + x**4 + 1, lowest bit first.
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0x8C if crc & 1 else crc >> 1
    return crc

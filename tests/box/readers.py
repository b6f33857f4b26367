"""Does the same with each of the readers' drivers, and prints the results."""
from machine import Pin, SPI, SoftSPI

import rfid_bus
import rfid_pins
import rfid_timed

KEY = [0xff] * 6


def drivers():
    yield "pins", rfid_pins.Rfid(14, 13, 12, 0, 2)
    bus = SPI(1, baudrate=1000000)
    yield "bus", rfid_bus.Rfid(bus, Pin(0), Pin(2))
    bus = SPI(baudrate=2000000, polarity=0, phase=0)
    yield "bus without an id", rfid_bus.Rfid(bus, Pin(0), Pin(2))
    bus = SoftSPI(sck=Pin(14), mosi=Pin(13), miso=Pin(12))
    yield "bus in software", rfid_bus.Rfid(bus, Pin(0), Pin(2))
    bus = SPI(1, baudrate=4000000)
    yield "timed by the chip", rfid_timed.Rfid(bus, Pin(2, Pin.OUT))
    yield "timed by the clock", rfid_timed.Rfid(bus, Pin(2, Pin.OUT), 10)


def session(rfid):
    """Finds a card, and reads and writes blocks of it; then the card sleeps no deeper than before."""
    for tries in range(1, 4):
        stat, bits = rfid.request(rfid.REQ_IDLE)
        if stat == rfid.OK:
            break
    stat, uid = rfid.anticoll()
    print("  request", tries, stat, bits, "number", stat, uid)
    print("  select", rfid.select_tag(uid))
    print("  auth", rfid.auth(rfid.AUTH_A, 8, KEY, uid))
    data = rfid.read(8)
    print("  read", data)
    data[0] += 1
    data[15] = 0xa5
    print("  write", rfid.write(8, data), rfid.write(9, bytes(data)))
    print("  again", rfid.read(8) == data == rfid.read(9))
    # The block is of another sector: the card refuses and must be found again.
    print("  other", rfid.read(12))
    rfid.stop_crypto1()


def main():
    for name, rfid in drivers():
        print(name)
        stats = [rfid.request(rfid.REQ_IDLE) for _ in range(3)]
        print("  nobody", stats, "some polls" if 0 < rfid.polls < 2000 else rfid.polls)
        input()
        session(rfid)
        session(rfid)
        # A second request to an active card may fail once, not more.
        rfid.request(rfid.REQ_IDLE)
        print("  second", sum(rfid.request(rfid.REQ_IDLE)[0] == rfid.OK for _ in range(4)))
        stat, uid = 1, None
        while stat:
            if rfid.request(rfid.REQ_IDLE)[0] == rfid.OK:
                stat, uid = rfid.anticoll()
        rfid.select_tag(uid)
        print("  wrong key", rfid.auth(rfid.AUTH_A, 8, [1] * 6, uid) != rfid.OK)
        rfid.stop_crypto1()
        input()
        print("  gone", rfid.request(rfid.REQ_IDLE)[0] != rfid.OK)
        input()


main()

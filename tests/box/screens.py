"""Draws the same with each of the screens' drivers. Visitors look at the screen after each."""
from machine import Pin, SoftSPI, SPI

import lcd_bytes
import lcd_lines


def bus(wiring):
    """Every way in which programs make their bus."""
    if wiring == "one-bus":
        yield SPI(1, baudrate=1000000), Pin(15, Pin.OUT)
        yield SPI(baudrate=500000), Pin(15, Pin.OUT, value=0)
        spi = SPI(1)
        spi.init(baudrate=1800000, polarity=0, phase=0)
        yield spi, Pin(15, Pin.OUT)
        yield SPI(sck=Pin(14), mosi=Pin(13), miso=Pin(12)), Pin(15, Pin.OUT)
    else:
        yield SPI(-1, sck=Pin(4), mosi=Pin(5), miso=Pin(16)), None
        spi = SPI(-1, baudrate=100000, polarity=0, phase=0, sck=Pin(4),
                  mosi=Pin(5), miso=Pin(16))
        spi.init(baudrate=2000000)
        yield spi, None
        yield SoftSPI(sck=Pin(4), mosi=Pin(5), miso=Pin(16)), None


def picture(screen):
    for i in range(0, 64, 3):
        screen.plot(2 * i, i)
        screen.plot(127 - i, i)
    screen.fill_rect(40, 10, 87, 13)
    screen.fill_rect(3, 30, 9, 35)


def main():
    wiring = input()
    for spi, select in bus(wiring):
        screen = lcd_lines.Screen(spi, select)
        picture(screen)
        screen.redraw()
        input()
        screen.clear()
        screen.redraw()
        input()
        screen = lcd_bytes.Screen(spi, select)
        screen.text(0, "Lay your card")
        screen.text(3, "here.")
        picture(screen)
        screen.redraw()
        input()
    print("drawn")


main()

"""A box's own loop, while visitors come and go by the clock. Then it prints what they should have seen."""
from time import ticks_ms

import bitfont
import box
import stories
import wiring
from faces import font_5x7

END_MS = 120000


class Over(Exception):
    pass


class Evening(box.Box):
    """A box that closes."""

    def is_there(self):
        if ticks_ms() > END_MS:
            raise Over
        return super().is_there()


class Sheet:
    width = 128
    height = 64

    def __init__(self):
        self.pixels = bytearray(self.width * self.height // 8)

    def clear(self):
        for i in range(len(self.pixels)):
            self.pixels[i] = 0


def print_pages(what, text):
    sheet = Sheet()
    n = 1
    for _ in bitfont.Flow(sheet, font_5x7).pages((text,)):
        digits = "".join("{:02x}".format(b) for b in sheet.pixels)
        print("page", what, n, digits)
        n += 1


def main():
    screen, reader = wiring.connect(input())
    story = stories.load("fort")
    evening = Evening(story, "gate", screen, reader)
    try:
        evening.run()
    except Over:
        print("closed")
    engine = evening.engine
    card = engine.new_card("fort")
    for n in range(1, 4):
        told = []
        card = engine.tap(card, "gate", told.append)
        print_pages("tap{}".format(n), "".join(told))
    print_pages("lost", box.LOST)
    print_pages("foreign", box.FOREIGN)


main()

"""The loop of a box: await a card, read it, play, draw, write it, await its absence.

What the visitor reads goes to the console too. The card is written as soon as the
first page is on the screen; further pages turn while it lies there, and after it has
left, until another card comes.
"""
import gc
from time import sleep_ms, ticks_diff, ticks_ms

import machine

import bitfont
import boxconfig
import stories
import wiring
from engine import Engine, EngineError
from faces import font_5x7, font_8x8
from mfrc522 import CardLost
from vault import Vault, VaultError

POLL_MS = 100           # between two looks for a card
MISSES = 2              # looks without a card, after which it is gone
GLANCE_MS = 1500        # that a page stays, and for each of its letters
LETTER_MS = 35
WELCOME_MS = 30000      # after the last card, the box introduces itself again
WATCHDOG_MS = 8000

LOST = "Too quick! Lay your card down once more, and leave it until the text stands."
FOREIGN = "This card belongs to another story. Its own boxes are waiting for it."
BROKEN = "This box is asleep. Please tell somebody at the desk."


class Box:
    """One box of one story, with its screen and its reader."""

    def __init__(self, story, uid, screen, reader):
        self.story = story
        self.uid = uid
        self.screen = screen
        self.reader = reader
        self.engine = Engine()
        self.engine.register(story)
        self.vault = Vault(reader)
        self.flow = bitfont.Flow(screen, font_5x7)
        self.card = bytearray(5)
        self.pages = None   # those that are still to be shown
        self.told = 0       # letters of the page that is shown
        self.shown = ticks_ms()
        self.dog = None

    # -- The screen ---------------------------------------------------------

    def welcome(self):
        """Who the box is, for those who have not laid a card down yet."""
        screen = self.screen
        screen.clear()
        box = self.story.boxes[self.uid]
        face = font_8x8
        if bitfont.width(face, box.label) > screen.width:
            face = font_5x7
        bitfont.centre(screen, font_5x7, self.story.title, 4)
        bitfont.centre(screen, face, box.label, 24)
        bitfont.centre(screen, font_5x7, "Lay your card here", 50)
        screen.redraw()
        self.shown = None

    def show(self, chunks):
        """Draw the first page of a text, and keep the others for `turn`."""
        self.pages = self.flow.pages(chunks)
        self.told = sum(len(chunk) for chunk in chunks)
        self.turn()

    def turn(self):
        """Draw the next page."""
        if not next(self.pages):
            self.pages = None
        self.screen.redraw()
        self.shown = ticks_ms()

    # -- The card -----------------------------------------------------------

    def is_there(self):
        """Is a card there? If so it is selected, and its number known."""
        if self.dog is not None:
            self.dog.feed()
        return self.reader.find(self.card)

    def serve(self):
        """Play the card that was just found; what fails, fails before it is changed."""
        gc.collect()
        try:
            text = self.vault.load(self.card)
            if text is None:
                text = self.engine.new_card(self.story.uid)
            chunks = []
            text = self.engine.tap(text, self.uid, chunks.append)
            for chunk in chunks:
                print(chunk, end="")
            print()
            self.show(chunks)
            self.vault.save(self.card, text)
        except CardLost:
            self.show((LOST,))
        except (EngineError, VaultError, ValueError, KeyError) as error:
            print("error: {}".format(error))
            self.show((FOREIGN,))
        self.reader.close()

    def linger(self):
        """Turn the pages, until all are read and the card is gone, or it comes back."""
        misses = 0
        while self.pages is not None or misses < MISSES:
            sleep_ms(POLL_MS)
            if self.is_there():
                if misses >= MISSES:
                    return True
                misses = 0
                self.reader.close()
            else:
                misses += 1
            if self.pages is not None and self.is_read():
                self.turn()
        return False

    def is_read(self):
        stay = GLANCE_MS + LETTER_MS * min(self.told, 200)
        return ticks_diff(ticks_ms(), self.shown) > stay

    def run(self):
        """Serve one card after the other, for ever. Whoever stands before a box that
        fails is told so."""
        try:
            self.welcome()
            self.wait()
        except Exception:
            self.show((BROKEN,))
            raise

    def wait(self):
        while True:
            if self.is_there():
                self.serve()
                while self.linger():
                    self.serve()
            elif (self.shown is not None
                  and ticks_diff(ticks_ms(), self.shown) > WELCOME_MS):
                self.welcome()
            sleep_ms(POLL_MS)


def main():
    """What a box does at power-on. Freezing goes as far as the first pin."""
    story = stories.load(boxconfig.STORY)
    if boxconfig.BOX not in story.boxes:
        raise EngineError("story '{}' has no box '{}'".format(
            story.uid, boxconfig.BOX))
    screen, reader = wiring.connect(boxconfig.WIRING)
    box = Box(story, boxconfig.BOX, screen, reader)
    if boxconfig.ON_ERROR == "reset":
        box.dog = machine.WDT(timeout=WATCHDOG_MS)
    box.run()

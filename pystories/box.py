"""The loop of a box: wait for a card, read it, play, draw, write it, wait until it is gone.

What the visitor reads goes to the console too. The card is written as soon as the
first page is on the screen. Further pages turn while the card lies there and after it
has gone, until another card comes.

No card can stop the box. `Engine.read` is the one place that compares a card with its
story: a card that does not fit begins anew. If anything goes wrong with one visitor,
that visitor is told so, and the next one finds the box working as always.
"""
import gc
from time import sleep_ms, ticks_diff, ticks_ms

import machine

import bitfont
import boxconfig
import stories
import wiring
from engine import CardError, Engine, EngineError, ForeignError
from faces import font_5x7, font_8x8
from mfrc522 import CardLost
from vault import Vault, VaultError

POLL_MS = 100           # between two polls for a card
MISSES = 2              # after this many polls without a card, the card is gone
TRIES = 10              # after this many failures in a row, the box is broken
GLANCE_MS = 1500        # a page stays this long,
LETTER_MS = 35          # and this much longer for each letter
WELCOME_MS = 30000      # after this time without a card, the box shows its welcome again
WATCHDOG_MS = 8000

LOST = "Too quick! Lay your card down once more, and leave it until the text stands."
FOREIGN = "This card belongs to another story. Its own boxes are waiting for it."
UNREADABLE = ("Your card does not answer as it should. Lay it down once more; if that does "
              "not help, ask at the desk for another one.")
WORN = "Your card is worn out, and forgets. Please ask at the desk for another one."
TROUBLE = ("Something went wrong here. Please lay your card down once more; if that does "
           "not help, ask at the desk for another one.")
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
        self.misses = MISSES  # polls without a card since the last card
        self.pages = None   # the pages that are still to be shown
        self.told = 0       # letters of the text that is shown
        self.shown = ticks_ms()
        self.dog = None

    # -- The screen ---------------------------------------------------------

    def welcome(self):
        """Show which box this is, for visitors who have not laid a card down yet."""
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
        """Is a card there? If so, select it and store its number."""
        if self.dog is not None:
            self.dog.feed()
        return self.reader.find(self.card)

    def serve(self):
        """Play the card that was just found, whatever is on it, and release it."""
        gc.collect()
        try:
            self.play()
            self.reader.close()
        except Exception as error:
            self.recover(error)

    def play(self):
        """Read the card, tell its page, write the card. A failure in the story comes
        before the card is changed."""
        text = self.vault.load(self.card)
        chunks = []
        try:
            text = self.tap(text, chunks)
        except CardError as error:
            # Nothing has been told yet.
            print("error: {}".format(error))
            text = self.tap(None, chunks)
        for chunk in chunks:
            print(chunk, end="")
        print()
        self.show(chunks)
        self.vault.save(self.card, text)

    def tap(self, text, chunks):
        """The text of a card after a tap; None stands for a fresh card."""
        if text is None:
            text = self.engine.new_card(self.story.uid)
        return self.engine.tap(text, self.uid, chunks.append)

    def recover(self, error):
        """Go on after an exception: give up the visit, and tell the visitor."""
        self.pages = None
        gc.collect()
        try:
            page = self.excuse(error)
            self.reader.close()
            self.show((page,))
        except Exception:
            # Nothing more can be done for this visitor.
            self.pages = None

    def excuse(self, error):
        """The page that a visitor sees for an exception. The console gets the exception."""
        if isinstance(error, CardLost):
            # Is the card gone, or is it there and does not answer?
            self.reader.close()
            return UNREADABLE if self.is_there() else LOST
        print("error: {}: {}".format(type(error).__name__, error))
        if isinstance(error, ForeignError):
            return FOREIGN
        return WORN if isinstance(error, VaultError) else TROUBLE

    # -- The loop -----------------------------------------------------------

    def is_read(self):
        stay = GLANCE_MS + LETTER_MS * min(self.told, 200)
        return ticks_diff(ticks_ms(), self.shown) > stay

    def step(self):
        """Poll for a card once. Serve a card that has just come. Turn pages while a card
        lies there and after it has gone. In the end show the welcome again."""
        if self.is_there():
            came = self.misses >= MISSES
            self.misses = 0
            if came:
                self.serve()
            else:
                self.reader.close()
        elif self.misses < MISSES:
            self.misses += 1
        if self.pages is not None:
            if self.is_read():
                self.turn()
        elif (self.misses >= MISSES and self.shown is not None
              and ticks_diff(ticks_ms(), self.shown) > WELCOME_MS):
            self.welcome()

    def run(self):
        """Serve one card after the other, for ever. If the box fails, the screen says
        so."""
        try:
            self.welcome()
            self.wait()
        except Exception:
            self.show((BROKEN,))
            raise

    def wait(self):
        """Step for ever. A failure ends one step, but TRIES failures in a row end the box."""
        failures = 0
        while True:
            try:
                self.step()
                failures = 0
            except Exception as error:
                failures += 1
                if failures >= TRIES:
                    raise
                self.recover(error)
            sleep_ms(POLL_MS)


def main():
    """What a box does at power-on. Freezing runs this up to the first pin."""
    story = stories.load(boxconfig.STORY)
    if boxconfig.BOX not in story.boxes:
        raise EngineError("story '{}' has no box '{}'".format(
            story.uid, boxconfig.BOX))
    screen, reader = wiring.connect(boxconfig.WIRING)
    box = Box(story, boxconfig.BOX, screen, reader)
    if boxconfig.ON_ERROR == "reset":
        box.dog = machine.WDT(timeout=WATCHDOG_MS)
    box.run()

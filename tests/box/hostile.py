"""Visitors with texts on their cards that no box has written. After each comes a visitor with a good card, who must
get the engine's answer, also on the card. In CPython it runs on the stand-ins of `cpython/`."""
try:
    from museum import command
except ImportError:
    def command(what):
        line = input()
        if line != "@" + what:
            raise ValueError("'{}' and not '{}'".format(what, line))

import box
import hostile_texts
import stories
import vault
import wiring
from engine import Engine

TOUR = ("gate", "gate", "gate", "granary", "granary", "baths", "office", "shrine")
EXCUSES = {box.LOST: "lost", box.FOREIGN: "foreign", box.UNREADABLE: "unreadable", box.WORN: "worn",
           box.TROUBLE: "trouble"}
BAD, GOOD = 1, 2


class Watched(box.Box):
    """A box that keeps the texts that it has told."""

    told_last = ""

    def show(self, chunks):
        self.told_last = "".join(chunks)
        super().show(chunks)


def tell(one, visitor, spoil=None):
    """One visitor comes, reads and goes. Returns the text that was told."""
    command("place {}".format(visitor))
    if spoil is not None:
        spoil()
    one.told_last = ""
    one.step()
    while one.pages is not None:
        one.turn()
    command("take")
    for _ in range(box.MISSES):
        one.step()
    return one.told_last


class Evening:
    """A box, and the texts that its visitors were told."""

    def __init__(self, wires):
        screen, reader = wiring.connect(wires)
        self.story = stories.load("fort")
        self.one = Watched(self.story, "gate", screen, reader)
        self.one.welcome()
        self.writer = vault.Vault(reader)
        self.mirror = Engine()
        self.mirror.register(self.story)
        self.good = self.mirror.new_card("fort")
        self.fresh = {}
        for uid in self.story.boxes:
            chunks = []
            self.mirror.tap(self.good, uid, chunks.append)
            self.fresh["".join(chunks)] = "anew"
        self.taps = 0
        self.counts = {}
        self.wrong = 0

    def write(self, text):
        uid = bytearray(5)
        if not self.one.reader.find(uid):
            raise RuntimeError("no card is seen")
        self.writer.load(uid)
        self.writer.save(uid, text)
        self.one.reader.close()

    def visit(self, spoil=None):
        """A bad card, and then the good one."""
        one = self.one
        one.uid = TOUR[self.taps % len(TOUR)]
        told = tell(one, BAD, spoil)
        what = EXCUSES.get(told) or self.fresh.get(told) or ("played" if told else "nothing")
        self.counts[what] = self.counts.get(what, 0) + 1
        chunks = []
        self.good = self.mirror.tap(self.good, one.uid, chunks.append)
        if tell(one, GOOD) != "".join(chunks):
            self.wrong += 1
        self.taps += 1
        if self.taps % 64 == 0:
            self.good = self.mirror.new_card("fort")
            command("swap {}".format(GOOD))

    def end(self, about):
        command("place {}".format(GOOD))
        uid = bytearray(5)
        self.one.reader.find(uid)
        kept = self.writer.load(uid) == self.good or self.taps % 64 == 0
        print("{}: {} cards, {} not served after them, the last {}".format(
            about, self.taps, self.wrong, "kept" if kept else "spoilt"))
        print(", ".join("{} {}".format(self.counts[what], what) for what in sorted(self.counts)))
        command("take")


def main():
    wires, about, count, seed = input().split()
    count, seed = int(count), int(seed)
    evening = Evening(wires)
    if about == "content":
        # Visitors announce their changes to a card before they come.
        for _ in range(count):
            for _ in range(3):
                input()
            evening.visit()
    else:
        if about == "texts":
            texts = hostile_texts.texts(seed, count, evening.story, vault.ROOM)
        else:
            texts = hostile_texts.strays(seed, count, evening.good, vault.ROOM)
        for text in texts:
            evening.visit(lambda: evening.write(text))
    evening.end(about)


if __name__ == "__main__":
    main()

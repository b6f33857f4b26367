"""Cards with worn blocks at a box: each must go on with its story, or hear that it cannot."""
import box
import hostile
import stories
import vault
import wiring
from engine import Engine

TAPS = 6


def visits(one, mirror, visitor):
    """One visitor taps some times; how many times all was as it should be, and how many
    times the visitor was told that the card is worn."""
    good = mirror.new_card("fort")
    reader = one.reader
    own = vault.Vault(reader)
    uid = bytearray(5)
    right = worn = 0
    for n in range(TAPS):
        one.uid = hostile.TOUR[n]
        chunks = []
        good = mirror.tap(good, one.uid, chunks.append)
        told = hostile.tell(one, visitor)
        worn += told == box.WORN
        hostile.command("place {}".format(visitor))
        reader.find(uid)
        right += told == "".join(chunks) and own.load(uid) == good
        reader.close()
        hostile.command("take")
    return right, worn


def main():
    screen, reader = wiring.connect("one-bus")
    story = stories.load("fort")
    one = hostile.Watched(story, "gate", screen, reader)
    one.welcome()
    mirror = Engine()
    mirror.register(story)
    visitor = 0
    while input() == "card":
        # The worn block was reported before.
        while input() != "worn":
            pass
        visitor += 1
        right, worn = visits(one, mirror, visitor)
        print("card {}: right {}, worn {}".format(visitor, right, worn))


main()

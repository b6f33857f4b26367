"""Plays the fort from a script, to every node and every end.

    cd pystories && python3 -m regimes.play_script

Each tap goes through the card's JSON, as on a box. The output is the same,
byte for byte, in CPython and in MicroPython, so any other machine can be held
to it.
"""
from engine import Engine
from stories import fort

# (what the play is about, the boxes tapped)
PLAYS = (
    ("Everything proven, after some wandering",
     "baths gate office gate gate granary granary granary baths granary "
     "shrine shrine baths shrine gate shrine office baths gate granary shrine "
     "shrine"),
    ("Half a proof, and a warm welcome back",
     "gate gate gate gate shrine shrine shrine shrine shrine granary granary "
     "baths office office baths"),
    ("Two proofs, in the last hour",
     "gate gate gate granary granary baths granary granary granary gate "
     "shrine office granary office granary office office"),
    ("A letter about a mule",
     "gate gate gate office office gate"),
    ("A quick accusation",
     "gate gate gate office baths"),
    ("Right, but not sure",
     "gate gate gate granary granary granary granary office office shrine "
     "baths"),
    ("Ten coins of anybody's",
     "gate gate gate granary granary granary granary granary gate gate"),
    ("In by the granary, and away with a letter",
     "gate gate granary office baths baths baths baths gate shrine shrine "
     "gate granary granary baths office office gate"),
    ("Dice until the lamps are lit",
     "gate gate granary gate baths baths baths baths baths baths baths baths "
     "baths baths baths baths baths granary gate"),
)


def show(chunk):
    print(chunk, end="")


class Tour:
    """What all the plays together have seen."""

    def __init__(self, engine, story):
        self.engine = engine
        self.story = story
        self.taps = 0
        self.ends = []

    def play(self, about, boxes):
        """Take one fresh card to wherever these boxes lead."""
        print("=== {}".format(about))
        card = self.engine.new_card(self.story.uid)
        for box in boxes.split():
            self.taps += 1
            print("--- tap {} at {}".format(self.taps, box))
            before = card
            card = self.engine.tap(before, box, show)
            print(card)
            if '"done": true' in card and '"done": true' not in before:
                self.ends.append(about)


def main():
    engine = Engine()
    engine.register(fort.story)
    tour = Tour(engine, fort.story)
    for about, boxes in PLAYS:
        tour.play(about, boxes)
    print("=== {} taps, {} tales told to the end".format(
        tour.taps, len(tour.ends)))


if __name__ == "__main__":
    main()

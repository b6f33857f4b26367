"""Plays stories from scripts, to every node and every end.

    cd pystories && python3 -m regimes.play_script [STORY ...]

Each tap goes through the card's JSON, as on a box. The output is the same,
byte for byte, in CPython and in MicroPython, so that of any other VM can be
compared with it. Without STORY all stories are played.
"""
import sys

import plays
import stories
from engine import Engine


def show(chunk):
    print(chunk, end="")


class Tour:
    """The taps and ends of all plays of one story together."""

    def __init__(self, engine, story):
        self.engine = engine
        self.story = story
        self.taps = 0
        self.ends = []

    def play(self, about, boxes):
        """Tap one fresh card at these boxes, one after the other."""
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


def main(names=stories.names):
    engine = Engine()
    for name in names:
        story = stories.load(name)
        engine.register(story)
        tour = Tour(engine, story)
        for about, boxes in plays.load(name):
            tour.play(about, boxes)
        print("=== {}: {} taps, {} tales told to the end".format(
            story.title, tour.taps, len(tour.ends)))


if __name__ == "__main__":
    main(sys.argv[1:] or stories.names)

"""Plays stories on a terminal: typing the id of a box is a tap there.

    cd pystories && python3 -m regimes.console

The same loop runs on a board's serial console, so a story can be read on the
device itself before a reader or a screen is connected.
"""
import stories
from engine import Engine, EngineError

HELP = """\
Type the id of a box to tap your card there; or boxes, card, reset, quit.
Another tale: stories lists them, story ID begins one."""


def show(chunk):
    print(chunk, end="")


def list_boxes(story):
    for uid in sorted(story.boxes):
        print("  {}: {}".format(uid, story.boxes[uid].directions))


def list_stories(engine):
    for uid in sorted(engine.stories):
        print("  {}: {}".format(uid, engine.stories[uid].title))


def read_word():
    """The next line typed; "quit" at the end of the input."""
    try:
        return input("> ").strip().lower()
    except EOFError:
        return "quit"


class Console:
    """One visitor: the story, and the text that would be on the RFID card."""

    def __init__(self, engine, uid):
        self.engine = engine
        self.begin(uid)

    def begin(self, uid):
        """Take a fresh card of a story, and print the help."""
        self.card = self.engine.new_card(uid)
        self.story = self.engine.story(uid)
        print(self.story.title)
        print(HELP)
        list_boxes(self.story)

    def tap(self, box):
        print()
        self.card = self.engine.tap(self.card, box, show)

    def obey(self, word):
        """Do what one line asks for."""
        if word == "reset":
            self.card = self.engine.new_card(self.story.uid)
            print("A fresh card.")
        elif word == "card":
            print(self.card)
        elif word == "boxes":
            list_boxes(self.story)
        elif word == "stories":
            list_stories(self.engine)
        elif word.startswith("story "):
            self.begin(word[6:].strip())
        elif word in self.story.boxes:
            self.tap(word)
        elif word:
            print(HELP)

    def run(self):
        """Play until quit."""
        word = read_word()
        while word != "quit":
            try:
                self.obey(word)
            except EngineError as error:
                print("error: {}".format(error))
            word = read_word()
        print("Farewell.")


def main(names=stories.names):
    """Begin with the first of these stories; the others can be chosen later."""
    engine = Engine()
    for name in names:
        engine.register(stories.load(name))
    Console(engine, names[0]).run()


if __name__ == "__main__":
    main()

"""Plays a story on a terminal: a tap is the id of a box, typed.

    cd pystories && python3 -m regimes.console

The same loop runs on a board's serial console, so that a story can be read on
the very device before a reader or a screen is wired to it.
"""
from engine import Engine, EngineError
from stories import fort

HELP = ("Type the id of a box to tap your card there; "
        "or boxes, card, reset, quit.")


def show(chunk):
    print(chunk, end="")


def list_boxes(story):
    for uid in sorted(story.boxes):
        print("  {}: {}".format(uid, story.boxes[uid].directions))


def read_word():
    """The next word typed; the end of the input is as good as quit."""
    try:
        return input("> ").strip().lower()
    except EOFError:
        return "quit"


def run(engine, story):
    """Play until quit; the card lives in `card`, as it would on RFID."""
    print(story.title)
    print(HELP)
    list_boxes(story)
    card = engine.new_card(story.uid)
    while True:
        word = read_word()
        if word == "quit":
            print("Farewell.")
            return
        elif word == "reset":
            card = engine.new_card(story.uid)
            print("A fresh card.")
        elif word == "card":
            print(card)
        elif word == "boxes":
            list_boxes(story)
        elif word in story.boxes:
            print()
            try:
                card = engine.tap(card, word, show)
            except EngineError as error:
                print("error: {}".format(error))
        elif word:
            print(HELP)


def main():
    engine = Engine()
    engine.register(fort.story)
    run(engine, fort.story)


if __name__ == "__main__":
    main()

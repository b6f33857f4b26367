"""Imports everything that a box has, and prints what is left after each module. Then
it connects the box. diagnostics.py says what the lines mean.

    freeze pystories --exclude boilerplate --main pystories/regimes/memory_test.py
    freeze run frozen.img

If imports cost no RAM, every line but the last ends with the same total.
"""
from diagnostics import EVERYTHING, collect, report_import

FACES = ("faces.font_5x7", "faces.font_4x6", "faces.font_8x8", "bitfont")
SCREEN = ("st7920", "machine")
FRAME = ("sack", "milestones", "nodes", "templates", "engine", "stories",
         "regimes.console")
BOX = ("mfrc522", "vault", "wiring", "boxconfig", "box")


def report_all(names, package="", story="", dot=""):
    """Report one import after the other. The iterator of a `for` and the text of a
    joined prefix would stay in memory, and make the figures smaller."""
    i = 0
    while i < len(names):
        module = report_import(package + story + dot + names[i])
        i += 1
    return module


def templates(story):
    """The names of a story's templates. Imports their package."""
    return __import__("templates." + story, None, None, EVERYTHING).names


def import_all():
    """Import everything, each module before those that import it."""
    report_all(FACES)
    report_all(SCREEN)
    stories = report_all(FRAME).stories.names
    report_all(stories, "templates.")
    i = 0
    while i < len(stories):
        report_all(templates(stories[i]), "templates.", stories[i], ".")
        i += 1
    report_all(stories, "stories.")
    report_all(BOX)


def wire():
    """Make the objects of a box, and print what they leave."""
    import box
    import boxconfig
    import stories
    import wiring
    screen, reader = wiring.connect(boxconfig.WIRING)
    made = box.Box(stories.load(boxconfig.STORY), boxconfig.BOX, screen, reader)
    made.welcome()
    collect()


def main():
    import_all()
    wire()


main()

"""Imports everything that a box has, and prints what is left after each module; then
wires the box up. See diagnostics.py for what the lines mean.

    freeze pystories --exclude boilerplate --main pystories/regimes/memory_test.py
    freeze run frozen.img

On a machine that imports into ROM every line ends with the same total.
"""
from diagnostics import collect, report_import

FACES = ("faces.font_5x7", "faces.font_4x6", "faces.font_8x8", "bitfont")
SCREEN = ("st7920", "machine")
FRAME = ("sack", "milestones", "nodes", "templates", "engine",
         "regimes.console")
TEMPLATES = (("templates.fort",),)
STORIES = ("stories", "stories.fort")
BOX = ("mfrc522", "vault", "wiring", "boxconfig", "box")


def report_all(names, package=""):
    """Report one import after the other; a `for` would keep an iterator in memory,
    and the figures would be lower by it."""
    i = 0
    while i < len(names):
        module = report_import(package + names[i])
        i += 1
    return module


def import_all():
    """What is imported by others comes before them."""
    report_all(FACES)
    report_all(SCREEN)
    report_all(FRAME)
    i = 0
    while i < len(TEMPLATES):
        package = report_all(TEMPLATES[i])
        report_all(package.names, TEMPLATES[i][0] + ".")
        i += 1
    report_all(STORIES)
    report_all(BOX)


def wire():
    """Make what a box needs besides, all at once, and print what that leaves."""
    import box
    import boxconfig
    import wiring
    screen, reader = wiring.connect(boxconfig.WIRING)
    made = box.Box(box.load_story(boxconfig.STORY), boxconfig.BOX, screen, reader)
    made.welcome()
    collect()


def main():
    import_all()
    wire()


main()

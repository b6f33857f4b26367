"""Plays the script of a story at its boxes, with cards on the reader and pages on the screen. In CPython the
same program runs on the stand-ins of `cpython/` and prints each action of the visitors."""
try:
    from museum import command
except ImportError:
    def command(what):
        line = input()
        if line != "@" + what:
            raise ValueError("'{}' and not '{}'".format(what, line))

import box
import plays
import stories
import wiring


def tap(one, visitor, uid):
    command("place {}".format(visitor))
    one.uid = uid
    if not one.is_there():
        raise RuntimeError("no card is seen")
    one.serve()
    command("look")
    while one.pages is not None:
        one.turn()
        command("look")
    command("take")


def main():
    story = stories.load(input())
    screen, reader = wiring.connect(input())
    one = box.Box(story, sorted(story.boxes)[0], screen, reader)
    for uid in sorted(story.boxes):
        one.uid = uid
        one.welcome()
        command("look")
    visitor = 0
    for about, boxes in plays.load(story.uid):
        print("===", about)
        for uid in boxes.split():
            tap(one, visitor, uid)
        visitor += 1


main()

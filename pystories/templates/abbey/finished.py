# Written by boilerplate/compile.py from stories/abbey.py; change it there.
from templates.abbey.tally import render as render_tally


def render(story, node, sack, box):
    yield from render_tally("=", sack.leaves)
    yield (
        "It is all there: the last beast, the last dot. You read the whole of\n"
        "it against the book, with a finger on each.\n"
    )
    if sack.errors:
        yield "Errors: "
        yield str(sack.errors)
        yield (
            ". A tired eye jumps from one word to its twin\n"
            "three lines on, and everything between them is lost to the world.\n"
        )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.flame import render as render_flame


def render(story, node, sack, box):
    if sack.yards > 12:
        yield (
            "Cuddy Bell hews on his side, with his cheek on the floor, and sings.\n"
            "The coal is as bright as boots on a Sunday.\n"
        )
    elif sack.yards > 6:
        yield (
            "The face sweats. \"So do I,\" says Cuddy, \"and nobody draws a plan of\n"
            "it.\" But he has not sung since his bait.\n"
        )
    else:
        yield (
            "The coal is dull and cold. Rust runs out of it in threads, and there is\n"
            "a smell of eggs. Cuddy hews as one knocks at a door in the night.\n"
        )
    yield from render_flame(sack.gas)

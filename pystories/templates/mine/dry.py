# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.hole import render as render_hole


def render(story, node, sack, box):
    if sack.bored:
        yield (
            "The dust comes out as paste, and then as ink. Cuddy tastes it. \"Iron,\"\n"
            "he says, and spits for longer than the taste can last.\n"
        )
    else:
        yield (
            "You screw the rods together and turn them with a brace. Five yards of\n"
            "dry black dust: good coal, as Mr Crake has drawn it.\n"
        )
    yield from render_hole(sack.bored + 5, 8)

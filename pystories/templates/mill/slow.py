# Written by boilerplate/compile.py from stories/mill.py; change it there.
from templates.mill.threads import render as render_threads


def render(story, node, sack, box):
    if sack.bell % 2:
        yield (
            "A mule is a carriage as long as a street. It walks out from its rollers\n"
            "drawing three hundred threads, and walks home winding them. Today it\n"
            "walks like a bishop.\n"
        )
    else:
        yield (
            "The carriage creeps out, thinks, and creeps home. There is time to\n"
            "watch a thread break, and to be sorry.\n"
        )
    yield from render_threads(20, 18)

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "This tide has gone out. It left you "
    yield str(sack.silver)
    yield " of silver\n"
    if sack.trust > 0:
        yield "and the trust of "
        yield str(sack.trust)
        yield " on this shore.\n"
    else:
        yield "and nobody on this shore who would lend you a rope.\n"

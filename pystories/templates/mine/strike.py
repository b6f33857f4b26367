# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "FORTY LAMPS. They saw you fill your "
    yield str(sack.tubs)
    yield (
        " tubs, and they know\n"
        "Ridley. One hangs his lamp on a nail, then they all do: a row of lights\n"
        "like a street. It lasts nine days. On the tenth the drift breaks\n"
        "in by itself, at night, and drowns one wheelbarrow.\n"
    )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "People have come out upon the quay: Ketil and his boy, the beads, the\n"
        "combs, some fish. From a post hangs the iron tyre of a Roman cart.\n"
        "Whoever strikes it calls the moot; and whoever calls the moot had\n"
        "better have something to say.\n"
    )

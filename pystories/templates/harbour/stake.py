# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "A corner booth has two sides to the street, a roof of shingles, and\n"
        "no hole that anyone has to keep a cloak in.\n"
    )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "It takes as long as it takes. There are eels, a shoe with Roman nails\n"
        "in its sole, and one salmon, which he cuts into two halves so exactly\n"
        "that it takes him three looks. He is weeping. Onions, he says. There\n"
        "are no onions.\n"
    )

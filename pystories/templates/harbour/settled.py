# Written by boilerplate/compile.py from stories/harbour.py; change it there.
from templates.harbour.weigh import render as render_weigh


def render(story, node, sack, box):
    yield (
        "THE PRICE. Osric has done nothing, as he explains, and he pays for it\n"
        "at once:\n"
    )
    yield from render_weigh(12)
    yield (
        "It covers the ship, the shame, and your passage home. In summer the\n"
        "wands move again, by twenty paces only. He too has learnt something.\n"
    )

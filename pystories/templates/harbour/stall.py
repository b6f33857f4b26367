# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE STALL. By evening the Sea-Sow is the king's, and Gunnhild has\n"
        "learnt her first runes, in order to write to you. Your combs are good.\n"
        "One lies in the case beside you, with teeth missing, and on its spine\n"
        "is cut that it was worth the price. It was you who cut that.\n"
    )

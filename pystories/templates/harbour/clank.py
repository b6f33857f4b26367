# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "So much silver does not jingle. It clanks, and the whole market turns\n"
        "round for it. \"With that,\" says the comb-maker, \"you could buy the\n"
        "corner booth, and me in it.\"\n"
    )

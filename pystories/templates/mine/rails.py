# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "It is six hundred yards on hands and knees, against the wind, and what\n"
        "you meet has more legs than you have. Tot Hall holds up his lamp.\n"
        "\"Lost something?\" he says, and pours you some of his oil.\n"
    )

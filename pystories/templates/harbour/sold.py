# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE WEIGHT. To slander a reeve costs more silver than you have, and so\n"
        "you make up for it in person. They trade you for a horse, a lame one,\n"
        "on the road to Dorestad. Its owner has the feeling that he has been\n"
        "cheated.\n"
    )

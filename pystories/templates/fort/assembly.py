# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "They take Vocco at the gate, in his fur, under a load of the\n"
        "cohort's wheat. The two halves of the tally stick close with a\n"
        "click that can be heard all along the street.\n"
    )

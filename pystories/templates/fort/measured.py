# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Old Suadra lends you her ladle, and keeps the count on her toes. You\n"
        "pour "
    )
    for n in range(13, 21, 3):
        yield str(n)
        yield ", "
    yield (
        "and the\n"
        "measure still wants more. It holds twenty ladles, not seventeen! What\n"
        "the farmers bring, it swallows; what the cohort is paid for, it\n"
        "forgets.\n"
    )

# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE PUBLIC CLOCK. Minutes in one hand, proof in the other: he reads\n"
        "both, and puts on his hat. The bench fines Mr Pell a pound, since the\n"
        "bench is Mr Pell's cousin. But in the next Act, two years on, it\n"
        "stands in plain words: hours shall be kept by a public clock.\n"
    )
    if sack.letters > 1:
        yield "You read it, the right way up. It is your sentence.\n"
    else:
        yield "Enoch reads it out to you, twice. It is your sentence.\n"

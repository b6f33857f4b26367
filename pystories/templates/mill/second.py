# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE SECOND WEEK. On Sunday you sleep. On Monday wires rattle at the\n"
        "window; you have a cough now, and a place in the row, and Betty Slack\n"
        "keeps "
    )
    if sack.trust > 2:
        yield "half an orange"
    else:
        yield (
            "a corner of the\n"
            "bench"
        )
    yield (
        " for you. The clock begins at nothing, on both of its\n"
        "faces.\n"
    )

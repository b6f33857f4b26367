# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"An honest runner,\" says the sentry. \"I shall have to write that down,\n"
        "we have never had one.\" He writes for an hour. At the end of it you\n"
        "own a lead pass with the cohort's boar on it.\n"
    )

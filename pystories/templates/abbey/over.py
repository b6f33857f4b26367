# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield "Here your tale ends, as books do: "
    yield str(sack.leaves)
    yield " leaves,\n"
    yield str(sack.errors)
    yield " errors, and "
    yield str(sack.fed)
    yield (
        " times that somebody was\n"
        "fed. It is not written down which of them is counted.\n"
    )

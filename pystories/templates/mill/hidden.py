# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "Nineteen of you sit in the dark and count the buckets as they pass:\n"
    for n in range(8, 48, 8):
        yield str(n)
        yield ", "
    yield (
        "48.\n"
        "The smallest, who is six, can go up to forty-eight. It is her third\n"
        "inspector.\n"
    )

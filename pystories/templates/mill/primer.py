# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Enoch has never held one that had all of its pages. He reads on, past\n"
        "the end of school and the end of the candle, and by then you know\n"
        "a fair number of the words by the sound that he makes at them.\n"
    )

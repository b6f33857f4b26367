# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "They hear you out, squatting on their heels along the wall. Then they\n"
        "look at your hands. \"He has filled no coal,\" says one, not unkindly,\n"
        "\"and he would have us fill none.\" The rails ring. They go inbye.\n"
    )

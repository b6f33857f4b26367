# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Firedamp lies under the roof. So the lamp goes down to your knee, and\n"
        "you after it, a foot at a time, like someone who carries a full cup to\n"
        "a sleeping king. Near the shaft the flame turns yellow. You could kiss\n"
        "it, if it were not locked.\n"
    )

# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE RUNNER. \"I believe you,\" says Rufinus, \"and I can prove nothing.\"\n"
        "He has a new letter for you, to the governor, and new boots. By morning\n"
        "you are nine miles away, and so is the truth, which is a start.\n"
    )

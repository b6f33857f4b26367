# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "A cart stands across your way. On it sits a man in a fur that was once\n"
        "several better animals. \"Vocco,\" he says, \"fish and other things. You\n"
        "have something of mine, friend. I have ten coins of anybody's.\"\n"
    )

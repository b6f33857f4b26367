# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "You are among the engines before they have noticed. They sink by a\n"
        "tone, one after the other, like a congregation that loses faith.\n"
    )
    if sack.gate == 1:
        yield (
            "\"Low water,\" shouts Betty. \"So we shall be here until the cows come\n"
            "home, and their calves. Look at the clock some time. Look twice.\"\n"
        )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE STYTHE. It has no colour or smell; it is air that somebody else has\n"
        "used. You sit down, only until your legs come back. Bishop's\n"
    )
    if sack.pony:
        yield "teeth are in your collar"
    else:
        yield (
            "driver finds you by\n"
            "your boots"
        )
    yield (
        ", and there is straw, and a day has gone. They did\n"
        "not stop the drift for it.\n"
    )

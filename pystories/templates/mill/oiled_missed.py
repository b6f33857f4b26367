# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "You have a can of oil in your hand, and a bearing is waiting for\n"
        "it. Run! It is in the Mule Room.\n"
    )

# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "On top of the pay lies a bag that has no business here. It is tied\n"
        "with tarred string and closed with lead, and in the lead swims a\n"
        "fish. You take the seal and leave the bag. It is hard to say which\n"
        "hand found that harder.\n"
    )

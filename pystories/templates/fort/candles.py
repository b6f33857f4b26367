# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The standards lean in the dark like men asleep on their feet. Between\n"
        "them is a bowl, and beneath the bowl a trapdoor that the wind pretends\n"
        "not to know.\n"
    )

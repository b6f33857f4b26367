# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE TURN-OUT. You give the huge polite man the crank. The pond goes\n"
        "by, down the clough, unemployed; the wheel stands; the lower dial says\n"
        "twenty past two, and will for three weeks. Then hunger wins, at the old\n"
        "wages. But everyone has heard now what it sounds like.\n"
    )

# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE FARE. Third class is a cart without a roof, coupled behind the\n"
        "coals; they give you smuts and rain for nothing. In Manchester all the\n"
        "clocks disagree, and the station's wins. Nobody knows your name or your\n"
        "teeth. You are fourteen, you decide.\n"
    )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE BLAST. It goes down the drift and back again, looking for air. You\n"
        "lay flat in the wet, as Ridley taught you; so you are the one who can\n"
        "tell it. You tell it for sixty years, to anyone who strikes a light\n"
        "near you, and to some who only look as though they might.\n"
    )

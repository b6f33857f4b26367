# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You scrape it on the sole of your boot. It is the oldest sound in the\n"
        "world, and down here also the loudest.\n"
    )

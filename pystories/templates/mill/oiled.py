# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "The bearing drinks the gill and hisses at you for more. It ticks\n"
        "more slowly. It stops. Somewhere below, and for no reason that they\n"
        "could name, two hundred people feel a little better.\n"
    )

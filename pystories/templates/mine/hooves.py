# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE PONY. Bishop is loose, and waits; he counts you, one, and goes. Up\n"
        "a side way that is on no plan, belly-deep, into a pocket of air under\n"
        "the roof. Two days and a night you hold on to his mane. When they break\n"
        "through, he will not let go of your pocket.\n"
    )

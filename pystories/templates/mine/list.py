# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE LIST. You feel it through the carpet. Then the rope of the cage\n"
        "hangs slack, and women come up the road in their aprons, running. They\n"
        "do not shout. Lowther reads out the numbers of the lamps that are not\n"
        "on their nails, in order. He stops before 61.\n"
    )

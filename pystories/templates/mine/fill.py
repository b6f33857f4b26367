# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.gauge import render as render_gauge


def render(story, node, sack, box):
    if sack.tubs == 0:
        yield (
            "Eight hundredweight to a tub. You hang your token in it, a tin disc\n"
            "with 61: without that it is the company's coal, and with a stone too\n"
            "many it is the company's as well.\n"
        )
    elif sack.tubs % 2:
        yield (
            "Shovel, turn, throw; the roof is three feet up and has opinions. It\n"
            "tells you them in small stones.\n"
        )
    else:
        yield (
            "Your marra's coal, your shovel, your back. The pony takes it off into\n"
            "the dark, and somewhere in London a duchess is warm.\n"
        )
    yield from render_gauge("Tubs", sack.tubs + 1, 6, "U")

# Written by boilerplate/compile.py from stories/mine.py; change it there.
from templates.mine.gear import render as render_gear


def render(story, node, sack, box):
    if sack.yards < 5:
        yield "The rails of the mothergate are wet. This morning they were not.\n"
    elif sack.yards % 3 == 0:
        yield (
            "The mothergate of the Low Main: rails, props, and a wind from the shaft\n"
            "that has somewhere to be.\n"
        )
    elif sack.yards % 3 == 1:
        yield (
            "A set of tubs comes through the mothergate, with a pony in front and a\n"
            "boy behind, both asleep.\n"
        )
    else:
        yield (
            "The props of the mothergate creak a little. As long as they talk, says\n"
            "Ridley, all is well.\n"
        )
    yield from render_gear(sack)

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "Where the poor stood by day there stands a mule, and by the mule a man\n"
        "with clean gloves. \"A book of beasts is here tonight,\" he says. \"In\n"
        "Paris a bishop wants one. I give two marks, which is bread for this\n"
        "whole wall until Easter. Or for you, of course.\"\n"
    )

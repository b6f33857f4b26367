# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    if sack.grace < 2:
        yield (
            "\"There was a gap in the choir today,\" he says. \"It was about your\n"
            "size.\"\n"
        )
    else:
        yield (
            "He turns out his girdle before you, knot by knot. There are more knots\n"
            "in it than loaves.\n"
        )

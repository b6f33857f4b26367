# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "Four in the morning, by somebody else's watch. Lowther the lampman\n"
        "lights a Clanny lamp, blows all round its rim, and locks it with a\n"
        "plug of lead. \"In there it is a light,\" he says. \"Out here it is a\n"
        "funeral.\" You sign for it with a cross; you can write, but he\n"
        "likes crosses.\n"
    )

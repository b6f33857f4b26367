# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    if sack.bored > 14:
        yield "\"A hole with water in it,\" he says. \"The North Sea is one too.\"\n"
    else:
        yield "\"A bit of horn,\" he says. \"My grandmother had combs like that.\"\n"
    yield (
        "But he does not laugh. \"One more sign, and I would stop the drift. I\n"
        "have forty shareholders, and they can all count.\"\n"
    )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "She lifts all at once, like a sleeper who has heard her name. Gunnhild\n"
        "has the steering oar under her arm. \"Now,\" she says. \"Or tell me why\n"
        "not.\"\n"
    )

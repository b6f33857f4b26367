# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Radbod turns the two pieces over, like coins of a country which he had\n"
        "thought to be made up. \"Come to me again,\" he says. \"I have something\n"
        "to tell, but only to an honest man, and I have been sitting on it for\n"
        "two years.\"\n"
    )

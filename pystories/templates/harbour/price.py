# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Six of silver for the sixty,\" says Ketil, \"with their roves. Nobody\n"
        "ever pays it. They all walk off along the quay, and I have to send the\n"
        "boy after them.\"\n"
    )

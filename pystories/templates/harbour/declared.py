# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "He notches what you say, and it is what you had. The clerk in the\n"
        "corner raises his head: one man in ten tells the truth in here, and\n"
        "until today he had believed that this was what the toll was called\n"
        "after.\n"
    )

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"You were in choir,\" he says. \"I counted.\" A key, another key, and a\n"
        "loaf in your hands; then he cuts a notch, looks at it, and with his\n"
        "thumb rubs a little dirt into it, so that it seems older.\n"
    )

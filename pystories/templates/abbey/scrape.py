# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "You shave the word off the skin, polish the place with a tooth (a\n"
        "boar's: it hangs there for it), and write the right one over the\n"
        "scar. It will always be a little darker. So will you.\n"
    )

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(scrip):
    if scrip:
        yield "In your sleeve:\n"
        for thing in scrip:
            yield "- a "
            yield str(thing)
            yield "\n"

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "The viewer's office has a carpet. "
    if sack.plan:
        yield (
            "Mr Crake looks at\n"
            "your boots, and you look at his plan."
        )
    else:
        yield (
            "You are on it before you\n"
            "can help it, in boots."
        )
    yield "\n"

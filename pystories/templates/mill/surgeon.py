# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "At the turnstile stands Dr Gaunt with a lamp. No parish has written\n"
        "down when you were born, so the law lets a surgeon guess. \"Open,\"\n"
        "he says, and goes through your teeth as one does with a horse.\n"
        "\"Twelve, or thirteen. I can sign either.\"\n"
    )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield "You sit with your legs above the river.\n"
    for hour, what in ((1, "A seal looks at you, and has seen better"), (3, "Cormorants hang out their wings, like washing"), (5, "The piles go under, and each one winks")):
        if sack.tide % 6 in (hour, hour - 1):
            yield str(what)
            yield ".\n"
    yield "It would be a good place to know something about somebody.\n"

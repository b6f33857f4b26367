# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if sack.bell % 3 == 2:
        yield (
            "You strip the fluff from the teeth by the light of an oil lamp, which\n"
            "is a sentence that should never be read to an insurer.\n"
        )
    else:
        yield (
            "You carry slivers in tin cans taller than yourself. A sliver is a rope\n"
            "of cotton as thick as your thumb and as strong as a good intention.\n"
        )

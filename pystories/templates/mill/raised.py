# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if sack.gate < 3:
        yield "The rack climbs one tooth. The wheel clears its throat.\n"
    elif sack.gate == 3:
        yield (
            "Now it throws water as a dog does. Above you, belts begin to slap, and\n"
            "a foreman can be heard who thinks that it was his idea.\n"
        )
    else:
        yield (
            "The floor trembles. On the top floor three hundred spindles scream one\n"
            "note, and Jabez Lomax another.\n"
        )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The word was QUAY. Below the water stand the oak piles of a Roman\n"
        "wharf, shod with iron, and one of them has come aboard. Gunnhild,\n"
        "who steers, runs the ship up on the slip and stops the hole with\n"
        "her cloak, and then with the cook's.\n"
    )

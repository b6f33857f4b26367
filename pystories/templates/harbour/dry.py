# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "The Sea-Sow is whole, and stands on the shingle like a cow on a roof.\n"
        "Gunnhild has rowed against wind, against kings and once against a\n"
        "whale. She cannot row against sand. You wait for the water.\n"
    )

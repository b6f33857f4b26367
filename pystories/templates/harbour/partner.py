# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE PARTNER. Now it is you who carries the wands, by night, and nobody\n"
        "does it better: you know what a steersman hopes for. One spring a ship\n"
        "comes up on the wrong side of them, slowly, with thirty oars. A\n"
        "Frisian stands at the stem. He asks for you by name.\n"
    )

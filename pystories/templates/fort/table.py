# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "Stick, seal and measure: you set them down in a row. The prefect\n"
        "pours water into the bronze himself, ladle after ladle, and at the\n"
        "eighteenth he stops talking. At the twentieth he stands up.\n"
    )

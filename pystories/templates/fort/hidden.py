# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "A coin buys a towel, and a towel is a perfect disguise: nobody asks a\n"
        "wet man for papers. The watch goes by. You learn a song about the\n"
        "quartermaster Dexter which you will never sing to your mother.\n"
    )

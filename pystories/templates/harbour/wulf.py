# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"For forty years I set the wands,\" says Wulf. \"Three springs ago the\n"
        "reeve's man came with silver: thirty paces east. I had a daughter to\n"
        "marry.\" With his foot he pushes a pot towards you. \"Tar. It is no good\n"
        "as an apology. As tar it is very good.\"\n"
    )

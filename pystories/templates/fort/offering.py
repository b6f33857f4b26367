# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "The priest bites the coin and weeps. \"Silver! Every other man here\n"
        "gives me copper washed in tin; Dexter pays them with it.\" He is so\n"
        "moved that he shows you where he keeps the strongroom key. Come back,\n"
        "he says.\n"
    )

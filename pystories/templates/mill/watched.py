# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "From above they are hats and bonnets. Mr Twelvetrees assures them that\n"
        "there is no boiler; it is the first time that he has told the truth\n"
        "to a crowd, and they believe him, and go. Betty Slack does not look\n"
        "up at your window.\n"
    )

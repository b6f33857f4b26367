# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE QUIET ONE. One coin for the letter. You walk home beneath a sky\n"
        "full of snow. In spring you hear that the cohort has eaten its mules,\n"
        "and among them one which somebody's brother had wanted back.\n"
    )

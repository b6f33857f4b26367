# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE BARRIER. The north drift is bricked up, and the bricks are still\n"
        "there; you have walked past them. Forty yards of coal are left for\n"
        "good, which no shareholder ever forgave. Four years later the law asks\n"
        "every mine for a true plan, with north on it. Ridley's chest gets\n"
        "better. You get his other one.\n"
    )

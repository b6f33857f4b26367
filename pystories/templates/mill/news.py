# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Betty's lips, across forty feet of thunder: Ashton is out. Stalybridge\n"
        "is out. They walk from mill to mill and draw the plug from each boiler,\n"
        "and the fires die.\n"
        "\"We have no boiler,\" say yours.\n"
        "\"No,\" say Betty's. \"We have a sluice.\"\n"
    )

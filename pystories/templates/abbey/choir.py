# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    if sack.rung == 5:
        yield (
            "Down the night stairs with one lamp for forty men. Twelve psalms.\n"
            "A brother goes round with the lamp, and if you sleep he sets it down\n"
            "before you, and it is you who must carry it on.\n"
        )
    elif sack.rung > 2:
        yield (
            "You sing what you have sung at this hour since harvest. Your breath\n"
            "rises with the psalm, and gets about as high as the capitals.\n"
        )
    elif sack.rung % 2:
        yield (
            "A short office. The fog has come to it too. Somewhere behind you\n"
            "Brother Gamel, the cellarer, sings the sums of the barn.\n"
        )
    else:
        yield (
            "Left side, right side, verse for verse, like men who pass stones along\n"
            "a wall. It is the only hour when nobody is hungry, or all are.\n"
        )

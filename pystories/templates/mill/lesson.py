# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if sack.letters == 1:
        yield (
            "\"School!\" cries Enoch, and puts the candle where the draught is least.\n"
            "From OIL you go on to SOIL and SPOIL. The scholars hold each other\n"
            "awake by the hair.\n"
        )
    elif sack.letters == 2:
        yield (
            "The reading-book is a list of seeds. By nine o'clock you own MANGEL and\n"
            "WURZEL and, with a run-up, RHUBARB.\n"
        )
    else:
        yield (
            "The Act hangs by the door, as it must, and upside down, as it should\n"
            "not. That is how Enoch learned it, and how you do: every word of it,\n"
            "standing on its head. It will be useful at desks.\n"
        )

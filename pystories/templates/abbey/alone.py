# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    if sack.grace < 1:
        yield (
            "The crucifix looks past you, at the place in the choir where you were\n"
            "not. You stay until your knees are forgiven, at least.\n"
        )
    elif sack.hour > 7:
        yield (
            "One lamp. A bat goes through the psalms of its own. In the dark the\n"
            "church is as large as the reason why they built it.\n"
        )
    else:
        yield (
            "A mason is on the scaffold, cutting a capital: leaves, and among them\n"
            "a face with its cheeks full. It is Gamel. You are not the only one.\n"
        )

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "Under the laundry list on the old skin there is older writing. You\n"
        "tilt it to the light. EDGAR, KING, it says, gives this abbey in each\n"
        "year of dearth the tenth sheaf out of the earl's own barn. It has a\n"
        "slit, where a seal was. It is worth four hundred people's bread.\n"
    )

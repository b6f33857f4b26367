# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE DAY'S COAL. \"Lowse!\" they call from the shaft: the shift is done.\n"
        "Six tubs, four and tuppence. "
    )
    if sack.bored > 14:
        yield (
            "You dream of one\n"
            "plug of ash wood."
        )
    elif 'token' in sack.items:
        yield (
            "You sleep with a horn\n"
            "token in your fist."
        )
    else:
        yield "You sleep like a stone."
    yield (
        " It was\n"
        "a Tuesday. They still ring the chapel bell for the Thursday.\n"
    )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield "The floor goes, your stomach stays. Three seams fly past the bars:\n"
    for seam, fathoms in (("High Main", 38), ("Yard Seam", 61),                          ("Low Main", 90)):
        yield str(seam)
        yield ": "
        yield str(fathoms)
        yield " fathoms, or "
        yield str(fathoms * 6)
        yield " feet\n"
    yield (
        "It takes as long as the Lord's Prayer, said at an honest speed. Most\n"
        "men down here have it timed.\n"
    )

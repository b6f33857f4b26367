# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    if sack.rope:
        yield (
            "\"Another one?\" The horsekeeper has buried two brothers and asks no\n"
            "more than that. Five fathoms and five are ten.\n"
        )
    else:
        yield (
            "Old plough lines hang here, from the days when Bishop's kind had a sky.\n"
            "You borrow one: five fathoms of good hemp. \"Bring it back dry.\"\n"
        )

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "A loaf, beans, and the beans' water. You eat it as it was taught you,\n"
        "with both hands on the cup, and leave one crumb for manners. The man\n"
        "beside you eats your manners.\n"
    )

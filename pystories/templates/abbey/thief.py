# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE MULE. Two marks lie in your glove. You do mean to come back with\n"
        "bread; you mean it as far as Lincoln. Saint Cuthbert stays with the\n"
        "neighbours. The beasts are in Paris still, under a number, and on the\n"
        "first leaf the crane has black fingermarks, which are yours.\n"
    )

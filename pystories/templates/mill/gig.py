# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "A gig in the lane! Word of it climbs the mill faster than the man can.\n"
        "The Inspector: one of four, for all the mills of the kingdom. Children\n"
        "are handed down the wheel stairs like buckets at a fire, for he counts\n"
        "only what he sees.\n"
    )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "He drops them into a bucket, one by one, like a man who puts out stars.\n"
        "\"One honest lad a year,\" he says, \"and it comes in March.\" He fills\n"
        "your lamp to the very brim.\n"
    )

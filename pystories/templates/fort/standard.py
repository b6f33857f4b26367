# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE STANDARD. Before the whole cohort the prefect breaks the measure\n"
        "with a mason's hammer. You may touch the gilded hand, which no runner\n"
        "has ever done. It is warm. That night there is bread until there is\n"
        "no more hunger, and "
    )
    yield str(sack.points + 10)
    yield " points are yours.\n"

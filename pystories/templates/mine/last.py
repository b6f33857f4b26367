# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "THE LAST CAGE. You are in it, and so is Tot Hall, who rang it up\n"
        "himself. There is no signal for what he rang. At the inquest the plan\n"
        "is shown, and admired. \"Sixty yards,\" says the coroner. Someone at the\n"
        "back, with a cough, says: \"By the needle.\"\n"
    )

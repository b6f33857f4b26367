# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You are lad to Eben Ridley, the deputy, who is at home in bed with\n"
        "his chest. All night he has said the same. \"North drift. The old\n"
        "men were there before us. It is all water. Tell Crake.\"\n"
        "Mr Crake manages the pit; the word for that is viewer. What he\n"
        "views is a plan, and it shows sixty yards of coal.\n"
    )

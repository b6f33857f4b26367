# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "You are lad to Eben Ridley, the deputy, who is at home in bed with\n"
        "his chest. All night he has said the same. \"North drift. The old\n"
        "men were there before us. It is all water. Tell Crake.\"\n"
        "Mr Crake is the viewer. He has a plan, and it shows sixty yards of\n"
        "coal.\n"
    )

# Written by boilerplate/compile.py from stories/abbey.py; change it there.
def render(story, node, sack, box):
    yield (
        "In your sleeve the skin has grown warm. Opposite you sits Brother Odo,\n"
        "seventy years old, who was forty when the last hunger came; and he is\n"
        "not looking at the abbot, but at your sleeve.\n"
    )

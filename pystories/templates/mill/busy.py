# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"How old?\" asks a tired man with a notebook.\n"
        "\"Thirteen,\" says Jabez.\n"
        "\"I asked the child.\"\n"
        "\"Thirteen,\" says the child. He writes it down. He has eighty more miles\n"
        "to go, in the rain, and thirteen is a number.\n"
    )

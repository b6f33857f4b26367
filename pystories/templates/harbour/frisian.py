# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Under a sail and two oars sits Radbod the Frisian, among querns of\n"
        "black Rhine lava and wine that is still in its barrel. He spits on one\n"
        "of your whetstones, tries his knife on it, and the knife on his thumb.\n"
        "\"Norway,\" he says, and bleeds a little. \"I take them all.\"\n"
    )

# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "You lay down six. The boy drops his hammer. Ketil walks once round the\n"
        "silver, and then he gives you his hand, of which there are three\n"
        "fingers and a history. \"If you should ever need somebody who swears,\"\n"
        "he says.\n"
    )

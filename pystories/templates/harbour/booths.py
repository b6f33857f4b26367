# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    if sack.tide % 3 == 0:
        yield (
            "A bead-maker melts little glass cubes which he picks out of a Roman\n"
            "floor. Caesar's left eye is just becoming a necklace.\n"
        )
    elif sack.tide % 3 == 1:
        yield (
            "Amber, soapstone, walrus rope, a comb half sawn from its antler. The\n"
            "king's own coins lie here in a bowl, and are so nearly copper that\n"
            "they are sold by the handful.\n"
        )
    else:
        yield (
            "Somebody has lost a tooth in a loaf and wants his silver back. The\n"
            "baker wants the tooth, to see if it fits.\n"
        )

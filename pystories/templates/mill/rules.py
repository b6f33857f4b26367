# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield "The rules hang on the wall, in a hand that loves itself:\n"
    for fault, fine in (("Late, 5 minutes", 2), ("Whistling", 3),                        ("Window open", 3), ("Found washing", 3)):
        yield str(fault)
        yield str("." * (16 - len(fault)))
        yield str(fine)
        yield "d\n"
    yield "\"Can you read that?\" asks Mr Twelvetrees, the clerk.\n"
    if sack.letters > 1:
        yield "You can, and do. \"Then you have no excuse,\" he says. A penny.\n"
    else:
        yield "You cannot. \"Ignorance,\" he says and writes. A penny.\n"

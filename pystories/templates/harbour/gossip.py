# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    if sack.clues > 1:
        yield (
            "When you come near they all begin to speak about the weather. In a\n"
            "market that is a kind of applause.\n"
        )
    else:
        yield (
            "\"The third ship since Easter,\" says the bead-maker's wife. \"The\n"
            "fourth,\" says the comb-maker, who buys the nails. Both say that the\n"
            "river has grown wicked. Neither looks up at the hall.\n"
        )

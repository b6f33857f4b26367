# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    if sack.seen:
        yield (
            "\"An inspector,\" Miss Pym tells the bacon, \"sees a mill for two hours a\n"
            "year. My sister has been married to it for twenty, and could not tell\n"
            "you what is on the third floor.\"\n"
        )
    else:
        yield (
            "Miss Pym weighs with her thumb in the pan and the Bible in her other\n"
            "hand. \"A gig is ordered at the Ram for Thursday,\" she tells the bacon.\n"
            "\"And gigs have inspectors in them.\"\n"
        )

# Written by boilerplate/compile.py from stories/fort.py; change it there.
def render(story, node, sack, box):
    if sack.hasPass:
        yield (
            "\"My honest runner!\" says the sentry. \"If you are bored, count the\n"
            "bins. I did, once. Next day I was on the night watch for a year.\"\n"
        )
    else:
        yield (
            "You talk with the carter of the ninth cart about the tenth. He asks for\n"
            "the time of day, in the voice of a man who asks for nothing else.\n"
        )

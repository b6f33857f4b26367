# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "Waste gathers beneath the carriage, like snow beneath a hedge. \"Under,\"\n"
        "says Jabez, with his thumb. The mule comes home three times a minute\n"
        "and waits for nobody. There is no law against it. There will be, in two\n"
        "years.\n"
    )

# Written by boilerplate/compile.py from stories/mine.py; change it there.
def render(story, node, sack, box):
    yield (
        "First a wind, out of the north, where there is no door. It is cold and\n"
        "smells of eggs, and every lamp goes flat. Then all of the ponies at\n"
        "once. Then a sound like a train that has nowhere else to go.\n"
    )

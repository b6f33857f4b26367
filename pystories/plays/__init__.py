"""One module for each story: scripts that play it to every node and end.

PLAYS holds pairs: what the play is about, and the boxes tapped, as words.
regimes/play_script.py plays them, on a PC or on a box.
"""


def load(name):
    """The plays of plays/<name>.py."""
    return __import__("plays." + name, globals(), locals(), ["PLAYS"]).PLAYS
